"""Rows of answered questionnaires; every id is made on the phone."""

from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy import JSON, CheckConstraint, ForeignKey, Index, String
from sqlalchemy.orm import Mapped, mapped_column

from backend.db import Base


class QuestionnaireEntry(Base):
    """One answered questionnaire with its score, and what the score was made and is compared with.

    `version` of the questionnaire; `well`: the good end of the score, more or less; `thresholds`: how many
    points matter from how many weeks on. Kept as they were on that day.
    """

    __tablename__ = "questionnaire_entry"
    __table_args__ = (
        CheckConstraint("score BETWEEN 0 AND most", name="score"),
        CheckConstraint("well IN ('more','less')", name="well"),
        Index(None, "person_id", "answered_at"),
    )

    id: Mapped[UUID] = mapped_column(primary_key=True)
    person_id: Mapped[UUID] = mapped_column(ForeignKey("person.id", ondelete="CASCADE"))
    occurrence_id: Mapped[UUID | None] = mapped_column(
        ForeignKey("occurrence.id", ondelete="SET NULL"), index=True
    )
    questionnaire: Mapped[str] = mapped_column(String(64))
    version: Mapped[int]
    answered_at: Mapped[datetime]
    received_at: Mapped[datetime]
    answers: Mapped[dict[str, Any]] = mapped_column(JSON)
    missing: Mapped[int]
    score: Mapped[int]
    most: Mapped[int]
    well: Mapped[str] = mapped_column(String(4))
    thresholds: Mapped[list[list[int]]] = mapped_column(JSON)
    withdrawn_at: Mapped[datetime | None]
