"""What stands on a person's calendar whatever is prescribed: done, skipped, moved, or due already."""

from collections.abc import Iterable, Iterator, Sequence
from datetime import date, datetime, timedelta
from typing import Final
from zoneinfo import ZoneInfo

from backend.content import timetable
from backend.programmes.models import Occurrence, OccurrenceState
from backend.rules.item import Item
from backend.rules.prescription import Prescription
from backend.rules.schedule import session_items
from backend.rules.wall_clock import wall_time

SESSION: Final = "session"
COLLAGEN: Final = "collagen"
CHECK: Final = "next_day_check"
# Nothing that is due this long ago can use up a date, a slot or a morning that lies ahead.
LOOK_BACK: Final = timedelta(days=21)


def morning_anchor(session: Occurrence) -> datetime:
    """The wall time that its next-day check follows: of the doing, if that was on an earlier day.

    Not on a later one: who logs yesterday's session this morning has done it yesterday.
    """
    local = datetime.combine(session.local_date, session.local_time)
    if session.state != OccurrenceState.DONE or session.acted_at is None:
        return local
    done = wall_time(session.acted_at, ZoneInfo(session.zone))
    return done if done.date() < local.date() else local


class Standing:
    """`rows` are all of the person's since LOOK_BACK."""

    def __init__(self, rows: Sequence[Occurrence], now: datetime) -> None:
        self._now = now
        kept = [row for row in rows if not self.is_free(row)]
        self.sessions = [row for row in kept if row.kind == SESSION and row.state in ("planned", "done")]
        self._hanging = {(row.anchor_id, row.kind): row for row in rows if row.anchor_id}
        self._used = {_slot_key(row) for row in kept}

    def is_free(self, row: Occurrence) -> bool:
        """Open, still to come and where the plan put it: the plan may take it away or leave it."""
        if row.state == OccurrenceState.CANCELLED:
            return True
        return self.is_to_come(row) and row.moved_from is None

    def is_to_come(self, row: Occurrence) -> bool:
        return row.state == OccurrenceState.PLANNED and row.due_at > self._now

    def is_changeable(self, row: Occurrence) -> bool:
        """Nobody has done anything with it, and it is not due yet."""
        return row.state == OccurrenceState.CANCELLED or self.is_to_come(row)

    def hung(self, session: Occurrence, prescription: Prescription) -> list[Item]:
        """What is to come with a session that stands, as is prescribed now."""
        kinds = (CHECK, COLLAGEN) if self.is_to_come(session) else (CHECK,)
        items = session_items(prescription, morning_anchor(session), timetable())
        return [item for item in items if item.kind in kinds and item.due_at > self._now]

    def ahead(self, prescription: Prescription) -> Iterator[Item]:
        """The sessions that stand and are to come, and all that hangs on those that stand."""
        for session in self.sessions:
            local = datetime.combine(session.local_date, session.local_time)
            if self.is_to_come(session):
                yield session_items(prescription, local, timetable())[0]
            for item in self.hung(session, prescription):
                row = self._hanging.get((session.id, item.kind))
                if row is None or self.is_changeable(row):
                    yield item

    def fitting(self, items: Iterable[Item], days_apart: int) -> list[Item]:
        """Those that find room; what hangs on a thing that is not put there is not put there either."""
        wanted = list(items)
        anchors = {item.key for item in wanted if item.anchor is None and self._has_room(item, days_apart)}
        return [
            item
            for item in wanted
            if (item.key in anchors if item.anchor is None else item.anchor in anchors and self._is_new(item))
        ]

    def _is_new(self, item: Item) -> bool:
        return (item.kind, item.local.date()) not in self._used

    def _has_room(self, item: Item, days_apart: int) -> bool:
        on = item.local.date()
        return self._is_new(item) and (
            item.kind != SESSION
            or all(
                abs((on - morning_anchor(other).date()).days) >= days_apart
                for other in self.sessions
                if self._counts(other)
            )
        )

    def _counts(self, session: Occurrence) -> bool:
        """A session that was missed needs no rest after it."""
        return session.state == OccurrenceState.DONE or session.expires_at > self._now


def _slot_key(row: Occurrence) -> tuple[str, date]:
    return row.kind, wall_time(row.slot_at, ZoneInfo(row.zone)).date()
