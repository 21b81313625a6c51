"""A clinician's word in place of the progression's: given, shown with its author and its end, taken back."""

from collections.abc import Sequence
from datetime import date, datetime, timedelta
from typing import Final
from uuid import UUID, uuid4

from sqlalchemy import select
from sqlalchemy.orm import Session

from backend.accounts.models import Person
from backend.db import transaction
from backend.diary.models import Override
from backend.diary.verdicts import local_date
from backend.web.problems import FieldProblem, NotFound, Refused

LONGEST: Final = timedelta(days=90)


def active_override(session: Session, person_id: UUID, today: date) -> Override | None:
    """The one given last that still holds."""
    query = select(Override).where(
        Override.person_id == person_id, Override.until >= today, Override.ended_at.is_(None)
    )
    return session.scalars(query.order_by(Override.at.desc()).limit(1)).one_or_none()


def give_override(
    session: Session, author: Person, patient: Person, effect: str, until: date, reason: str, now: datetime
) -> Override:
    """Holds from now to the end of that date where the patient lives. Raises Refused."""
    with transaction(session):
        today = local_date(patient, now)
        if until < today:
            raise Refused(FieldProblem("until", "lies in the past where the patient lives"))
        if until > today + LONGEST:
            raise Refused(FieldProblem("until", f"lies more than {LONGEST.days} days ahead"))
        row = Override(
            id=uuid4(),
            person_id=patient.id,
            author_id=author.id,
            effect=effect,
            until=until,
            reason=reason,
            at=now,
        )
        session.add(row)
    return row


def end_override(session: Session, author: Person, patient: Person, override_id: UUID, now: datetime) -> None:
    """From now on the rules' own word holds again; ending it twice changes nothing. Raises NotFound."""
    with transaction(session):
        row = session.get(Override, override_id)
        if row is None or row.person_id != patient.id:
            raise NotFound
        if row.ended_at is None:
            row.ended_at, row.ended_by = now, author.id


def overrides_of(session: Session, person_id: UUID) -> Sequence[Override]:
    """Newest first."""
    query = select(Override).where(Override.person_id == person_id)
    return session.scalars(query.order_by(Override.at.desc())).all()
