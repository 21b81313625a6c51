"""What a phone keeps: the plan in short, and what was due since yesterday and will be in the next 14 days."""

from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

from sqlalchemy import and_, select
from sqlalchemy.orm import Session

from backend.accounts.models import Person
from backend.programmes.answers import occurrence_out, plan_title, stage_title, week_on, weeks_of
from backend.programmes.models import Occurrence, OccurrenceState, Plan, PlanVersion
from backend.programmes.prescription import form_of
from backend.programmes.schemas import PrescriptionIn, TodayOut, TodayPersonOut, TodayPlanOut
from backend.rules.wall_clock import resolve, wall_time

DAYS_BACK, DAYS_AHEAD = 1, 14


def today(session: Session, person: Person, now: datetime) -> TodayOut:
    """From the start of yesterday, where the person lives; two queries, however much is prescribed."""
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
        person=TodayPersonOut(name=person.name, zone=person.zone),
        plan=_summary(plan, now) if plan else None,
        occurrences=[occurrence_out(row, form) for row in session.scalars(query)],
    )


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


def form_of_person(session: Session, person: Person) -> PrescriptionIn | None:
    """What is prescribed now, or was last."""
    latest = latest_plan(session, person)
    return form_of(latest[1].prescription) if latest else None


def _summary(plan: Plan, now: datetime) -> TodayPlanOut:
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
    )
