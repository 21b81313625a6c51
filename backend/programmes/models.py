"""Rows of plans, their versions, occurrences on the calendar, and what was done to each."""

from datetime import date, datetime, time
from enum import StrEnum
from typing import Any
from uuid import UUID, uuid4

from sqlalchemy import JSON, CheckConstraint, ForeignKey, Index, String, UniqueConstraint, text
from sqlalchemy.orm import Mapped, mapped_column

from backend.db import Base


class PlanStatus(StrEnum):
    ACTIVE = "active"
    PAUSED = "paused"
    ENDED = "ended"


class OccurrenceState(StrEnum):
    PLANNED = "planned"
    DONE = "done"
    SKIPPED = "skipped"
    CANCELLED = "cancelled"


class Plan(Base):
    """One patient's programme; at most one of a person is not ended. `zone` is the one its times follow.

    `materialised_until` is the last date laid out; the last date there is once nothing more is to come.
    """

    __tablename__ = "plan"
    __table_args__ = (
        CheckConstraint("status IN ('active','paused','ended')", name="status"),
        Index(
            "uq_plan_running",
            "person_id",
            unique=True,
            sqlite_where=text("status != 'ended'"),
            postgresql_where=text("status != 'ended'"),
        ),
        Index("ix_plan_horizon", "status", "materialised_until"),
        Index("ix_plan_tzdata", "status", "tzdata"),
    )

    id: Mapped[UUID] = mapped_column(primary_key=True, default=uuid4)
    person_id: Mapped[UUID] = mapped_column(ForeignKey("person.id", ondelete="CASCADE"), index=True)
    clinic_id: Mapped[UUID] = mapped_column(ForeignKey("clinic.id"))
    template: Mapped[str] = mapped_column(String(64))
    status: Mapped[str] = mapped_column(String(8), default=PlanStatus.ACTIVE)
    stage: Mapped[int] = mapped_column(default=0)
    zone: Mapped[str] = mapped_column(String(64))
    starts_on: Mapped[date]
    ends_on: Mapped[date]
    version: Mapped[int] = mapped_column(default=1)
    materialised_until: Mapped[date]
    tzdata: Mapped[str] = mapped_column(String(16))
    created_at: Mapped[datetime]


class PlanVersion(Base):
    """What was prescribed from one change to the next: by whom, when and why. Never altered."""

    __tablename__ = "plan_version"
    __table_args__ = (UniqueConstraint("plan_id", "number"),)

    id: Mapped[UUID] = mapped_column(primary_key=True, default=uuid4)
    plan_id: Mapped[UUID] = mapped_column(ForeignKey("plan.id", ondelete="CASCADE"))
    number: Mapped[int]
    author_id: Mapped[UUID] = mapped_column(ForeignKey("person.id"))
    at: Mapped[datetime]
    reason: Mapped[str] = mapped_column(String(500))
    status: Mapped[str] = mapped_column(String(8))
    prescription: Mapped[dict[str, Any]] = mapped_column(JSON)


class Occurrence(Base):
    """One thing on one local date. `slot_at` is where the plan put it, `due_at` where it stands now.

    `anchor_id` is the session or visit it hangs on; `revision` the plan version that wanted it last.
    """

    __tablename__ = "occurrence"
    __table_args__ = (
        UniqueConstraint("person_id", "kind", "slot_at"),
        Index(None, "person_id", "due_at"),
        Index(None, "anchor_id"),
        Index(None, "plan_id"),
        CheckConstraint("state IN ('planned','done','skipped','cancelled')", name="state"),
    )

    id: Mapped[UUID] = mapped_column(primary_key=True, default=uuid4)
    plan_id: Mapped[UUID] = mapped_column(ForeignKey("plan.id", ondelete="CASCADE"))
    person_id: Mapped[UUID] = mapped_column(ForeignKey("person.id", ondelete="CASCADE"))
    kind: Mapped[str] = mapped_column(String(32))
    slot_at: Mapped[datetime]
    local_date: Mapped[date]
    local_time: Mapped[time]
    zone: Mapped[str] = mapped_column(String(64))
    due_at: Mapped[datetime]
    expires_at: Mapped[datetime]
    state: Mapped[str] = mapped_column(String(10), default=OccurrenceState.PLANNED)
    # Checked at the end: a prompt can be handed to a session that the same change is about to insert.
    anchor_id: Mapped[UUID | None] = mapped_column(
        ForeignKey("occurrence.id", ondelete="CASCADE", deferrable=True, initially="DEFERRED")
    )
    n: Mapped[int | None]
    of: Mapped[int | None]
    moved_from: Mapped[datetime | None]
    snoozed_until: Mapped[datetime | None]
    acted_at: Mapped[datetime | None]
    entry_id: Mapped[UUID | None]
    revision: Mapped[int]


class Action(Base):
    """What the patient did to an occurrence; its id is made on the phone, so sending it twice is harmless.

    `before` holds, by occurrence, the fields the action found and those it left: an undo puts the first back.
    """

    __tablename__ = "action"
    __table_args__ = (Index(None, "occurrence_id", "received_at"),)

    id: Mapped[UUID] = mapped_column(primary_key=True)
    occurrence_id: Mapped[UUID] = mapped_column(ForeignKey("occurrence.id", ondelete="CASCADE"))
    person_id: Mapped[UUID] = mapped_column(ForeignKey("person.id", ondelete="CASCADE"))
    verb: Mapped[str] = mapped_column(String(8))
    detail: Mapped[dict[str, Any]] = mapped_column(JSON)
    before: Mapped[dict[str, Any]] = mapped_column(JSON)
    acted_at: Mapped[datetime]
    received_at: Mapped[datetime]
    undone_at: Mapped[datetime | None]
