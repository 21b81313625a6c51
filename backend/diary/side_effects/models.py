"""Rows of how a course is borne; every id is made on the phone."""

from datetime import date, datetime
from typing import Any
from uuid import UUID

from sqlalchemy import JSON, CheckConstraint, ForeignKey, Index
from sqlalchemy.orm import Mapped, mapped_column

from backend.db import Base


class SideEffect(Base):
    """What the patient noticed, or took, at one time; `noted_on` is that date where they live."""

    __tablename__ = "side_effect"
    __table_args__ = (Index(None, "person_id", "noted_at"),)

    id: Mapped[UUID] = mapped_column(primary_key=True)
    person_id: Mapped[UUID] = mapped_column(ForeignKey("person.id", ondelete="CASCADE"))
    noted_at: Mapped[datetime]
    noted_on: Mapped[date]
    received_at: Mapped[datetime]
    said: Mapped[dict[str, Any]] = mapped_column(JSON)
    withdrawn_at: Mapped[datetime | None]


class WedgeWear(Base):
    """How long the wedges were worn on one day; of two for a day the one received last counts."""

    __tablename__ = "wedge_wear"
    __table_args__ = (
        CheckConstraint("minutes BETWEEN 0 AND 1440", name="minutes"),
        Index(None, "person_id", "worn_on"),
    )

    id: Mapped[UUID] = mapped_column(primary_key=True)
    person_id: Mapped[UUID] = mapped_column(ForeignKey("person.id", ondelete="CASCADE"))
    worn_on: Mapped[date]
    received_at: Mapped[datetime]
    minutes: Mapped[int]
    both_shoes: Mapped[bool]
