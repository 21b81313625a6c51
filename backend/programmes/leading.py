"""Prompts before a session or a visit: each time of it has its own, until somebody has answered one."""

from collections.abc import Callable, Iterable
from datetime import datetime

from backend.programmes.models import Occurrence, OccurrenceState
from backend.rules.item import Item
from backend.rules.own_times import CHECK


class Leading:
    """`kept` are those rows that the plan does not put elsewhere, `is_free` tells of any whether it may."""

    def __init__(
        self,
        rows: Iterable[Occurrence],
        kept: Iterable[Occurrence],
        is_free: Callable[[Occurrence], bool],
        laid_on: Callable[[Occurrence], datetime],
        now: datetime,
    ) -> None:
        self._by_id = {row.id: row for row in rows}
        self._now = now
        led = [(row, anchor) for row in kept if (anchor := self.led_by(row))]
        # What was told, and for which time of a session or visit that may get another one.
        self._told_for = {
            row.id: anchor.due_at
            for row, anchor in led
            if row.state == OccurrenceState.PLANNED and row.due_at <= now and is_free(anchor)
        }
        self._told = {(row.kind, self._told_for[row.id]) for row, _ in led if self.is_told(row)}
        # A prompt is for the date of what it leads, though it may come on the evening before.
        self._used = {(row.kind, laid_on(anchor).date()) for row, anchor in led if not self.is_told(row)}

    def led_by(self, row: Occurrence) -> Occurrence | None:
        """The session or visit that it comes before."""
        return self._by_id.get(row.anchor_id) if row.anchor_id and row.kind != CHECK else None

    def is_told(self, row: Occurrence) -> bool:
        """Nobody has answered it, and the plan may give another time to what it was told for."""
        return row.id in self._told_for

    def is_told_in_vain(self, row: Occurrence) -> bool:
        """What it was told for comes at another time now, or not at all."""
        anchor = self.led_by(row)
        if anchor is None or not self.is_told(row) or row.due_at > self._now:
            return False
        return anchor.state != OccurrenceState.PLANNED or anchor.due_at != self._told_for[row.id]

    def is_new(self, item: Item, anchor: Item) -> bool:
        """Not told for that time of the anchor, nor answered: another lead alone asks nobody again."""
        is_told = (item.kind, anchor.due_at) in self._told
        return not is_told and (item.kind, anchor.local.date()) not in self._used

    def stands_by(self, row: Occurrence) -> bool:
        """What it hangs on is planned, or done."""
        anchor = self._by_id.get(row.anchor_id) if row.anchor_id else None
        return anchor is not None and anchor.state in (OccurrenceState.PLANNED, OccurrenceState.DONE)
