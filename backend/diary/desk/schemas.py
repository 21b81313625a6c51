"""Shapes of verdicts as a clinician sees them, of overrides, and of thresholds."""

from datetime import date
from typing import Annotated, Any, Literal, get_args
from uuid import UUID

from pydantic import BaseModel, ConfigDict, StrictInt, StringConstraints

from backend.diary.schemas import ListedVerdictOut
from backend.programmes.names import one_of
from backend.programmes.times import Instant, LocalDate

Reason = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1, max_length=500)]
OverrideEffect = Literal["hold", "ok", "advance", "step_back"]
OverrideEffectName = Annotated[str, one_of(lambda: get_args(OverrideEffect))]


class In(BaseModel):
    model_config = ConfigDict(extra="forbid")


class SeenIn(In):
    note: Annotated[str, StringConstraints(strip_whitespace=True, max_length=500)] = ""


class DeskVerdictOut(ListedVerdictOut):
    inputs: dict[str, Any]
    thresholds: dict[str, Any]
    tells_clinician: bool
    seen_at: Instant | None
    seen_by: str | None
    seen_note: str | None


class DeskVerdictsOut(BaseModel):
    verdicts: list[DeskVerdictOut]


class OverrideIn(In):
    effect: OverrideEffect
    until: LocalDate
    reason: Reason


class OverrideOut(BaseModel):
    id: UUID
    effect: OverrideEffectName
    until: date
    reason: str
    author: str
    at: Instant
    ended_at: Instant | None
    is_active: bool


class OverridesOut(BaseModel):
    overrides: list[OverrideOut]


class ThresholdIn(In):
    """None: back to what is below it, the clinic's number or the house's."""

    value: StrictInt | None
    reason: Reason


class ThresholdChangeOut(BaseModel):
    value: int | None
    author: str
    reason: str
    at: Instant
    is_for_patient: bool


class ThresholdOut(BaseModel):
    """`value` is the one that holds; `changes` newest first."""

    name: str
    title: str
    unit: str
    default: int
    least: int
    most: int
    source: str
    is_house_default: bool
    clinic: int | None
    patient: int | None
    value: int
    changes: list[ThresholdChangeOut]


class ThresholdsOut(BaseModel):
    thresholds: list[ThresholdOut]
