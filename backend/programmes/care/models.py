"""Rows of the condition, the answers before a course, what was tested, seen and done."""

from datetime import date, datetime
from typing import Any, Final
from uuid import UUID, uuid4

from sqlalchemy import JSON, CheckConstraint, ForeignKey, Index, String, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from backend.db import Base
from backend.programmes.care.names import (
    AppointmentName,
    CourseName,
    DiagnosisName,
    PositionName,
    ProcedureName,
    ProcedureSide,
    ReadingName,
    ScanName,
    SexName,
    SiteName,
    TestName,
)

AT_THE_HEEL: Final = ("insertional", "both")


class Condition(Base):
    """What is known of a person's tendon from one change to the next; the highest number is how it is now.

    `baseline_*` are those of a usual week. `answers` holds what was asked with yes or no.
    """

    __tablename__ = "condition"
    __table_args__ = (
        UniqueConstraint("person_id", "number"),
        CheckConstraint("usual_pain BETWEEN 0 AND 10", name="usual_pain"),
    )

    id: Mapped[UUID] = mapped_column(primary_key=True, default=uuid4)
    person_id: Mapped[UUID] = mapped_column(ForeignKey("person.id", ondelete="CASCADE"))
    number: Mapped[int]
    author_id: Mapped[UUID] = mapped_column(ForeignKey("person.id", ondelete="CASCADE"))
    at: Mapped[datetime]
    diagnosis: Mapped[DiagnosisName] = mapped_column(String(32), default="unconfirmed")
    is_confirmed: Mapped[bool] = mapped_column(default=False)
    confirmed_by_id: Mapped[UUID | None] = mapped_column(ForeignKey("person.id"))
    confirmed_at: Mapped[datetime | None]
    site_left: Mapped[SiteName] = mapped_column(String(12), default="none")
    site_right: Mapped[SiteName] = mapped_column(String(12), default="none")
    usual_pain: Mapped[int | None]
    usual_stiffness_minutes: Mapped[int | None]
    body_weight_kg: Mapped[float | None]
    birth_year: Mapped[int | None]
    sex: Mapped[SexName] = mapped_column(String(8), default="unsaid")
    load_change: Mapped[dict[str, Any] | None] = mapped_column(JSON(none_as_null=True))
    baseline_steps: Mapped[int | None]
    baseline_run_minutes: Mapped[int | None]
    baseline_games: Mapped[int | None]
    conditions: Mapped[list[str]] = mapped_column(JSON, default=list)
    co_findings: Mapped[list[str]] = mapped_column(JSON, default=list)
    answers: Mapped[dict[str, bool]] = mapped_column(JSON, default=dict)

    @property
    def is_insertional(self) -> bool:
        """Whether either heel is where it hurts: floor level then, no drop, no stretch."""
        return self.site_left in AT_THE_HEEL or self.site_right in AT_THE_HEEL

    @property
    def sore_sides(self) -> tuple[str, ...]:
        """None: nobody has said where it hurts."""
        sites = {"left": self.site_left, "right": self.site_right}
        return tuple(side for side, site in sites.items() if site != "none")


class GateAnswer(Base):
    """What was said before a course may remind of itself, and what the rules made of it. Never altered: the
    highest number counts.

    `inputs` and `thresholds` are those the verdict was made with.
    """

    __tablename__ = "gate_answer"
    __table_args__ = (
        CheckConstraint("course IN ('gtn','shockwave','collagen')", name="course"),
        UniqueConstraint("person_id", "course", "number"),
    )

    id: Mapped[UUID] = mapped_column(primary_key=True, default=uuid4)
    person_id: Mapped[UUID] = mapped_column(ForeignKey("person.id", ondelete="CASCADE"))
    course: Mapped[CourseName] = mapped_column(String(12))
    number: Mapped[int]
    author_id: Mapped[UUID] = mapped_column(ForeignKey("person.id", ondelete="CASCADE"))
    at: Mapped[datetime]
    answers: Mapped[dict[str, Any]] = mapped_column(JSON)
    rule: Mapped[str] = mapped_column(String(16))
    verdict: Mapped[str] = mapped_column(String(16))
    effect: Mapped[str] = mapped_column(String(16))
    ruleset: Mapped[str] = mapped_column(String(40))
    inputs: Mapped[dict[str, Any]] = mapped_column(JSON)
    thresholds: Mapped[dict[str, int]] = mapped_column(JSON)
    saw: Mapped[str] = mapped_column(String(1000))
    do: Mapped[str] = mapped_column(String(1000))
    call: Mapped[str] = mapped_column(String(1000))


