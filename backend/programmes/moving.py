"""Moving a session, and what hangs on it, to another time."""

from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

from sqlalchemy import or_, select
from sqlalchemy.orm import Session

from backend.content import timetable
from backend.programmes.held import held_of
from backend.programmes.layout import NOTHING_MORE, is_beyond
from backend.programmes.models import Occurrence, OccurrenceState, Plan
from backend.programmes.standing import CHECK, COLLAGEN, SESSION, morning_anchor
from backend.rules.item import Item
from backend.rules.prescription import Prescription
from backend.rules.schedule import expand, session_items
from backend.rules.wall_clock import resolve, wall_time
from backend.web.problems import FieldProblem, Refused

# As far as a phone knows the plan.
FARTHEST = timedelta(days=14)


def move_session(
    session: Session,
    plan: Plan,
    prescription: Prescription,
    group: list[Occurrence],
    to_local: datetime,
    now: datetime,
) -> list[Occurrence]:
    """`group` is the session, first, and what hangs on it. Answers the rows it moved. Raises Refused."""
    moving, zone = group[0], ZoneInfo(plan.zone)
    here = wall_time(now, zone)
    if to_local < here - timedelta(days=1):
        raise _refused("lies in the past")
    if to_local > here + FARTHEST or to_local.date() > plan.ends_on:
        raise _refused("lies too far ahead")
    due_at = resolve(to_local, zone)
    if due_at <= now:
        raise _refused("lies in the past")
    local = wall_time(due_at, zone)
    if is_crowded(session, plan, prescription, moving, local.date(), now):
        raise _refused(f"is less than {prescription.days_apart} calendar days from another session")
    if held_of(session, plan).covers(SESSION, local.date()):
        raise _refused("is kept free: something is locked")
    items = {item.kind: item for item in session_items(prescription, local, timetable())}
    before = {row.id: row.due_at for row in group}
    moved = [moving]
    _shift(moving, items[SESSION])
    for row in group[1:]:
        item = items.get(row.kind)
        if item and row.state == OccurrenceState.PLANNED:
            _shift(row, item)
            moved.append(row)
            if row.kind == COLLAGEN and row.due_at < now:
                # The session starts sooner than the lead: now or not at all, as it is of no use afterwards.
                _call_now(row, now)
    for row in moved:
        if row.due_at != before[row.id]:
            row.changed_at = now
    return moved


def bring_check_forward(prescription: Prescription, group: list[Occurrence]) -> list[Occurrence]:
    """After a session done on an earlier day than its own: its morning after is earlier too."""
    session, day = group[0], morning_anchor(group[0])
    if session.kind != SESSION or day.date() == session.local_date:
        return []
    items = {item.kind: item for item in session_items(prescription, day, timetable())}
    checks = [row for row in group[1:] if row.kind == CHECK and row.state == OccurrenceState.PLANNED]
    for row in checks:
        _shift(row, items[CHECK])
    return checks


def is_crowded(
    session: Session, plan: Plan, prescription: Prescription, moving: Occurrence, on: date, now: datetime
) -> bool:
    """Whether a session on that date would have another one nearer than the programme allows."""
    others = _other_dates(session, plan, prescription, moving, on, now)
    return any(abs((on - other).days) < prescription.days_apart for other in others)


def _other_dates(
    session: Session, plan: Plan, prescription: Prescription, moving: Occurrence, near: date, now: datetime
) -> list[date]:
    """Dates of the person's sessions near that one that are done or still stand, beyond the horizon too."""
    around = timedelta(days=prescription.days_apart)
    stands = or_(Occurrence.state == OccurrenceState.DONE, Occurrence.expires_at > now)
    # One of the days ahead may have been done already, on that date.
    query = select(Occurrence).where(
        Occurrence.person_id == plan.person_id,
        Occurrence.kind == SESSION,
        Occurrence.id != moving.id,
        Occurrence.state.in_([OccurrenceState.PLANNED, OccurrenceState.DONE]),
        Occurrence.local_date.between(near - around, near + FARTHEST),
        stands,
    )
    dates = [morning_anchor(other).date() for other in session.scalars(query)]
    if plan.materialised_until != NOTHING_MORE:
        first = plan.materialised_until + timedelta(days=1)
        days = (near + around - first).days + 1
        items = expand(prescription, first, days, timetable()) if days > 0 else []
        sessions = [item for item in items if item.kind == SESSION and not is_beyond(item, plan.ends_on)]
        dates += [item.local_date for item in sessions]
    return dates


def _shift(row: Occurrence, item: Item) -> None:
    origin = row.moved_from or row.due_at
    row.due_at, row.expires_at, row.zone = item.due_at, item.expires_at, item.zone
    row.local_date, row.local_time = item.local.date(), item.local.time()
    row.moved_from = None if item.due_at == origin else origin
    row.snoozed_until = None


def _call_now(row: Occurrence, now: datetime) -> None:
    local = wall_time(now, ZoneInfo(row.zone)).replace(second=0, microsecond=0)
    row.due_at = now
    row.local_date, row.local_time = local.date(), local.time()


def _refused(message: str) -> Refused:
    return Refused(FieldProblem("to_local", message))
