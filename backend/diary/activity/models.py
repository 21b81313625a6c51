"""Rows of a week's activity; every id is made on the phone."""

from datetime import date, datetime
from uuid import UUID

from sqlalchemy import CheckConstraint, ForeignKey, Index
from sqlalchemy.orm import Mapped, mapped_column

from backend.db import Base


class ActivityWeek(Base):
    """What was told of the week that begins on the Monday `week_of`; of two for a week the later one counts.

    `allowed_*`: what that week could hold when it was told; None where there was no budget.
    """

    __tablename__ = "activity_week"
    __table_args__ = (
        CheckConstraint("steps >= 0", name="steps"),
        CheckConstraint("run_minutes >= 0", name="run_minutes"),
        CheckConstraint("games >= 0", name="games"),
        Index(None, "person_id", "week_of"),
    )

    id: Mapped[UUID] = mapped_column(primary_key=True)
    person_id: Mapped[UUID] = mapped_column(ForeignKey("person.id", ondelete="CASCADE"))
    week_of: Mapped[date]
    received_at: Mapped[datetime]
    steps: Mapped[int | None]
    run_minutes: Mapped[int | None]
    games: Mapped[int | None]
    allowed_steps: Mapped[int | None]
    allowed_run_minutes: Mapped[int | None]
    allowed_games: Mapped[int | None]
