"""A process that ends at each write and each send in turn, on both databases, with a real push service."""

from datetime import UTC, datetime
from itertools import count
from pathlib import Path

import pytest

from backend.db import Database
from backend.reminders.claim import LEASE
from backend.reminders.models import Notice
from tests.services.programs import wait_until
from tests.torture.bookkeeping import check_rows, states_of
from tests.torture.people import gather
from tests.torture.push_log import Log, push_service, told
from tests.torture.senders import Birth, Sender, SetUp, embedded

REMINDERS = 6
# Before and after each push and two commits, and all answers at once, as on a busy machine.
FEWEST_BOUNDARIES = 2 * REMINDERS + 2 * 2 + 1
# The short form takes every so many; the one in the same process takes them all.
STRIDE = 20

pytestmark = pytest.mark.torture


@pytest.fixture(params=["sqlite", "postgresql"])
def set_up(request: pytest.FixtureRequest, tmp_path: Path) -> SetUp:
    if request.param == "sqlite":
        return embedded(f"sqlite:///{tmp_path / 'soleus.db'}")
    return embedded(request.getfixturevalue("postgres_url"))


def test_wherever_a_process_ends_everything_is_told_once(
    tmp_path: Path, set_up: SetUp, bear: Birth, is_long: bool
) -> None:
    database, log = Database(set_up.database_url), Log(tmp_path / "push.log")
    with push_service(tmp_path / "push.log") as origin:
        (sender,) = set_up.make_senders(bear, tmp_path, origin)
        for fatal in count(1, 1 if is_long else STRIDE):
            crowd = gather(database, origin, REMINDERS, street=f"street-{fatal}")
            due_by = datetime.now(UTC)
            has_survived = _send(sender, fatal, 0)
            assert _send(sender, 0, 1 + int(LEASE.total_seconds()))
            with database.session() as session:
                assert states_of(session, Notice.due_at <= due_by)["open"] == 0, fatal
                check_rows(session)
            counted = told(log.sent(crowd.phones), crowd)
            assert (counted["lost"], counted["twice"]) == (0, 0), fatal
            if has_survived:
                break
    database.close()
    assert fatal - 1 >= FEWEST_BOUNDARIES


def _send(sender: Sender, fatal: int, seconds_ahead: int) -> bool:
    """Whether it got to its end."""
    sender.command = ["mortal_sender", str(fatal), str(seconds_ahead)]
    sender.output.write_text("")
    sender.start()
    wait_until(lambda: not sender.is_running, "the sender to be gone")
    return "passed" in sender.output.read_text()
