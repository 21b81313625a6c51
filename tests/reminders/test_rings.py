"""A sender and a person's own action that want the same rows the other way round: none is given up."""

from collections.abc import Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from threading import Event
from typing import Any
from uuid import UUID

import pytest
from sqlalchemy import ExceptionContext, event, select, text

from backend.accounts.models import Person
from backend.db import GIVEN_UP, transaction
from backend.reminders.manners.replacing import replace_notices
from backend.reminders.planning import cancel_notices
from backend.reminders.push.transfer import Answer
from tests.fakes.push import CREATED
from tests.reminders.post_office import PostOffice
from tests.services.programs import PATIENCE_SECONDS, wait_until

WAITING = text("SELECT count(*) FROM pg_locks WHERE NOT granted")

LEADER, FOLLOWER = "session", "gtn_patch"

pytestmark = pytest.mark.parametrize("any_database", ["postgresql"], indirect=True)


@pytest.fixture
def given_up(office: PostOffice) -> Iterator[list[str | None]]:
    """The statements in which PostgreSQL gave someone up, tried again or not."""
    found: list[str | None] = []

    def note(context: ExceptionContext) -> None:
        if getattr(context.original_exception, "sqlstate", None) in GIVEN_UP:
            found.append(context.statement)

    event.listen(office.database.engine, "handle_error", note)
    yield found
    event.remove(office.database.engine, "handle_error", note)


@pytest.mark.parametrize("is_lower_first", [True, False], ids=["lower id first", "higher id first"])
def test_two_that_end_one_by_one_while_both_are_handed_out(
    office: PostOffice, given_up: list[str | None], is_lower_first: bool
) -> None:
    phone = office.subscribe(office.people.ada, "phone")
    office.fill_the_air()
    subjects = _told_together(office)
    first, second = sorted(subjects, key=lambda one: office.notice(one).id, reverse=not is_lower_first)
    _end_during_first_answer(office, first, second)
    assert not given_up
    assert [office.state(subject)[0] for subject in (first, second)] == ["cancelled", "cancelled"]
    assert not office.sent_to(phone)


@pytest.mark.parametrize("is_leader_first", [True, False], ids=["leader first", "follower first"])
def test_two_that_end_one_by_one_while_both_are_recorded(
    office: PostOffice, given_up: list[str | None], is_leader_first: bool
) -> None:
    phone = office.subscribe(office.people.ada, "phone")
    leader, follower = _told_together(office)
    first, second = (leader, follower) if is_leader_first else (follower, leader)
    _end_during_first_answer(office, first, second)
    assert not given_up
    assert [office.state(subject)[0] for subject in (first, second)] == ["cancelled", "cancelled"]
    assert len(office.sent_to(phone)) == 1


def test_wishes_that_change_while_what_is_due_is_claimed(
    office: PostOffice, given_up: list[str | None]
) -> None:
    ada = office.people.ada
    phone = office.subscribe(ada, "phone")
    _told_together(office)
    with ThreadPoolExecutor(1) as sender, office.database.session() as session:
        with transaction(session):
            session.execute(select(Person.id).where(Person.id == ada.id).with_for_update())
            draining = sender.submit(office.drain)
            _wait_for_lock(office, draining)
            replace_notices(session, ada.id, office.clock.now)
        assert draining.result()["accepted"] == 1
    assert not given_up
    assert len(office.sent_to(phone)) == 1


def _told_together(office: PostOffice) -> tuple[UUID, UUID]:
    """The subjects of a leader and of what goes along with it."""
    return office.plan(office.people.ada, LEADER), office.plan(office.people.ada, FOLLOWER)


def _end_during_first_answer(office: PostOffice, first: UUID, second: UUID) -> None:
    """The first before the sender hears the answer, the second once it waits for the first."""
    asked, may_answer = Event(), Event()

    def answer(_request: object) -> Answer:
        asked.set()
        may_answer.wait(PATIENCE_SECONDS)
        return CREATED

    office.push.default = answer
    with ThreadPoolExecutor(1) as sender, office.database.session() as session:
        draining = sender.submit(office.drain)
        asked.wait(PATIENCE_SECONDS)
        with transaction(session):
            cancel_notices(session, [first], "moved", office.clock.now)
            may_answer.set()
            _wait_for_lock(office, draining)
            cancel_notices(session, [second], "moved", office.clock.now)
        draining.result()


def _wait_for_lock(office: PostOffice, draining: Future[Any]) -> None:
    with office.database.engine.connect() as connection:
        wait_until(lambda: draining.done() or connection.scalar(WAITING), "the sender to wait")
