"""claim.growth: what it costs to take the next hundred when the table is a hundred times as long."""

import time
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from statistics import median
from typing import Any

from sqlalchemy import column, func, insert, literal, select, text, true, update, values
from sqlalchemy.orm import Session

from backend.accounts.models import Person
from backend.db import Database
from backend.reminders.claim import CLAIM_SIZE, claim_notices
from backend.reminders.models import Notice, NoticeState
from bench.rounds import Effort, Measure, Row, compare
from bench.town import USEFUL, add_patients, migrated, sqlite_database
from tests.services.postgres import PostgresCluster
from tests.services.programs import find_program

SMALL, LARGE = 10_000, 1_000_000
CLAIMS = 4
NOTICES_OF_ONE = 100
# Due in the same evening minute: they grow with the people, and a claim takes its hundred of them.
DUE_OF_ONE = 5
NOW = datetime(2026, 3, 20, 18, 0, tzinfo=UTC)
HORIZON_DAYS = 14


def claim_growth(effort: Effort) -> Iterator[Row]:
    large = max(effort.of(LARGE), SMALL * 2)
    with sqlite_database() as short, sqlite_database() as long:
        yield from _grown("sqlite 10k", short, long, large, effort)
    if find_program("initdb") is None:
        print("skipped: claim.growth against postgres 10k (PostgreSQL is not installed)")
        return
    with (
        PostgresCluster() as cluster,
        migrated(cluster.url(cluster.create_database())) as short,
        migrated(cluster.url(cluster.create_database())) as long,
    ):
        yield from _grown("postgres 10k", short, long, large, effort)


def _grown(rival: str, short: Database, long: Database, rows: int, effort: Effort) -> list[Row]:
    for database, count in ((short, SMALL), (long, rows)):
        _fill(database, count)
    return compare("claim.growth", "ms a claim", _claims(long), {rival: _claims(short)}, effort.rounds)


def _claims(database: Database) -> Measure:
    def measure() -> float:
        with database.session() as session:
            seconds = [_timed_claim(session) for _ in range(CLAIMS)]
            session.execute(
                update(Notice).where(Notice.token.is_not(None)).values(token=None, visible_at=Notice.due_at)
            )
            session.commit()
        return median(seconds) * 1000

    return measure


def _timed_claim(session: Session) -> float:
    start = time.perf_counter()
    claim = claim_notices(session, NOW)
    seconds = time.perf_counter() - start
    assert len(claim.notices) >= CLAIM_SIZE
    return seconds


def _fill(database: Database, count: int) -> None:
    """Half is history, the rest open over two weeks, and some of it due at this very minute."""
    add_patients(database, count // NOTICES_OF_ONE)
    is_postgres = database.engine.dialect.name == "postgresql"
    new_id = func.gen_random_uuid() if is_postgres else func.lower(func.hex(func.randomblob(16)))
    columns = [column(name, Notice.__table__.c[name].type) for name in _turn(0)]
    turns = (
        values(*columns, name="turn").data([tuple(_turn(n).values()) for n in range(NOTICES_OF_ONE)]).cte()
    )
    rest = {"attempt": literal(0), "revision": literal(0), "subject": new_id}
    rows = select(new_id, Person.id, *turns.c, *rest.values()).select_from(Person).join(turns, true())
    with database.session() as session, session.begin():
        session.execute(insert(Notice).from_select(["id", "person_id", *_turn(0), *rest], rows))
    if is_postgres:
        # As autovacuum would do a minute later.
        with database.engine.connect().execution_options(isolation_level="AUTOCOMMIT") as connection:
            connection.execute(text("VACUUM ANALYZE notice"))


def _turn(number: int) -> dict[str, Any]:
    """What everyone has in common: one of their notices, the late ones open, the last of them due."""
    is_open = number >= NOTICES_OF_ONE // 2
    away = timedelta(days=HORIZON_DAYS) * (number + 1) / NOTICES_OF_ONE
    due_at = NOW + away if is_open else NOW - away
    if number >= NOTICES_OF_ONE - DUE_OF_ONE:
        due_at = NOW - timedelta(seconds=number % 2)
    return {
        "kind": f"session{number}",
        "due_at": due_at,
        "visible_at": due_at,
        "expires_at": due_at + USEFUL,
        "state": NoticeState.OPEN if is_open else NoticeState.ACCEPTED,
    }
