"""PostgreSQL and Redis die under senders that are left to themselves: nothing lost, nothing shown twice."""

from collections import Counter
from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest
import redis

from backend.db import Database
from tests.services.postgres import PostgresCluster
from tests.services.programs import free_port, need_program
from tests.services.redis import running_redis
from tests.torture.bookkeeping import check_rows, wait_until_told
from tests.torture.people import gather
from tests.torture.push_log import Log, push_service, told
from tests.torture.senders import Birth, at_work, separate, wait_for_count

pytestmark = pytest.mark.torture


@pytest.fixture
def times(is_long: bool) -> int:
    return 10 if is_long else 1


@pytest.fixture
def reminders(is_long: bool) -> int:
    return 3000 if is_long else 600


class OwnRedis:
    """One that may be killed and comes back empty, at the same address."""

    def __init__(self) -> None:
        self._program = str(need_program("redis-server"))
        self._port = free_port()
        self._start()

    def _start(self) -> None:
        self._running = running_redis(self._program, self._port)
        self.url = self._running.__enter__()

    def stop(self) -> None:
        self._running.__exit__(None, None, None)

    def crash(self) -> None:
        self.stop()
        self._start()

    def empty(self) -> None:
        with redis.Redis.from_url(self.url) as client:
            client.flushall()


@pytest.fixture
def own_redis() -> Iterator[OwnRedis]:
    own = OwnRedis()
    yield own
    own.stop()


class Run:
    """Two consumers, a push service, and something that happens while they send."""

    def __init__(self, folder: Path, bear: Birth, database_url: str, redis_url: str) -> None:
        self.folder = folder
        self.bear = bear
        self.database_url = database_url
        self.set_up = separate(database_url, redis_url)

    def survive(self, reminders: int, times: int, happen: Callable[[], None]) -> None:
        database, log = Database(self.database_url), Log(self.folder / "push.log")
        with push_service(self.folder / "push.log") as origin:
            crowd = gather(database, origin, reminders)
            due_by = datetime.now(UTC)
            senders = self.set_up.make_senders(self.bear, self.folder, origin)
            with at_work(senders):
                for time in range(1, times + 1):
                    wait_for_count(log, time * len(crowd.phones) // (times + 1), senders)
                    happen()
                states = wait_until_told(database, due_by)
                for sender in senders:
                    sender.check_running()
        assert states == Counter(accepted=reminders), "lost"
        counted = told(log.sent(crowd.phones), crowd)
        assert (counted["lost"], counted["twice"]) == (0, 0)
        with database.session() as session:
            check_rows(session)
        database.close()


def test_postgresql_crashes_under_two_consumers(
    tmp_path: Path,
    bear: Birth,
    durable_postgres: PostgresCluster,
    redis_url: str,
    reminders: int,
    times: int,
) -> None:
    def crash() -> None:
        durable_postgres.crash()
        durable_postgres.start()

    url = durable_postgres.url(durable_postgres.create_database())
    Run(tmp_path, bear, url, redis_url).survive(reminders, times, crash)


@pytest.mark.parametrize("happen", [OwnRedis.empty, OwnRedis.crash], ids=["is emptied", "crashes"])
def test_redis_under_two_consumers(
    tmp_path: Path,
    bear: Birth,
    postgres_url: str,
    own_redis: OwnRedis,
    happen: Callable[[OwnRedis], None],
    reminders: int,
    times: int,
) -> None:
    run = Run(tmp_path, bear, postgres_url, own_redis.url)
    run.survive(reminders, times, lambda: happen(own_redis))
