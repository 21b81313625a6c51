"""Taking in a screening and acting on it at once; starting the careful plan that needs no clinician."""

from datetime import datetime, timedelta
from typing import Final
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import Session

from backend.accounts.models import Person, Role
from backend.content import kinds, templates
from backend.db import transaction
from backend.diary.ids import ID_TAKEN, check_id_is_free
from backend.diary.models import Screening
from backend.diary.screenings.schemas import ScreeningIn, SelfGuidedIn
from backend.diary.services import one_at_a_time
from backend.diary.verdicts import (
    RED_FLAGS,
    SCREENING,
    Decision,
    Value,
    judge,
    lock_as_said,
    record_verdict,
    verdict_on,
)
from backend.programmes.care.services.condition import age_of, condition_of
from backend.programmes.credible import credible
from backend.programmes.plans import Running
from backend.programmes.schemas import PrescriptionIn
from backend.programmes.services import assign_programme
from backend.programmes.thresholds import values_for
from backend.rules.document import FieldProblem as InputProblem
from backend.web.problems import Conflict, FieldProblem, NotFound, Refused

SELF_GUIDED: Final = "self_guided"
STARTS_ALLOWED: Final = ("ok", "limited")
STILL_FRESH: Final = timedelta(days=7)
ASK_FIRST: Final = "Answer the questions about warning signs first."
NOT_ALONE: Final = "The last screening says: see a clinician before you start."
_ABOUT_THE_SERVER: Final = frozenset({"diagnosis_confirmed", "has_clinician", "age"})


def take_screening(
    session: Session, person_id: UUID, screening_id: UUID, form: ScreeningIn, now: datetime
) -> Screening:
    """Stores it once, with its verdict; what the verdict forbids is off the calendar in the same transaction.

    Raises NotFound for someone else's id, Conflict for an id that says something else already, Refused.
    """
    with transaction(session):
        person = one_at_a_time(session, person_id)
        row = session.get(Screening, screening_id)
        answers = form.answers.model_dump(exclude_none=True)
        if row is not None:
            _check_same(row, person_id, form, answers)
            return row
        check_id_is_free(session, screening_id, person_id)
        row = Screening(
            id=screening_id,
            person_id=person_id,
            asked_at=credible(form.asked_at, now),
            received_at=now,
            reason=form.reason,
            answers=answers,
        )
        session.add(row)
        try:
            session.flush()
        except IntegrityError:  # someone else used the id in this very moment
            raise NotFound from None
        _judge(session, person, row, now)
        return row


def latest_screening(session: Session, person_id: UUID) -> Screening | None:
    query = select(Screening).where(Screening.person_id == person_id)
    newest_first = query.order_by(Screening.asked_at.desc(), Screening.received_at.desc())
    return session.scalars(newest_first.limit(1)).first()


def start_self_guided(session: Session, person: Person, form: SelfGuidedIn, now: datetime) -> Running:
    """The careful plan, by the person's own hand. Raises Conflict, Refused."""
    with transaction(session):
        one_at_a_time(session, person.id)
        screening = latest_screening(session, person.id)
        if screening is None or now - screening.asked_at > STILL_FRESH:
            raise Conflict(ASK_FIRST)
        said = verdict_on(session, screening.id, SCREENING)
        if said is None or said.verdict not in STARTS_ALLOWED:
            raise Conflict(NOT_ALONE)
        return assign_programme(session, person, person, _prescription(form), now)


def has_clinician(session: Session, person: Person) -> bool:
    """Whether anybody could look: a clinician of the person's clinic whose account is open."""
    query = select(Person.id).where(
        Person.clinic_id == person.clinic_id, Person.role == Role.CLINICIAN, Person.disabled_at.is_(None)
    )
    return session.scalar(query.limit(1)) is not None


def _judge(session: Session, person: Person, row: Screening, now: datetime) -> None:
    values = values_for(session, person.clinic_id, person.id, now)
    given = _inputs(session, person, row, now)
    try:
        decision = _alarm(given, values) or judge(SCREENING, given, values)
    except InputProblem as problem:
        raise Refused(FieldProblem(f"answers.{problem.field}", problem.message)) from None
    verdict = record_verdict(session, person, row.id, decision, now)
    lock_as_said(session, decision, verdict, now)


def _alarm(given: dict[str, Value], values: dict[str, int]) -> Decision | None:
    """A red flag is not sent back for want of an age: in a grown-up it decides nothing but words."""
    if "age" in given:
        return None
    decision = judge(SCREENING, given | {"age": values["adult_age"]}, values)
    return decision if decision.verdict.effect in RED_FLAGS else None


def _inputs(session: Session, person: Person, row: Screening, now: datetime) -> dict[str, Value]:
    condition = condition_of(session, person.id)
    age = age_of(condition, person, now)
    if age is None:
        age = row.answers.get("age")
    given = {name: value for name, value in row.answers.items() if name not in _ABOUT_THE_SERVER}
    given["diagnosis_confirmed"] = condition is not None and condition.is_confirmed
    given["has_clinician"] = has_clinician(session, person)
    return given if age is None else given | {"age": age}


def _check_same(row: Screening, person_id: UUID, form: ScreeningIn, answers: dict[str, Value]) -> None:
    if row.person_id != person_id:
        raise NotFound
    asked_at = credible(form.asked_at, row.received_at)
    if (row.asked_at, row.reason, row.answers) != (asked_at, form.reason, answers):
        raise Conflict(ID_TAKEN)


def _prescription(form: SelfGuidedIn) -> PrescriptionIn:
    template, check_at = templates()[SELF_GUIDED], kinds()["next_day_check"].default_time
    return PrescriptionIn.model_validate(
        {
            "template": SELF_GUIDED,
            "starts_on": form.starts_on,
            "sessions": {
                "weekdays": form.weekdays if form.weekdays is not None else list(template.sessions.weekdays),
                "time": form.time or template.sessions.time,
            },
            "next_day_check": {"time": check_at},
            "reason": "Begun by the person, without a clinician.",
        }
    )
