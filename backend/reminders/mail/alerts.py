"""What the watch over a patient has somebody told: a note to the patient, an alert to each clinician."""

from collections.abc import Iterator
from datetime import datetime, timedelta
from typing import Any, Final
from uuid import NAMESPACE_OID, UUID, uuid4, uuid5
from zoneinfo import ZoneInfo

from sqlalchemy import select
from sqlalchemy.orm import Session

from backend.accounts.models import Person, Role
from backend.content import kinds
from backend.db import transaction
from backend.reminders.manners.wishes import manners_of
from backend.reminders.merging import CLINICIAN_ALERT, PATIENT_NOTE
from backend.reminders.models import Channel, Notice
from backend.reminders.planning import Prompt, plan_notices
from backend.rules.wall_clock import wall_time

A_TICK: Final = timedelta(microseconds=1)


def alert_clinicians(session: Session, patient: Person, rule: str, now: datetime) -> int:
    """An e-mail to each clinician of the clinic, once a day for each rule; answers to how many."""
    query = select(Person).where(
        Person.clinic_id == patient.clinic_id, Person.role == Role.CLINICIAN, Person.disabled_at.is_(None)
    )
    with transaction(session):
        # One at a time: two patients of a clinic may be looked after at this moment.
        clinicians = session.scalars(
            query.order_by(Person.id).with_for_update(of=Person, key_share=True)
        ).all()
        wishes = manners_of(session, [clinician.id for clinician in clinicians])
        told = [
            _write(session, clinician, CLINICIAN_ALERT, rule, now)
            for clinician in clinicians
            if wishes[clinician.id].takes_email
        ]
    return sum(told)


def note_to_patient(session: Session, patient: Person, rule: str, channel: Channel, now: datetime) -> None:
    """Something to read in the app. By e-mail only to whom takes it."""
    useful = kinds()[PATIENT_NOTE].useful
    with transaction(session):
        if channel is Channel.EMAIL:
            if manners_of(session, [patient.id])[patient.id].takes_email:
                _write(session, patient, PATIENT_NOTE, rule, now)
        elif useful is not None:
            prompt = Prompt(PATIENT_NOTE, now, now + useful, _subject(patient, rule, now), 0)
            plan_notices(session, patient.id, [prompt], now)


def _write(session: Session, person: Person, kind: str, rule: str, now: datetime) -> bool:
    """False when it stands there already."""
    subject, useful = _subject(person, rule, now), kinds()[kind].useful
    known = select(Notice.id).where(Notice.subject == subject, Notice.person_id == person.id)
    if useful is None or session.scalar(known.limit(1)) is not None:
        return False
    at = next(at for at in _moments(now) if not _is_taken(session, person.id, kind, at))
    session.add(
        Notice(
            id=uuid4(),
            person_id=person.id,
            kind=kind,
            due_at=at,
            visible_at=at,
            expires_at=at + useful,
            subject=subject,
            channel=Channel.EMAIL,
            planned_at=now,
        )
    )
    session.flush()
    return True


def _moments(now: datetime) -> Iterator[datetime]:
    """Two rules may speak at the same moment, and a notice is known by its kind and moment."""
    at = now
    while True:
        yield at
        at += A_TICK


def _is_taken(session: Session, person_id: UUID, kind: str, at: datetime) -> bool:
    place: tuple[Any, ...] = (Notice.person_id == person_id, Notice.kind == kind, Notice.due_at == at)
    return session.scalar(select(Notice.id).where(*place)) is not None


def _subject(person: Person, rule: str, now: datetime) -> UUID:
    """The same for one person, rule and local day."""
    today = wall_time(now, ZoneInfo(person.zone)).date()
    return uuid5(NAMESPACE_OID, f"{person.id}/{rule}/{today.isoformat()}")
