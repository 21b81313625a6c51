"""Consumers in processes of their own, as `docs/operations.md` starts them on as many hosts as wanted."""

import os
import subprocess
import sys
from collections.abc import Iterator, Mapping
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from sqlalchemy import func, select

from backend.db import Database
from backend.reminders.heartbeat import ALIVE_FOR
from backend.reminders.models import Heartbeat, Notice
from bench.served import ROOT, cpu_seconds_of
from bench.town import migrated
from tests.services.postgres import PostgresCluster
from tests.services.programs import dying_with_us, find_program, wait_until
from tests.services.redis import running_redis

COMMAND = [
    str(Path(sys.executable).with_name("huey_consumer")),
    "backend.engine.huey",
    "-w",
    "1",
    "-k",
    "process",
]
# As `docs/operations.md` says where the web lives on the same machine.
BEHIND = ["nice", "-n", "10"]
START_SECONDS, STOP_SECONDS = 90, 60


@dataclass(frozen=True, slots=True)
class Engines:
    """An empty, migrated PostgreSQL that syncs to disk, a Redis, and what every process is told of them."""

    database: Database
    environment: Mapping[str, str]


@contextmanager
def running_engines(folder: Path, push_origin: str) -> Iterator[Engines]:
    with ExitStack() as opened:
        redis_url = opened.enter_context(running_redis(str(find_program("redis-server"))))
        cluster = opened.enter_context(PostgresCluster(is_durable=True))
        url = cluster.url(cluster.create_database())
        told = {
            "SOLEUS_DATA": str(folder / "data"),
            "SOLEUS_DATABASE_URL": url,
            "SOLEUS_ENGINE_URL": redis_url,
            "SOLEUS_LIMITS_URL": redis_url,
            "SOLEUS_EMBED": "0",
            "SOLEUS_PUSH_EXTRA_ORIGINS": push_origin,
        }
        yield Engines(opened.enter_context(migrated(url)), told)


def lacks_a_program() -> bool:
    return find_program("initdb") is None or find_program("redis-server") is None


class Consumers:
    """Several consumers at work; their processor time is that of all their processes."""

    def __init__(self, processes: list[subprocess.Popen[bytes]]) -> None:
        self._processes = processes

    def cpu_seconds(self) -> float:
        return sum(cpu_seconds_of(pid) for process in self._processes for pid in _family(process.pid))


@contextmanager
def running_consumers(
    engines: Engines, count: int, log: Path, *, is_behind_web: bool = False
) -> Iterator[Consumers]:
    """All of them show that they are alive when the block begins."""
    command = [*BEHIND, *COMMAND] if is_behind_web else COMMAND
    began_at = datetime.now(UTC)
    with log.open("ab") as output:
        processes = [
            subprocess.Popen(
                [*dying_with_us(), *command],
                cwd=ROOT,
                env=os.environ | dict(engines.environment),
                stdout=output,
                stderr=output,
            )
            for _ in range(count)
        ]
    try:
        wait_until(lambda: _beating(engines, began_at) >= count, "the consumers to start", START_SECONDS)
        yield Consumers(processes)
    finally:
        for process in processes:
            process.terminate()
        for process in processes:
            process.wait(STOP_SECONDS)


def seconds_to_settle(database: Database, due_at: datetime, most_seconds: float) -> float:
    """From when all was due until the last of it was settled, by the database's own rows."""

    def settled() -> datetime | None:
        with database.reading_session() as session:
            # What may be told once more waits for its hour.
            is_open = session.scalar(select(func.count()).where(Notice.state == "open", Notice.round == 0))
            return None if is_open else session.scalar(select(func.max(Notice.settled_at)))

    ended_at = wait_until(settled, "all reminders to be sent", most_seconds)
    assert ended_at is not None
    return (ended_at - due_at).total_seconds()


def _beating(engines: Engines, since: datetime) -> int:
    with engines.database.reading_session() as session:
        alive = select(func.count()).where(Heartbeat.at >= max(since, datetime.now(UTC) - ALIVE_FOR))
        return session.scalar(alive) or 0


def _family(pid: int) -> list[int]:
    children = Path(f"/proc/{pid}/task/{pid}/children").read_text().split()
    return [pid, *(relative for child in children for relative in _family(int(child)))]
