"""Rows of calendar feeds."""

from datetime import datetime
from uuid import UUID

from sqlalchemy import ForeignKey, String, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from backend.db import Base


class CalendarFeed(Base):
    """The one live calendar address of a person; the secret in it is stored only as a hash."""

    __tablename__ = "calendar_feed"
    __table_args__ = (UniqueConstraint("secret_hash"),)

    person_id: Mapped[UUID] = mapped_column(ForeignKey("person.id", ondelete="CASCADE"), primary_key=True)
    secret_hash: Mapped[str] = mapped_column(String(64))
    created_at: Mapped[datetime]
