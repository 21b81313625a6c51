"""A sender whose transaction PostgreSQL gives up for others' sake tries it again, and sends nothing again."""

from collections.abc import Iterator
from contextlib import contextmanager

import pytest
from psycopg.errors import DeadlockDetected, SerializationFailure
from sqlalchemy import event
from sqlalchemy.exc import OperationalError

from backend.db import MOST_TRIES
from tests.reminders.post_office import MOZILLA, PostOffice

pytestmark = pytest.mark.parametrize("any_database", ["sqlite"], indirect=True)
# More than any drain here has.
MOST = 99


@contextmanager
def _giving_up(office: PostOffice, numbers: range, kind: type[Exception]) -> Iterator[list[str]]:
    """In the statements of those numbers, counted from now on; yields all that were tried."""
    tried: list[str] = []

    def maybe(_connection: object, _cursor: object, statement: str, *_rest: object) -> None:
        tried.append(statement)
        if len(tried) - 1 in numbers:
            raise OperationalError(statement, {}, kind())

    event.listen(office.database.engine, "before_cursor_execute", maybe)
    yield tried
    event.remove(office.database.engine, "before_cursor_execute", maybe)


@pytest.mark.parametrize("kind", [DeadlockDetected, SerializationFailure])
def test_at_whichever_statement_all_is_told_once(office: PostOffice, kind: type[Exception]) -> None:
    for number, person in enumerate(office.neighbours(MOST)):
        office.subscribe(person, f"tablet-{number}", MOZILLA)
        office.restart()
        office.push.requests.clear()
        subjects = [office.plan(person), office.plan(person, "gtn_patch")]
        with _giving_up(office, range(number, number + 1), kind) as tried:
            report = office.drain()
        assert [office.state(subject)[0] for subject in subjects] == ["accepted", "accepted"], number
        assert len(office.push.requests) == len(set(office.push.urls)) == 2, number
        assert (report["claimed"], report["accepted"], report["merged"]) == (2, 1, 1), number
        if len(tried) <= number:
            return
    pytest.fail("a drain has more statements than that")


def test_what_is_given_up_again_and_again_is_left_to_its_lease(office: PostOffice) -> None:
    office.subscribe(office.people.ada, "phone")
    subject = office.plan(office.people.ada)
    with _giving_up(office, range(MOST), DeadlockDetected) as tried, pytest.raises(OperationalError):
        office.drain()
    assert len(tried) == MOST_TRIES
    assert office.state(subject) == ("open", None)
    assert office.drain()["accepted"] == 1
