"""Two who use one id, answer one morning or look after one person at once, on both databases."""

from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from datetime import datetime
from pathlib import Path
from threading import Barrier
from uuid import UUID, uuid4

import pytest
from sqlalchemy import select

from backend.db import Database
from backend.diary.models import Verdict
from backend.diary.schemas import MorningCheckIn, SessionEntryIn
from backend.diary.services import report_morning, report_session
from backend.diary.watch import watch
from backend.web.problems import NotFound
from tests.conftest import make_cast
from tests.diary.scenes import CALM, Diary
from tests.fakes.clock import FakeClock
from tests.services.programs import PATIENCE_SECONDS
from tests.tables import TABLES

NOW = datetime.fromisoformat("2026-03-20T09:00:00+00:00")
ROUNDS = 10


@pytest.fixture(params=["sqlite", pytest.param("postgres", marks=pytest.mark.postgres)])
def both(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Database]:
    """An empty database, of each kind in turn."""
    on_sqlite = request.param == "sqlite"
    url = f"sqlite:///{tmp_path / 'soleus.db'}" if on_sqlite else request.getfixturevalue("postgres_url")
    database = Database(url)
    TABLES.create_all(database.engine)
    yield database
    database.close()


def test_of_two_people_who_use_one_id_at_once_one_stores_it_and_to_the_other_it_does_not_exist(
    both: Database,
) -> None:
    with both.session() as session, session.begin():
        cast = make_cast(session)
    report = SessionEntryIn(occurrence_id=None, done_at=NOW, pain_during=3)

    def outcome(person_id: UUID, entry_id: UUID, both_ready: Barrier) -> bool:
        with both.session() as session:
            both_ready.wait(timeout=PATIENCE_SECONDS)
            try:
                report_session(session, person_id, entry_id, report, NOW)
            except NotFound:
                return False
            return True

    with ThreadPoolExecutor(2) as threads:
        for _ in range(ROUNDS):
            entry_id, both_ready = uuid4(), Barrier(2)
            running = [
                threads.submit(outcome, person.id, entry_id, both_ready) for person in (cast.ada, cast.eve)
            ]
            assert sorted(one.result() for one in running) == [False, True]


def test_two_tabs_that_answer_one_morning_at_once_move_the_load_once(both: Database) -> None:
    with both.session() as session, session.begin():
        cast = make_cast(session)
    with both.session() as session:
        diary = Diary(session, cast, FakeClock(), session.merge(cast.ada))
        diary.begin()
        diary.train("2026-03-20")
        row = diary.row("next_day_check", "2026-03-21")
        report = MorningCheckIn.model_validate(
            {"occurrence_id": row.id, "answered_at": row.due_at, "morning_pain": 0} | CALM | {"after": 5}
        )
        session.commit()
    check_id, both_ready = uuid4(), Barrier(2)

    def answer() -> None:
        with both.session() as session:
            both_ready.wait(timeout=PATIENCE_SECONDS)
            report_morning(session, cast.ada.id, check_id, report, row.due_at)

    with ThreadPoolExecutor(2) as threads:
        for one in [threads.submit(answer), threads.submit(answer)]:
            one.result()
    with both.session() as session:
        rules = [said.rule for said in session.scalars(select(Verdict).order_by(Verdict.rule))]
    assert rules == ["P6", "S8", "T3"]


def test_two_workers_look_after_a_person_once(both: Database) -> None:
    with both.session() as session, session.begin():
        cast = make_cast(session)
    with both.session() as session:
        clock = FakeClock()
        Diary(session, cast, clock, session.merge(cast.ada)).begin()
    both_ready = Barrier(2)

    def look() -> int:
        with both.session() as session:
            both_ready.wait(timeout=PATIENCE_SECONDS)
            return watch(session, clock.now, 10)

    with ThreadPoolExecutor(2) as threads:
        looks = [one.result() for one in [threads.submit(look), threads.submit(look)]]
    assert sorted(looks) == [0, 1]
