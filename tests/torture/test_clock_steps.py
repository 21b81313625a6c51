"""The clock jumps while reminders are held, sent or put off, and is right again a moment later."""

from collections.abc import Callable, Iterator
from contextlib import suppress
from dataclasses import replace
from datetime import datetime, timedelta
from queue import Queue

import pytest
from sqlalchemy import select

from backend.db import Database
from backend.reminders.claim import LEASE, claim_notices
from backend.reminders.clock_steps import take_back
from backend.reminders.heartbeat import is_worker_alive, next_visible_at
from backend.reminders.models import Heartbeat
from backend.reminders.pulse import Pulse
from backend.reminders.push.transfer import Answer, PushRequest, Response
from backend.reminders.retrying import FIRST_PAUSE
from backend.settings import Settings
from tests.conftest import Cast
from tests.fakes.clock import FakeClock
from tests.fakes.phone import Phone
from tests.fakes.push import CREATED, FakePush
from tests.reminders.post_office import PostOffice
from tests.services.programs import PATIENCE_SECONDS, wait_until
from tests.torture.bookkeeping import check_rows
from tests.torture.screen import screen_after

HOUR, DAY = timedelta(hours=1), timedelta(days=1)
HALF_AN_HOUR = timedelta(minutes=30)
SECOND = timedelta(seconds=1)
# More than there is room for in the air: the last of them leave by the wrong clock.
PHONES = 12
UNAVAILABLE = Response(503, {}, b"")

pytestmark = pytest.mark.torture

STEPS = {
    "an hour ahead": HOUR,
    "an hour back": -HOUR,
    "two days ahead": 2 * DAY,
    "two days back": -2 * DAY,
}


@pytest.fixture
def push() -> FakePush:
    return FakePush()


@pytest.fixture
def office(
    database: Database, cast: Cast, clock: FakeClock, push: FakePush, settings: Settings
) -> PostOffice:
    office = PostOffice(database, cast, clock, push, settings)
    office.postage = replace(office.postage, chance=lambda: 0.0)
    return office


class Street:
    """Ada with her phones and something due now, Eve with something due in half an hour."""

    def __init__(self, office: PostOffice, step: timedelta) -> None:
        self.office = office
        self.step = step
        self.right_at = office.clock.now + SECOND
        people = office.people
        self.phones = [office.subscribe(people.ada, f"ada-{number}") for number in range(PHONES)]
        self.late_phone = office.subscribe(people.eve, "eve")
        self.now = office.plan(people.ada, "gtn_patch")
        self.later = office.plan(people.eve, "gtn_patch", at=office.clock.now + HALF_AN_HOUR)

    def jump(self) -> None:
        self.office.clock.move(self.step)

    def die_with_a_claim(self) -> None:
        self.jump()
        with self.office.database.session() as session:
            claim_notices(session, self.office.clock.now)

    def send_by_the_wrong_clock(self) -> None:
        self.jump()
        self.office.drain()

    def jump_on_the_way(self) -> None:
        self.office.push.default = _once(self.jump, CREATED)
        self.office.drain()

    def die_on_the_way(self) -> None:
        def die() -> None:
            self.jump()
            raise KeyboardInterrupt

        self.office.push.default = _once(die, CREATED)
        with suppress(KeyboardInterrupt):
            self.office.drain()

    def meet_a_service_that_is_down(self) -> None:
        self.jump()
        self.office.push.default = UNAVAILABLE
        self.office.drain()

    def set_right(self) -> None:
        """As the pulse does it, within a heartbeat."""
        self.office.clock.now = self.right_at
        self.office.push.default = CREATED
        if self.step > timedelta(0):
            with self.office.database.session() as session:
                take_back(session, self.right_at)

    def live_until(self, end: datetime) -> None:
        clock = self.office.clock
        while True:
            self.office.drain()
            with self.office.database.session() as session:
                due_at = next_visible_at(session, clock.now)
            if due_at is None or due_at > end:
                return
            clock.now = due_at

    def shown_on(self, phones: list[Phone]) -> list[int]:
        return [screen_after(self.office.sent_to(phone)).things for phone in phones]


