"""One thing broken on purpose, in what is made up or in how it is wired: never in the services."""

from datetime import datetime, timedelta
from enum import StrEnum
from typing import Final
from uuid import UUID

from sqlalchemy import delete, select, update
from sqlalchemy.orm import Session

from backend.db import transaction
from backend.reminders.models import Notice, NoticeState

AHEAD: Final = timedelta(hours=24)
ONE_IN: Final = 16
LEAD_SHIFT: Final = timedelta(minutes=7)


class Fault(StrEnum):
    LOST = "lost"
    TWICE = "twice"
    LATE = "late"
    WALL = "wall"
    LEAD = "lead"


# Where a person is said to live when nobody asks for the offset.
OFFSET_IGNORED: Final = "UTC"


class Saboteur:
    """Comes by every so often and breaks rows of the coming day; without a fault it does nothing."""

    def __init__(self, fault: Fault | None) -> None:
        self._fault = fault
        self._touched: set[UUID] = set()

    def come_by(self, session: Session, now: datetime) -> None:
        if self._fault not in (Fault.LOST, Fault.LEAD):
            return
        with transaction(session):
            coming = self._coming(session, now)
            if self._fault is Fault.LOST:
                session.execute(delete(Notice).where(Notice.id.in_(coming[::ONE_IN])))
            else:
                self._shift(session, coming)

    def _coming(self, session: Session, now: datetime) -> list[UUID]:
        query = select(Notice.id).where(
            Notice.state == NoticeState.OPEN, Notice.due_at > now, Notice.due_at <= now + AHEAD
        )
        if self._fault is Fault.LEAD:
            query = query.where(Notice.kind == "collagen")
        rows = session.scalars(query.order_by(Notice.due_at, Notice.person_id, Notice.kind))
        fresh = [row for row in rows if row not in self._touched]
        self._touched.update(fresh)
        return fresh

    def _shift(self, session: Session, ids: list[UUID]) -> None:
        for row in session.scalars(select(Notice).where(Notice.id.in_(ids))):
            moved = row.due_at - LEAD_SHIFT
            session.execute(update(Notice).where(Notice.id == row.id).values(due_at=moved, visible_at=moved))
