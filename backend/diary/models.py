"""Rows of what a patient reported; every id is made on the phone."""

from datetime import datetime
from uuid import UUID

from sqlalchemy import CheckConstraint, ForeignKey, Index, String
from sqlalchemy.orm import Mapped, mapped_column

from backend.db import Base


class SessionEntry(Base):
    """A calf session that was done. `pain_during` is 0-10; none means it was not asked or not answered."""

    __tablename__ = "session_entry"
    __table_args__ = (
        CheckConstraint("pain_during BETWEEN 0 AND 10", name="pain_during"),
        Index(None, "person_id", "done_at"),
    )

    id: Mapped[UUID] = mapped_column(primary_key=True)
    person_id: Mapped[UUID] = mapped_column(ForeignKey("person.id", ondelete="CASCADE"))
    occurrence_id: Mapped[UUID | None] = mapped_column(
        ForeignKey("occurrence.id", ondelete="SET NULL"), index=True
    )
    done_at: Mapped[datetime]
    received_at: Mapped[datetime]
    pain_during: Mapped[int | None]
    note: Mapped[str | None] = mapped_column(String(500))
    withdrawn_at: Mapped[datetime | None]


class MorningCheck(Base):
    """How the tendon was the morning after. `morning_pain` is 0-10."""

    __tablename__ = "morning_check"
    __table_args__ = (
        CheckConstraint("morning_pain BETWEEN 0 AND 10", name="morning_pain"),
        Index(None, "person_id", "answered_at"),
    )

    id: Mapped[UUID] = mapped_column(primary_key=True)
    person_id: Mapped[UUID] = mapped_column(ForeignKey("person.id", ondelete="CASCADE"))
    occurrence_id: Mapped[UUID] = mapped_column(ForeignKey("occurrence.id", ondelete="CASCADE"), index=True)
    answered_at: Mapped[datetime]
    received_at: Mapped[datetime]
    morning_pain: Mapped[int]
    withdrawn_at: Mapped[datetime | None]
