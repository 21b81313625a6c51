"""Rows of people, clinics, memberships, invitations and sign-ins."""

from datetime import datetime
from enum import StrEnum
from uuid import UUID, uuid4

from sqlalchemy import CheckConstraint, ForeignKey, Index, String, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column, relationship

from backend.db import Base


class Role(StrEnum):
    PATIENT = "patient"
    CLINICIAN = "clinician"
    CLINIC_ADMIN = "clinic_admin"


ROLE_CHECK = "role IN ('patient', 'clinician', 'clinic_admin')"


class Clinic(Base):
    __tablename__ = "clinic"

    id: Mapped[UUID] = mapped_column(primary_key=True, default=uuid4)
    name: Mapped[str] = mapped_column(String(120))
    zone: Mapped[str] = mapped_column(String(64))
    created_at: Mapped[datetime]


class Person(Base):
    """Someone who signs in. `email` is kept in lower case; `zone` is where the person lives now."""

    __tablename__ = "person"
    __table_args__ = (UniqueConstraint("email"), CheckConstraint(ROLE_CHECK, name="role"))

    id: Mapped[UUID] = mapped_column(primary_key=True, default=uuid4)
    clinic_id: Mapped[UUID] = mapped_column(ForeignKey("clinic.id"), index=True)
    role: Mapped[str] = mapped_column(String(16))
    email: Mapped[str] = mapped_column(String(254))
    name: Mapped[str] = mapped_column(String(120))
    password_hash: Mapped[str] = mapped_column(String(255))
    zone: Mapped[str] = mapped_column(String(64))
    lang: Mapped[str] = mapped_column(String(8), default="en")
    created_at: Mapped[datetime]
    disabled_at: Mapped[datetime | None]

    clinic: Mapped[Clinic] = relationship(lazy="joined", innerjoin=True)


class Invitation(Base):
    """A single-use way in; the link's token is stored only as a hash."""

    __tablename__ = "invitation"
    __table_args__ = (
        UniqueConstraint("token_hash"),
        CheckConstraint("role IN ('patient', 'clinician')", name="role"),
        Index(None, "clinic_id", "expires_at"),
    )

    id: Mapped[UUID] = mapped_column(primary_key=True, default=uuid4)
    clinic_id: Mapped[UUID] = mapped_column(ForeignKey("clinic.id"))
    role: Mapped[str] = mapped_column(String(16))
    name: Mapped[str] = mapped_column(String(120))
    email: Mapped[str | None] = mapped_column(String(254))
    token_hash: Mapped[str] = mapped_column(String(64))
    invited_by_id: Mapped[UUID] = mapped_column(ForeignKey("person.id"))
    created_at: Mapped[datetime]
    expires_at: Mapped[datetime]
    redeemed_at: Mapped[datetime | None]
    redeemed_by_id: Mapped[UUID | None] = mapped_column(ForeignKey("person.id"))
    withdrawn_at: Mapped[datetime | None]


class SignIn(Base):
    """One signed-in browser: its cookie holds a 256-bit token, the row only the token's hash."""

    __tablename__ = "sign_in"
    __table_args__ = (UniqueConstraint("token_hash"), Index(None, "person_id"))

    id: Mapped[UUID] = mapped_column(primary_key=True, default=uuid4)
    person_id: Mapped[UUID] = mapped_column(ForeignKey("person.id", ondelete="CASCADE"))
    token_hash: Mapped[str] = mapped_column(String(64))
    created_at: Mapped[datetime]
    expires_at: Mapped[datetime]
    ended_at: Mapped[datetime | None]

    person: Mapped[Person] = relationship(lazy="joined", innerjoin=True)
