"""One thing that is due at one moment."""

from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from typing import NamedTuple
from zoneinfo import ZoneInfo

from backend.rules.timetable import Timetable
from backend.rules.wall_clock import resolve, wall_time


class Key(NamedTuple):
    """Tells the items of one plan apart, over all its windows."""

    kind: str
    local_date: date


@dataclass(frozen=True, slots=True)
class Item:
    """`due_at` and `expires_at` are UTC; `local` is what the wall clock of `zone` shows at `due_at`.

    `local_date` is the date it was laid on, whatever the clocks did; a prompt has its anchor's.
    `n` of `of` counts a course. `anchor` is what it hangs on: moved, skipped and done with it.
    """

    kind: str
    due_at: datetime
    expires_at: datetime
    local: datetime
    zone: str
    local_date: date
    n: int | None = None
    of: int | None = None
    anchor: Key | None = None

    @property
    def key(self) -> Key:
        return Key(self.kind, self.local_date)

    def put_off(self, due_at: datetime) -> "Item":
        """Later, but of use no longer than before."""
        return replace(self, due_at=due_at, local=wall_time(due_at, ZoneInfo(self.zone)))


class Layout:
    """Puts items of any kind on the calendar of one zone."""

    def __init__(self, zone: str, timetable: Timetable) -> None:
        self._name = zone
        self._zone = ZoneInfo(zone)
        self._kinds = timetable.kinds

    def at(
        self,
        kind: str,
        local: datetime,
        *,
        n: int | None = None,
        of: int | None = None,
        anchor: Key | None = None,
    ) -> Item:
        due_at = resolve(local, self._zone)
        expires_at = due_at + self._useful(kind)
        return Item(
            kind, due_at, expires_at, wall_time(due_at, self._zone), self._name, local.date(), n, of, anchor
        )

    def before(self, kind: str, anchor: Item, lead: timedelta) -> Item:
        """Elapsed time before the instant of `anchor`: a change of clocks in between leaves it as it is."""
        due_at = anchor.due_at - lead
        useful = self._kinds[kind].useful
        expires_at = anchor.due_at if useful is None else min(anchor.due_at, due_at + useful)
        local = wall_time(due_at, self._zone)
        return Item(
            kind, due_at, expires_at, local, self._name, anchor.local_date, anchor.n, anchor.of, anchor.key
        )

    def _useful(self, kind: str) -> timedelta:
        useful = self._kinds[kind].useful
        if useful is None:
            raise ValueError(f"{kind} is of use until what it hangs on begins, so it must hang on something")
        return useful
