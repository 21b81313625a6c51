"""Which calf sessions come so soon after a shockwave visit that their light version is done."""

from collections.abc import Iterable
from datetime import datetime, timedelta
from typing import Final
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from backend.accounts.models import Person
from backend.programmes.models import Occurrence, OccurrenceState
from backend.programmes.standing import SESSION
from backend.programmes.thresholds import values_for

VISIT: Final = "shockwave"
HOURS: Final = "shockwave_easing_hours"


def light_sessions(session: Session, person: Person, rows: Iterable[Occurrence], now: datetime) -> set[UUID]:
    """Out of those rows. It is worked out anew each time: a visit that moves takes its easing along."""
    planned = [row for row in rows if row.kind == SESSION and row.state == OccurrenceState.PLANNED]
    if not planned:
        return set()
    easing = timedelta(hours=values_for(session, person.clinic_id, person.id, now)[HOURS])
    due = [row.due_at for row in planned]
    query = select(Occurrence.due_at).where(
        Occurrence.person_id == person.id,
        Occurrence.kind == VISIT,
        Occurrence.state.in_([OccurrenceState.PLANNED, OccurrenceState.DONE]),
        Occurrence.due_at.between(min(due) - easing, max(due)),
    )
    visits = session.scalars(query).all()
    return {row.id for row in planned if any(timedelta() <= row.due_at - visit < easing for visit in visits)}
