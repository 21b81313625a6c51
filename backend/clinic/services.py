"""Who has looked at whose record."""

from datetime import datetime
from uuid import UUID

from sqlalchemy.orm import Session

from backend.clinic.models import Access
from backend.db import transaction


def note_look(session: Session, patient_id: UUID, actor_id: UUID, what: str, now: datetime) -> None:
    """Leaves the trace of a look at a part of a patient's record."""
    with transaction(session):
        session.add(Access(patient_id=patient_id, actor_id=actor_id, what=what, at=now))
