"""The pains each patient of a clinic told last, in sessions and in the mornings after."""

from dataclasses import dataclass, field
from datetime import datetime
from typing import Final
from uuid import UUID

from sqlalchemy import func, select, union_all
from sqlalchemy.orm import Session

from backend.accounts.models import Clinic, Person
from backend.diary.models import MorningCheck, SessionEntry

MOST: Final = 11


@dataclass(slots=True)
class Told:
    """The oldest first, at most eleven; `last_at` when the newest was told."""

    pains: list[int] = field(default_factory=list)
    last_at: datetime | None = None


def told_of(session: Session, clinic: Clinic) -> dict[UUID, Told]:
    in_clinic = select(Person.id).where(Person.clinic_id == clinic.id)
    said = union_all(
        select(
            SessionEntry.person_id,
            SessionEntry.done_at.label("at"),
            SessionEntry.pain_during.label("pain"),
        ).where(
            SessionEntry.person_id.in_(in_clinic),
            SessionEntry.withdrawn_at.is_(None),
            SessionEntry.pain_during.is_not(None),
        ),
        select(MorningCheck.person_id, MorningCheck.answered_at, MorningCheck.morning_pain).where(
            MorningCheck.person_id.in_(in_clinic),
            MorningCheck.withdrawn_at.is_(None),
            MorningCheck.replaced_by.is_(None),
        ),
    ).subquery()
    place = func.row_number().over(partition_by=said.c.person_id, order_by=said.c.at.desc())
    latest = select(said.c.person_id, said.c.at, said.c.pain, place.label("place")).subquery()
    query = select(latest).where(latest.c.place <= MOST).order_by(latest.c.place.desc())
    found: dict[UUID, Told] = {}
    for row in session.execute(query):
        told = found.setdefault(row.person_id, Told())
        told.pains.append(row.pain)
        told.last_at = row.at
    return found
