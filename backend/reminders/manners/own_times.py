"""The times that people have set themselves, by kind."""

from collections import defaultdict
from collections.abc import Collection, Mapping
from datetime import datetime, time
from typing import Final
from uuid import UUID

from sqlalchemy import bindparam, select
from sqlalchemy.orm import Session

from backend.reminders.manners.models import OwnTime

OwnTimes = Mapping[str, time]
# Made once: to put a statement together takes longer than to run it.
_OWN_TIMES: Final = select(OwnTime.person_id, OwnTime.kind, OwnTime.local_time).where(
    OwnTime.person_id.in_(bindparam("ids", expanding=True)), OwnTime.local_time.is_not(None)
)


def own_times_of(session: Session, person_ids: Collection[UUID]) -> Mapping[UUID, OwnTimes]:
    """By person, then by kind; one query, however many there are. Nobody is missing."""
    found: defaultdict[UUID, dict[str, time]] = defaultdict(dict)
    for person_id, kind, local_time in session.execute(_OWN_TIMES, {"ids": person_ids}):
        if local_time is not None:
            found[person_id][kind] = local_time
    return {person_id: found[person_id] for person_id in person_ids}


def asked_at_of(session: Session, person_id: UUID) -> dict[str, datetime]:
    """By kind, when the person last said which time is the right one."""
    rows = session.scalars(select(OwnTime).where(OwnTime.person_id == person_id))
    return {row.kind: row.asked_at for row in rows if row.asked_at}


def set_time(session: Session, person_id: UUID, kind: str, local_time: time | None, now: datetime) -> None:
    """None: as prescribed. Whoever calls this holds the person's plan locked."""
    row = _row(session, person_id, kind)
    row.local_time, row.asked_at = local_time, now


def note_asked(session: Session, person_id: UUID, kind: str, now: datetime) -> None:
    _row(session, person_id, kind).asked_at = now


def _row(session: Session, person_id: UUID, kind: str) -> OwnTime:
    row = session.get(OwnTime, (person_id, kind))
    if row is None:
        row = OwnTime(person_id=person_id, kind=kind)
        session.add(row)
    return row
