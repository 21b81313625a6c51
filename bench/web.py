"""web.today, web.p99_while_sending, memory.worker: the web process as `make run` starts it."""

import json
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta
from pathlib import Path
from tempfile import TemporaryDirectory

from sqlalchemy import func, select

from backend.db import Database
from backend.reminders.heartbeat import BEAT
from backend.reminders.models import Notice, NoticeState
from bench.rounds import Effort, Row, compare, plain
from bench.served import ROOT, Client, Server, bare_flask_served, soleus_served
from bench.town import add_patients, give_phones, make_due
from tests.services.programs import dying_with_us, wait_until

TODAY = "/api/today"
ADA = "ada@example.org"
OUR_REQUESTS = 400
THEIR_REQUESTS = 2000
REMINDERS = 3000
# The worker knows of what is due after its next heartbeat; this is soon after.
AHEAD = BEAT + timedelta(seconds=2)
EVERY_SECONDS = 0.02
IDLE_REQUESTS = 500
# A round of sending takes half a minute.
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
    """Ada opens her day while the worker in the same process sends an evening's reminders."""
    with TemporaryDirectory(prefix="soleus-bench-") as folder, _plain_push_service(Path(folder)) as origin:
        data = Path(folder) / "soleus"
        with soleus_served(data, {"SOLEUS_PUSH_EXTRA_ORIGINS": origin}) as server:
            database = Database(f"sqlite:///{data / 'soleus.db'}")
            people = add_patients(database, effort.of(REMINDERS))
            give_phones(database, people, origin)
            ada = Client(server.port)
            ada.sign_in(ADA)
            memory: list[float] = []

            def sending() -> float:
                make_due(database, people, datetime.now(UTC) + AHEAD)
                wait_until(lambda: _count(database, NoticeState.ACCEPTED), "the worker to begin", 120)
                p99 = _p99_ms(ada, lambda asked: _count(database, NoticeState.OPEN) > 0 or asked < 50)
                memory.append(server.memory_mib())
                return p99

            def idle() -> float:
                return _p99_ms(ada, lambda asked: asked < effort.of(IDLE_REQUESTS))

            rounds = min(SENDING_ROUNDS, effort.rounds)
            yield from compare("web.p99_while_sending", "ms", sending, {"idle embedded": idle}, rounds)
            yield plain("memory.worker", "MiB", memory)
            ada.close()
            database.close()


def _per_cpu_second(server: Server, client: Client, count: int) -> float:
    """Of the server's processor time; what the client costs is not counted."""
    start = server.cpu_seconds()
    for _ in range(count):
        client.get(TODAY)
    return count / (server.cpu_seconds() - start)


def _p99_ms(client: Client, goes_on: Callable[[int], bool]) -> float:
    """Asked at fixed times: a slow answer makes the next ones late, and that counts."""
    taken: list[float] = []
    at = time.perf_counter()
    while goes_on(len(taken)):
        time.sleep(max(at - time.perf_counter(), 0))
        client.get(TODAY)
        taken.append(time.perf_counter() - at)
        at += EVERY_SECONDS
    return sorted(taken)[int(len(taken) * 0.99)] * 1000


def _count(database: Database, state: NoticeState) -> int:
    with database.reading_session() as session:
        return session.scalar(select(func.count()).where(Notice.state == state)) or 0


@contextmanager
def _plain_push_service(folder: Path) -> Iterator[str]:
    """Its origin; plain HTTP, because the worker takes no certificate that the world does not know."""
    command = [sys.executable, "-m", "tests.fakes.push_service", "0", str(folder / "push.log")]
    with subprocess.Popen(
        [*dying_with_us(), *command], cwd=ROOT, stdout=subprocess.PIPE, text=True
    ) as process:
        try:
            assert process.stdout is not None
            yield json.loads(process.stdout.readline())["origin"]
        finally:
            process.terminate()
