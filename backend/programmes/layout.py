"""Lays a prescription out over the days ahead and reconciles it with what stands there already.

What was done, skipped or moved stays, and so does the past; its date counts as used for that kind. What is
still open and not wanted any more is cancelled, what is wanted is put there, what hangs on it follows.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from uuid import UUID, uuid4
from zoneinfo import ZoneInfo

from backend.content import timetable
from backend.programmes.held import Held
from backend.programmes.models import Occurrence, OccurrenceState, Plan
from backend.programmes.put_off import is_put_off, put_off_until
from backend.programmes.rebooked import bring_back_rebooked
from backend.programmes.slots import give_slots
from backend.programmes.standing import CHECK, COLLAGEN, SESSION, VISIT, Standing, hanging_rows
from backend.programmes.travelling import carry_over, follow_zone, keep_instant
from backend.rules.item import Item
from backend.rules.prescription import Prescription
from backend.rules.schedule import LONGEST_TAIL_DAYS, expand, visit_items
from backend.rules.wall_clock import wall_time

HORIZON_DAYS = 14
NOTHING_MORE = date.max


@dataclass
class Changes:
    """Rows put on a calendar, those among them that stood elsewhere before, and rows that fell away."""

    put: list[Occurrence] = field(default_factory=list)
    shifted: list[Occurrence] = field(default_factory=list)
    taken: list[Occurrence] = field(default_factory=list)


def window_end(plan: Plan, now: datetime) -> date:
    """The last date the horizon reaches from now."""
    today = wall_time(now, ZoneInfo(plan.zone)).date()
    return today + timedelta(days=HORIZON_DAYS - 1)


def is_beyond(item: Item, ends_on: date) -> bool:
    """Sessions, and what hangs on them, go on only as long as the plan; a course has an end of its own."""
    key = item.anchor or item.key
    return key.kind == SESSION and key.local_date > ends_on


def lay_out(
    plan: Plan, prescription: Prescription, rows: Iterable[Occurrence], now: datetime, held: Held
) -> Changes:
    """`rows` are all of the person's since LOOK_BACK; new ones, in `put`, are not stored yet."""
    layout = _Layout(plan, prescription, list(rows), now, held)
    layout.take_held()
    layout.keep_sessions()
    layout.keep_rebooked_visits()
    layout.keep_staying()
    layout.put_wanted()
    layout.cancel_the_rest()
    layout.keep_put_off()
    end = window_end(plan, now)
    is_all = end >= plan.ends_on + timedelta(days=LONGEST_TAIL_DAYS)
    plan.materialised_until = NOTHING_MORE if is_all else end
    return layout.changes


def clear(rows: Iterable[Occurrence], now: datetime) -> Changes:
    """Everything still to come falls away, and what is due now makes no sound any more.

    Until when the patient put it off is not forgotten: what is laid out again is told then.
    """
    changes = Changes()
    for row in rows:
        if row.state != OccurrenceState.PLANNED or row.expires_at <= now:
            continue
        if row.due_at > now:
            row.state = OccurrenceState.CANCELLED
        changes.taken.append(row)
    return changes


