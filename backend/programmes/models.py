"""Rows of plans, their versions, occurrences on the calendar, and what was done to each."""

from datetime import date, datetime, time
from enum import StrEnum
from typing import Any
from uuid import UUID, uuid4

from sqlalchemy import (
    JSON,
    CheckConstraint,
    Connection,
    ForeignKey,
    Index,
    String,
    UniqueConstraint,
    event,
    text,
)
from sqlalchemy.orm import Mapped, Mapper, attributes, mapped_column

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
        Index("ix_plan_look", "status", "look_at"),
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
    # When the watch over what goes unanswered looks here next; none: as soon as it can.
    look_at: Mapped[datetime | None]
    # What the diary told last, for the gates; `Known` says what is in it.
    known: Mapped[dict[str, Any] | None] = mapped_column(JSON(none_as_null=True))
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

    `anchor_id` is the session or visit it hangs on; `revision` the plan version that wanted it last;
    `sequence` rises with every change that a calendar has to show, and `changed_at` is when it last did.
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
    sequence: Mapped[int] = mapped_column(default=0, server_default="0")
    changed_at: Mapped[datetime]


@event.listens_for(Occurrence, "before_update")
def _count_change(_mapper: Mapper[Occurrence], _connection: Connection, row: Occurrence) -> None:
    """Here, because a calendar that is not told of a change by its number keeps the old time."""
    if any(attributes.get_history(row, name).has_changes() for name in ("due_at", "state")):
        row.sequence += 1


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


class ThresholdChange(Base):
    """One change of a number, for a clinic or (with `person_id`) one patient; None: back to what is below."""

    __tablename__ = "threshold_change"
    __table_args__ = (Index(None, "clinic_id", "person_id", "name"),)

    id: Mapped[int] = mapped_column(primary_key=True, autoincrement=True)
    clinic_id: Mapped[UUID] = mapped_column(ForeignKey("clinic.id", ondelete="CASCADE"))
    person_id: Mapped[UUID | None] = mapped_column(ForeignKey("person.id", ondelete="CASCADE"))
    name: Mapped[str] = mapped_column(String(64))
    value: Mapped[int | None]
    author_id: Mapped[UUID] = mapped_column(ForeignKey("person.id"))
    reason: Mapped[str] = mapped_column(String(500))
    at: Mapped[datetime]


class Lock(Base):
    """One thing that may not be scheduled for a person, whatever plan runs: by which rule, and until when.

    `until` is the first date it holds no longer; none: until a clinician lifts it, who then stands in
    `lifted_by`. Nobody stands there when the verdict behind it was withdrawn.
    """

    __tablename__ = "lock"
    __table_args__ = (Index(None, "person_id", "lifted_at"),)

    id: Mapped[UUID] = mapped_column(primary_key=True, default=uuid4)
    person_id: Mapped[UUID] = mapped_column(ForeignKey("person.id", ondelete="CASCADE"))
    what: Mapped[str] = mapped_column(String(12))
    rule: Mapped[str] = mapped_column(String(16))
    effect: Mapped[str] = mapped_column(String(12))
    at: Mapped[datetime]
    until: Mapped[date | None]
    verdict_id: Mapped[UUID | None]
    lifted_at: Mapped[datetime | None]
    lifted_by: Mapped[UUID | None] = mapped_column(ForeignKey("person.id"))
    lift_reason: Mapped[str | None] = mapped_column(String(500))


class Target(Base):
    """What one exercise of a plan asks of one leg from then on; the newest that is not withdrawn counts.

    `exercise` is the template's; `variant` what is done in its place. `level` counts the rungs of jumping and
    running from 1. Without an author a rule has set it; `verdict_id` tells for what. `is_own_amount`: sets
    and repetitions stay as they are, whatever the programme asks for in that week.
    """

    __tablename__ = "target"
    __table_args__ = (
        CheckConstraint("side IN ('left','right','both')", name="side"),
        CheckConstraint("load_kg >= 0", name="load_kg"),
        Index(None, "plan_id", "exercise", "side"),
        Index(None, "verdict_id"),
    )

    id: Mapped[int] = mapped_column(primary_key=True, autoincrement=True)
    plan_id: Mapped[UUID] = mapped_column(ForeignKey("plan.id", ondelete="CASCADE"))
    exercise: Mapped[str] = mapped_column(String(64))
    variant: Mapped[str] = mapped_column(String(64))
    side: Mapped[str] = mapped_column(String(8))
    load_kg: Mapped[float]
    sets: Mapped[int]
    reps_from: Mapped[int]
    reps_to: Mapped[int]
    level: Mapped[int | None]
    contacts: Mapped[int | None]
    is_own_amount: Mapped[bool] = mapped_column(default=False)
    at: Mapped[datetime]
    author_id: Mapped[UUID | None] = mapped_column(ForeignKey("person.id"))
    verdict_id: Mapped[UUID | None]
    reason: Mapped[str] = mapped_column(String(500))
    withdrawn_at: Mapped[datetime | None]


class StageChange(Base):
    """From one stage of a plan to another: when, by whom (none: a rule) and why."""

    __tablename__ = "stage_change"
    __table_args__ = (Index(None, "plan_id"),)

    id: Mapped[int] = mapped_column(primary_key=True, autoincrement=True)
    plan_id: Mapped[UUID] = mapped_column(ForeignKey("plan.id", ondelete="CASCADE"))
    before: Mapped[int]
    after: Mapped[int]
    at: Mapped[datetime]
    author_id: Mapped[UUID | None] = mapped_column(ForeignKey("person.id"))
    verdict_id: Mapped[UUID | None]
    reason: Mapped[str] = mapped_column(String(500))
    withdrawn_at: Mapped[datetime | None]