def _once(action: Callable[[], None], answer: Answer) -> Callable[[PushRequest], Answer]:
    left = [action]

    def respond(_request: PushRequest) -> Answer:
        if left:
            left.pop()()
        return answer

    return respond


@pytest.mark.parametrize("step", STEPS.values(), ids=STEPS)
@pytest.mark.parametrize(
    "moment",
    [
        Street.die_with_a_claim,
        Street.send_by_the_wrong_clock,
        Street.jump_on_the_way,
        Street.die_on_the_way,
        Street.meet_a_service_that_is_down,
    ],
    ids=lambda moment: moment.__name__,
)
def test_once_the_clock_is_right_nothing_waits_longer_than_a_lease(
    office: PostOffice, step: timedelta, moment: Callable[[Street], None]
) -> None:
    street = Street(office, step)
    moment(street)
    street.set_right()
    street.live_until(street.right_at + LEASE + FIRST_PAUSE)
    assert street.shown_on(street.phones) == [1] * PHONES
    assert office.state(street.now) == ("accepted", None)
    street.live_until(street.right_at + HALF_AN_HOUR + LEASE)
    assert street.shown_on([street.late_phone]) == [1]
    assert office.state(street.later) == ("accepted", None)
    with office.database.session() as session:
        check_rows(session)


class TestPulse:
    """The thread itself: it waits for real, but by a clock that is moved."""

    @pytest.fixture
    def tickets(self) -> Queue[datetime]:
        return Queue()

    @pytest.fixture
    def pulse(self, office: PostOffice, tickets: Queue[datetime]) -> Iterator[Pulse]:
        pulse = Pulse(office.database, office.clock, lambda: tickets.put(office.clock.now))
        pulse.start()
        yield pulse
        pulse.stop()

    @pytest.mark.parametrize("back", [HOUR, 2 * DAY], ids=["an hour", "two days"])
    def test_goes_on_beating_when_the_clock_is_set_back(
        self, office: PostOffice, pulse: Pulse, tickets: Queue[datetime], back: timedelta
    ) -> None:
        tickets.get(timeout=PATIENCE_SECONDS)
        office.clock.move(-back)
        pulse.look_again()
        assert tickets.get(timeout=PATIENCE_SECONDS) == office.clock.now
        wait_until(lambda: _beats(office) == [office.clock.now], "a heartbeat by the right clock")

    def test_a_sign_of_life_from_the_future_is_none(self, office: PostOffice, pulse: Pulse) -> None:
        """Else a worker that died by the wrong clock would count as alive for two days."""
        wait_until(lambda: _beats(office) == [office.clock.now], "the first heartbeat")
        office.clock.move(2 * DAY)
        pulse.look_again()
        wait_until(lambda: _beats(office) == [office.clock.now], "a heartbeat two days ahead")
        pulse.stop()
        office.clock.move(-2 * DAY + HOUR)
        with office.database.session() as session:
            assert not is_worker_alive(session, office.clock.now)

    def test_takes_back_what_a_clock_that_was_ahead_has_ended(self, office: PostOffice, pulse: Pulse) -> None:
        subject = office.plan(office.people.ada, "gtn_patch")
        wait_until(lambda: _beats(office) == [office.clock.now], "the first heartbeat")
        office.clock.move(2 * DAY)
        office.drain()
        assert office.state(subject) == ("expired", "late")
        pulse.look_again()
        wait_until(lambda: _beats(office) == [office.clock.now], "a heartbeat two days ahead")
        office.clock.move(-2 * DAY)
        pulse.look_again()
        wait_until(lambda: office.state(subject)[0] == "open", "the reminder to be open again")


def _beats(office: PostOffice) -> list[datetime]:
    with office.database.reading_session() as session:
        return list(session.scalars(select(Heartbeat.at)))