class ProvocationTest(Base):
    """A movement that asks the tendon, with the pain of each side, 0-10."""

    __tablename__ = "provocation_test"
    __table_args__ = (
        Index(None, "person_id", "done_on"),
        CheckConstraint("left_pain BETWEEN 0 AND 10", name="left_pain"),
        CheckConstraint("right_pain BETWEEN 0 AND 10", name="right_pain"),
    )

    id: Mapped[UUID] = mapped_column(primary_key=True, default=uuid4)
    person_id: Mapped[UUID] = mapped_column(ForeignKey("person.id", ondelete="CASCADE"))
    author_id: Mapped[UUID] = mapped_column(ForeignKey("person.id"))
    at: Mapped[datetime]
    done_on: Mapped[date]
    test: Mapped[TestName] = mapped_column(String(16))
    left_pain: Mapped[int | None]
    right_pain: Mapped[int | None]


class StrengthTest(Base):
    """What each calf lifted beyond the body, and how often; heel raises to the end count without a load."""

    __tablename__ = "strength_test"
    __table_args__ = (Index(None, "person_id", "done_on"),)

    id: Mapped[UUID] = mapped_column(primary_key=True, default=uuid4)
    person_id: Mapped[UUID] = mapped_column(ForeignKey("person.id", ondelete="CASCADE"))
    author_id: Mapped[UUID] = mapped_column(ForeignKey("person.id"))
    at: Mapped[datetime]
    done_on: Mapped[date]
    position: Mapped[PositionName] = mapped_column(String(12))
    left_kg: Mapped[float | None]
    left_reps: Mapped[int | None]
    right_kg: Mapped[float | None]
    right_reps: Mapped[int | None]


class Imaging(Base):
    """What a scan was read as; the picture itself stays at the clinic."""

    __tablename__ = "imaging"
    __table_args__ = (Index(None, "person_id", "done_on"),)

    id: Mapped[UUID] = mapped_column(primary_key=True, default=uuid4)
    person_id: Mapped[UUID] = mapped_column(ForeignKey("person.id", ondelete="CASCADE"))
    author_id: Mapped[UUID] = mapped_column(ForeignKey("person.id"))
    at: Mapped[datetime]
    done_on: Mapped[date]
    kind: Mapped[ScanName] = mapped_column(String(12))
    reading: Mapped[ReadingName] = mapped_column(String(12))
    finding: Mapped[str] = mapped_column(String(2000))


class Procedure(Base):
    """An injection, a scraping or an operation that took place; loading waits until `restart_on`."""

    __tablename__ = "procedure"
    __table_args__ = (Index(None, "person_id", "done_on"),)

    id: Mapped[UUID] = mapped_column(primary_key=True, default=uuid4)
    person_id: Mapped[UUID] = mapped_column(ForeignKey("person.id", ondelete="CASCADE"))
    author_id: Mapped[UUID] = mapped_column(ForeignKey("person.id"))
    at: Mapped[datetime]
    kind: Mapped[ProcedureName] = mapped_column(String(16))
    done_on: Mapped[date]
    done_by: Mapped[str] = mapped_column(String(120))
    side: Mapped[ProcedureSide] = mapped_column(String(8))
    restart_on: Mapped[date | None]
    reason: Mapped[str] = mapped_column(String(500))


class Appointment(Base):
    """A scan or treatment at `starts_at` for which a patch must be off the skin."""

    __tablename__ = "appointment"
    __table_args__ = (Index(None, "person_id", "starts_at"),)

    id: Mapped[UUID] = mapped_column(primary_key=True, default=uuid4)
    person_id: Mapped[UUID] = mapped_column(ForeignKey("person.id", ondelete="CASCADE"))
    author_id: Mapped[UUID] = mapped_column(ForeignKey("person.id", ondelete="CASCADE"))
    at: Mapped[datetime]
    what: Mapped[AppointmentName] = mapped_column(String(16))
    starts_at: Mapped[datetime]
    cancelled_at: Mapped[datetime | None]
