"""Shapes of tests at the desk, and of what a scan was read as."""

from datetime import date
from typing import Annotated, Literal
from uuid import UUID

from pydantic import Field, StrictInt, StringConstraints

from backend.programmes.care.names import PositionName, ReadingName, ScanName, TestName
from backend.programmes.care.schemas.condition import Pain
from backend.programmes.schemas import In, Out
from backend.programmes.times import Instant, LocalDate

Load = Annotated[float, Field(ge=0, le=500, allow_inf_nan=False)]
Reps = Annotated[StrictInt, Field(ge=0, le=200)]
Finding = Annotated[str, StringConstraints(strip_whitespace=True, max_length=2000)]


class ProvocationTestIn(In):
    done_on: LocalDate
    test: TestName
    left_pain: Pain | None = None
    right_pain: Pain | None = None


class ProvocationTestOut(Out):
    id: UUID
    done_on: date
    test: TestName
    left_pain: int | None
    right_pain: int | None
    author: str
    at: Instant


class StrengthTestIn(In):
    """The most lifted beyond the body with stable pain, and how often; `heel_raise`: until no more go."""

    done_on: LocalDate
    position: PositionName
    left_kg: Load | None = None
    left_reps: Reps | None = None
    right_kg: Load | None = None
    right_reps: Reps | None = None


class LegOut(Out):
    """`body_weight_percent` is of the load; `norm_percent` of what is usual at that age and sex."""

    load_kg: float | None
    reps: int | None
    body_weight_percent: int | None
    norm_percent: int | None


class StrengthTestOut(Out):
    """`weaker` is named beyond the clinic's threshold of a side difference."""

    id: UUID
    done_on: date
    position: PositionName
    left: LegOut
    right: LegOut
    norm: int | None
    difference_percent: int | None
    weaker: Literal["left", "right"] | None
    author: str
    at: Instant


class ImagingIn(In):
    done_on: LocalDate
    kind: ScanName
    reading: ReadingName
    finding: Finding = ""


class ImagingOut(Out):
    id: UUID
    done_on: date
    kind: ScanName
    reading: ReadingName
    finding: str
    author: str
    at: Instant
