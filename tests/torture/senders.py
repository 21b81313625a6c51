"""The processes that send, killed without a word or asked to go."""

import json
import os
import signal
import subprocess
import sys
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from tests.services.programs import dying_with_us, free_port, wait_until
from tests.torture.push_log import ROOT, Log

GUNICORN: Final = ["gunicorn", "--config", "gunicorn.conf.py", "tests.torture.short_lease:app"]
# A worker that was killed is missed within a second.
CONSUMER: Final = ["huey_consumer", "tests.torture.short_lease.huey", "-k", "process", "-w", "1", "-c", "1"]

# A command and its environment; the answer is a process id.
Birth = Callable[[Sequence[str], dict[str, str], Path], int]


@contextmanager
def cradle() -> Iterator[Birth]:
    command = [*dying_with_us(), sys.executable, "-m", "tests.torture.cradle"]
    with subprocess.Popen(
        command, cwd=ROOT, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    ) as mother:

        def bear(command: Sequence[str], environment: dict[str, str], output: Path) -> int:
            assert mother.stdin is not None
            assert mother.stdout is not None
            told = {"command": [*command], "environment": environment, "output": str(output)}
            mother.stdin.write(json.dumps(told) + "\n")
            mother.stdin.flush()
            return int(mother.stdout.readline())

        yield bear
        mother.kill()


@dataclass
class Sender:
    """A process and the workers it starts again."""

    bear: Birth
    command: Sequence[str]
    environment: dict[str, str]
    output: Path
    process: int = 0

    def start(self) -> None:
        """Unless it is running."""
        if not self.is_running:
            self.process = self.bear(self.command, self.environment, self.output)

    def kill_workers(self) -> None:
        """The one that started them starts others."""
        children = self._children()
        for child in children:
            with suppress(ProcessLookupError):  # it was on its way out already
                os.kill(child, signal.SIGKILL)
        wait_until(lambda: not any(is_alive(child) for child in children), "the workers to be gone")

    def kill(self) -> None:
        if self.process:
            with suppress(ProcessLookupError):
                os.killpg(self.process, signal.SIGKILL)
            wait_until(lambda: not self.is_running, "the sender to be gone")

    def ask_to_go(self) -> list[int]:
        """As systemd does it; answers the processes that ought to be gone soon."""
        family = [self.process, *self._children()]
        os.kill(self.process, signal.SIGTERM)
        return family

    def check_running(self) -> None:
        assert self.is_running, self.output.read_text()[-2000:]

    @property
    def is_running(self) -> bool:
        return self.process != 0 and is_alive(self.process)

    def _children(self) -> list[int]:
        tasks = Path(f"/proc/{self.process}/task/{self.process}/children")
        return [int(child) for child in tasks.read_text().split()] if self.is_running else []


def is_alive(process: int) -> bool:
    try:
        return ") Z " not in Path(f"/proc/{process}/stat").read_text()
    except (FileNotFoundError, ProcessLookupError):
        return False


def wait_for_count(log: Log, wanted: int, senders: Sequence[Sender]) -> None:
    def is_there() -> bool:
        for sender in senders:
            sender.check_running()
        return log.count() >= wanted

    wait_until(is_there, f"{wanted} pushes")


@dataclass(frozen=True)
class SetUp:
    """One way to run the house: where its rows and tickets lie, and which processes send."""

    database_url: str
    command: Sequence[str]
    engine_url: str | None = None
    senders: int = 1

    def make_senders(self, bear: Birth, folder: Path, origin: str) -> list[Sender]:
        environment = {
            "SOLEUS_DATA": str(folder / "data"),
            "SOLEUS_DATABASE_URL": self.database_url,
            "SOLEUS_PUSH_EXTRA_ORIGINS": origin,
            "SOLEUS_EMBED": "1" if self.engine_url is None else "0",
            "SOLEUS_ENGINE_URL": self.engine_url or "memory://",
            "SOLEUS_LIMITS_URL": self.engine_url or "memory://",
            "PORT": str(free_port()),
        }
        return [
            Sender(bear, self.command, environment, folder / f"sender-{number}.log")
            for number in range(self.senders)
        ]


def embedded(database_url: str) -> SetUp:
    return SetUp(database_url, GUNICORN)


def separate(database_url: str, engine_url: str, senders: int = 2) -> SetUp:
    return SetUp(database_url, CONSUMER, engine_url, senders)


@contextmanager
def at_work(senders: Sequence[Sender]) -> Iterator[None]:
    """Whatever happens, none of them outlives the block."""
    try:
        for sender in senders:
            sender.start()
        yield
    finally:
        for sender in senders:
            sender.kill()
