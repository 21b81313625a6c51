"""What keeps the worker on time: a thread that shows it is alive and asks for a drain when one is due."""

import os
import socket
from collections.abc import Callable
from datetime import datetime, timedelta
from threading import Event, Lock, Thread
from typing import Final

import structlog

from backend.db import Database
from backend.reminders.clock_steps import AHEAD_BY, take_back, was_ahead
from backend.reminders.heartbeat import BEAT, next_visible_at, record_heartbeat
from backend.reminders.planning import minute_of

# Before it tries again what the database or the queue refused.
BREATH: Final = timedelta(seconds=1)
MINUTE: Final = timedelta(minutes=1)
# Its longest pause is a heartbeat; what it waits for besides is a drain that it had to do itself.
STOP_SECONDS: Final = 20

log = structlog.get_logger()


class Pulse:
    """A heartbeat every 10 s; a ticket at each full minute and at the next instant something is due."""

    def __init__(
        self, database: Database, clock: Callable[[], datetime], write_ticket: Callable[[], None]
    ) -> None:
        self._database = database
        self._clock = clock
        self._write_ticket = write_ticket
        self._worker = ""
        self._changed = Event()
        self._stopping = Event()
        self._starting = Lock()
        self._thread: Thread | None = None

    def start(self) -> None:
        """Once a process, however many workers start in it."""
        with self._starting:
            if self._thread is None:
                self._worker = f"{socket.gethostname()}:{os.getpid()}"[:80]
                self._thread = Thread(target=self._run, name="pulse", daemon=True)
                self._thread.start()

    def look_again(self) -> None:
        """There may be something due sooner than it knows."""
        self._changed.set()

    def stop(self) -> None:
        self._stopping.set()
        self._changed.set()
        if self._thread is not None:
            self._thread.join(STOP_SECONDS)

    def _run(self) -> None:
        beat_at = ticket_at = seen_at = self._clock()
        while not self._stopping.is_set():
            now = self._clock()
            if now < seen_at:
                # It was set back, and what it should get up for would be long in coming.
                beat_at = ticket_at = now
            try:
                if now >= beat_at:
                    self._beat(now, seen_at)
                    beat_at = now + BEAT
                seen_at = now
                if now >= ticket_at:
                    self._write_ticket()
                ticket_at = self._next_ticket_at(now)
            except Exception:
                log.exception("reminders.pulse_failed")
                beat_at = max(beat_at, now + BREATH)
                ticket_at = now + BREATH
            pause = min(min(beat_at, ticket_at) - self._clock(), BEAT)
            self._changed.wait(max(pause.total_seconds(), 0))
            self._changed.clear()

    def _beat(self, now: datetime, seen_at: datetime) -> None:
        with self._database.session() as session:
            if seen_at > now + AHEAD_BY or was_ahead(session, now):
                log.warning("reminders.clock_was_ahead")
                take_back(session, now)
            record_heartbeat(session, self._worker, now)

    def _next_ticket_at(self, now: datetime) -> datetime:
        full_minute = minute_of(now) + MINUTE
        with self._database.reading_session() as session:
            visible_at = next_visible_at(session, now)
        return min(visible_at, full_minute) if visible_at is not None else full_minute
