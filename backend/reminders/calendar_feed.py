"""Rows of calendar feeds: reminders that a person's own calendar makes."""

from collections.abc import Collection
from datetime import datetime
from uuid import UUID

from sqlalchemy import ForeignKey, String, UniqueConstraint, select
from sqlalchemy.orm import Mapped, Session, mapped_column

from backend.db import Base


class CalendarFeed(Base):
    """The one live calendar address of a person; the secret in it is stored only as a hash."""

    __tablename__ = "calendar_feed"
    __table_args__ = (UniqueConstraint("secret_hash"),)

    person_id: Mapped[UUID] = mapped_column(ForeignKey("person.id", ondelete="CASCADE"), primary_key=True)
    secret_hash: Mapped[str] = mapped_column(String(64))
    created_at: Mapped[datetime]


def calendars_of(session: Session, person_ids: Collection[UUID]) -> dict[UUID, datetime]:
    """Of those who have a live address: since when."""
    query = select(CalendarFeed.person_id, CalendarFeed.created_at).where(
        CalendarFeed.person_id.in_(person_ids)
    )
    return {row.person_id: row.created_at for row in session.execute(query)}
