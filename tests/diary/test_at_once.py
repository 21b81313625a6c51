"""Two people who use one id at once, on both databases."""

from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from datetime import datetime
from pathlib import Path
from threading import Barrier
from uuid import UUID, uuid4

import pytest

from backend.db import Base, Database
from backend.diary.schemas import SessionEntryIn
from backend.diary.services import report_session
from backend.web.problems import NotFound
from tests.conftest import make_cast

NOW = datetime.fromisoformat("2026-03-20T09:00:00+00:00")
ROUNDS = 10


@pytest.fixture(params=["sqlite", pytest.param("postgres", marks=pytest.mark.postgres)])
def both(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Database]:
    """An empty database, of each kind in turn."""
    on_sqlite = request.param == "sqlite"
    url = f"sqlite:///{tmp_path / 'soleus.db'}" if on_sqlite else request.getfixturevalue("postgres_url")
    database = Database(url)
    Base.metadata.create_all(database.engine)
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
            both_ready.wait(timeout=30)
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
