"""`make scaled` is the whole set-up of several machines, and leaves nothing behind."""

import json
import os
import re
import signal
import socket
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from http.cookiejar import CookieJar
from pathlib import Path
from typing import Any
from urllib.error import HTTPError
from urllib.request import HTTPCookieProcessor, OpenerDirector, Request, build_opener

import pytest

from tests.architecture.sources import ROOT
from tests.fakes.phone import Phone
from tests.fakes.push_service import PushService
from tests.services.programs import PATIENCE_SECONDS, dying_with_us, free_port, need_program, wait_until

PASSWORD = "correct horse battery"


@dataclass(frozen=True, slots=True)
class Running:
    process: subprocess.Popen[bytes]
    port: int
    log: Path

    @property
    def address(self) -> str:
        return f"http://127.0.0.1:{self.port}"

    def ports(self) -> list[int]:
        """Of the web, PostgreSQL and Redis."""
        told = re.findall(r"(?:127\.0\.0\.1|localhost):(\d+)", self.log.read_text())
        return sorted({int(port) for port in told})

    def parts(self, name: str) -> list[int]:
        """What it started by that name."""
        return [pid for pid in _children_of(self.process.pid) if name in _command_of(pid)]


@pytest.fixture
def push() -> Iterator[PushService]:
    with PushService() as service:
        yield service


@pytest.fixture
def scaled(tmp_path: Path, push: PushService) -> Iterator[Running]:
    need_program("redis-server")
    need_program("initdb")
    port, log = free_port(), tmp_path / "log"
    told = {
        "PORT": str(port),
        "SOLEUS_DATA": str(tmp_path / "data"),
        "SOLEUS_DEMO_PASSWORD": PASSWORD,
        "SOLEUS_PUSH_EXTRA_ORIGINS": push.origin,
    }
    with log.open("wb") as output:
        process = subprocess.Popen(
            [*dying_with_us(), sys.executable, "-m", "scripts.run_scaled"],
            cwd=ROOT,
            env=os.environ | told,
            stdout=output,
            stderr=output,
        )
    try:
        yield Running(process, port, log)
    finally:
        process.send_signal(signal.SIGINT)
        process.wait(PATIENCE_SECONDS)


@pytest.mark.slow
@pytest.mark.postgres
@pytest.mark.redis
def test_two_web_processes_and_two_consumers_work_as_one_and_stop_together(
    scaled: Running, push: PushService
) -> None:
    browser = build_opener(HTTPCookieProcessor(CookieJar()))
    wait_until(lambda: _status(browser, f"{scaled.address}/readyz") == 200, "all of it to be ready")
    wait_until(lambda: len(scaled.parts("huey_consumer")) == 2, "two consumers")
    (web,) = scaled.parts("gunicorn")
    wait_until(lambda: len(_children_of(web)) == 2, "two web processes")
    first, second = _children_of(web)

    with paused(second):
        signed_in = {"email": "ada@example.org", "password": PASSWORD}
        assert _status(browser, f"{scaled.address}/api/session", "POST", signed_in) == 200
    phone = Phone(f"{push.origin}/ada")
    with paused(first):
        assert _status(browser, f"{scaled.address}/api/today") == 200
        device = phone.subscription()
        assert _status(browser, f"{scaled.address}/api/reminders/subscription", "PUT", device) < 300
        assert _status(browser, f"{scaled.address}/api/reminders/test", "POST") == 202
    (received,) = wait_until(lambda: push.received, "the reminder")
    assert phone.read(received.body)["web_push"] == 8030

    ports = scaled.ports()
    assert len(ports) == 3
    scaled.process.send_signal(signal.SIGINT)
    assert scaled.process.wait(PATIENCE_SECONDS) == 0
    assert [port for port in ports if _is_listening(port)] == []


@contextmanager
def paused(process: int) -> Iterator[None]:
    """So that another has to answer."""
    os.kill(process, signal.SIGSTOP)
    try:
        yield
    finally:
        os.kill(process, signal.SIGCONT)


def _status(browser: OpenerDirector, url: str, method: str = "GET", content: Any = None) -> int:
    body = None if content is None else json.dumps(content).encode()
    request = Request(url, body, {"Content-Type": "application/json"}, method=method)
    try:
        with browser.open(request, timeout=PATIENCE_SECONDS) as answer:
            return int(answer.status)
    except HTTPError as answer:
        answer.close()
        return answer.code
    except OSError:
        return 0


def _is_listening(port: int) -> bool:
    with socket.socket() as probe:
        return probe.connect_ex(("127.0.0.1", port)) == 0


def _children_of(process: int) -> list[int]:
    found: list[int] = []
    for task in Path(f"/proc/{process}/task").iterdir():
        with suppress(FileNotFoundError):
            found += [int(child) for child in (task / "children").read_text().split()]
    return found


def _command_of(process: int) -> str:
    return Path(f"/proc/{process}/cmdline").read_text().replace("\0", " ")
