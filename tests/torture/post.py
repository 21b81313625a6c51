"""Two thousand due reminders, the process that sends them, and what the push service got of them."""

import base64
import json
import os
import signal
import subprocess
import sys
from collections import Counter
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any
from uuid import UUID, uuid4

from sqlalchemy import func, insert, select

from backend.accounts.models import Clinic, Person, Role
from backend.db import Database
from backend.reminders.models import Notice, Subscription
from backend.reminders.services import endpoint_hash
from tests.fakes.phone import Phone
from tests.services.programs import dying_with_us, wait_until
from tests.tables import TABLES

ROOT = Path(__file__).parents[2]
PATIENCE_SECONDS = 60


@contextmanager
def push_service(log: Path) -> Iterator[str]:
    """Its origin; a process of its own, so that it outlives every sender."""
    log.touch()
    command = [*dying_with_us(), sys.executable, "-m", "tests.fakes.push_service", "0", str(log)]
    with subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE) as server:
        assert server.stdout is not None
        try:
            yield json.loads(server.stdout.readline())["origin"]
        finally:
            server.kill()


def due_reminders(database: Database, origin: str, count: int) -> dict[str, Phone]:
    """As many people, each with a phone and a reminder that is due; answers the phones by path."""
    TABLES.create_all(database.engine)
    now = datetime.now(UTC)
    phones = {f"/push/{number}": Phone(f"{origin}/push/{number}") for number in range(count)}
    people = {uuid4(): phone for phone in phones.values()}
    clinic = Clinic(id=uuid4(), name="Harbour Clinic", zone="Europe/London", created_at=now)
    with database.session() as session, session.begin():
        session.add(clinic)
        session.flush()
        session.execute(insert(Person), [_person(person_id, clinic.id, now) for person_id in people])
        session.execute(insert(Subscription), [_device(*pair, now) for pair in people.items()])
        session.execute(insert(Notice), [_due(person_id, now) for person_id in people])
    return phones


def _person(person_id: UUID, clinic_id: UUID, now: datetime) -> dict[str, Any]:
    return {
        "id": person_id,
        "clinic_id": clinic_id,
        "role": Role.PATIENT,
        "email": f"{person_id}@example.org",
        "name": "Ada",
        "password_hash": "none",
        "zone": "Europe/London",
        "created_at": now,
    }


def _device(person_id: UUID, phone: Phone, now: datetime) -> dict[str, Any]:
    return {
        "person_id": person_id,
        "endpoint": phone.endpoint,
        "endpoint_hash": endpoint_hash(phone.endpoint),
        "p256dh": phone.p256dh,
        "auth": phone.auth,
        "created_at": now,
        "renewed_at": now,
    }


def _due(person_id: UUID, now: datetime) -> dict[str, Any]:
    return {
        "person_id": person_id,
        "kind": "session",
        "due_at": now,
        "visible_at": now,
        "expires_at": now + timedelta(hours=2),
        "subject": uuid4(),
    }


@dataclass
class Sender:
    """A process and the workers it starts again, killed without a word."""

    command: Sequence[str]
    environment: dict[str, str]
    output: Path
    process: subprocess.Popen[bytes] | None = None

    def start(self) -> None:
        """Unless it is running."""
        if self._is_running:
            return
        with self.output.open("ab") as output:
            self.process = subprocess.Popen(
                [sys.executable, *self.command],
                cwd=ROOT,
                env={**os.environ, **self.environment},
                stdout=output,
                stderr=output,
                start_new_session=True,
            )

    def kill_workers(self) -> None:
        """The one that started them starts others."""
        assert self.process is not None
        children = Path(f"/proc/{self.process.pid}/task/{self.process.pid}/children").read_text().split()
        for child in children:
            with suppress(ProcessLookupError):  # it was on its way out already
                os.kill(int(child), signal.SIGKILL)
        wait_until(lambda: not any(_is_alive(child) for child in children), "the workers to be gone")

    def kill(self) -> None:
        assert self.process is not None
        os.killpg(self.process.pid, signal.SIGKILL)
        self.process.wait()
        self.process = None

    def check_running(self) -> None:
        assert self._is_running, self.output.read_text()[-2000:]

    @property
    def _is_running(self) -> bool:
        return self.process is not None and self.process.poll() is None


def _is_alive(process: str) -> bool:
    try:
        return ") Z " not in Path(f"/proc/{process}/stat").read_text()
    except FileNotFoundError:
        return False


@dataclass(frozen=True, slots=True)
class Sent:
    """`by` is the token of the process that sent it: each signs its own, and no two are alike."""

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
        """Read by independent code, each with the keys of the phone it was sent to."""
        found = []
        for line in self._path.read_text().splitlines():
            entry = json.loads(line)
            notification: Any = phones[entry["path"]].read(base64.b64decode(entry["body"]))["notification"]
            assert entry["headers"]["topic"] == notification["tag"]
            found.append(Sent(entry["headers"]["authorization"], notification))
        return found


def wait_for_count(log: Log, wanted: int, sender: Sender) -> None:
    def is_there() -> bool:
        sender.check_running()
        return log.count() >= wanted

    wait_until(is_there, f"{wanted} pushes", PATIENCE_SECONDS)


def wait_until_none_is_open(database: Database) -> Counter[str]:
    """How many there are of each state in the end."""

    def settled() -> Counter[str] | None:
        with database.reading_session() as session:
            counted = session.execute(select(Notice.state, func.count()).group_by(Notice.state))
            states = Counter({row[0]: row[1] for row in counted})
        return None if states["open"] else states

    states = wait_until(settled, "every reminder to be settled", PATIENCE_SECONDS)
    assert states is not None
    return states