class _Layout:
    def __init__(
        self, plan: Plan, prescription: Prescription, rows: list[Occurrence], now: datetime, held: Held
    ) -> None:
        self.plan, self.prescription, self.rows, self.now = plan, prescription, rows, now
        self.held = held
        self.changes = Changes()
        self.zone = ZoneInfo(plan.zone)
        self.by_slot = {(row.kind, row.slot_at): row for row in rows}
        self.hanging = hanging_rows(rows)
        self.in_place: set[UUID] = set()

    def take_held(self) -> None:
        """What a lock keeps off the calendar goes first, so that it takes up no room; also if it is due."""
        self.changes.put += bring_back_rebooked(self.plan, self.prescription, self.rows, self.held, self.now)
        for row in self.rows:
            if self.held.takes(row, self.now):
                self._take(row)
        carry_over(self.plan, self.prescription, self.rows, self.now, self.held)
        self.standing = Standing(self.rows, self.prescription, self.now)
        for row in self.standing.staying:
            keep_instant(row, self.plan)

    def keep_sessions(self) -> None:
        """What was done, moved, or is due already stays; what hangs on it follows the prescription of now."""
        for row in self.standing.sessions:
            self.in_place.add(row.id)
            if self.standing.is_to_come(row):
                self._follow_zone(row)
            check = self.standing.kept_check(row)
            if check and not self.held.covers(CHECK, check.local_date):
                keep_instant(check, self.plan)
                self.in_place.add(check.id)
            for item in self.standing.hung(row):
                if not self.held.covers(item.kind, item.local_date):
                    self._hang(item, row)

    def keep_rebooked_visits(self) -> None:
        """A visit that was given another time keeps it, with its prompts, as long as its course has it."""
        visits = self.prescription.shockwave
        if visits is None:
            return
        self.in_place |= {row.id for row in self.standing.rebooked}
        for visit in [row for row in self.standing.rebooked if row.kind == VISIT]:
            local = datetime.combine(visit.local_date, visit.local_time)
            for item in visit_items(visits, visit.n or 1, local, timetable()):
                row = visit if item.kind == VISIT else self.hanging.get((visit.id, item.kind))
                if row and self.standing.is_to_come(row):
                    # Another instant only if civil time has changed there.
                    self._place(row, item, row.anchor_id)

    def _follow_zone(self, row: Occurrence) -> None:
        if not follow_zone(row, self.plan):
            return
        self.changes.put.append(row)
        self.changes.shifted.append(row)
        prompt = self.hanging.get((row.id, COLLAGEN))
        if prompt and prompt.state == OccurrenceState.PLANNED and not self.standing.is_to_come(prompt):
            # Due for a session that comes at another time: it is asked for again then.
            self._take(prompt)

    def _hang(self, item: Item, session: Occurrence) -> None:
        row = self.hanging.get((session.id, item.kind)) or self.by_slot.get((item.kind, item.due_at))
        if row is None:
            self._insert(item, session.id)
        elif self.standing.is_changeable(row):
            self._place(row, item, session.id)

    def keep_staying(self) -> None:
        self.in_place |= {row.id for row in self.standing.staying}

    def put_wanted(self) -> None:
        """Anchors first: the rest has to hang on something."""
        items = self.standing.fitting(self._wanted())
        idle = [row for row in self.rows if self._is_idle(row)]
        give_slots(items, idle, self.by_slot, self.standing)
        anchors = {item.key: self._put(item, None).id for item in items if item.anchor is None}
        for item in items:
            if item.anchor:
                self._put(item, anchors[item.anchor])

    def _is_idle(self, row: Occurrence) -> bool:
        is_open = self.standing.is_to_come(row) and self.standing.is_free(row)
        return (is_open or self.standing.leading.is_told(row)) and row.id not in self.in_place

    def _wanted(self) -> Iterator[Item]:
        today = wall_time(self.now, self.zone).date()
        first = max(today - timedelta(days=1), self.plan.starts_on - timedelta(days=1))
        days = (window_end(self.plan, self.now) - first).days + 1
        if days < 1:
            return
        for item in self.standing.retimed(expand(self.prescription, first, days, timetable())):
            is_free = not self.held.covers(item.kind, item.local_date)
            if is_free and item.due_at > self.now and not is_beyond(item, self.plan.ends_on):
                yield item

    def _put(self, item: Item, anchor_id: UUID | None) -> Occurrence:
        row = self.by_slot.get((item.kind, item.due_at))
        if row is None:
            return self._insert(item, anchor_id)
        if self.standing.is_free(row) or self.standing.leading.is_told(row):
            self._place(row, item, anchor_id)
        return row

    def _insert(self, item: Item, anchor_id: UUID | None) -> Occurrence:
        row = Occurrence(id=uuid4(), person_id=self.plan.person_id, kind=item.kind, slot_at=item.due_at)
        self.by_slot[(item.kind, item.due_at)] = row
        self._place(row, item, anchor_id)
        return row

    def _place(self, row: Occurrence, item: Item, anchor_id: UUID | None) -> None:
        is_standing = row.state == OccurrenceState.PLANNED
        before = (row.due_at, row.expires_at)
        snoozed_until, expires_at = put_off_until(row, item, self.now) or (None, item.expires_at)
        is_new_place = not is_standing or before != (item.due_at, expires_at)
        row.plan_id, row.anchor_id, row.revision = self.plan.id, anchor_id, self.plan.version
        row.n, row.of, row.zone = item.n, item.of, item.zone
        row.local_date, row.local_time = item.local.date(), item.local.time()
        self.in_place.add(row.id)
        if not is_new_place:
            return
        row.due_at, row.expires_at = item.due_at, expires_at
        row.moved_from = row.slot_at if item.due_at != row.slot_at else None
        row.state, row.snoozed_until = OccurrenceState.PLANNED, snoozed_until
        row.acted_at, row.entry_id = None, None
        self.changes.put.append(row)
        if is_standing:
            self.changes.shifted.append(row)

    def cancel_the_rest(self) -> None:
        gone: set[UUID] = set()
        for row in self.rows:
            if self.standing.is_to_come(row) and row.id not in self.in_place:
                gone.add(row.id)
                self._take(row)
        for row in self.rows:
            is_open = row.state == OccurrenceState.PLANNED and row.expires_at > self.now
            if is_open and (row.anchor_id in gone or self.standing.leading.is_told_in_vain(row)):
                self._take(row)

    def keep_put_off(self) -> None:
        """A pause ended its notice. What an earlier plan left is told only as part of this one."""
        for row in self.rows:
            if not is_put_off(row, self.now):
                continue
            if row.plan_id == self.plan.id or self.standing.is_wanted_still(row):
                row.plan_id = self.plan.id
                self.changes.put.append(row)
            else:
                row.snoozed_until = None

    def _take(self, row: Occurrence) -> None:
        row.state, row.snoozed_until = OccurrenceState.CANCELLED, None
        self.changes.taken.append(row)
