"""What the app should ask now, beside what is due: warning signs, a morning told too early, a better time."""

from collections.abc import Iterator, Mapping
from datetime import datetime, timedelta
from typing import Final
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from backend.accounts.models import Person
from backend.diary.models import MorningCheck, Verdict
from backend.diary.morning_verdict import NOT_SETTLED_YET, ask_again_at
from backend.diary.schemas import QuestionOut, QuestionsOut
from backend.diary.screenings.services import latest_screening
from backend.programmes.models import Occurrence, OccurrenceState, Plan, PlanStatus
from backend.programmes.standing import CHECK, SESSION
from backend.programmes.thresholds import values_for

ASKED_KINDS: Final = (SESSION, CHECK)
LOOK_BACK: Final = timedelta(days=14)
EMERGENCY: Final = "emergency"


def questions(session: Session, person: Person, now: datetime) -> QuestionsOut:
    """The most urgent first."""
    values = values_for(session, person.clinic_id, person.id, now)
    found = [
        *_emergency(session, person, values, now),
        *_screening(session, person, values, now),
        *_settled(session, person, values, now),
        *_wrong_time(session, person, values, now),
    ]
    return QuestionsOut(questions=found)


def last_emergency(session: Session, person_id: UUID) -> Verdict | None:
    """The latest that was not taken back."""
    query = select(Verdict).where(
        Verdict.person_id == person_id,
        Verdict.effect == EMERGENCY,
        Verdict.withdrawn_at.is_(None),
        Verdict.table_name != "escalation",
    )
    return session.scalars(query.order_by(Verdict.at.desc()).limit(1)).one_or_none()


def was_asked_again(session: Session, person_id: UUID, said: Verdict, values: Mapping[str, int]) -> bool:
    """What was answered before the hours were over is not the second look that an emergency needs."""
    since = said.at + timedelta(hours=values["ask_again_hours"])
    asked = latest_screening(session, person_id)
    return asked is not None and asked.asked_at >= since


def unanswered_in_a_row(session: Session, person_id: UUID, now: datetime) -> list[Occurrence]:
    """Sessions and checks whose time is over, nobody having done anything about them, newest first."""
    query = (
        select(Occurrence)
        .where(
            Occurrence.person_id == person_id,
            Occurrence.due_at > now - LOOK_BACK,
            Occurrence.expires_at <= now,
            Occurrence.kind.in_(ASKED_KINDS),
            Occurrence.state != OccurrenceState.CANCELLED,
        )
        .order_by(Occurrence.due_at.desc())
    )
    found = []
    for row in session.scalars(query):
        if row.state != OccurrenceState.PLANNED:
            break
        found.append(row)
    return found


def _emergency(
    session: Session, person: Person, values: Mapping[str, int], now: datetime
) -> Iterator[QuestionOut]:
    said = last_emergency(session, person.id)
    if said is None:
        return
    since = said.at + timedelta(hours=values["ask_again_hours"])
    if since <= now and not was_asked_again(session, person.id, said, values):
        yield QuestionOut(kind="emergency_again", reason="happened", since=since, verdict_id=said.id)


def _screening(
    session: Session, person: Person, values: Mapping[str, int], now: datetime
) -> Iterator[QuestionOut]:
    """Once a month while a plan runs; whoever was given a plan without one is asked as after a month."""
    plan = session.scalars(
        select(Plan).where(Plan.person_id == person.id, Plan.status != PlanStatus.ENDED)
    ).one_or_none()
    last = latest_screening(session, person.id)
    asked_at = max([last.asked_at] if last else [], default=plan.created_at if plan else None)
    if plan is None or asked_at is None:
        return
    since = asked_at + timedelta(days=values["rescreen_days"])
    if since <= now:
        yield QuestionOut(kind="screening", reason="monthly", since=since)


def _settled(
    session: Session, person: Person, values: dict[str, int], now: datetime
) -> Iterator[QuestionOut]:
    query = select(MorningCheck).where(
        MorningCheck.person_id == person.id,
        MorningCheck.answered_at > now - LOOK_BACK,
        MorningCheck.settled == NOT_SETTLED_YET,
        MorningCheck.replaced_by.is_(None),
        MorningCheck.withdrawn_at.is_(None),
    )
    for check in session.scalars(query.order_by(MorningCheck.answered_at.desc()).limit(1)):
        again_at = ask_again_at(session, check, values)
        if again_at and again_at <= now <= again_at + timedelta(hours=values["answer_hours"]):
            yield QuestionOut(kind="settled_again", since=again_at, occurrence_id=check.occurrence_id)


def _wrong_time(
    session: Session, person: Person, values: Mapping[str, int], now: datetime
) -> Iterator[QuestionOut]:
    missed = unanswered_in_a_row(session, person.id, now)
    if len(missed) >= values["unanswered_most"]:
        yield QuestionOut(kind="wrong_time", since=missed[0].expires_at, occurrence_id=missed[0].id)
