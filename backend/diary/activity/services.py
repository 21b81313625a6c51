"""Taking in what a week held, and laying it beside what it may hold."""

from collections.abc import Sequence
from datetime import date, datetime, timedelta
from typing import Final
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import Session

from backend.accounts.models import Person
from backend.content import activity_advice, thresholds
from backend.db import transaction
from backend.diary.activity.models import ActivityWeek
from backend.diary.activity.schemas import (
    ActivityAdviceOut,
    ActivityIn,
    ActivityOut,
    ActivityWeekOut,
    AmountOut,
    LoadJumpOut,
)
from backend.diary.ids import ID_TAKEN
from backend.diary.services import one_at_a_time
from backend.programmes.activity_budget import budget_now, severity_now
from backend.programmes.care.services.holding import local_date
from backend.programmes.thresholds import values_for
from backend.rules.activity import WEEKS_COMPARED, load_jump_percent, used_percent
from backend.web.problems import Conflict, FieldProblem, NotFound, Refused

WEEKS_SHOWN: Final = 12
WEEK: Final = timedelta(weeks=1)
UNITS: Final = ("steps", "run_minutes", "games")
JUMP: Final = "load_jump_percent"


def report_activity(
    session: Session, person_id: UUID, entry_id: UUID, form: ActivityIn, now: datetime
) -> None:
    """Stores the week once, with what it was allowed.

    Raises NotFound for someone else's id, Conflict for an id that says something else already, Refused for a
    week that has not begun or is no longer shown.
    """
    with transaction(session):
        person = one_at_a_time(session, person_id)
        told = form.model_dump()
        found = session.get(ActivityWeek, entry_id)
        if found is not None:
            _check_same(found, person_id, told)
            return
        this_week = _monday_of(local_date(person, now))
        if not this_week - (WEEKS_SHOWN - 1) * WEEK <= form.week_of <= this_week:
            raise Refused(FieldProblem("week_of", "must be this week, or one of the eleven before it"))
        budget = budget_now(session, person, now)
        allowed = {f"allowed_{unit}": getattr(budget, unit) if budget else None for unit in UNITS}
        session.add(ActivityWeek(id=entry_id, person_id=person_id, received_at=now, **told, **allowed))
        try:
            session.flush()
        except IntegrityError:  # someone else used the id in this very moment
            raise NotFound from None


def activity_of(session: Session, person: Person, now: datetime) -> ActivityOut:
    this_week = _monday_of(local_date(person, now))
    first_hidden = this_week - WEEKS_SHOWN * WEEK
    rows = _weeks(session, person.id, this_week)
    limit = values_for(session, person.clinic_id, person.id, now)[JUMP]
    return ActivityOut(
        this_week=this_week,
        budget=budget_now(session, person, now),
        weeks=[_week_out(row) for row in rows.values() if row.week_of > first_hidden and _amounts(row)],
        jumps=_jumps(rows, this_week, limit),
        advice=_advice(severity_now(session, person, now)),
    )


def _advice(severity: str | None) -> ActivityAdviceOut | None:
    if severity is None:
        return None
    found = activity_advice()[severity]
    return ActivityAdviceOut(severity=severity, title=found.title, tips=list(found.tips), source=found.source)


def _check_same(found: ActivityWeek, person_id: UUID, told: dict[str, object]) -> None:
    if found.person_id != person_id:
        raise NotFound
    if told != {name: getattr(found, name) for name in told}:
        raise Conflict(ID_TAKEN)


def _weeks(session: Session, person_id: UUID, this_week: date) -> dict[date, ActivityWeek]:
    """The last word on each week, newest week first; those a jump is compared with included."""
    oldest = this_week - (WEEKS_SHOWN + WEEKS_COMPARED) * WEEK
    query = (
        select(ActivityWeek)
        .where(ActivityWeek.person_id == person_id, ActivityWeek.week_of > oldest)
        .order_by(ActivityWeek.week_of.desc(), ActivityWeek.received_at, ActivityWeek.id)
    )
    return {row.week_of: row for row in session.scalars(query)}


def _week_out(row: ActivityWeek) -> ActivityWeekOut:
    return ActivityWeekOut(id=row.id, week_of=row.week_of, amounts=_amounts(row))


def _amounts(row: ActivityWeek) -> list[AmountOut]:
    return [
        AmountOut(
            unit=unit,
            done=done,
            allowed=(allowed := getattr(row, f"allowed_{unit}")),
            percent=used_percent(done, allowed),
            is_over=allowed is not None and done > allowed,
        )
        for unit in UNITS
        if (done := getattr(row, unit)) is not None
    ]


def _jumps(rows: dict[date, ActivityWeek], this_week: date, limit_percent: int) -> list[LoadJumpOut]:
    """Of the newest week that was told, if that is this one or the one before; an older one is no news."""
    newest = next((week for week, row in rows.items() if _amounts(row)), None)
    if newest is None or newest < this_week - WEEK:
        return []
    weeks = [rows.get(newest - back * WEEK) for back in range(WEEKS_COMPARED + 1)]
    found = {unit: load_jump_percent(_told(weeks, unit), limit_percent) for unit in UNITS}
    source = thresholds()[JUMP].source
    return [
        LoadJumpOut(week_of=newest, unit=unit, percent=percent, limit_percent=limit_percent, source=source)
        for unit, percent in found.items()
        if percent is not None
    ]


def _told(weeks: Sequence[ActivityWeek | None], unit: str) -> list[int | None]:
    return [getattr(week, unit) if week else None for week in weeks]


def _monday_of(day: date) -> date:
    return day - timedelta(days=day.weekday())
