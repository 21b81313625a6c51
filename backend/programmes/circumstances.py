"""What shapes a person's calendar beside the prescription."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from sqlalchemy.orm import Session

from backend.programmes.care.breaks import breaks_of
from backend.programmes.held import open_locks
from backend.programmes.models import Lock
from backend.reminders.manners.own_times import OwnTimes, own_times_of


@dataclass(frozen=True, slots=True)
class Circumstances:
    """When a patch must be off, what is locked, and which times are the person's own."""

    breaks: tuple[datetime, ...]
    locks: Collection[Lock]
    own_times: OwnTimes


def circumstances_of(session: Session, person_ids: Collection[UUID]) -> Mapping[UUID, Circumstances]:
    """By person; three queries, however many there are. Nobody is missing."""
    breaks, locks = breaks_of(session, person_ids), open_locks(session, person_ids)
    own_times = own_times_of(session, person_ids)
    return {
        person_id: Circumstances(breaks[person_id], locks[person_id], own_times[person_id])
        for person_id in person_ids
    }
