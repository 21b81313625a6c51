"""Shapes of a screening, and of the plan a person may start without a clinician."""

from datetime import date
from typing import Annotated, Literal, get_args
from uuid import UUID

from pydantic import BaseModel, ConfigDict, Field, StrictBool, StrictInt

from backend.diary.schemas import VerdictOut
from backend.programmes.names import WeekdayName, one_of
from backend.programmes.times import Instant, LocalDate, LocalTime, SentInstant

ScreeningReason = Literal["start", "monthly", "happened"]
ReasonName = Annotated[str, one_of(lambda: get_args(ScreeningReason))]


class ScreeningAnswersIn(BaseModel):
    """`age` is needed while no birth year is on file. Of the last two the server knows better itself."""

    model_config = ConfigDict(extra="forbid")

    pop: StrictBool
    cannot_raise: StrictBool
    gap: StrictBool
    calf_swollen: StrictBool
    breathless_or_chest_pain: StrictBool
    fever_or_hot_tendon: StrictBool
    fluoroquinolone: Literal["no", "now", "six_months"]
    risk_factor: StrictBool
    pregnant: StrictBool
    acute_tear: StrictBool
    creaking: StrictBool
    night_pain_or_numbness: StrictBool
    inflammatory_signs: StrictBool
    deep_back_of_ankle: StrictBool
    age: Annotated[StrictInt, Field(ge=0, le=120)] | None = None
    diagnosis_confirmed: StrictBool | None = None
    has_clinician: StrictBool | None = None


class ScreeningIn(BaseModel):
    model_config = ConfigDict(extra="forbid")

    asked_at: SentInstant
    reason: ScreeningReason
    answers: ScreeningAnswersIn


class ScreeningOut(BaseModel):
    id: UUID
    asked_at: Instant
    reason: ReasonName
    verdict: VerdictOut


class SelfGuidedIn(BaseModel):
    """What is left out is as the template has it."""

    model_config = ConfigDict(extra="forbid")

    starts_on: LocalDate
    weekdays: list[WeekdayName] | None = Field(default=None, max_length=7)
    time: LocalTime | None = None


class SelfGuidedOut(BaseModel):
    plan_id: UUID
    title: str
    starts_on: date
    ends_on: date
