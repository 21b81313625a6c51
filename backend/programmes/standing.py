"""What stands on a person's calendar whatever is prescribed: done, skipped, moved, or due already."""

from collections.abc import Iterable, Iterator, Sequence
from datetime import date, datetime, timedelta
from typing import Final
from zoneinfo import ZoneInfo

from backend.content import timetable
from backend.programmes.models import Occurrence, OccurrenceState
from backend.rules.item import Item, Layout
from backend.rules.patch import PATCH, PATCH_OFF
from backend.rules.prescription import Prescription
from backend.rules.schedule import expand, session_items
from backend.rules.wall_clock import wall_time

SESSION: Final = "session"
COLLAGEN: Final = "collagen"
CHECK: Final = "next_day_check"
# Nothing that is due this long ago can use up a date, a slot or a morning that lies ahead.
LOOK_BACK: Final = timedelta(days=21)
# An earlier time that is over already today, or is over where the patient lives now, is for tomorrow:
# today keeps the instant it has.
_STAYING: Final = frozenset({SESSION, PATCH, "heel_wedges", "questionnaire", "gtn_review", "wedge_review"})


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

    def __init__(self, rows: Sequence[Occurrence], prescription: Prescription, now: datetime) -> None:
        self._prescription, self._now = prescription, now
        self.staying = self._staying(rows)
        kept = [row for row in rows if not self.is_free(row)]
        self._patches = {
            row.local_date: row for row in kept if row.kind == PATCH and row.state in ("planned", "done")
        }
        self.sessions = [row for row in kept if row.kind == SESSION and row.state in ("planned", "done")]
        self._hanging = {(row.anchor_id, row.kind): row for row in rows if row.anchor_id}
        self._used = {
            (row.kind, self.day(row.kind, wall_time(row.slot_at, ZoneInfo(row.zone)))) for row in kept
        }

    def is_free(self, row: Occurrence) -> bool:
        """Open, still to come and where the plan put it: the plan may take it away or leave it."""
        if row.state == OccurrenceState.CANCELLED:
            return True
        return self.is_to_come(row) and row.moved_from is None and row not in self.staying

    def is_to_come(self, row: Occurrence) -> bool:
        return row.state == OccurrenceState.PLANNED and row.due_at > self._now

    def is_changeable(self, row: Occurrence) -> bool:
        """Nobody has done anything with it, and it is not due yet."""
        return row.state == OccurrenceState.CANCELLED or self.is_to_come(row)

    def hung(self, session: Occurrence) -> list[Item]:
        """What is to come with a session that stands, as is prescribed now."""
        kinds = (CHECK, COLLAGEN) if self.is_to_come(session) else (CHECK,)
        items = session_items(self._prescription, morning_anchor(session), timetable())
        return [item for item in items if item.kind in kinds and item.due_at > self._now]

    def ahead(self) -> Iterator[Item]:
        """Sessions that stand and are to come, what hangs on those that stand, and what stays today."""
        yield from (_item(row) for row in self.staying if row.kind != SESSION)
        for session in self.sessions:
            local = datetime.combine(session.local_date, session.local_time)
            if self.is_to_come(session):
                yield session_items(self._prescription, local, timetable())[0]
            for item in self.hung(session):
                row = self._hanging.get((session.id, item.kind))
                if row is None or self.is_changeable(row):
                    yield item

    def retimed(self, items: Iterable[Item]) -> Iterator[Item]:
        """A patch comes off so long after it went on, also when the time of those to come has changed."""
        gtn, wear, zone = self._prescription.gtn, self._prescription.gtn_wear, self._prescription.zone
        layout = Layout(zone, timetable())
        for item in items:
            patch = self._patches.get(self.day(item.kind, item.local)) if item.kind == PATCH_OFF else None
            if gtn and wear and patch and (patch.local_time, patch.zone) != (gtn.at, zone):
                at = wall_time(patch.due_at, ZoneInfo(zone)) + wear
                yield layout.at(PATCH_OFF, at, n=item.n, of=item.of)
            else:
                yield item

    def fitting(self, items: Iterable[Item]) -> list[Item]:
        """Those that find room; what hangs on a thing that is not put there is not put there either."""
        wanted = list(items)
        anchors = {item.key for item in wanted if item.anchor is None and self._has_room(item)}
        return [
            item
            for item in wanted
            if (item.key in anchors if item.anchor is None else item.anchor in anchors and self._is_new(item))
        ]

    def day(self, kind: str, local: datetime) -> date:
        """The one it is for: a patch that comes off after midnight was put on the day before."""
        wear = self._prescription.gtn_wear
        return (local - wear).date() if kind == PATCH_OFF and wear else local.date()

    def _is_new(self, item: Item) -> bool:
        return (item.kind, self.day(item.kind, item.local)) not in self._used

    def _has_room(self, item: Item) -> bool:
        on, days_apart = item.local.date(), self._prescription.days_apart
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

    def _staying(self, rows: Iterable[Occurrence]) -> frozenset[Occurrence]:
        zone = self._prescription.zone
        today = wall_time(self._now, ZoneInfo(zone)).date()
        ahead = [
            row
            for row in rows
            if row.kind in _STAYING and self.is_to_come(row) and row.moved_from is None
            # Of another zone: of that same date, and not so late there that it comes on the next one here.
            if row.local_date == today == wall_time(row.due_at, ZoneInfo(zone)).date()
        ]
        items = expand(self._prescription, today, 1, timetable()) if ahead else []
        over = {item.kind for item in items if item.due_at <= self._now}
        return frozenset(row for row in ahead if row.kind in over)


def _item(row: Occurrence) -> Item:
    local = datetime.combine(row.local_date, row.local_time)
    return Item(row.kind, row.due_at, row.expires_at, local, row.zone, row.local_date, row.n, row.of)
