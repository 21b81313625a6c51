"""Setting a number for a clinic or one patient, and noting that a verdict was seen."""

from datetime import datetime
from typing import Final
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from backend.accounts.models import Clinic, Person
from backend.content import thresholds
from backend.db import transaction
from backend.diary.models import Verdict
from backend.programmes.models import ThresholdChange
from backend.programmes.thresholds import LIMIT, UPPER, changed_values, values_for
from backend.web.problems import FieldProblem, NotFound, Refused

UPPER_BELOW: Final = "must not be below the pain limit"
LIMIT_ABOVE: Final = "must not be above the upper pain limit"


def set_threshold(
    session: Session,
    author: Person,
    patient: Person | None,
    name: str,
    value: int | None,
    reason: str,
    now: datetime,
) -> ThresholdChange:
    """For one patient, or (none) for the author's clinic; what was said before keeps its numbers.

    Raises NotFound for an unknown name, Refused for a number outside its range.
    """
    with transaction(session):
        known = thresholds().get(name)
        if known is None:
            raise NotFound
        if value is not None and not known.least <= value <= known.most:
            raise Refused(FieldProblem("value", f"must be {known.least} to {known.most}"))
        one_clinic = select(Clinic.id).where(Clinic.id == author.clinic_id)
        session.execute(one_clinic.with_for_update(key_share=True))
        if value is not None:
            _check_order(session, author.clinic_id, patient, name, value, now)
        row = ThresholdChange(
            clinic_id=author.clinic_id,
            person_id=patient.id if patient else None,
            name=name,
            value=value,
            author_id=author.id,
            reason=reason,
            at=now,
        )
        session.add(row)
        session.flush()
    return row


def note_seen(
    session: Session, author: Person, patient: Person, verdict_id: UUID, note: str, now: datetime
) -> Verdict:
    """The first look counts; a later note is added to none. Raises NotFound."""
    with transaction(session):
        row = session.get(Verdict, verdict_id, with_for_update=True)
        if row is None or row.person_id != patient.id:
            raise NotFound
        if row.seen_at is None:
            row.seen_at, row.seen_by, row.seen_note = now, author.id, note or None
    return row


def _check_order(
    session: Session, clinic_id: UUID, patient: Person | None, name: str, value: int, now: datetime
) -> None:
    """The upper limit is never below the limit. One that nobody has set goes up with the limit by itself."""
    values = values_for(session, clinic_id, patient.id if patient else None, now)
    if name == UPPER and value < values[LIMIT]:
        raise Refused(FieldProblem("value", UPPER_BELOW))
    if name == LIMIT and value > values[UPPER] and _is_set(session, clinic_id, patient, now):
        raise Refused(FieldProblem("value", LIMIT_ABOVE))


def _is_set(session: Session, clinic_id: UUID, patient: Person | None, now: datetime) -> bool:
    layers = changed_values(session, clinic_id, patient.id if patient else None, now)
    return any(UPPER in layer for layer in layers)
