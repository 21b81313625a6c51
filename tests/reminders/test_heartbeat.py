"""The worker's sign of life, and when it gets up."""

from collections.abc import Iterator
from datetime import timedelta
from queue import Queue
from typing import Any

import pytest
from sqlalchemy import select

from backend.reminders.heartbeat import is_worker_alive, next_visible_at, record_heartbeat
from backend.reminders.models import Heartbeat
from backend.reminders.planning import minute_of
from backend.reminders.pulse import Pulse
from backend.web.context import utc_now
from tests.reminders.post_office import PostOffice
from tests.services.programs import PATIENCE_SECONDS, wait_until

SECOND = timedelta(seconds=1)


def test_a_worker_is_alive_for_a_minute_after_its_last_beat(office: PostOffice) -> None:
    assert not office.do(is_worker_alive, office.clock.now)
    office.do(record_heartbeat, "here:1", office.clock.now)
    office.clock.move(59 * SECOND)
    assert office.do(is_worker_alive, office.clock.now)
    office.clock.move(SECOND)
    assert not office.do(is_worker_alive, office.clock.now)


def test_workers_that_went_long_ago_are_forgotten(office: PostOffice) -> None:
    office.do(record_heartbeat, "here:1", office.clock.now)
    office.clock.move(timedelta(days=1, seconds=1))
    office.do(record_heartbeat, "here:2", office.clock.now)
    with office.database.session() as session:
        assert list(session.scalars(select(Heartbeat.worker))) == ["here:2"]


def test_the_next_instant_is_the_first_that_is_still_to_come(office: PostOffice) -> None:
    assert office.do(next_visible_at, office.clock.now) is None
    for minutes in (-1, 0, 7, 5):
        office.plan(office.people.ada, at=office.clock.now + timedelta(minutes=minutes))
    assert office.do(next_visible_at, office.clock.now) == office.clock.now + timedelta(minutes=5)


class TestPulse:
    @pytest.fixture
    def tickets(self) -> "Queue[Any]":
        return Queue()

    @pytest.fixture
    def pulse(self, office: PostOffice, tickets: "Queue[Any]") -> Iterator[Pulse]:
        pulse = Pulse(office.database, utc_now, lambda: tickets.put(utc_now()))
        yield pulse
        pulse.stop()

    def test_starts_with_a_beat_and_a_ticket(
        self, office: PostOffice, pulse: Pulse, tickets: "Queue[Any]"
    ) -> None:
        pulse.start()
        tickets.get(timeout=PATIENCE_SECONDS)
        wait_until(lambda: office.do(is_worker_alive, utc_now()), "the first heartbeat")

    def test_starts_once_a_process(self, pulse: Pulse, tickets: "Queue[Any]") -> None:
        pulse.start()
        tickets.get(timeout=PATIENCE_SECONDS)
        pulse.start()
        assert tickets.empty()

    def test_gets_up_at_the_instant_that_something_is_tried_again(
        self, office: PostOffice, pulse: Pulse, tickets: "Queue[Any]"
    ) -> None:
        began_at = utc_now()
        pulse.start()
        tickets.get(timeout=PATIENCE_SECONDS)
        office.clock.now = utc_now()
        subject = office.plan(office.people.ada)
        due_at = utc_now() + SECOND
        with office.database.session() as session, session.begin():
            session.merge(office.notice(subject)).visible_at = due_at
        pulse.look_again()
        written_at = tickets.get(timeout=PATIENCE_SECONDS)
        if written_at < due_at:  # a full minute came first, and writes its own
            assert minute_of(written_at) > began_at
            written_at = tickets.get(timeout=PATIENCE_SECONDS)
        assert timedelta(0) <= written_at - due_at < SECOND / 2

    def test_goes_on_when_the_queue_stumbles(self, office: PostOffice) -> None:
        written: list[int] = []

        def stumble() -> None:
            written.append(1)
            raise ConnectionError

        pulse = Pulse(office.database, utc_now, stumble)
        pulse.start()
        wait_until(lambda: office.do(is_worker_alive, utc_now()), "the first heartbeat")
        pulse.stop()
        assert written
