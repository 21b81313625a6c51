"""A house for one run: a database in a temporary folder, the engine on a clock of ours, no network."""

import sqlite3
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from shutil import disk_usage
from tempfile import TemporaryDirectory
from typing import Any, Final

from sqlalchemy import event, text
from sqlalchemy.orm import Session

from backend.db import Database, change_schema
from backend.engine import Engine
from backend.reminders.planning import WAKE
from backend.reminders.postage import TransportMaker
from backend.settings import Settings
from backend.simulation.chance import Chance

_NEXT_VISIBLE: Final = "SELECT min(visible_at) FROM notice WHERE state='open' AND channel='push'"
MEMORY: Final = Path("/dev/shm")  # noqa: S108  # a folder of our own is made in it
ENOUGH_BYTES: Final = 2_000_000_000
# Nothing of a run outlives it: what a crash would lose does not matter.
PRAGMAS: Final = ("synchronous=OFF", "secure_delete=OFF", "cache_size=-65536", "temp_store=MEMORY")


class VirtualClock:
    """Stands still until it is set."""

    def __init__(self, now: datetime) -> None:
        self.now = now

    def __call__(self) -> datetime:
        return self.now


@contextmanager
def temporary_folder() -> Iterator[Path]:
    """In memory where there is room for it."""
    has_room = MEMORY.is_dir() and disk_usage(MEMORY).free > ENOUGH_BYTES
    with TemporaryDirectory(prefix="soleus-simulation-", dir=MEMORY if has_room else None) as folder:
        yield Path(folder)


class House:
    def __init__(self, folder: Path, clock: VirtualClock, chance: Chance) -> None:
        settings = Settings.from_env({"SOLEUS_DATA": str(folder)})
        self.database = Database(settings.database_url)
        event.listen(self.database.engine, "connect", _hurry)
        change_schema(self.database.engine)
        with self.database.engine.begin() as connection:
            connection.execute(text("CREATE INDEX simulation_settled ON notice (settled_at)"))
        self._watching = sqlite3.connect(folder / "soleus.db")
        self._settings, self._clock, self._chance = settings, clock, chance
        self.engine: Engine

    def open(self, new_transport: TransportMaker) -> None:
        self.engine = Engine(self._settings, self.database, clock=self._clock, new_transport=new_transport)
        self.engine.postage = replace(self.engine.postage, chance=self._jitter)

    @contextmanager
    def session(self) -> Iterator[Session]:
        """As a request gets it: what it makes due soon writes a ticket."""
        with self.database.session() as session:
            session.info[WAKE] = self.engine.wake
            yield session

    def run_tickets(self) -> bool:
        """Work on what waits in the engine's queue; answers whether there was anything."""
        found: Callable[[], Any] = self.engine.huey.dequeue
        was_any = False
        while (ticket := found()) is not None:
            self.engine.huey.execute(ticket)
            was_any = True
        return was_any

    def next_visible_at(self) -> datetime | None:
        """Asked at every step, so without the layers between."""
        (found,) = self._watching.execute(_NEXT_VISIBLE).fetchone()
        return datetime.fromisoformat(found).replace(tzinfo=UTC) if found else None

    def close(self) -> None:
        self._watching.close()
        self.database.close()

    def _jitter(self) -> float:
        """By the clock alone, so that the order of answers changes nothing."""
        return self._chance.share("jitter", self._clock.now.isoformat())


def _hurry(connection: Any, _record: object) -> None:
    cursor = connection.cursor()
    for pragma in PRAGMAS:
        cursor.execute(f"PRAGMA {pragma}")
    cursor.close()
