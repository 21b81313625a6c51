"""One patient's page: the plan and its history, the days around now, the devices."""

from datetime import datetime, timedelta

from sqlalchemy import and_, or_, select
from sqlalchemy.orm import Session

from backend.accounts.models import Person
from backend.clinic.caseload import PROMPTS
from backend.clinic.schemas import PatientOut, ReachOut, RecentOut, UpcomingOut
from backend.diary.models import MorningCheck, SessionEntry
from backend.programmes.answers import plan_out, plan_versions
from backend.programmes.models import Occurrence, OccurrenceState
from backend.programmes.plans import Running
from backend.programmes.today import latest_plan
from backend.reminders.history.services import health_of
from backend.reminders.services import reach_of

DAYS_AROUND = timedelta(days=14)


def patient_page(session: Session, patient: Person, now: datetime) -> PatientOut:
    latest = latest_plan(session, patient)
    running = Running(*latest, patient.clinic.zone) if latest else None
    return PatientOut(
        id=patient.id,
        name=patient.name,
        email=patient.email,
        zone=patient.zone,
        status=running.plan.status if running else "no_plan",
        plan=plan_out(session, running) if running else None,
        versions=plan_versions(session, running.plan) if running else [],
        upcoming=_upcoming(session, patient, now),
        recent=_recent(session, patient, now),
        reminders=_reach(session, patient, now),
    )


def _upcoming(session: Session, patient: Person, now: datetime) -> list[UpcomingOut]:
    query = (
        select(Occurrence)
        .where(
            Occurrence.person_id == patient.id,
            Occurrence.state == OccurrenceState.PLANNED,
            Occurrence.due_at > now,
            Occurrence.due_at <= now + DAYS_AROUND,
            Occurrence.kind.not_in(PROMPTS),
        )
        .order_by(Occurrence.due_at, Occurrence.kind)
    )
    return [
        UpcomingOut(kind=row.kind, due_at=row.due_at, local=_local(row), state=row.state)
        for row in session.scalars(query)
    ]


def _recent(session: Session, patient: Person, now: datetime) -> list[RecentOut]:
    """Newest first; what was done ahead of its time is here too."""
    has_come = or_(
        Occurrence.due_at <= now, Occurrence.state.in_([OccurrenceState.DONE, OccurrenceState.SKIPPED])
    )
    query = (
        select(Occurrence, SessionEntry.pain_during, MorningCheck.morning_pain)
        .outerjoin(
            SessionEntry, and_(SessionEntry.id == Occurrence.entry_id, SessionEntry.withdrawn_at.is_(None))
        )
        .outerjoin(
            MorningCheck, and_(MorningCheck.id == Occurrence.entry_id, MorningCheck.withdrawn_at.is_(None))
        )
        .where(
            Occurrence.person_id == patient.id,
            Occurrence.due_at > now - DAYS_AROUND,
            Occurrence.state != OccurrenceState.CANCELLED,
            has_come,
            Occurrence.kind.not_in(PROMPTS),
        )
        .order_by(Occurrence.due_at.desc(), Occurrence.kind)
    )
    return [
        RecentOut(
            kind=row.kind,
            local=_local(row),
            state=row.state,
            acted_at=row.acted_at,
            pain=during if during is not None else morning,
        )
        for row, during, morning in session.execute(query)
    ]


def _reach(session: Session, patient: Person, now: datetime) -> ReachOut:
    return ReachOut(
        state=reach_of(session, [patient.id], now)[patient.id],
        devices=[device.for_others for device in health_of(session, patient.id, now)],
    )


def _local(row: Occurrence) -> datetime:
    return datetime.combine(row.local_date, row.local_time)
