"""What a reminder names for who chose detail: the time of a session or visit, the place in a course."""

from collections.abc import Collection, Mapping
from uuid import UUID

from sqlalchemy import func, select
from sqlalchemy.orm import Session, aliased

from backend.programmes.models import Occurrence
from backend.reminders.notification import Facts


def facts_of(session: Session, subjects: Collection[UUID]) -> Mapping[UUID, Facts]:
    """In one query; a prompt has the time of what it comes before, by the wall clock of that place."""
    anchor = aliased(Occurrence)
    time = func.coalesce(anchor.local_time, Occurrence.local_time)
    rows = session.execute(
        select(Occurrence.id, time, Occurrence.n, Occurrence.of)
        .join(anchor, anchor.id == Occurrence.anchor_id, isouter=True)
        .where(Occurrence.id.in_(subjects))
    )
    return {id_: Facts(local_time.isoformat(timespec="minutes"), n, of) for id_, local_time, n, of in rows}
