"""All patients of a clinic with what each needs: a handful of queries, however many there are."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date, datetime
from typing import Final
from uuid import UUID
from zoneinfo import ZoneInfo

from sqlalchemy import and_, case, func, or_, select
from sqlalchemy.orm import Session

from backend.accounts.models import Clinic, Person, Role
from backend.clinic.limits import SILENT_LIST, SILENT_MAIL, limits_of
from backend.clinic.need import DAY, Found, Need, Patience, Standing, need
from backend.clinic.open_verdicts import open_reasons, rule_reason
from backend.clinic.pains import Told, told_of
from backend.clinic.schemas import CaseloadOut, CaseOut, ClinicNameOut, ReasonOut
from backend.programmes.answers import plan_title, week_on, weeks_of
from backend.programmes.held import REST, open_locks
from backend.programmes.models import Lock, Occurrence, OccurrenceState, Plan
from backend.programmes.thresholds import LIMIT
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


@dataclass(frozen=True, slots=True)
class _Case:
    """All that is known of one patient, from as many queries as for a hundred."""

    person: Person
    plan: Plan | None
    tally: _Tally
    upcoming: tuple[str, datetime] | None
    told: Told
    reach: Reach
    said: tuple[Need, ReasonOut] | None
    limits: dict[str, int]
    locked_by: list[str]


def caseload(session: Session, clinic: Clinic, now: datetime) -> CaseloadOut:
    people = list(
        session.scalars(
            select(Person)
            .where(Person.clinic_id == clinic.id, Person.role == Role.PATIENT, Person.disabled_at.is_(None))
            .order_by(func.lower(Person.name), Person.id)
        )
    )
    ids = [person.id for person in people]
    plans = _latest_plans(session, clinic)
    tallies = _tallies(session, [plan.id for plan in plans.values()], now)
    upcoming = _next_due(session, ids, now)
    told = told_of(session, clinic)
    reach = reach_of(session, ids, now)
    said = open_reasons(session, clinic)
    limits = limits_of(session, clinic.id, ids)
    locked = _locked_by(session, people, now)
    cases = (
        _Case(
            person=person,
            plan=plans.get(person.id),
            tally=tallies.get(person.id, _Tally()),
            upcoming=upcoming.get(person.id),
            told=told.get(person.id, Told()),
            reach=reach[person.id],
            said=said.get(person.id),
            limits=limits[person.id],
            locked_by=locked[person.id],
        )
        for person in people
    )
    return CaseloadOut(clinic=ClinicNameOut(name=clinic.name), patients=[_shown(case, now) for case in cases])


def _shown(case: _Case, now: datetime) -> CaseOut:
    plan, tally = case.plan, case.tally
    local_date = wall_time(now, ZoneInfo(plan.zone)).date() if plan else None
    last_entry_at = max((at for at in (tally.last_acted_at, case.told.last_at) if at), default=None)
    standing = _standing(case, local_date, last_entry_at)
    found = need(standing, Patience(case.limits[SILENT_MAIL], case.limits[SILENT_LIST]), now)
    return CaseOut(
        id=case.person.id,
        name=case.person.name,
        status=standing.status,
        plan_title=plan_title(plan) if plan else None,
        week=week_on(plan, local_date) if plan and local_date else None,
        weeks=weeks_of(plan) if plan else None,
        next_due_at=case.upcoming[1] if case.upcoming else None,
        next_kind=case.upcoming[0] if case.upcoming else None,
        sessions_done=tally.sessions_done,
        sessions_planned=tally.sessions_planned,
        last_pain=case.told.pains[-1] if case.told.pains else None,
        pains=case.told.pains,
        pain_limit=case.limits[LIMIT],
        last_entry_at=last_entry_at,
        reminders=case.reach,
        need=found.need if found else None,
        reason=_reason(case, found),
        silent_days=(now - found.since) // DAY if found and found.since else None,
        locked_by=case.locked_by,
    )


def _standing(case: _Case, local_date: date | None, last_entry_at: datetime | None) -> Standing:
    plan = case.plan
    is_over = plan is not None and local_date is not None and local_date > plan.ends_on
    return Standing(
        status=plan.status if plan else "no_plan",
        said=case.said[0] if case.said else None,
        started_at=_started_at(plan) if plan else None,
        is_review_open=case.tally.open_reviews > 0 or is_over,
        reach=case.reach,
        last_entry_at=last_entry_at,
    )


def _reason(case: _Case, found: Found | None) -> ReasonOut | None:
    if case.said:
        return case.said[1]
    return rule_reason(found.rule) if found and found.rule else None


def _locked_by(session: Session, people: Collection[Person], now: datetime) -> dict[UUID, list[str]]:
    """Without those that have ended by their date, and without the longer rest after a step back."""
    locks = open_locks(session, [person.id for person in people])
    here = {person.id: wall_time(now, ZoneInfo(person.zone)).date() for person in people}
    return {
        one: sorted(
            {
                lock.rule
                for lock in locks[one]
                if lock.what != REST and (lock.until is None or lock.until > on)
            }
        )
        for one, on in here.items()
    }


def _holds(lock: Lock, on: date) -> bool:
    return lock.until is None or on < lock.until


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
