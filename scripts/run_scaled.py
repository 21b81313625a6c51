"""Soleus as it runs on several machines, on this one: PostgreSQL, Redis, two web processes, two consumers."""

import os
import signal
import subprocess
import sys
import tempfile
from contextlib import ExitStack
from http import HTTPStatus
from pathlib import Path
from types import FrameType
from urllib.request import urlopen

from tests.services.postgres import PostgresCluster
from tests.services.programs import dying_with_us, find_program, wait_until
from tests.services.redis import running_redis

ROOT = Path(__file__).parent.parent
BIN = Path(sys.executable).parent
WEB_PROCESSES = 2
CONSUMERS = 2
# Behind the web processes, whose answers somebody waits for; all of them share one machine here.
BEHIND = ["nice", "-n", "10"]
CONSUMER = [*BEHIND, str(BIN / "huey_consumer"), "backend.engine.huey", "-w", "1", "-k", "process"]
SIGNALS = (signal.SIGINT, signal.SIGTERM, signal.SIGHUP)
STOP_SECONDS = 20


def environment(database_url: str, redis_url: str, data: str) -> dict[str, str]:
    """What every process is told; the data folder holds only the secrets here."""
    return os.environ | {
        "SOLEUS_DATA": data,
        "SOLEUS_DATABASE_URL": database_url,
        "SOLEUS_ENGINE_URL": redis_url,
        "SOLEUS_LIMITS_URL": redis_url,
        "SOLEUS_EMBED": "0",
        "GUNICORN_CMD_ARGS": f"--workers {WEB_PROCESSES}",
    }


def start(command: list[str], told: dict[str, str]) -> subprocess.Popen[bytes]:
    return subprocess.Popen([*dying_with_us(), *command], cwd=ROOT, env=told, start_new_session=True)


def is_serving(told: dict[str, str]) -> bool:
    try:
        address = f"http://127.0.0.1:{told.get('PORT', '8000')}/healthz"
        with urlopen(address, timeout=2) as answer:
            return bool(answer.status == HTTPStatus.OK)
    except OSError:
        return False


def stop(processes: list[subprocess.Popen[bytes]]) -> None:
    """Asks each to end, then waits; who does not end in time is killed with its children."""
    for process in processes:
        process.terminate()
    for process in processes:
        try:
            process.wait(STOP_SECONDS)
        except subprocess.TimeoutExpired:
            os.killpg(process.pid, signal.SIGKILL)


def run(data: str) -> int:
    redis_program = find_program("redis-server")
    if redis_program is None or find_program("initdb") is None:
        print("make scaled needs PostgreSQL and Redis (make services).", file=sys.stderr)
        return 2
    with ExitStack() as stack:
        cluster = stack.enter_context(PostgresCluster(is_durable=True))
        redis_url = stack.enter_context(running_redis(str(redis_program)))
        told = environment(cluster.url(cluster.create_database()), redis_url, data)
        processes: list[subprocess.Popen[bytes]] = []
        stack.callback(stop, processes)
        web = start([str(BIN / "soleus"), "serve", "--demo"], told)
        processes.append(web)
        # The web process brings the database up to date; a consumer would find no table before.
        wait_until(lambda: is_serving(told) or web.poll() is not None, "the web to answer")
        if web.poll() is None:
            processes.extend(start(CONSUMER, told) for _ in range(CONSUMERS))
            print(f"  {WEB_PROCESSES} web processes and {CONSUMERS} consumers share:", flush=True)
            print(f"  {told['SOLEUS_DATABASE_URL']}\n  {redis_url}\n", flush=True)
            os.waitid(os.P_ALL, 0, os.WEXITED | os.WNOWAIT)
        print("One process ended; stopping the rest.", file=sys.stderr)
    return 1


def leave(_number: int, _frame: FrameType | None) -> None:
    # Asked once is enough: nothing may interrupt the stopping.
    for number in SIGNALS:
        signal.signal(number, signal.SIG_IGN)
    raise SystemExit(0)


def main() -> int:
    for number in SIGNALS:
        signal.signal(number, leave)
    given = os.environ.get("SOLEUS_DATA")
    if given:
        return run(str(Path(given).absolute()))
    with tempfile.TemporaryDirectory(prefix="soleus-scaled-") as data:
        return run(data)


if __name__ == "__main__":
    sys.exit(main())
