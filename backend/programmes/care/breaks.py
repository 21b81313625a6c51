"""When a patch must be off the skin for a scan or a treatment."""

from collections import defaultdict
from collections.abc import Collection, Mapping
from datetime import datetime
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from backend.programmes.care.models import Appointment

Breaks = Mapping[UUID, tuple[datetime, ...]]


def breaks_of(session: Session, person_ids: Collection[UUID]) -> Breaks:
    """By person, in order; one query, however many there are. Nobody is missing."""
    query = (
        select(Appointment.person_id, Appointment.starts_at)
        .where(Appointment.person_id.in_(person_ids), Appointment.cancelled_at.is_(None))
        .order_by(Appointment.starts_at)
    )
    found: defaultdict[UUID, list[datetime]] = defaultdict(list)
    for person_id, starts_at in session.execute(query):
        found[person_id].append(starts_at)
    return {person_id: tuple(found[person_id]) for person_id in person_ids}
