"""web.today, web.p99_while_sending, memory.worker: the web process as `make run` starts it."""

import json
import time
from collections.abc import Callable, Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path
from tempfile import TemporaryDirectory

from sqlalchemy import func, select

from backend.db import Database
from backend.reminders.heartbeat import BEAT
from backend.reminders.models import Notice, NoticeState
from bench.consumers import lacks_a_program, running_consumers, running_engines
from bench.push_service import running_plain_service
from bench.rounds import Effort, Row, compare, plain
from bench.served import Client, Server, bare_flask_served, soleus_served
from bench.town import add_patients, give_phones, make_due
from tests.services.programs import wait_until

TODAY = "/api/today"
ADA = "ada@example.org"
OUR_REQUESTS = 400
THEIR_REQUESTS = 2000
REMINDERS = 9000
# The worker knows of what is due after its next heartbeat; this is soon after.
AHEAD = BEAT + timedelta(seconds=2)
EVERY_SECONDS = 0.02
BURST = 50
IDLE_REQUESTS = 1000
FEWEST_REQUESTS = 50
# A round takes three quarters of a minute.
SENDING_ROUNDS = 3


def web_today(effort: Effort) -> Iterator[Row]:
    with TemporaryDirectory(prefix="soleus-bench-") as folder:
        place = Path(folder)
        with soleus_served(place / "soleus", {}) as soleus:
            ada = Client(soleus.port)
            ada.sign_in(ADA)
            answer_file = place / "today.json"
            answer_file.write_bytes(ada.get(TODAY))
            json.loads(answer_file.read_text())
            with bare_flask_served(place / "bare", answer_file) as bare:
                anyone = Client(bare.port)
                yield from compare(
                    "web.today",
                    "requests per CPU second",
                    lambda: _per_cpu_second(soleus, ada, effort.of(OUR_REQUESTS)),
                    {"bare flask": lambda: _per_cpu_second(bare, anyone, effort.of(THEIR_REQUESTS))},
                    effort.rounds,
                )
                anyone.close()
            ada.close()


def web_while_sending(effort: Effort) -> Iterator[Row]:
    """Ada opens her day while an evening's reminders are sent: in her server's process, then in another."""
    with TemporaryDirectory(prefix="soleus-bench-") as folder, running_plain_service() as origin:
        data = Path(folder) / "soleus"
        with soleus_served(data, {"SOLEUS_PUSH_EXTRA_ORIGINS": origin}) as server:
            database = Database(f"sqlite:///{data / 'soleus.db'}")
            memory: list[float] = []
            evening = _Evening(
                server, database, origin, effort, after=lambda: memory.append(server.memory_mib())
            )
            yield from evening.compare("idle embedded")
            yield plain("memory.worker", "MiB", memory)
            database.close()
    if lacks_a_program():
        print("skipped: web.p99_while_sending against idle separate (PostgreSQL or Redis is not installed)")
        return
    with (
        TemporaryDirectory(prefix="soleus-bench-") as folder,
        running_plain_service() as origin,
        running_engines(Path(folder), origin) as engines,
        soleus_served(Path(folder) / "data", engines.environment, path="/healthz") as server,
        running_consumers(engines, 1, Path(folder) / "consumer.log", is_behind_web=True),
    ):
        yield from _Evening(server, engines.database, origin, effort).compare("idle separate")


class _Evening:
    """Nine thousand reminders that become due while someone uses the app."""

    def __init__(
        self,
        server: Server,
        database: Database,
        origin: str,
        effort: Effort,
        after: Callable[[], object] = lambda: None,
    ) -> None:
        self._database = database
        self._effort = effort
        self._after = after
        self._people = add_patients(database, effort.of(REMINDERS))
        give_phones(database, self._people, origin)
        self._ada = Client(server.port)
        self._ada.sign_in(ADA)

    def compare(self, rival: str) -> list[Row]:
        rounds = min(SENDING_ROUNDS, self._effort.rounds)
        rows = compare("web.p99_while_sending", "ms", self._sending, {rival: self._idle}, rounds)
        self._ada.close()
        return rows

    def _sending(self) -> float:
        make_due(self._database, self._people, datetime.now(UTC) + AHEAD)
        wait_until(lambda: _count(self._database, NoticeState.ACCEPTED), "the worker to begin", 120)
        p99 = _p99_ms(
            self._ada, lambda asked: _count(self._database, NoticeState.OPEN) > 0 or asked < FEWEST_REQUESTS
        )
        self._after()
        return p99

    def _idle(self) -> float:
        return _p99_ms(self._ada, lambda asked: asked < self._effort.of(IDLE_REQUESTS))


def _per_cpu_second(server: Server, client: Client, count: int) -> float:
    """Of the server's processor time; what the client costs is not counted."""
    start = server.cpu_seconds()
    for _ in range(count):
        client.get(TODAY)
    return count / (server.cpu_seconds() - start)


def _p99_ms(client: Client, goes_on: Callable[[int], bool]) -> float:
    """Asked at fixed times: a slow answer makes the next ones late, and that counts.

    Whether it goes on is looked at between bursts, so that looking delays no request.
    """
    taken: list[float] = []
    while goes_on(len(taken)):
        start = time.perf_counter()
        for place in range(BURST):
            at = start + place * EVERY_SECONDS
            time.sleep(max(at - time.perf_counter(), 0))
            client.get(TODAY)
            taken.append(time.perf_counter() - at)
    return sorted(taken)[int(len(taken) * 0.99)] * 1000


def _count(database: Database, state: NoticeState) -> int:
    """Of what was made due; what may be told once more waits for its hour."""
    with database.reading_session() as session:
        query = select(func.count()).where(Notice.state == state, Notice.round == 0)
        return session.scalar(query) or 0
