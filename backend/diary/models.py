"""Rows of what a patient reported; every id of theirs is made on the phone."""

from datetime import date, datetime
from typing import Any, Final
from uuid import UUID

from sqlalchemy import JSON, CheckConstraint, ForeignKey, Index, String, text
from sqlalchemy.orm import Mapped, mapped_column

from backend.db import Base


class SessionEntry(Base):
    """A calf session that was done. Pain is 0-10; none, here and below: not asked or not answered.

    `baseline_pain` is the pain before the start, `pain_during` the worst while it lasted.
    """

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
    baseline_pain: Mapped[int | None]
    limp: Mapped[bool | None]
    pop: Mapped[bool | None]
    lost_strength: Mapped[bool | None]
    faint_or_palpitations: Mapped[bool | None]
    chest_pain: Mapped[bool | None]
    heel_dropped: Mapped[bool | None]
    collagen_taken: Mapped[bool | None]
    minutes: Mapped[int | None]
    contacts: Mapped[int | None]
    run_level: Mapped[int | None]
    withdrawn_at: Mapped[datetime | None]


class SessionSet(Base):
    """One set of one exercise, in the order they were done. `load_kg` comes on top of one's own weight."""

    __tablename__ = "session_set"
    __table_args__ = (
        CheckConstraint("side IN ('left','right','both')", name="side"),
        CheckConstraint("pain BETWEEN 0 AND 10", name="pain"),
    )

    entry_id: Mapped[UUID] = mapped_column(
        ForeignKey("session_entry.id", ondelete="CASCADE"), primary_key=True
    )
    place: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    exercise: Mapped[str] = mapped_column(String(64))
    side: Mapped[str] = mapped_column(String(8))
    load_kg: Mapped[float | None]
    reps: Mapped[int]
    pain: Mapped[int | None]


class MorningCheck(Base):
    """How the tendon was the morning after: `after` is the worst pain since the session, `settled` yes, no or
    not_yet. `replaced_by` is the later answer to the same question.
    """

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
    after: Mapped[int | None]
    settled: Mapped[str | None] = mapped_column(String(8))
    tablets: Mapped[bool | None]
    stiffness_minutes: Mapped[int | None]
    replaced_by: Mapped[UUID | None]
    withdrawn_at: Mapped[datetime | None]


class Screening(Base):
    """The questions about warning signs, as answered; reason: start, monthly or happened."""

    __tablename__ = "screening"
    __table_args__ = (
        CheckConstraint("reason IN ('start','monthly','happened')", name="reason"),
        Index(None, "person_id", "asked_at"),
    )

    id: Mapped[UUID] = mapped_column(primary_key=True)
    person_id: Mapped[UUID] = mapped_column(ForeignKey("person.id", ondelete="CASCADE"))
    asked_at: Mapped[datetime]
    received_at: Mapped[datetime]
    reason: Mapped[str] = mapped_column(String(8))
    answers: Mapped[dict[str, Any]] = mapped_column(JSON)


OPEN_RED_FLAG: Final = "effect IN ('emergency','stop') AND seen_at IS NULL AND withdrawn_at IS NULL"


class Verdict(Base):
    """What a rule said, with all it was made from. Only the last four fields are ever written again.

    `subject` is the entry, check, screening or occurrence it is about; `said_on` the patient's local date.
    """

    __tablename__ = "verdict"
    __table_args__ = (
        Index(None, "person_id", "at"),
        Index(None, "subject"),
        Index(
            "ix_verdict_open",
            "at",
            sqlite_where=text(OPEN_RED_FLAG),
            postgresql_where=text(OPEN_RED_FLAG),
        ),
    )

    id: Mapped[UUID] = mapped_column(primary_key=True)
    person_id: Mapped[UUID] = mapped_column(ForeignKey("person.id", ondelete="CASCADE"))
    subject: Mapped[UUID | None]
    table_name: Mapped[str] = mapped_column(String(24))
    rule: Mapped[str] = mapped_column(String(16))
    verdict: Mapped[str] = mapped_column(String(24))
    effect: Mapped[str] = mapped_column(String(16))
    ruleset: Mapped[str] = mapped_column(String(40))
    inputs: Mapped[dict[str, Any]] = mapped_column(JSON)
    thresholds: Mapped[dict[str, Any]] = mapped_column(JSON)
    locks: Mapped[list[str]] = mapped_column(JSON)
    tells_clinician: Mapped[bool]
    saw: Mapped[str] = mapped_column(String(1000))
    do: Mapped[str] = mapped_column(String(1000))
    call: Mapped[str] = mapped_column(String(1000))
    at: Mapped[datetime]
    said_on: Mapped[date]
    override_id: Mapped[UUID | None]
    withdrawn_at: Mapped[datetime | None]
    seen_at: Mapped[datetime | None]
    seen_by: Mapped[UUID | None] = mapped_column(ForeignKey("person.id"))
    seen_note: Mapped[str | None] = mapped_column(String(500))


class Override(Base):
    """A clinician's word instead of the progression's, to the end of that local date or until taken back."""

    __tablename__ = "override"
    __table_args__ = (
        CheckConstraint("effect IN ('hold','ok','advance','step_back')", name="effect"),
        Index(None, "person_id", "until"),
    )

    id: Mapped[UUID] = mapped_column(primary_key=True)
    person_id: Mapped[UUID] = mapped_column(ForeignKey("person.id", ondelete="CASCADE"))
    author_id: Mapped[UUID] = mapped_column(ForeignKey("person.id"))
    effect: Mapped[str] = mapped_column(String(16))
    until: Mapped[date]
    reason: Mapped[str] = mapped_column(String(500))
    at: Mapped[datetime]
    ended_at: Mapped[datetime | None]
    ended_by: Mapped[UUID | None] = mapped_column(ForeignKey("person.id"))
