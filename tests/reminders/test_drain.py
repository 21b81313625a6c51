"""From a due notice to phones: who gets it, when, once."""

from datetime import timedelta
from typing import Any

import pytest
from sqlalchemy import event, func, select

from backend.accounts.services.people import disable_person
from backend.reminders.claim import LEASE, claim_notices
from backend.reminders.models import Delivery, Notice, NoticeState
from tests.reminders.post_office import MOZILLA, PostOffice

MINUTE = timedelta(minutes=1)
SECOND = timedelta(seconds=1)


def test_what_is_due_reaches_every_working_device_of_its_person(office: PostOffice) -> None:
    ada, eve = office.people.ada, office.people.eve
    phone, tablet = office.subscribe(ada, "phone"), office.subscribe(ada, "tablet", MOZILLA)
    other = office.subscribe(eve, "other")
    subject = office.plan(ada)

    report = office.drain()

    assert report["accepted"] == 1
    assert [len(office.sent_to(device)) for device in (phone, tablet, other)] == [1, 1, 0]
    assert office.state(subject) == ("accepted", None)


def test_nothing_is_sent_to_a_closed_account(office: PostOffice) -> None:
    phone = office.subscribe(office.people.ada, "phone")
    subject = office.plan(office.people.ada)
    office.do(disable_person, office.people.ada.email, office.clock.now)
    assert office.drain()["suppressed"] == 1
    assert office.state(subject) == ("suppressed", "account_closed")
    assert not office.sent_to(phone)


def test_nothing_leaves_before_its_minute(office: PostOffice) -> None:
    phone = office.subscribe(office.people.ada, "phone")
    office.plan(office.people.ada, at=office.clock.now + MINUTE)
    office.clock.move(MINUTE - SECOND)
    assert not office.drain()["claimed"]
    office.clock.move(SECOND)
    office.drain()
    assert len(office.sent_to(phone)) == 1


def test_a_notice_is_sent_once_however_often_the_drain_comes(office: PostOffice) -> None:
    phone = office.subscribe(office.people.ada, "phone")
    office.plan(office.people.ada)
    for _ in range(3):
        office.drain()
        office.clock.move(LEASE * 2)
    assert len(office.sent_to(phone)) == 1


def test_the_push_says_neutral_words_and_the_addresses_of_its_verbs(office: PostOffice) -> None:
    phone = office.subscribe(office.people.ada, "phone")
    subject = office.plan(office.people.ada)
    office.drain()
    (notification,) = office.sent_to(phone)
    data = notification["data"]
    assert notification["title"] == "Time for today's session"
    assert notification["navigate"] == "http://localhost:8000/"
    assert data["notice"] == str(office.notice(subject).id)
    assert data["receipt"] == str(office.delivery(subject, phone).id)
    assert data["expires_at"] == "2026-03-20T11:00:00Z"
    assert data["late_title"] == "Missed, tap to log"
    assert [action["action"] for action in data["actions"]] == ["done", "snooze"]
    assert data["verbs"]["done"] == {
        "method": "PUT",
        "url": f"/api/occurrences/{subject}/actions/{{id}}",
        "body": {"verb": "done"},
    }
    assert data["verbs"]["snooze"]["body"] == {"verb": "snooze", "minutes": 15}


def test_the_push_lives_as_long_as_it_is_useful_and_replaces_itself(office: PostOffice) -> None:
    phone = office.subscribe(office.people.ada, "phone")
    office.plan(office.people.ada)
    office.clock.move(30 * MINUTE)
    office.drain()
    (request,) = office.push.requests
    assert request.headers["TTL"] == str(90 * 60)
    assert request.headers["Urgency"] == "high"
    assert request.headers["Topic"] == office.sent_to(phone)[0]["tag"]


def test_what_is_past_its_use_expires_unsent(office: PostOffice) -> None:
    phone = office.subscribe(office.people.ada, "phone")
    subject = office.plan(office.people.ada)
    office.clock.move(timedelta(hours=2))
    assert office.drain()["expired"] == 1
    assert office.state(subject) == ("expired", "late")
    assert not office.sent_to(phone)


def test_a_kind_that_nobody_knows_any_more_does_not_stop_the_rest(office: PostOffice) -> None:
    phone = office.subscribe(office.people.ada, "phone")
    strange = office.plan(office.people.ada, "barefoot_dance")
    office.plan(office.people.ada)
    office.drain()
    assert office.state(strange) == ("failed", "unknown_kind")
    assert len(office.sent_to(phone)) == 1


def test_ten_are_in_the_air_at_most_and_every_slot_is_used_again(office: PostOffice) -> None:
    for number in range(35):
        office.subscribe(office.people.ada if number < 18 else office.people.eve, f"phone-{number}")
    office.plan(office.people.ada)
    office.plan(office.people.eve)
    office.drain()
    assert office.push.most_in_flight == 10
    assert len(office.push.requests) == 35


def test_a_hundred_and_more_go_out_in_one_drain(office: PostOffice) -> None:
    for person in office.neighbours(130):
        office.plan(person)
    assert office.drain()["accepted"] == 130
    assert len({request.endpoint.url for request in office.push.requests}) == 130


class TestStopping:
    def test_what_is_in_the_air_is_waited_for_and_the_rest_left_for_the_next(
        self, office: PostOffice
    ) -> None:
        people = (office.people.ada, office.people.ben, office.people.eve)
        for person in people:
            for number in range(12):
                office.subscribe(person, f"{person.id}-{number}")
            office.plan(person)
        office.drain(is_stopping=lambda: len(office.push.requests) >= 10)
        assert len(office.push.requests) == 10
        with office.database.session() as session:
            accepted = session.scalar(select(func.count()).where(Delivery.status == "accepted"))
            waiting = session.scalar(
                select(func.count()).where(
                    Notice.state == NoticeState.OPEN, Notice.visible_at <= office.clock.now
                )
            )
        assert accepted == 10
        assert waiting == 3
        office.drain()
        assert len(office.push.requests) == 36


# PostgreSQL's planner goes by the size of the table; its speed is measured in bench/.
@pytest.mark.parametrize("any_database", ["sqlite"], indirect=True)
def test_the_queue_is_read_off_its_index(office: PostOffice) -> None:
    """Otherwise a claim slows down with every reminder ever sent."""
    office.plan(office.people.ada)
    statements: list[tuple[str, Any]] = []
    with office.database.session() as session:
        event.listen(
            session.connection(), "before_cursor_execute", lambda *args: statements.append((args[2], args[3]))
        )
        claim_notices(session, office.clock.now)
        plans = [
            row[3]
            for statement, values in statements
            for row in session.connection().exec_driver_sql(f"EXPLAIN QUERY PLAN {statement}", values)
        ]
    assert any("SEARCH notice USING INDEX ix_notice_open" in plan for plan in plans)
    assert not any("SCAN" in plan or "TEMP B-TREE" in plan for plan in plans)
