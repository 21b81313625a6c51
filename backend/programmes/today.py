"""What a phone keeps: the plan in short, and what was due since yesterday and will be in the next 14 days."""

from collections.abc import Iterable, Sequence
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

from sqlalchemy import and_, select
from sqlalchemy.orm import Session

from backend.accounts.models import Person
from backend.programmes.answers import (
    occurrence_out,
    plan_title,
    stage_title,
    week_on,
    weeks_of,
)
from backend.programmes.easing import light_sessions
from backend.programmes.lock_out import locks_out
from backend.programmes.locks import locks_of
from backend.programmes.models import Occurrence, OccurrenceState, Plan, PlanVersion
from backend.programmes.prescription import days_apart_of, form_of
from backend.programmes.schemas import ChangedOut, OccurrenceOut, PrescriptionIn
from backend.programmes.today_schemas import TodayOut, TodayPersonOut, TodayPlanOut
from backend.reminders.manners.services import kept_zone_of
from backend.rules.wall_clock import resolve, wall_time

DAYS_BACK, DAYS_AHEAD = 1, 14


def today(session: Session, person: Person, now: datetime) -> TodayOut:
    """From the start of yesterday, where the person lives; four queries, however much is prescribed, and two
    more in a course of shockwave."""
    zone = ZoneInfo(person.zone)
    midnight = wall_time(now, zone).replace(hour=0, minute=0, second=0, microsecond=0)
    first = resolve(midnight - timedelta(days=DAYS_BACK), zone)
    last = resolve(midnight + timedelta(days=DAYS_AHEAD + 1), zone)
    latest = latest_plan(session, person)
    plan, form = (latest[0], form_of(latest[1].prescription)) if latest else (None, None)
    query = (
        select(Occurrence)
        .where(
            Occurrence.person_id == person.id,
            Occurrence.due_at >= first,
            Occurrence.due_at < last,
            Occurrence.state != OccurrenceState.CANCELLED,
        )
        .order_by(Occurrence.due_at, Occurrence.kind)
    )
    return TodayOut(
        server_time=now,
        person=TodayPersonOut(name=person.name, zone=person.zone, kept_zone=kept_zone_of(session, person.id)),
        plan=_summary(session, plan, form, now) if plan and form else None,
        occurrences=_shown(session, person, session.scalars(query).all(), form, now),
    )


def changed_out(session: Session, person: Person, rows: Iterable[Occurrence], now: datetime) -> ChangedOut:
    """Rows of that person which something has changed, by time."""
    in_order = sorted(rows, key=lambda row: (row.due_at, row.kind))
    form = _form_of_person(session, person)
    return ChangedOut(occurrences=_shown(session, person, in_order, form, now))


def latest_plan(session: Session, person: Person) -> tuple[Plan, PlanVersion] | None:
    """The running one, or the last one that ran; with what it prescribes."""
    query = (
        select(Plan, PlanVersion)
        .join(PlanVersion, and_(PlanVersion.plan_id == Plan.id, PlanVersion.number == Plan.version))
        .where(Plan.person_id == person.id)
        .order_by(Plan.created_at.desc())
        .limit(1)
    )
    found = session.execute(query).one_or_none()
    return (found[0], found[1]) if found else None


def _form_of_person(session: Session, person: Person) -> PrescriptionIn | None:
    """What is prescribed now, or was last."""
    latest = latest_plan(session, person)
    return form_of(latest[1].prescription) if latest else None


def _shown(
    session: Session,
    person: Person,
    rows: Sequence[Occurrence],
    form: PrescriptionIn | None,
    now: datetime,
) -> list[OccurrenceOut]:
    light = light_sessions(session, person, rows, now) if form and form.shockwave else set()
    return [occurrence_out(row, form, light) for row in rows]


def _summary(session: Session, plan: Plan, form: PrescriptionIn, now: datetime) -> TodayPlanOut:
    local_date = wall_time(now, ZoneInfo(plan.zone)).date()
    return TodayPlanOut(
        id=plan.id,
        title=plan_title(plan),
        stage=stage_title(plan),
        status=plan.status,
        starts_on=plan.starts_on,
        ends_on=plan.ends_on,
        week=week_on(plan, local_date),
        weeks=weeks_of(plan),
        days_apart=days_apart_of(form),
        locks=locks_out(locks_of(session, plan.person_id, local_date)),
    )
