"""A gunicorn of this project in processes of its own, and a browser that asks it again and again."""

import json
import os
import re
import subprocess
import sys
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from http import HTTPStatus
from http.client import HTTPConnection, RemoteDisconnected
from pathlib import Path

from tests.services.programs import dying_with_us, free_port, wait_until

ROOT = Path(__file__).parent.parent
PASSWORD = "correct horse battery"
START_SECONDS = 90
TICKS_PER_SECOND = os.sysconf("SC_CLK_TCK")


class Client:
    """One connection, kept open."""

    def __init__(self, port: int) -> None:
        self._connection = HTTPConnection("127.0.0.1", port, timeout=30)
        self._cookie: dict[str, str] = {}

    def sign_in(self, email: str) -> None:
        body = json.dumps({"email": email, "password": PASSWORD})
        self._connection.request("POST", "/api/session", body, {"Content-Type": "application/json"})
        answer = self._connection.getresponse()
        answer.read()
        assert answer.status == HTTPStatus.OK, answer.status
        self._cookie = {"Cookie": str(answer.headers["Set-Cookie"]).split(";")[0]}

    def get(self, path: str) -> bytes:
        try:
            return self._ask(path)
        except (RemoteDisconnected, BrokenPipeError):
            # gunicorn closes what was silent for two seconds.
            self._connection.close()
            return self._ask(path)

    def _ask(self, path: str) -> bytes:
        self._connection.request("GET", path, headers=self._cookie)
        answer = self._connection.getresponse()
        content = answer.read()
        assert answer.status == HTTPStatus.OK, answer.status
        return content

    def close(self) -> None:
        self._connection.close()


class Server:
    """One arbiter with one worker."""

    def __init__(self, port: int, arbiter: int) -> None:
        self.port = port
        self.worker = _only_child(arbiter)

    def cpu_seconds(self) -> float:
        return cpu_seconds_of(self.worker)

    def memory_mib(self) -> float:
        status = Path(f"/proc/{self.worker}/status").read_text()
        found = re.search(r"^VmRSS:\s+(\d+) kB$", status, re.MULTILINE)
        assert found is not None
        return int(found[1]) / 1024


def cpu_seconds_of(pid: int) -> float:
    fields = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()
    return (int(fields[11]) + int(fields[12])) / TICKS_PER_SECOND


@contextmanager
def soleus_served(data: Path, told: Mapping[str, str], path: str = "/readyz") -> Iterator[Server]:
    """`soleus serve --demo`, as `make run` starts it; it is up when `path` answers."""
    demo = {"SOLEUS_DEMO_PASSWORD": PASSWORD, "SOLEUS_DEMO_DUE_MINUTES": "60"}
    with _served(
        [sys.executable, "-m", "backend.cli", "serve", "--demo"], data, {**demo, **told}, path
    ) as server:
        yield server


@contextmanager
def bare_flask_served(data: Path, answer_file: Path) -> Iterator[Server]:
    """The same gunicorn with the same settings; only the app is another."""
    app = f"bench.bare_flask:create_app('{answer_file}')"
    gunicorn = [sys.executable, "-m", "gunicorn", "--config", "gunicorn.conf.py", app]
    # Nothing embedded; its limits would be in this Redis if it counted any.
    told = {"SOLEUS_EMBED": "0", "SOLEUS_LIMITS_URL": "redis://127.0.0.1/0"}
    with _served(gunicorn, data, told, path="/api/today") as server:
        yield server


@contextmanager
def _served(
    command: list[str], data: Path, told: Mapping[str, str], path: str = "/readyz"
) -> Iterator[Server]:
    port = free_port()
    environment = os.environ | {"SOLEUS_DATA": str(data), "PORT": str(port), **told}
    log = data.with_suffix(".log")
    with log.open("wb") as output:
        process = subprocess.Popen(
            [*dying_with_us(), *command], cwd=ROOT, env=environment, stdout=output, stderr=output
        )
        try:
            wait_until(lambda: _is_answering(port, path, process, log), f"{path} to answer", START_SECONDS)
            yield Server(port, process.pid)
        finally:
            process.terminate()
            process.wait(60)


def _is_answering(port: int, path: str, process: subprocess.Popen[bytes], log: Path) -> bool:
    if process.poll() is not None:
        raise RuntimeError(f"the server ended at its start:\n{log.read_text()}")
    client = Client(port)
    try:
        client.get(path)
    except (OSError, AssertionError):
        return False
    finally:
        client.close()
    return True


def _only_child(pid: int) -> int:
    (child,) = Path(f"/proc/{pid}/task/{pid}/children").read_text().split()
    return int(child)
