"""Asked to go in mid-drain: gone within ten seconds, what was in the air recorded, nothing lost."""

from collections import Counter
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

import pytest
from sqlalchemy import func, select

from backend.db import Database
from backend.reminders.models import Delivery, Notice
from tests.services.programs import PATIENCE_SECONDS, wait_until
from tests.torture.bookkeeping import check_rows, states_of, wait_until_told
from tests.torture.people import gather
from tests.torture.push_log import Log, push_service, told
from tests.torture.senders import (
    Birth,
    Sender,
    SetUp,
    at_work,
    embedded,
    is_alive,
    separate,
    wait_for_count,
)

GONE_WITHIN_SECONDS = 10
REMINDERS = 120
# So long does the push service think, that ten are always in the air.
THINKS_SECONDS = "0.3"

pytestmark = pytest.mark.torture


@pytest.fixture(params=["gunicorn", "huey_consumer"])
def set_up(request: pytest.FixtureRequest, tmp_path: Path) -> SetUp:
    if request.param == "gunicorn":
        return embedded(f"sqlite:///{tmp_path / 'soleus.db'}")
    url = request.getfixturevalue("postgres_url")
    return separate(url, request.getfixturevalue("redis_url"), senders=1)


@pytest.fixture
def limit_seconds(is_long: bool) -> float:
    """Ten on a machine that does nothing else; beside other tests nobody can promise seconds."""
    return GONE_WITHIN_SECONDS if is_long else PATIENCE_SECONDS


def test_what_was_in_the_air_is_recorded(
    tmp_path: Path, set_up: SetUp, bear: Birth, limit_seconds: float
) -> None:
    database, log = Database(set_up.database_url), Log(tmp_path / "push.log")
    with push_service(tmp_path / "push.log", "--after", THINKS_SECONDS) as origin:
        crowd = gather(database, origin, REMINDERS)
        due_by = datetime.now(UTC)
        (sender,) = set_up.make_senders(bear, tmp_path, origin)
        with at_work([sender]):
            wait_for_count(log, 15, [sender])
            _go(sender, limit_seconds)
            accepted = log.count()
            assert accepted < len(crowd.phones), "it went on to the end"
            with database.reading_session() as session:
                recorded = select(func.count()).where(Delivery.status == "accepted")
                assert session.scalar(recorded) == accepted
                held = select(func.count()).where(Notice.token.is_not(None))
                assert session.scalar(held) == 0, "the next one has to wait for a lease"
            sender.start()
            wait_until_told(database, due_by)
        assert told(log.sent(crowd.phones), crowd) == Counter(lost=0, twice=0, again=0)
    with database.session() as session:
        check_rows(session)
    database.close()


def test_a_push_service_that_hangs_does_not_keep_it(
    tmp_path: Path, set_up: SetUp, bear: Birth, limit_seconds: float
) -> None:
    """It would hang for ten seconds more; its lease brings the reminder back."""
    database = Database(set_up.database_url)
    with push_service(tmp_path / "push.log") as origin:
        gather(database, origin, 6, street="hang")
        (sender,) = set_up.make_senders(bear, tmp_path, origin)
        with at_work([sender]):
            wait_until(_is_pending(database), "something to be in the air")
            _go(sender, limit_seconds)
    with database.reading_session() as session:
        assert states_of(session, Notice.round == 0) == Counter(open=6)
    database.close()


def _is_pending(database: Database) -> Callable[[], bool]:
    def is_pending() -> bool:
        with database.reading_session() as session:
            return bool(session.scalar(select(func.count()).select_from(Delivery)))

    return is_pending


def _go(sender: Sender, limit_seconds: float) -> None:
    family = sender.ask_to_go()
    wait_until(
        lambda: not any(is_alive(process) for process in family), "all of it to be gone", limit_seconds
    )
