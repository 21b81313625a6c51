"""How long a person has been silent, unreachable or without an answer: the inputs of the escalation."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Final
from zoneinfo import ZoneInfo

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from backend.accounts.models import Person
from backend.diary.models import SessionEntry, Verdict
from backend.diary.questions import last_emergency, unanswered_in_a_row, was_asked_again
from backend.diary.screenings.services import has_clinician
from backend.diary.verdicts import ESCALATION, Value, local_date, not_looked_at
from backend.programmes.held import LOADING
from backend.programmes.locks import is_locked
from backend.programmes.models import Lock, Occurrence, Plan, PlanStatus
from backend.programmes.plan_stage import stage_of
from backend.reminders.models import DeviceState, Subscription
from backend.rules.tables import EFFECTS, TOLD_TO_CLINICIANS
from backend.rules.wall_clock import resolve, wall_time

HOUR: Final = timedelta(hours=1)
DAY: Final = timedelta(days=1)
OPEN_FOR: Final = timedelta(days=90)
SATURDAY: Final = 5


@dataclass(frozen=True, slots=True)
class Silence:
    """`open_verdict`: the most severe that no clinician has looked at; the rest is since when."""

    open_verdict: Verdict | None
    asked_again: bool
    heard_at: datetime
    unseen_since: datetime | None
    unanswered_since: datetime | None
    unanswered: int
    is_monitored: bool
    zone: str


def silence_of(
    session: Session, person: Person, plan: Plan | None, values: Mapping[str, int], now: datetime
) -> Silence:
    """Where no plan runs nothing is expected: what was told before is looked at all the same."""
    is_running = plan is not None and plan.status == PlanStatus.ACTIVE
    said = open_verdict(session, person, now)
    missed = unanswered_in_a_row(session, person.id, now) if is_running else []
    emergency = last_emergency(session, person.id)
    is_awaited = plan is not None and is_training(session, person, plan, now)
    return Silence(
        open_verdict=said,
        asked_again=bool(emergency and was_asked_again(session, person.id, emergency, values)),
        heard_at=_heard_at(session, person, plan) if plan and is_awaited else now,
        unseen_since=_unseen_since(session, person) if is_running else None,
        unanswered_since=missed[-1].due_at if missed else None,
        unanswered=len(missed),
        is_monitored=has_clinician(session, person),
        zone=person.clinic.zone,
    )


def escalation_inputs(silence: Silence, now: datetime) -> dict[str, Value]:
    said = silence.open_verdict
    return {
        "effect": said.effect if said else "none",
        "hours_since_effect": (now - said.at) // HOUR if said else 0,
        "asked_again": silence.asked_again,
        "working_hours_unread": working_hours(said.at, now, silence.zone) if said else 0,
        "unanswered_in_a_row": silence.unanswered,
        "push_unseen_hours": (now - silence.unseen_since) // HOUR if silence.unseen_since else 0,
        "silent_days": max((now - silence.heard_at) // DAY, 0),
        "is_monitored": silence.is_monitored,
    }


def open_verdict(session: Session, person: Person, now: datetime) -> Verdict | None:
    """The most severe that belongs in front of a clinician and was seen by none; of two alike the older."""
    query = select(Verdict).where(
        *not_looked_at(person.id),
        Verdict.at > now - OPEN_FOR,
        Verdict.effect.in_(TOLD_TO_CLINICIANS),
        Verdict.table_name != ESCALATION,
    )
    found = session.scalars(query.order_by(Verdict.at)).all()
    return min(found, key=lambda row: EFFECTS.index(row.effect), default=None)


def working_hours(since: datetime, now: datetime, zone: str) -> int:
    """Hours of Mondays to Fridays, all day long, as the clinic's calendar has them."""
    total, here = timedelta(), ZoneInfo(zone)
    at = since
    while at < now:
        local = wall_time(at, here)
        midnight = datetime.combine(local.date() + DAY, datetime.min.time())
        until = min(resolve(midnight, here), now)
        if local.weekday() < SATURDAY:
            total += until - at
        at = until
    return total // HOUR


def is_training(session: Session, person: Person, plan: Plan, now: datetime) -> bool:
    """Whether there is anything to tell: nobody is called silent, or back from a break, who may not train."""
    today, stage = local_date(person, now), stage_of(plan)
    is_over = plan.status != PlanStatus.ACTIVE or today > plan.ends_on or stage is None or not stage.exercises
    return not is_over and not is_locked(session, person.id, LOADING, today)


def _heard_at(session: Session, person: Person, plan: Plan) -> datetime:
    """When the person last did or told anything; before that, when the plan began, or loading was allowed."""
    acted = session.scalar(select(func.max(Occurrence.acted_at)).where(Occurrence.person_id == person.id))
    told = session.scalar(
        select(func.max(SessionEntry.done_at)).where(
            SessionEntry.person_id == person.id, SessionEntry.withdrawn_at.is_(None)
        )
    )
    freed = session.scalar(
        select(func.max(Lock.lifted_at)).where(Lock.person_id == person.id, Lock.what == LOADING)
    )
    began = resolve(datetime.combine(plan.starts_on, datetime.min.time()), ZoneInfo(plan.zone))
    return max(at for at in (acted, told, freed, began, plan.created_at) if at)


def _unseen_since(session: Session, person: Person) -> datetime | None:
    """Since when every device that works has shown nothing; None while one does, or there is none."""
    query = select(Subscription.first_unseen_at).where(
        Subscription.person_id == person.id, Subscription.state == DeviceState.WORKING
    )
    devices = session.scalars(query).all()
    unseen = [at for at in devices if at is not None]
    return min(unseen) if unseen and len(unseen) == len(devices) else None
