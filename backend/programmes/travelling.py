"""A calendar that goes along to another zone: what is to come keeps its time on the wall there.

On the way east a date can be over before its time has come. What comes every day comes the next day anyhow;
a session comes on the next date, if it has room there, and what comes once keeps the instant it has.
"""

from collections.abc import Sequence
from datetime import date, datetime, timedelta
from typing import Final
from zoneinfo import ZoneInfo

from backend.content import timetable
from backend.programmes.held import Held
from backend.programmes.models import Occurrence, Plan
from backend.programmes.standing import SESSION, Standing, laid_on
from backend.rules.prescription import Prescription
from backend.rules.schedule import expand, session_items
from backend.rules.wall_clock import resolve, wall_time

ONE_DAY: Final = timedelta(days=1)


def follow_zone(row: Occurrence, plan: Plan) -> bool:
    """What was moved keeps the wall time it was moved to; answers whether that is another instant now."""
    zone = ZoneInfo(plan.zone)
    row.revision = plan.version
    if row.moved_from:
        row.moved_from = resolve(laid_on(row), zone)
    row.zone = plan.zone
    due_at = resolve(_wall(row), zone)
    if due_at == row.due_at:
        return False
    useful = row.expires_at - row.due_at
    row.due_at, row.expires_at, row.snoozed_until = due_at, due_at + useful, None
    return True


def keep_instant(row: Occurrence, plan: Plan) -> None:
    """The same instant, told by the wall where the patient lives now; on another date it counts as moved."""
    zone, laid = ZoneInfo(plan.zone), laid_on(row)
    local = wall_time(row.due_at, zone)
    row.moved_from = resolve(laid, zone) if local.date() != laid.date() else None
    row.local_date, row.local_time, row.zone = local.date(), local.time(), plan.zone
    row.revision = plan.version


def carry_over(
    plan: Plan, prescription: Prescription, rows: Sequence[Occurrence], now: datetime, held: Held
) -> None:
    """Sessions to come whose time is over here get another; what kept its instant goes back if it need not.

    A session comes on the next date; `follow_zone` then gives it its instant. One that was moved keeps its
    instant instead where that lies on the same date here. Without room it is given up.
    """
    if not any(_lies_elsewhere(row, plan) for row in rows):
        return
    standing = Standing(rows, prescription, now)
    over = [row for row in rows if _is_session_over(row, plan, standing)]
    for row in [row for row in rows if standing.is_awaited_again(row)]:
        local, row.moved_from = laid_on(row), None
        row.local_date, row.local_time = local.date(), local.time()
    for row in sorted(over, key=lambda row: row.due_at):
        _carry(row, plan, prescription, [other for other in rows if other is not row], now, held)


def _lies_elsewhere(row: Occurrence, plan: Plan) -> bool:
    return row.zone != plan.zone or (row.moved_from is not None and row.kind != SESSION)


def _is_session_over(row: Occurrence, plan: Plan, standing: Standing) -> bool:
    if row.kind != SESSION or row.zone == plan.zone or not standing.is_to_come(row):
        return False
    if row.moved_from is None:
        return standing.is_free(row) and standing.is_over(row)
    return not standing.is_ahead(resolve(_wall(row), ZoneInfo(plan.zone)))


def _carry(
    row: Occurrence,
    plan: Plan,
    prescription: Prescription,
    others: Sequence[Occurrence],
    now: datetime,
    held: Held,
) -> None:
    zone, laid = ZoneInfo(plan.zone), laid_on(row).date()
    here = wall_time(row.due_at, zone)
    if here.date() == row.local_date:
        row.moved_from = row.moved_from and resolve(laid_on(row), zone)
        row.local_time, row.zone = here.time(), plan.zone
        return
    standing = Standing(others, prescription, now)
    on = _next_date(row, zone, standing)
    is_open = on <= plan.ends_on and not held.covers(SESSION, on)
    at = datetime.combine(on, row.local_time)
    if is_open and _has_room(at, laid, prescription, standing):
        row.moved_from, row.local_date = row.moved_from or row.due_at, on
    else:
        row.moved_from = None


def _next_date(row: Occurrence, zone: ZoneInfo, standing: Standing) -> date:
    on = row.local_date + ONE_DAY
    while not standing.is_ahead(resolve(datetime.combine(on, row.local_time), zone)):
        on += ONE_DAY
    return on


def _has_room(at: datetime, laid: date, prescription: Prescription, standing: Standing) -> bool:
    """Also beside the sessions that are prescribed around it, but for itself: these are not pushed away."""
    apart = prescription.days_apart
    first = at.date() - (apart - 1) * ONE_DAY
    around = expand(prescription, first, 2 * apart - 1, timetable())
    ahead = (item for item in around if item.kind == SESSION and standing.is_ahead(item.due_at))
    if any(item.local_date != laid for item in ahead):
        return False
    return standing.has_room(session_items(prescription, at, timetable())[0])


def _wall(row: Occurrence) -> datetime:
    return datetime.combine(row.local_date, row.local_time)
