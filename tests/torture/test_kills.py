"""kill -9 at random moments: nothing lost, nothing shown twice."""

import random
from collections import Counter
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

import pytest

from backend.db import Database
from tests.torture.bookkeeping import check_rows, wait_until_told
from tests.torture.people import gather
from tests.torture.push_log import Log, Sent, push_service, told
from tests.torture.senders import Birth, Sender, SetUp, at_work, embedded, separate, wait_for_count

IN_FLIGHT = 10
# So many kills hit the whole process group, the others only the workers, which start faster again.
EVERYTHING_AT_ONCE = 4

pytestmark = pytest.mark.torture


@dataclass(frozen=True, slots=True)
class Extent:
    """A hundred of the reminders are held by each sender that is killed: fewer would all be held soon."""

    kills: int
    reminders: int


@pytest.fixture
def extent(is_long: bool) -> Extent:
    return Extent(200, 3000) if is_long else Extent(8, 750)


def test_embedded_on_sqlite_kills_lose_nothing(tmp_path: Path, extent: Extent, bear: Birth) -> None:
    _survive(tmp_path, extent, embedded(f"sqlite:///{tmp_path / 'soleus.db'}"), bear)


def test_two_consumers_on_postgresql_and_redis_kills_lose_nothing(
    tmp_path: Path, extent: Extent, bear: Birth, postgres_url: str, redis_url: str
) -> None:
    _survive(tmp_path, extent, separate(postgres_url, redis_url), bear)


def _survive(folder: Path, extent: Extent, set_up: SetUp, bear: Birth) -> None:
    database, log = Database(set_up.database_url), Log(folder / "push.log")
    with push_service(folder / "push.log") as origin:
        crowd = gather(database, origin, extent.reminders)
        due_by = datetime.now(UTC)
        senders = set_up.make_senders(bear, folder, origin)
        with at_work(senders):
            _kill_at_random(senders, log, extent.kills, len(crowd.phones))
            for sender in senders:
                sender.start()
            states = wait_until_told(database, due_by)
        sent = log.sent(crowd.phones)
    assert states == Counter(accepted=extent.reminders), "lost"
    again = _check_repeats(sent)
    assert told(sent, crowd) == Counter(lost=0, twice=0, again=again)
    assert len({one.by for one in sent}) > extent.kills // 4, "too few senders to tell them apart"
    with database.session() as session:
        check_rows(session)
    database.close()


def _kill_at_random(senders: list[Sender], log: Log, kills: int, count: int) -> None:
    """The last fifth is left to the run that is not killed."""
    moments = random.Random(kills)
    for kill in range(kills):
        least = log.count() + 1
        most = max(least, (kill + 1) * count * 8 // (10 * kills))
        for sender in senders:
            sender.start()
        wait_for_count(log, moments.randint(least, most), senders)
        victim = moments.choice(senders)
        if kill % EVERYTHING_AT_ONCE == EVERYTHING_AT_ONCE - 1:
            victim.kill()
        else:
            victim.kill_workers()


def _check_repeats(sent: list[Sent]) -> int:
    """No kill repeats more than was in flight; answers how many came again in all.

    Told apart by who sent it, not by when: the push service may still read what a killed sender had written.
    """
    latest: dict[tuple[str, str], Sent] = {}
    repeated: Counter[str] = Counter()
    for one in sent:
        key = (one.path, one.notification["tag"])
        before = latest.get(key)
        if before is not None:
            assert one.by != before.by, "repeated without a kill"
            repeated[before.by] += 1
        latest[key] = one
    assert all(repeats <= IN_FLIGHT for repeats in repeated.values()), repeated.values()
    return repeated.total()
