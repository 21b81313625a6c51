"""What those who change a plan ask of the reminders."""

from datetime import timedelta
from uuid import UUID, uuid4

import pytest
from sqlalchemy import func, select
from sqlalchemy.orm import Session

from backend.db import transaction
from backend.reminders import planning
from backend.reminders.claim import claim_notices
from backend.reminders.models import Notice, NoticeEvent
from backend.reminders.planning import WAKE, Prompt
from tests.reminders.post_office import USEFUL, PostOffice

MINUTE = timedelta(minutes=1)
HOUR = timedelta(hours=1)


def test_planning_the_same_twice_is_one_notice(office: PostOffice) -> None:
    subject = uuid4()
    for _ in range(2):
        office.plan(office.people.ada, subject=subject)
    assert _count(office) == 1


def test_of_two_prompts_for_one_instant_the_later_counts(office: PostOffice) -> None:
    first = office.plan(office.people.ada)
    second = office.plan(office.people.ada)
    assert _count(office) == 1
    assert _subjects(office) == {second} != {first}


def test_of_two_prompts_planned_together_the_later_counts(office: PostOffice) -> None:
    first, second = uuid4(), uuid4()
    due_at = office.clock.now + HOUR
    prompts = [Prompt("session", due_at, due_at + USEFUL, subject, 1) for subject in (first, second)]
    office.do(planning.plan_notices, office.people.ada.id, prompts, office.clock.now)
    assert _subjects(office) == {second}


def test_a_cancelled_notice_is_opened_again(office: PostOffice) -> None:
    subject = office.plan(office.people.ada, at=office.clock.now + HOUR)
    assert office.do(planning.cancel_notices, [subject], "adjusted", office.clock.now) == 1
    assert office.state(subject) == ("cancelled", "adjusted")
    office.plan(office.people.ada, at=office.clock.now + HOUR, subject=subject)
    assert office.state(subject) == ("open", None)
    assert _count(office) == 1


def test_what_was_sent_is_not_sent_again_for_the_same_instant(office: PostOffice) -> None:
    phone = office.subscribe(office.people.ada, "phone")
    subject = office.plan(office.people.ada)
    office.drain()
    office.plan(office.people.ada, subject=subject)
    office.drain()
    assert len(office.sent_to(phone)) == 1


def test_what_is_past_its_use_is_not_planned(office: PostOffice) -> None:
    office.plan(office.people.ada, at=office.clock.now - USEFUL)
    assert _count(office) == 0


def test_what_is_late_but_useful_is_sent_at_once(office: PostOffice) -> None:
    phone = office.subscribe(office.people.ada, "phone")
    office.plan(office.people.ada, at=office.clock.now - HOUR)
    office.drain()
    assert len(office.sent_to(phone)) == 1


def test_planning_again_leaves_alone_what_is_on_its_way(office: PostOffice) -> None:
    subject = office.plan(office.people.ada)
    claim = office.do(claim_notices, office.clock.now)
    office.plan(office.people.ada, subject=subject)
    assert office.notice(subject).token == claim.token


def test_planning_something_else_at_that_instant_stops_the_send(office: PostOffice) -> None:
    office.plan(office.people.ada)
    office.do(claim_notices, office.clock.now)
    other = office.plan(office.people.ada)
    assert office.notice(other).token is None
    assert office.notice(other).visible_at <= office.clock.now


def test_a_thousand_prompts_are_planned_at_once(office: PostOffice) -> None:
    subject = uuid4()
    start = office.clock.now
    prompts = [
        Prompt("session", start + number * MINUTE, start + number * MINUTE + USEFUL, subject, 1)
        for number in range(1, 1201)
    ]
    office.do(planning.plan_notices, office.people.ada.id, prompts, office.clock.now)
    assert _count(office) == 1200


@pytest.mark.parametrize("sent", [False, True], ids=["before it was sent", "after it was sent"])
def test_doing_it_ends_the_notice(office: PostOffice, sent: bool) -> None:
    office.subscribe(office.people.ada, "phone")
    subject = office.plan(office.people.ada)
    if sent:
        office.drain()
    office.do(planning.settle_notices, [subject], "done", office.clock.now)
    assert office.state(subject) == (("acted" if sent else "cancelled"), "done")
    assert _events(office) == (["acted"] if sent else [])


