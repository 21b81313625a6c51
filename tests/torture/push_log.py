"""A push service that outlives every sender, and what it says it accepted."""

import base64
import json
import subprocess
import sys
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

from tests.fakes.phone import Phone
from tests.services.programs import dying_with_us
from tests.torture.people import Crowd
from tests.torture.screen import screen_after

ROOT: Final = Path(__file__).parents[2]


@contextmanager
def push_service(log: Path, *options: str) -> Iterator[str]:
    """Its origin; a process of its own."""
    log.touch()
    command = [*dying_with_us(), sys.executable, "-m", "tests.fakes.push_service", "0", str(log), *options]
    with subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE) as server:
        assert server.stdout is not None
        try:
            yield json.loads(server.stdout.readline())["origin"]
        finally:
            server.kill()


@dataclass(frozen=True, slots=True)
class Sent:
    """`by` is the token of the process that sent it: each signs its own, and no two are alike."""

    path: str
    by: str
    notification: dict[str, Any]


class Log:
    """What the push service accepted, in order."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._seen = 0
        self._count = 0

    def count(self) -> int:
        """How many lines there are; reads only what is new."""
        with self._path.open("rb") as file:
            file.seek(self._seen)
            new = file.read()
        self._seen += len(new)
        self._count += new.count(b"\n")
        return self._count

    def sent(self, phones: dict[str, Phone]) -> list[Sent]:
        """To these phones; read by independent code, each with the keys of the phone it was sent to."""
        found = []
        for line in self._path.read_text().splitlines():
            entry = json.loads(line)
            path = entry["path"]
            if path not in phones:
                continue
            notification: Any = phones[path].read(base64.b64decode(entry["body"]))["notification"]
            assert entry["headers"]["topic"] == notification["tag"]
            found.append(Sent(path, entry["headers"]["authorization"], notification))
        return found


def told(sent: list[Sent], crowd: Crowd) -> Counter[str]:
    """How many things are lost, how many are shown twice, and how many pushes came again unseen."""
    by_path: dict[str, list[dict[str, Any]]] = {path: [] for path in crowd.phones}
    for one in sent:
        by_path[one.path].append(one.notification)
    counted = Counter(lost=0, twice=0, again=0)
    for path, notifications in by_path.items():
        screen = screen_after(notifications)
        counted["lost"] += max(crowd.things[path] - screen.things, 0)
        counted["twice"] += max(screen.things - crowd.things[path], 0)
        counted["again"] += screen.again
    return counted
