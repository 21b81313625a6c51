"""Rows of a person's wishes; what is NULL is as `content/kinds.toml` has it for everybody."""

from datetime import date, datetime, time
from uuid import UUID

from sqlalchemy import CheckConstraint, ForeignKey, SmallInteger, String
from sqlalchemy.orm import Mapped, mapped_column

from backend.db import Base


class MannersRow(Base):
    """`away_from` to `away_until`, both included: nothing is told. `kept_zone` is the zone that the person
    was found in and did not want to follow."""

    __tablename__ = "manners"
    __table_args__ = (
        CheckConstraint("most_pushes BETWEEN 1 AND 24", name="most_pushes"),
        CheckConstraint("away_until >= away_from", name="away"),
    )

    person_id: Mapped[UUID] = mapped_column(ForeignKey("person.id", ondelete="CASCADE"), primary_key=True)
    quiet_from: Mapped[time | None]
    quiet_to: Mapped[time | None]
    most_pushes: Mapped[int | None] = mapped_column(SmallInteger)
    shows_detail: Mapped[bool] = mapped_column(default=False)
    takes_email: Mapped[bool] = mapped_column(default=True)
    away_from: Mapped[date | None]
    away_until: Mapped[date | None]
    kept_zone: Mapped[str | None] = mapped_column(String(64))
    changed_at: Mapped[datetime]


class OwnTime(Base):
    """When a person wants one kind; `asked_at`: when "is this the wrong time?" was answered last."""

    __tablename__ = "own_time"

    person_id: Mapped[UUID] = mapped_column(ForeignKey("person.id", ondelete="CASCADE"), primary_key=True)
    kind: Mapped[str] = mapped_column(String(32), primary_key=True)
    local_time: Mapped[time | None]
    asked_at: Mapped[datetime | None]
