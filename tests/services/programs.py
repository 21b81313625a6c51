"""The servers and browsers of this machine, and what a test does without one."""

import os
import shutil
import socket
import time
from collections.abc import Callable, Iterator
from contextlib import suppress
from itertools import cycle
from pathlib import Path
from typing import NoReturn, TypeVar

import pytest

T = TypeVar("T")

# What comes at once is not waited for; and a disk that stands still for half a minute is nobody's fault.
PATIENCE_SECONDS = 120.0

POSTGRES = Path("/usr/lib/postgresql")
# Below them are the well-known ones, above them those that connections get from the kernel.
FIRST_PORT, LAST_PORT = 12_000, 32_000
PORTS_OF_A_PROCESS = 200
IS_CI = os.environ.get("CI") == "true"


def find_program(*names: str) -> Path | None:
    """The first of these that is here; Debian keeps PostgreSQL out of PATH, and 15 is preferred."""
    for name in names:
        for candidate in (POSTGRES / "15/bin" / name, *POSTGRES.glob(f"*/bin/{name}")):
            if candidate.exists():
                return candidate
        found = shutil.which(name)
        if found:
            return Path(found)
    return None


def need_program(*names: str) -> Path:
    """As `find_program`; without it the test is skipped by name, and in CI it fails."""
    program = find_program(*names)
    if program is None:
        miss(f"{names[0]} is not installed (make services)")
    return program


def miss(reason: str) -> NoReturn:
    """Skip for a named reason; in CI nothing is skipped, so there it fails."""
    if IS_CI:
        pytest.fail(reason)
    pytest.skip(reason)


def free_port() -> int:
    """A port of 127.0.0.1 that nobody listens on, and that nobody is given before it is bound.

    It lies below those that the kernel hands out for connections, and is handed out once by this process;
    processes that test beside it begin elsewhere.
    """
    for port in _ports:
        with socket.socket() as probe, suppress(OSError):
            probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            probe.bind(("127.0.0.1", port))
            return port
    raise AssertionError("there is no end of ports")


def _ports_of(process: int) -> Iterator[int]:
    lanes = (LAST_PORT - FIRST_PORT) // PORTS_OF_A_PROCESS
    first = FIRST_PORT + process % lanes * PORTS_OF_A_PROCESS
    return cycle(range(first, first + PORTS_OF_A_PROCESS))


_ports = _ports_of(os.getpid())


def dying_with_us() -> list[str]:
    """A server must not outlive tests that were killed."""
    setpriv = shutil.which("setpriv")
    return [setpriv, "--pdeathsig", "SIGINT", "--"] if setpriv else []


def wait_until(condition: Callable[[], T], what: str, timeout_seconds: float = PATIENCE_SECONDS) -> T:
    """The condition's first true answer; fails with `what` was waited for once the time is over."""
    end = time.monotonic() + timeout_seconds
    while not (answer := condition()):
        if time.monotonic() > end:
            raise AssertionError(f"waited {timeout_seconds:g} s for {what}")
        time.sleep(0.02)
    return answer
