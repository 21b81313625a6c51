"""Shapes of what a patient reports."""

from typing import Annotated
from uuid import UUID

from pydantic import BaseModel, ConfigDict, Field, StrictInt

from backend.programmes.schemas import OccurrenceOut
from backend.programmes.times import Instant, SentInstant

Pain = Annotated[StrictInt, Field(ge=0, le=10)]
"""0 none to 10 the worst."""


class SessionEntryIn(BaseModel):
    model_config = ConfigDict(extra="forbid")

    occurrence_id: UUID | None
    done_at: SentInstant
    pain_during: Pain | None
    note: Annotated[str, Field(max_length=500)] | None = None


class MorningCheckIn(BaseModel):
    model_config = ConfigDict(extra="forbid")

    occurrence_id: UUID
    answered_at: SentInstant
    morning_pain: Pain


class SessionEntryOut(BaseModel):
    id: UUID
    occurrence_id: UUID | None
    done_at: Instant
    pain_during: int | None
    note: str | None
    occurrences: list[OccurrenceOut]


class MorningCheckOut(BaseModel):
    id: UUID
    occurrence_id: UUID
    answered_at: Instant
    morning_pain: int
    occurrences: list[OccurrenceOut]
