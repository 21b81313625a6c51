"""Four pushes a day, unless the person wants more or fewer."""

from datetime import UTC, datetime, timedelta
from uuid import UUID

import pytest

from backend.reminders import planning
from backend.reminders.push.transfer import Response
from tests.fakes.push import CREATED
from tests.reminders.post_office import USEFUL, PostOffice

HOUR = timedelta(hours=1)
START = datetime(2026, 3, 20, 8, 0, tzinfo=UTC)
DAY = ("heel_wedges", "next_day_check", "gtn_patch", "gtn_patch_off", "collagen", "session")
FULL = ("suppressed", "day_full")
TOLD = ("accepted", None)


def test_the_worthiest_four_of_the_day_are_told_and_not_the_first_four(office: PostOffice) -> None:
    day = _lived(office)
    assert [office.state(day[kind]) for kind in DAY] == [FULL, FULL, TOLD, TOLD, TOLD, TOLD]


@pytest.mark.parametrize(
    ("most", "told"),
    [(1, {"session"}), (2, {"session", "collagen"}), (6, set(DAY))],
    ids=["one", "two", "six"],
)
def test_the_person_chooses_how_many(office: PostOffice, most: int, told: set[str]) -> None:
    office.wish(office.people.ada, most_pushes=most)
    day = _lived(office)
    assert {kind for kind in DAY if office.state(day[kind]) == TOLD} == told


def test_what_was_told_yesterday_takes_no_place_of_today(office: PostOffice) -> None:
    for number in range(2):
        day = _lived(office, START + number * timedelta(days=1))
        assert sum(office.state(subject) == TOLD for subject in day.values()) == 4


def test_what_comes_tomorrow_takes_no_place_of_today(office: PostOffice) -> None:
    office.wish(office.people.ada, most_pushes=1)
    office.subscribe(office.people.ada, "phone")
    office.plan(office.people.ada, "session", at=office.clock.now + 20 * HOUR)
    assert office.state(_told(office, "heel_wedges")) == TOLD


def test_one_minute_is_one_push_however_much_is_in_it(office: PostOffice) -> None:
    office.wish(office.people.ada, most_pushes=1)
    phone = office.subscribe(office.people.ada, "phone")
    day = [office.plan(office.people.ada, kind) for kind in DAY]
    office.drain()
    assert len(office.sent_to(phone)) == 1
    assert {office.notice(subject).state for subject in day} == {"accepted"}


def test_a_later_minute_that_holds_much_takes_one_place(office: PostOffice) -> None:
    office.wish(office.people.ada, most_pushes=2)
    office.subscribe(office.people.ada, "phone")
    wedges = office.plan(office.people.ada, "heel_wedges", useful=12 * HOUR)
    for kind in ("gtn_patch", "gtn_patch_off", "session"):
        office.plan(office.people.ada, kind, at=office.clock.now + HOUR)
    office.drain()
    assert office.state(wedges) == TOLD


def test_a_snooze_and_a_test_are_told_and_take_no_place(office: PostOffice) -> None:
    office.wish(office.people.ada, most_pushes=1)
    phone = office.subscribe(office.people.ada, "phone")
    office.plan(office.people.ada, "test")
    session = office.plan(office.people.ada, "session")
    office.drain()
    assert len(office.sent_to(phone)) == 2
    for _ in range(2):
        now, until = office.clock.now, office.clock.now + timedelta(minutes=15)
        office.do(
            planning.snooze_notice, office.people.ada.id, "session", session, until, until + USEFUL, 1, now
        )
        office.clock.now = until
        office.drain()
    assert len(office.sent_to(phone)) == 4
    office.wish(office.people.ada, most_pushes=2)
    patch = office.plan(office.people.ada, "gtn_patch")
    office.drain()
    assert office.state(patch) == TOLD


def test_a_push_that_reached_nobody_gives_its_place_back(office: PostOffice) -> None:
    office.wish(office.people.ada, most_pushes=1)
    office.subscribe(office.people.ada, "phone")
    office.push.default = Response(400, {}, b"")
    assert office.state(_told(office, "gtn_patch"))[0] == "failed"
    office.push.default = CREATED
    office.clock.move(HOUR)
    assert office.state(_told(office, "heel_wedges")) == TOLD


def test_a_push_that_is_being_tried_again_keeps_its_place(office: PostOffice) -> None:
    office.wish(office.people.ada, most_pushes=1)
    phone = office.subscribe(office.people.ada, "phone")
    office.push.answers[phone.endpoint] = Response(503, {"retry-after": "7200"}, b"")
    patch = _told(office, "gtn_patch", useful=6 * HOUR)
    office.clock.move(HOUR)
    assert office.state(_told(office, "session")) == FULL
    office.push.answers.clear()
    office.clock.move(HOUR)
    office.drain()
    assert office.state(patch) == TOLD


def test_a_repeat_is_left_out_when_the_rest_of_the_day_needs_its_place(office: PostOffice) -> None:
    office.wish(office.people.ada, most_pushes=2)
    office.subscribe(office.people.ada, "phone")
    patch = _told(office, "gtn_patch", useful=6 * HOUR)
    office.plan(office.people.ada, "questionnaire", at=office.clock.now + 5 * HOUR)
    office.clock.move(2 * HOUR)
    office.drain()
    (repeat,) = office.rounds(patch)
    assert (repeat.state, repeat.reason) == FULL


def test_what_waits_for_a_phone_takes_no_place(office: PostOffice) -> None:
    office.wish(office.people.ada, most_pushes=1)
    _told(office, "session", useful=12 * HOUR)
    office.clock.move(HOUR)
    assert office.state(_told(office, "heel_wedges")) == ("open", "no_device")


def test_without_a_phone_nothing_is_counted(office: PostOffice) -> None:
    office.wish(office.people.ada, most_pushes=1)
    waiting = _told(office, "gtn_patch", useful=6 * HOUR)
    phone = office.subscribe(office.people.ada, "phone")
    office.drain()
    assert office.state(waiting) == TOLD
    assert len(office.sent_to(phone)) == 1


def _lived(office: PostOffice, start: datetime = START) -> dict[str, UUID]:
    """A day with something every hour, told to one phone; answers the subjects by kind."""
    office.subscribe(office.people.ada, "phone")
    office.clock.now = start
    day = {
        kind: office.plan(office.people.ada, kind, at=start + number * HOUR, useful=12 * HOUR)
        for number, kind in enumerate(DAY)
    }
    for _ in DAY:
        office.drain()
        office.clock.move(HOUR)
    return day


def _told(office: PostOffice, kind: str, useful: timedelta = USEFUL) -> UUID:
    subject = office.plan(office.people.ada, kind, useful=useful)
    office.drain()
    return subject


def test_what_was_done_before_any_push_service_took_it_takes_no_place(office: PostOffice) -> None:
    office.wish(office.people.ada, most_pushes=1)
    office.subscribe(office.people.ada, "phone")
    office.push.default = Response(503, {}, b"")
    patch = office.plan(office.people.ada, "gtn_patch")
    office.drain()
    office.do(planning.settle_notices, [patch], "done", office.clock.now)
    office.push.default = CREATED
    office.clock.move(HOUR)
    assert office.state(_told(office, "session")) == TOLD
