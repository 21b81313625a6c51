"""Rows of who looked at whose record."""

from datetime import datetime
from uuid import UUID

from sqlalchemy import ForeignKey, Index, String
from sqlalchemy.orm import Mapped, mapped_column

from backend.db import Base


class Access(Base):
    """One look at, or change of, a patient's record by someone else. Append-only."""

    __tablename__ = "access"
    __table_args__ = (Index(None, "patient_id", "at"),)

    id: Mapped[int] = mapped_column(primary_key=True, autoincrement=True)
    patient_id: Mapped[UUID] = mapped_column(ForeignKey("person.id", ondelete="CASCADE"))
    actor_id: Mapped[UUID] = mapped_column(ForeignKey("person.id"))
    what: Mapped[str] = mapped_column(String(40))
    at: Mapped[datetime]
