"""What the database promises to every use case."""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime, timedelta, timezone

import pytest
from psycopg.errors import DeadlockDetected, SerializationFailure, UniqueViolation
from sqlalchemy import select, text
from sqlalchemy.exc import IntegrityError, OperationalError, StatementError
from sqlalchemy.orm import Session

from backend.accounts.models import Clinic, Person
from backend.db import MOST_TRIES, Database, after_commit, transaction

NOW = datetime(2026, 3, 20, 9, 0, tzinfo=UTC)


def clinic(name: str = "Harbour Clinic", at: datetime = NOW) -> Clinic:
    return Clinic(name=name, zone="Europe/London", created_at=at)


def names(database: Database) -> list[str]:
    with database.reading_session() as session:
        return list(session.scalars(select(Clinic.name)))


def test_an_instant_comes_back_in_utc_whatever_offset_it_had(database: Database) -> None:
    with database.session() as session, transaction(session):
        session.add(clinic(at=NOW.astimezone(timezone(timedelta(hours=5, minutes=45)))))
    with database.reading_session() as session:
        found = session.scalars(select(Clinic.created_at)).one()
    assert (found, found.tzinfo) == (NOW, UTC)


def test_a_time_without_offset_is_refused(session: Session) -> None:
    session.add(clinic(at=NOW.replace(tzinfo=None)))
    with pytest.raises(StatementError, match="offset"):
        session.flush()


def store_then_fail(session: Session) -> None:
    with transaction(session):
        session.add(clinic())
        session.flush()
        raise RuntimeError


def let_a_part_succeed_then_fail(session: Session) -> None:
    with transaction(session):
        with transaction(session):
            session.add(clinic())
        raise RuntimeError


@pytest.mark.parametrize("use_case", [store_then_fail, let_a_part_succeed_then_fail])
def test_a_failing_use_case_leaves_nothing(database: Database, use_case: Callable[[Session], None]) -> None:
    with database.session() as session, pytest.raises(RuntimeError):
        use_case(session)
    assert names(database) == []


def test_what_follows_a_commit_runs_once_and_only_then(database: Database) -> None:
    done: list[list[str]] = []

    def note() -> None:
        done.append(names(database))

    with database.session() as session:
        with transaction(session):
            session.add(clinic())
            with transaction(session):
                after_commit(session, note)
                after_commit(session, note)
            assert done == []
        assert done == [["Harbour Clinic"]]
        with transaction(session):
            pass
    assert len(done) == 1


def test_what_follows_a_commit_does_not_follow_a_rollback(session: Session) -> None:
    done: list[bool] = []

    def ask_then_fail() -> None:
        with transaction(session):
            after_commit(session, lambda: done.append(True))
            raise RuntimeError

    with pytest.raises(RuntimeError):
        ask_then_fail()
    with transaction(session):
        pass
    assert done == []


def test_no_acknowledged_change_is_lost_between_writers(database: Database) -> None:
    """Each reads a number and writes the next one: with a late lock two would write the same."""
    with database.session() as session, transaction(session):
        session.add(clinic("0"))

    def count_on(_n: int) -> None:
        with database.session() as session, transaction(session):
            only = session.scalars(select(Clinic)).one()
            only.name = str(int(only.name) + 1)

    with ThreadPoolExecutor(8) as pool:
        list(pool.map(count_on, range(200)))
    assert names(database) == ["200"]


def test_reading_does_not_wait_for_a_writer(database: Database) -> None:
    with database.session() as writer:
        writer.add(clinic())
        writer.flush()
        assert names(database) == []
        writer.commit()
    assert names(database) == ["Harbour Clinic"]


@pytest.mark.parametrize(
    ("pragma", "value"),
    [("journal_mode", "wal"), ("synchronous", 2), ("foreign_keys", 1), ("secure_delete", 1)],
)
def test_sqlite_is_set_up_for_health_data(session: Session, pragma: str, value: object) -> None:
    assert session.execute(text(f"PRAGMA {pragma}")).scalar_one() == value


def test_an_error_does_not_repeat_what_was_being_stored(session: Session) -> None:
    session.add(Person(clinic_id=None, role="patient", email="a", name="my knee hurts", created_at=NOW))
    with pytest.raises(IntegrityError) as caught:
        session.flush()
    assert "knee" not in str(caught.value)


@pytest.mark.parametrize(
    "error", [DeadlockDetected(), SerializationFailure()], ids=["deadlock", "serialization"]
)
def test_what_the_database_gave_up_for_others_sake_is_run_again(database: Database, error: Exception) -> None:
    left, undone = [error, error], []

    def store(session: Session) -> str:
        session.add(clinic())
        session.flush()
        if left:
            raise OperationalError("", {}, left.pop())
        return "stored"

    assert database.write(store, lambda: undone.append(names(database))) == "stored"
    assert undone == [[], []]
    assert names(database) == ["Harbour Clinic"]


def test_what_fails_for_a_reason_of_its_own_is_not_run_again(database: Database) -> None:
    tried = []

    def store(_session: Session) -> None:
        tried.append(True)
        raise OperationalError("", {}, UniqueViolation())

    with pytest.raises(OperationalError):
        database.write(store)
    assert tried == [True]


def test_what_is_given_up_every_time_fails_in_the_end(database: Database) -> None:
    tried = []

    def store(_session: Session) -> None:
        tried.append(True)
        raise OperationalError("", {}, DeadlockDetected())

    with pytest.raises(OperationalError):
        database.write(store)
    assert len(tried) == MOST_TRIES