class TestSnoozing:
    def test_the_reminder_comes_again_at_the_chosen_time(self, office: PostOffice) -> None:
        phone = office.subscribe(office.people.ada, "phone")
        subject = office.plan(office.people.ada)
        office.drain()
        _snooze(office, subject, 15 * MINUTE)
        office.clock.move(15 * MINUTE - timedelta(seconds=1))
        office.drain()
        assert len(office.sent_to(phone)) == 1
        office.clock.move(timedelta(seconds=1))
        office.drain()
        assert len(office.sent_to(phone)) == 2
        assert [state for state in _states(office) if state[0] != "cancelled"] == [
            ("acted", "snoozed"),
            ("accepted", None),
            ("open", None),
        ]

    def test_before_it_was_sent_only_the_new_one_is(self, office: PostOffice) -> None:
        phone = office.subscribe(office.people.ada, "phone")
        subject = office.plan(office.people.ada)
        _snooze(office, subject, 15 * MINUTE)
        office.drain()
        assert not office.sent_to(phone)
        assert _states(office) == [("cancelled", "snoozed"), ("open", None)]

    def test_done_ends_the_snoozed_one_too(self, office: PostOffice) -> None:
        subject = office.plan(office.people.ada)
        _snooze(office, subject, 15 * MINUTE)
        office.do(planning.settle_notices, [subject], "done", office.clock.now)
        assert _states(office) == [("cancelled", "snoozed"), ("cancelled", "done")]

    def test_twice_in_a_row_leaves_one_waiting(self, office: PostOffice) -> None:
        subject = office.plan(office.people.ada)
        _snooze(office, subject, 15 * MINUTE)
        _snooze(office, subject, 30 * MINUTE)
        assert [state for state, _ in _states(office)] == ["cancelled", "cancelled", "open"]


class TestWaking:
    def test_what_is_due_at_once_wakes_the_worker_after_the_commit(self, office: PostOffice) -> None:
        woken: list[int] = []
        with office.database.session() as session:
            session.info[WAKE] = lambda: woken.append(1)
            with transaction(session):
                _plan_two(session, office, timedelta(0))
                assert not woken
        assert woken == [1]

    def test_what_is_due_later_lets_it_sleep(self, office: PostOffice) -> None:
        woken: list[int] = []
        with office.database.session() as session:
            session.info[WAKE] = lambda: woken.append(1)
            _plan_two(session, office, 2 * MINUTE)
        assert not woken

    def test_a_rollback_wakes_nobody(self, office: PostOffice) -> None:
        woken: list[int] = []
        with office.database.session() as session:
            session.info[WAKE] = lambda: woken.append(1)
            with pytest.raises(ZeroDivisionError):
                _plan_two_and_stumble(session, office)
        assert not woken
        assert _count(office) == 0


def _plan_two(session: Session, office: PostOffice, ahead: timedelta) -> None:
    due_at = office.clock.now + ahead
    for kind in ("session", "gtn_patch"):
        prompt = Prompt(kind, due_at, due_at + USEFUL, uuid4(), 1)
        planning.plan_notices(session, office.people.ada.id, [prompt], office.clock.now)


def _plan_two_and_stumble(session: Session, office: PostOffice) -> None:
    with transaction(session):
        _plan_two(session, office, timedelta(0))
        raise ZeroDivisionError


def _snooze(office: PostOffice, subject: UUID, by: timedelta) -> None:
    now = office.clock.now
    ada = office.people.ada.id
    office.do(planning.snooze_notice, ada, "session", subject, now + by, now + USEFUL, 1, now)


def _count(office: PostOffice) -> int:
    with office.database.session() as session:
        return session.scalar(select(func.count()).select_from(Notice)) or 0


def _subjects(office: PostOffice) -> set[UUID | None]:
    with office.database.session() as session:
        return set(session.scalars(select(Notice.subject)))


def _states(office: PostOffice) -> list[tuple[str, str | None]]:
    with office.database.session() as session:
        rows = session.execute(select(Notice.state, Notice.reason).order_by(Notice.due_at))
        return [(row[0], row[1]) for row in rows]


def _events(office: PostOffice) -> list[str]:
    with office.database.session() as session:
        return list(session.scalars(select(NoticeEvent.event)))
