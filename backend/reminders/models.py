"""Rows of notices, devices, deliveries and what the phone answered."""

from datetime import datetime
from enum import StrEnum
from uuid import UUID, uuid4

from sqlalchemy import CheckConstraint, ForeignKey, Index, SmallInteger, String, UniqueConstraint, false, text
from sqlalchemy.orm import Mapped, mapped_column

from backend.db import Base


class NoticeState(StrEnum):
    OPEN = "open"
    ACCEPTED = "accepted"
    SHOWN = "shown"
    ACTED = "acted"
    EXPIRED = "expired"
    CANCELLED = "cancelled"
    SUPPRESSED = "suppressed"
    FAILED = "failed"


class DeviceState(StrEnum):
    WORKING = "working"
    NEEDS_RESUBSCRIBE = "needs_resubscribe"
    GONE = "gone"


class DeliveryStatus(StrEnum):
    PENDING = "pending"
    ACCEPTED = "accepted"
    GONE = "gone"
    MISMATCH = "mismatch"
    FAILED = "failed"


class Channel(StrEnum):
    PUSH = "push"
    EMAIL = "email"


class Notice(Base):
    """One prompt for one person: this row is the queue.

    A claimed row is an open one whose `visible_at` lies ahead, fenced by `token`. `subject` is the
    occurrence it belongs to; `revision` the plan version that asked for it. `round` counts how often the
    same thing was told before without an answer. `is_wished`: the person chose this very moment. `led_by`:
    the notice whose notification it went along with. `again_of`: the one that
    it tells once more, in its place on the phone. `claimed_at`: when it was taken last to be told; NULL
    again once it was put back untold.
    """

    __tablename__ = "notice"
    __table_args__ = (
        UniqueConstraint("person_id", "kind", "due_at"),
        CheckConstraint(
            "state IN ('open','accepted','shown','acted','expired','cancelled','suppressed','failed')",
            name="state",
        ),
        CheckConstraint("channel IN ('push','email')", name="channel"),
        # The person second: those of one person and minute stand side by side, so a claim never parts them.
        Index(
            "ix_notice_open",
            "visible_at",
            "person_id",
            sqlite_where=text("state='open' AND channel='push'"),
            postgresql_where=text("state='open' AND channel='push'"),
        ),
        Index(
            "ix_notice_email",
            "visible_at",
            "person_id",
            sqlite_where=text("state='open' AND channel='email'"),
            postgresql_where=text("state='open' AND channel='email'"),
        ),
        Index(None, "subject"),
        # A person's day, and their latest.
        Index(None, "person_id", "due_at"),
        {
            "postgresql_with": {
                "fillfactor": "80",
                "autovacuum_vacuum_scale_factor": "0.01",
            }
        },
    )

    id: Mapped[UUID] = mapped_column(primary_key=True, default=uuid4)
    person_id: Mapped[UUID] = mapped_column(ForeignKey("person.id", ondelete="CASCADE"))
    kind: Mapped[str] = mapped_column(String(32))
    due_at: Mapped[datetime]
    visible_at: Mapped[datetime]
    expires_at: Mapped[datetime]
    state: Mapped[str] = mapped_column(String(12), default=NoticeState.OPEN)
    reason: Mapped[str | None] = mapped_column(String(40))
    attempt: Mapped[int] = mapped_column(default=0)
    token: Mapped[UUID | None]
    subject: Mapped[UUID | None]
    revision: Mapped[int] = mapped_column(default=0)
    channel: Mapped[str] = mapped_column(String(8), default=Channel.PUSH, server_default="push")
    round: Mapped[int] = mapped_column(SmallInteger, default=0, server_default="0")
    is_wished: Mapped[bool] = mapped_column(default=False, server_default=false())
    led_by: Mapped[UUID | None]
    again_of: Mapped[UUID | None]
    planned_at: Mapped[datetime | None]
    claimed_at: Mapped[datetime | None]
    settled_at: Mapped[datetime | None]


class Subscription(Base):
    """One browser that can be reached. `endpoint` is a secret between this house and its push service."""

    __tablename__ = "subscription"
    __table_args__ = (
        UniqueConstraint("endpoint_hash"),
        Index(None, "person_id"),
        CheckConstraint("state IN ('working','needs_resubscribe','gone')", name="state"),
    )

    id: Mapped[UUID] = mapped_column(primary_key=True, default=uuid4)
    person_id: Mapped[UUID] = mapped_column(ForeignKey("person.id", ondelete="CASCADE"))
    endpoint: Mapped[str] = mapped_column(String(2048))
    endpoint_hash: Mapped[str] = mapped_column(String(64))
    p256dh: Mapped[str] = mapped_column(String(120))
    auth: Mapped[str] = mapped_column(String(40))
    label: Mapped[str] = mapped_column(String(60), default="")
    state: Mapped[str] = mapped_column(String(20), default=DeviceState.WORKING)
    created_at: Mapped[datetime]
    renewed_at: Mapped[datetime]
    last_accepted_at: Mapped[datetime | None]
    first_unseen_at: Mapped[datetime | None]
    last_shown_at: Mapped[datetime | None]
    platform: Mapped[str] = mapped_column(String(12), default="", server_default="")
    confirmed_at: Mapped[datetime | None]


class Delivery(Base):
    """One notice on one device; its id is the receipt the phone sends back.

    `answer` is what its push service said at last, such as `201`; one that leaves open whether the message
    arrived, such as `timed_out`, stays until the device ends. It outlives a device that is removed.
    """

    __tablename__ = "delivery"
    __table_args__ = (
        UniqueConstraint("notice_id", "subscription_id"),
        Index(None, "subscription_id"),
        CheckConstraint("status IN ('pending','accepted','gone','mismatch','failed')", name="status"),
    )

    id: Mapped[UUID] = mapped_column(primary_key=True, default=uuid4)
    notice_id: Mapped[UUID] = mapped_column(ForeignKey("notice.id", ondelete="CASCADE"))
    subscription_id: Mapped[UUID | None] = mapped_column(ForeignKey("subscription.id", ondelete="SET NULL"))
    status: Mapped[str] = mapped_column(String(12), default=DeliveryStatus.PENDING)
    at: Mapped[datetime]
    sent_at: Mapped[datetime | None]
    answer: Mapped[str | None] = mapped_column(String(40))


class NoticeEvent(Base):
    """What happened to a notice on a phone: shown, clicked, dismissed, acted. Append-only."""

    __tablename__ = "notice_event"
    __table_args__ = (UniqueConstraint("notice_id", "delivery_id", "event", "at"),)

    id: Mapped[int] = mapped_column(primary_key=True, autoincrement=True)
    notice_id: Mapped[UUID] = mapped_column(ForeignKey("notice.id", ondelete="CASCADE"))
    delivery_id: Mapped[UUID | None] = mapped_column(ForeignKey("delivery.id", ondelete="CASCADE"))
    event: Mapped[str] = mapped_column(String(12))
    at: Mapped[datetime]


class Heartbeat(Base):
    """The last sign of life of each reminder worker."""

    __tablename__ = "heartbeat"

    worker: Mapped[str] = mapped_column(String(80), primary_key=True)
    at: Mapped[datetime]
