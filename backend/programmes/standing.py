"""What stands on a person's calendar whatever is prescribed: done, skipped, moved, or due already."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date, datetime, timedelta
from typing import Final
from uuid import UUID
from zoneinfo import ZoneInfo

from backend.content import timetable
from backend.programmes.leading import Leading
from backend.programmes.models import Occurrence, OccurrenceState
from backend.rules.item import Item, Key, Layout
from backend.rules.patch import PATCH, PATCH_OFF
from backend.rules.prescription import Prescription, Visits
from backend.rules.schedule import expand, session_items
from backend.rules.wall_clock import wall_time

SESSION: Final = "session"
COLLAGEN: Final = "collagen"
CHECK: Final = "next_day_check"
VISIT: Final = "shockwave"
# Nothing that is due this long ago can use up a date, a slot or a morning that lies ahead.
LOOK_BACK: Final = timedelta(days=21)
# An earlier time that is over already today, or is over where the patient lives now, is for tomorrow:
# today keeps the instant it has.
_ONCE: Final = frozenset({"questionnaire", "gtn_review", "wedge_review"})
_STAYING: Final = _ONCE | {SESSION, PATCH, "heel_wedges"}


def laid_on(row: Occurrence) -> datetime:
    """The wall time that the plan gave it, before it was moved."""
    if row.moved_from:
        return wall_time(row.moved_from, ZoneInfo(row.zone))
    return datetime.combine(row.local_date, row.local_time)


def hanging_rows(rows: Iterable[Occurrence]) -> dict[tuple[UUID, str], Occurrence]:
    """By anchor and kind; one that fell away only where there is no other."""
    fallen_first = sorted(rows, key=lambda row: row.state != OccurrenceState.CANCELLED)
    return {(row.anchor_id, row.kind): row for row in fallen_first if row.anchor_id}


def stands_for_a_visit(row: Occurrence, visits: Visits | None) -> bool:
    """A visit that was given another time, of which the course still has the one that it was."""
    if visits is None or row.kind != VISIT or row.moved_from is None or row.n is None:
        return False
    local = visits.first + timedelta(days=(row.n - 1) * visits.every_days)
    return row.n <= visits.count and local.date() == laid_on(row).date()


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
        visits = {row.id for row in rows if stands_for_a_visit(row, prescription.shockwave)}
        self.rebooked = [row for row in rows if row.id in visits or row.anchor_id in visits]
        moved = {row.id for row in rows if row.kind == VISIT and row.moved_from}
        self._superseded = {row.id for row in rows if row.id in moved or row.anchor_id in moved} - {
            row.id for row in self.rebooked
        }
        kept = [row for row in rows if not self.is_free(row)]
        self._patches = {
            row.local_date: row for row in kept if row.kind == PATCH and row.state in ("planned", "done")
        }
        self.sessions = [row for row in kept if row.kind == SESSION and row.state in ("planned", "done")]
        self._hanging = hanging_rows(rows)
        self.leading = Leading(rows, kept, self.is_free, laid_on, now)
        self._used = {(row.kind, self.day(row.kind, laid_on(row))) for row in kept}

    def is_free(self, row: Occurrence) -> bool:
        """Open, still to come and where the plan put it: the plan may take it away or leave it."""
        if row.state == OccurrenceState.CANCELLED:
            return True
        is_as_planned = row.moved_from is None or row.id in self._superseded
        return self.is_to_come(row) and is_as_planned and row not in self.staying

    def is_to_come(self, row: Occurrence) -> bool:
        return row.state == OccurrenceState.PLANNED and row.due_at > self._now

    def is_ahead(self, instant: datetime) -> bool:
        return instant > self._now

    def is_over(self, row: Occurrence) -> bool:
        """Whether its time has passed on the date it was laid on, where the patient lives now."""
        item = self._prescribed(row)
        return item is not None and not self.is_ahead(item.due_at)

    def is_awaited_again(self, row: Occurrence) -> bool:
        """What comes once and was over on the way, though it is not over where the patient lives now."""
        is_kept = row.kind in _ONCE and row.moved_from is not None and self.is_to_come(row)
        return is_kept and self._prescribed(row) is not None and not self.is_over(row)

    def is_changeable(self, row: Occurrence) -> bool:
        """Nobody has done anything with it, and it is not due yet."""
        return row.state == OccurrenceState.CANCELLED or self.is_to_come(row)

    def is_wanted_still(self, row: Occurrence) -> bool:
        """Whether what it hangs on stands, or else its like is prescribed for its date."""
        return self.leading.stands_by(row) if row.anchor_id else self._prescribed(row) is not None

    def hung(self, session: Occurrence) -> list[Item]:
        """What is to come with a session that stands, as is prescribed now."""
        kinds = (CHECK, COLLAGEN) if self.is_to_come(session) else (CHECK,)
        items = session_items(self._prescription, morning_anchor(session), timetable())
        return [item for item in items if item.kind in kinds and item.due_at > self._now]

    def kept_check(self, session: Occurrence) -> Occurrence | None:
        """Still to come, though its time of now is over that morning: nobody goes unasked for that."""
        row = self._hanging.get((session.id, CHECK))
        if row is None or not self.is_to_come(row) or self._prescription.next_day_check_at is None:
            return None
        return row if all(item.kind != CHECK for item in self.hung(session)) else None

    def ahead(self) -> Iterator[Item]:
        """Sessions to come that stand, what hangs on those that stand, what stays, and rebooked visits."""
        yield from (_item(row) for row in self.rebooked if self.is_to_come(row))
        yield from (_item(row) for row in self.staying if row.kind != SESSION)
        for session in self.sessions:
            local = datetime.combine(session.local_date, session.local_time)
            if self.is_to_come(session):
                yield session_items(self._prescription, local, timetable())[0]
            if check := self.kept_check(session):
                yield _item(check)
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
        anchors = {item.key: item for item in wanted if item.anchor is None and self.has_room(item)}
        return [item for item in wanted if item.key in anchors or self._is_asked(item, anchors)]

    def _is_asked(self, item: Item, anchors: Mapping[Key, Item]) -> bool:
        anchor = anchors.get(item.anchor) if item.anchor else None
        if anchor is None:
            return False
        return self._is_new(item) if item.kind == CHECK else self.leading.is_new(item, anchor)

    def day(self, kind: str, local: datetime) -> date:
        """The one it is for: a patch that comes off after midnight was put on the day before."""
        wear = self._prescription.gtn_wear
        return (local - wear).date() if kind == PATCH_OFF and wear else local.date()

    def day_of(self, row: Occurrence) -> date:
        return self.day(row.kind, datetime.combine(row.local_date, row.local_time))

    def has_room(self, item: Item) -> bool:
        """Beside what stands: its date is not used, and no session is too near."""
        on, days_apart = item.local.date(), self._prescription.days_apart
        return self._is_new(item) and (
            item.kind != SESSION
            or all(
                abs((on - morning_anchor(other).date()).days) >= days_apart
                for other in self.sessions
                if self._counts(other)
            )
        )

    def _is_new(self, item: Item) -> bool:
        return (item.kind, self.day(item.kind, item.local)) not in self._used

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
        staying = {row for row in ahead if row.kind in over}
        return frozenset(staying | {row for row in rows if row.kind in _ONCE and self._keeps_instant(row)})

    def _keeps_instant(self, row: Occurrence) -> bool:
        """What comes once, its date being over where the patient lives now."""
        has_travelled = row.moved_from is not None or row.zone != self._prescription.zone
        return has_travelled and self.is_to_come(row) and self.is_over(row)

    def _prescribed(self, row: Occurrence) -> Item | None:
        """Its like, of the date that it was laid on."""
        items = expand(self._prescription, laid_on(row).date(), 1, timetable())
        return next((item for item in items if item.kind == row.kind), None)


def _item(row: Occurrence) -> Item:
    local = datetime.combine(row.local_date, row.local_time)
    return Item(row.kind, row.due_at, row.expires_at, local, row.zone, row.local_date, row.n, row.of)
