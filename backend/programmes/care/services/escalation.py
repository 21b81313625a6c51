"""What has been tried, for how long, and what comes next: the ladder of care for one patient."""

from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID
from zoneinfo import ZoneInfo

from sqlalchemy import case, func, select
from sqlalchemy.orm import Session

from backend.accounts.models import Person
from backend.content.badge import evidence
from backend.content.escalation import CareStep, care_steps
from backend.programmes.care.schemas.records import EscalationOut, EvidenceOut, StateName, StepOut, TriedOut
from backend.programmes.care.services.holding import local_date
from backend.programmes.care.services.procedures import procedures_of
from backend.programmes.models import Occurrence, OccurrenceState, Plan, PlanStatus
from backend.rules.wall_clock import wall_time


@dataclass(frozen=True, slots=True)
class Trial:
    """`weeks` begun, from the first to the last time it was done, or until now while it is running."""

    since: date | None = None
    weeks: int = 0
    adherence_percent: int | None = None
    is_running: bool = False


def escalation(session: Session, patient: Person, now: datetime) -> EscalationOut:
    trials = trials_of(session, patient, now)
    return EscalationOut(steps=[_shown(step, trials) for step in care_steps()])


def tried(session: Session, patient: Person, now: datetime) -> list[TriedOut]:
    """What has been begun, in the order of the ladder."""
    trials = trials_of(session, patient, now)
    return [
        TriedOut(
            key=step.key,
            title=step.title,
            since=trials[step.key].since,
            weeks=trials[step.key].weeks,
            adherence_percent=trials[step.key].adherence_percent,
        )
        for step in care_steps()
        if trials[step.key].since
    ]


def trials_of(session: Session, patient: Person, now: datetime) -> dict[str, Trial]:
    """By step, for every step."""
    today = local_date(patient, now)
    by_kind = _by_kind(session, patient, now)
    done = procedures_of(session, patient.id)

    def trial(step: CareStep) -> Trial:
        if step.occurrence:
            return by_kind.get(step.occurrence, Trial())
        if not step.procedures:
            return _plans(session, patient.id, today)
        dates = [row.done_on for row in done if row.kind in step.procedures]
        return Trial(min(dates), _weeks(min(dates), today)) if dates else Trial()

    return {step.key: trial(step) for step in care_steps()}


def _shown(step: CareStep, trials: dict[str, Trial]) -> StepOut:
    trial = trials[step.key]
    weeks_given = {other.key: trials[other.key].weeks >= other.weeks for other in care_steps()}
    is_open = all(weeks_given[key] for key in step.needs) and (
        not step.needs_one_of or any(weeks_given[key] for key in step.needs_one_of)
    )
    state: StateName = "next" if is_open else "later"
    if trial.since:
        state = "running" if trial.is_running else "tried"
    badge = evidence().badges[step.badge]
    return StepOut(
        key=step.key,
        title=step.title,
        state=state,
        since=trial.since,
        weeks=trial.weeks,
        adherence_percent=trial.adherence_percent,
        needed_weeks=step.weeks,
        why_not_yet=step.why_not_yet if state == "later" else None,
        evidence=EvidenceOut(
            level=badge.level,
            verdict=badge.verdict,
            newest=badge.newest.name,
            year=badge.newest.year,
            contrary=badge.contrary.said if badge.contrary else None,
            anchor=badge.source,
        ),
    )


def _by_kind(session: Session, patient: Person, now: datetime) -> dict[str, Trial]:
    is_done = Occurrence.state == OccurrenceState.DONE
    has_come = (Occurrence.state != OccurrenceState.CANCELLED) & (Occurrence.due_at <= now)
    query = (
        select(
            Occurrence.kind,
            func.min(case((is_done, Occurrence.due_at))),
            func.max(case((is_done, Occurrence.due_at))),
            func.count(case((is_done, 1))),
            func.count(case((has_come | is_done, 1))),
            func.count(case(((Occurrence.state == OccurrenceState.PLANNED) & (Occurrence.due_at > now), 1))),
        )
        .where(Occurrence.person_id == patient.id)
        .group_by(Occurrence.kind)
    )
    zone, found = ZoneInfo(patient.zone), dict[str, Trial]()
    for kind, first, last, done, come, ahead in session.execute(query):
        if done:
            since = wall_time(first, zone).date()
            until = local_date(patient, now) if ahead else wall_time(last, zone).date()
            found[kind] = Trial(since, _weeks(since, until), done * 100 // come, bool(ahead))
    return found


def _plans(session: Session, person_id: UUID, today: date) -> Trial:
    plans = session.scalars(select(Plan).where(Plan.person_id == person_id, Plan.starts_on <= today)).all()
    if not plans:
        return Trial()
    since = min(plan.starts_on for plan in plans)
    running = [plan for plan in plans if plan.status != PlanStatus.ENDED and plan.ends_on >= today]
    until = today if running else min(max(plan.ends_on for plan in plans), today)
    return Trial(since, _weeks(since, until), None, bool(running))


def _weeks(since: date, until: date) -> int:
    """Begun weeks: the first day is in the first."""
    return max((until - since).days, 0) // 7 + 1
