"""All patients of a clinic with what each needs: a handful of queries, however many there are."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime
from typing import Final
from uuid import UUID
from zoneinfo import ZoneInfo

from sqlalchemy import and_, case, func, or_, select, union_all
from sqlalchemy.orm import Session

from backend.accounts.models import Clinic, Person, Role
from backend.clinic.need import Standing, need
from backend.clinic.schemas import CaseloadOut, CaseOut, ClinicNameOut
from backend.diary.models import MorningCheck, SessionEntry
from backend.programmes.answers import plan_title, week_on, weeks_of
from backend.programmes.models import Occurrence, OccurrenceState, Plan
from backend.reminders.services import Reach, reach_of
from backend.rules.wall_clock import resolve, wall_time

REVIEWS: Final = ("gtn_review", "wedge_review", "shockwave_review")
PROMPTS: Final = ("shockwave_day_before", "shockwave_soon")


@dataclass(frozen=True, slots=True)
class _Tally:
    sessions_done: int = 0
    sessions_planned: int = 0
    open_reviews: int = 0
    last_acted_at: datetime | None = None


def caseload(session: Session, clinic: Clinic, now: datetime) -> CaseloadOut:
    people = list(
        session.scalars(
            select(Person)
            .where(Person.clinic_id == clinic.id, Person.role == Role.PATIENT, Person.disabled_at.is_(None))
            .order_by(func.lower(Person.name), Person.id)
        )
    )
    person_ids = [person.id for person in people]
    plans = _latest_plans(session, clinic)
    tallies = _tallies(session, [plan.id for plan in plans.values()], now)
    upcoming = _next_due(session, person_ids, now)
    pains = _latest_pains(session, clinic)
    reach = reach_of(session, person_ids, now)
    patients = [
        _case(
            person,
            plans.get(person.id),
            tallies.get(person.id, _Tally()),
            upcoming.get(person.id),
            pains.get(person.id),
            reach[person.id],
            now,
        )
        for person in people
    ]
    return CaseloadOut(clinic=ClinicNameOut(name=clinic.name), patients=patients)


def _case(
    person: Person,
    plan: Plan | None,
    tally: _Tally,
    upcoming: tuple[str, datetime] | None,
    pain: int | None,
    reach: Reach,
    now: datetime,
) -> CaseOut:
    local_date = wall_time(now, ZoneInfo(plan.zone)).date() if plan else None
    is_over = plan is not None and local_date is not None and local_date > plan.ends_on
    standing = Standing(
        status=plan.status if plan else "no_plan",
        started_at=_started_at(plan) if plan else None,
        is_review_open=tally.open_reviews > 0 or is_over,
        reach=reach,
        last_entry_at=tally.last_acted_at,
    )
    return CaseOut(
        id=person.id,
        name=person.name,
        status=standing.status,
        plan_title=plan_title(plan) if plan else None,
        week=week_on(plan, local_date) if plan and local_date else None,
        weeks=weeks_of(plan) if plan else None,
        next_due_at=upcoming[1] if upcoming else None,
        next_kind=upcoming[0] if upcoming else None,
        sessions_done=tally.sessions_done,
        sessions_planned=tally.sessions_planned,
        last_pain=pain,
        last_entry_at=tally.last_acted_at,
        reminders=reach,
        need=need(standing, now),
    )


def _started_at(plan: Plan) -> datetime:
    midnight = datetime.combine(plan.starts_on, datetime.min.time())
    return max(plan.created_at, resolve(midnight, ZoneInfo(plan.zone)))


def _latest_plans(session: Session, clinic: Clinic) -> dict[UUID, Plan]:
    query = select(Plan).where(Plan.clinic_id == clinic.id).order_by(Plan.created_at)
    return {plan.person_id: plan for plan in session.scalars(query)}


def _tallies(session: Session, plan_ids: Collection[UUID], now: datetime) -> dict[UUID, _Tally]:
    is_session = Occurrence.kind == "session"
    is_done = Occurrence.state == OccurrenceState.DONE
    has_come = or_(Occurrence.due_at <= now, is_done)
    is_open_review = and_(
        Occurrence.kind.in_(REVIEWS), Occurrence.due_at <= now, Occurrence.state == OccurrenceState.PLANNED
    )
    query = (
        select(
            Occurrence.person_id,
            func.sum(case((and_(is_session, is_done), 1), else_=0)),
            func.sum(case((and_(is_session, has_come), 1), else_=0)),
            func.sum(case((is_open_review, 1), else_=0)),
            func.max(Occurrence.acted_at),
        )
        .where(Occurrence.plan_id.in_(plan_ids), Occurrence.state != OccurrenceState.CANCELLED)
        .group_by(Occurrence.person_id)
    )
    return {
        person_id: _Tally(done, planned, reviews, acted_at)
        for person_id, done, planned, reviews, acted_at in session.execute(query)
    }


def _next_due(
    session: Session, person_ids: Collection[UUID], now: datetime
) -> dict[UUID, tuple[str, datetime]]:
    place = func.row_number().over(
        partition_by=Occurrence.person_id, order_by=(Occurrence.due_at, Occurrence.kind)
    )
    ahead = (
        select(Occurrence.person_id, Occurrence.kind, Occurrence.due_at, place.label("place"))
        .where(
            Occurrence.person_id.in_(person_ids),
            Occurrence.state == OccurrenceState.PLANNED,
            Occurrence.due_at > now,
            Occurrence.kind.not_in(PROMPTS),
        )
        .subquery()
    )
    query = select(ahead.c.person_id, ahead.c.kind, ahead.c.due_at).where(ahead.c.place == 1)
    return {person_id: (kind, due_at) for person_id, kind, due_at in session.execute(query)}


def _latest_pains(session: Session, clinic: Clinic) -> dict[UUID, int]:
    in_clinic = select(Person.id).where(Person.clinic_id == clinic.id)
    said = union_all(
        select(
            SessionEntry.person_id,
            SessionEntry.done_at.label("at"),
            SessionEntry.pain_during.label("pain"),
        ).where(
            SessionEntry.person_id.in_(in_clinic),
            SessionEntry.withdrawn_at.is_(None),
            SessionEntry.pain_during.is_not(None),
        ),
        select(MorningCheck.person_id, MorningCheck.answered_at, MorningCheck.morning_pain).where(
            MorningCheck.person_id.in_(in_clinic), MorningCheck.withdrawn_at.is_(None)
        ),
    ).subquery()
    place = func.row_number().over(partition_by=said.c.person_id, order_by=said.c.at.desc())
    latest = select(said.c.person_id, said.c.pain, place.label("place")).subquery()
    query = select(latest.c.person_id, latest.c.pain).where(latest.c.place == 1)
    return {row.person_id: row.pain for row in session.execute(query)}
