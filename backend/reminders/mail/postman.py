"""A thread of its own for e-mail: whoever sends pushes never waits for a mail server."""

from collections.abc import Callable
from threading import Event, Lock, Thread
from typing import Final

import structlog

# The house has to be gone within ten, with all that its drain waits for.
STOP_SECONDS: Final = 3.0
CUT_SECONDS: Final = 1.0

log = structlog.get_logger()


class Postman:
    """Makes one round after the other, as long as it is asked to; `cut` ends what a round is waiting for."""

    def __init__(
        self,
        make_round: Callable[[], object],
        cut: Callable[[], None],
        *,
        patience_seconds: float = STOP_SECONDS,
    ) -> None:
        self._make_round = make_round
        self._cut = cut
        self._patience_seconds = patience_seconds
        self._asked = Event()
        self._stopping = Event()
        self._starting = Lock()
        self._thread: Thread | None = None

    def go(self) -> None:
        """Make a round soon; asking during one makes another after it."""
        self._asked.set()
        with self._starting:
            if self._thread is None and not self._stopping.is_set():
                self._thread = Thread(target=self._run, name="postman", daemon=True)
                self._thread.start()

    def is_working(self) -> bool:
        """Whether its thread is there."""
        return self._thread is not None and self._thread.is_alive()

    def is_stopping(self) -> bool:
        return self._stopping.is_set()

    def stop(self) -> None:
        """Once; asking again does not wait again."""
        with self._starting:
            if self._stopping.is_set():
                return
            self._stopping.set()
            self._asked.set()
            thread = self._thread
        if thread is not None:
            thread.join(self._patience_seconds)
            if thread.is_alive():
                self._cut()
                thread.join(CUT_SECONDS)

    def _run(self) -> None:
        while True:
            self._asked.wait()
            if self._stopping.is_set():
                return
            self._asked.clear()
            try:
                self._make_round()
            except Exception:
                log.exception("mail.round_failed")
