"""Keeping what is known of a person's tendon, version by version, and what follows from it."""

from datetime import datetime
from typing import Final
from uuid import UUID, uuid4
from zoneinfo import ZoneInfo

from sqlalchemy import select
from sqlalchemy.orm import Session

from backend.accounts.models import Person
from backend.db import transaction
from backend.programmes.care.hints import hints_for, is_paratenonitis_open
from backend.programmes.care.models import Condition
from backend.programmes.care.schemas.condition import (
    ConditionIn,
    ConditionOut,
    HintOut,
    OwnConditionIn,
    OwnConditionOut,
)
from backend.programmes.care.services.findings import imaging_of
from backend.programmes.care.services.holding import hold, release
from backend.rules.wall_clock import wall_time
from backend.web.problems import FieldProblem, Refused, Stale

YOUNGEST, OLDEST = 5, 110
PARATENONITIS: Final = "R8"
CONFIRMED: Final = "A clinician has confirmed a diagnosis."


def condition_of(session: Session, person_id: UUID) -> Condition | None:
    """As it is known now; None before anybody has said anything."""
    query = select(Condition).where(Condition.person_id == person_id).order_by(Condition.number.desc())
    return session.scalar(query.limit(1))


def tell_condition(session: Session, person: Person, form: OwnConditionIn, now: datetime) -> Condition:
    """The patient's own part anew; what a clinician has set stays. Raises Refused."""
    with transaction(session):
        latest = _latest_for_change(session, person, form, now)
        row = _next(latest, person, person, now)
        _take(row, form)
        return _keep(session, person, row, latest, now)


def record_condition(
    session: Session, author: Person, patient: Person, form: ConditionIn, now: datetime
) -> Condition:
    """All of it, by a clinician. Raises Stale when someone has changed it meanwhile, Refused."""
    with transaction(session):
        latest = _latest_for_change(session, patient, form, now)
        if form.version != (latest.number if latest else 0):
            raise Stale("Someone has changed this since you opened it.")
        if form.is_confirmed and form.diagnosis == "unconfirmed":
            raise Refused(FieldProblem("diagnosis", "is needed before it can be confirmed"))
        row = _next(latest, author, patient, now)
        _take(row, form)
        row.co_findings = sorted(set(form.co_findings))
        _confirm(row, latest, author, form, now)
        return _keep(session, patient, row, latest, now)


def condition_out(session: Session, patient: Person, now: datetime) -> ConditionOut:
    """For the desk, with hints."""
    row = condition_of(session, patient.id) or _unknown(patient)
    return ConditionOut.model_validate(
        _shown(session, row, patient, now)
        | {"patient_id": patient.id, "co_findings": row.co_findings, "hints": _hints(session, row)}
    )


def own_condition_out(session: Session, person: Person, now: datetime) -> OwnConditionOut:
    row = condition_of(session, person.id) or _unknown(person)
    return OwnConditionOut.model_validate(_shown(session, row, person, now))


def age_of(condition: Condition | None, person: Person, now: datetime) -> int | None:
    """By the year of birth alone; None when it is not known."""
    if condition is None or condition.birth_year is None:
        return None
    return _year(person, now) - condition.birth_year


def _latest_for_change(
    session: Session, person: Person, form: OwnConditionIn, now: datetime
) -> Condition | None:
    # One at a time: patient and clinician who save at once must not both make the same version.
    session.execute(select(Person.id).where(Person.id == person.id).with_for_update(key_share=True))
    if form.birth_year is not None and not YOUNGEST <= _year(person, now) - form.birth_year <= OLDEST:
        raise Refused(FieldProblem("birth_year", f"must make an age of {YOUNGEST} to {OLDEST} years"))
    return condition_of(session, person.id)


def _next(latest: Condition | None, author: Person, person: Person, now: datetime) -> Condition:
    row = _unknown(person)
    if latest:
        for column in Condition.__table__.columns:
            setattr(row, column.name, getattr(latest, column.name))
        row.number = latest.number + 1
    row.id, row.author_id, row.at = uuid4(), author.id, now
    if latest is None:
        row.number = 1
    return row


def _unknown(person: Person) -> Condition:
    return Condition(
        person_id=person.id,
        number=0,
        diagnosis="unconfirmed",
        is_confirmed=False,
        site_left="none",
        site_right="none",
        sex="unsaid",
        conditions=[],
        co_findings=[],
        answers={},
    )


def _take(row: Condition, form: OwnConditionIn) -> None:
    for name, value in form.own_part().items():
        setattr(row, name, value)


def _confirm(
    row: Condition, latest: Condition | None, author: Person, form: ConditionIn, now: datetime
) -> None:
    """Who confirmed a diagnosis, and when, stays until the diagnosis changes."""
    was_so = latest is not None and latest.is_confirmed and latest.diagnosis == form.diagnosis
    row.diagnosis, row.is_confirmed = form.diagnosis, form.is_confirmed
    if not form.is_confirmed:
        row.confirmed_by_id, row.confirmed_at = None, None
    elif not was_so:
        row.confirmed_by_id, row.confirmed_at = author.id, now


def _keep(
    session: Session, person: Person, row: Condition, latest: Condition | None, now: datetime
) -> Condition:
    session.add(row)
    session.flush()
    if is_paratenonitis_open(row):
        hold(session, person, ("loading",), PARATENONITIS, "clinician", now)
    elif latest is not None and is_paratenonitis_open(latest) and row.is_confirmed:
        author = session.get_one(Person, row.author_id)
        release(session, author, person, (PARATENONITIS,), CONFIRMED, now)
    return row


def _hints(session: Session, row: Condition) -> list[HintOut]:
    found = hints_for(row, imaging_of(session, row.person_id))
    return [HintOut(id=hint.id, text=hint.text, source=hint.source) for hint in found]


def _shown(session: Session, row: Condition, person: Person, now: datetime) -> dict[str, object]:
    shown = {name: getattr(row, name) for name in OwnConditionIn.model_fields}
    return shown | {
        "version": row.number,
        "at": row.at,
        "author": _name(session, row.author_id),
        "diagnosis": row.diagnosis,
        "is_confirmed": row.is_confirmed,
        "confirmed_by": _name(session, row.confirmed_by_id),
        "confirmed_at": row.confirmed_at,
        "age": age_of(row, person, now),
    }


def _name(session: Session, person_id: UUID | None) -> str | None:
    return session.get_one(Person, person_id).name if person_id else None


def _year(person: Person, now: datetime) -> int:
    return wall_time(now, ZoneInfo(person.zone)).year
