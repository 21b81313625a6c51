"""What is going to happen, in the order of time; of one instant, in the order it was written down."""

import heapq
from collections.abc import Callable
from datetime import datetime


class Agenda:
    def __init__(self) -> None:
        self._waiting: list[tuple[datetime, int, Callable[[], None]]] = []
        self._written = 0

    @property
    def next_at(self) -> datetime | None:
        return self._waiting[0][0] if self._waiting else None

    def at(self, when: datetime, deed: Callable[[], None]) -> None:
        self._written += 1
        heapq.heappush(self._waiting, (when, self._written, deed))

    def do_until(self, now: datetime) -> bool:
        """Answers whether there was anything."""
        was_any = False
        while self._waiting and self._waiting[0][0] <= now:
            heapq.heappop(self._waiting)[2]()
            was_any = True
        return was_any
