"""Shapes of plans, of what is due, and of what a patient does about it."""

from datetime import date
from typing import Annotated, Literal
from uuid import UUID

from pydantic import AfterValidator, BaseModel, ConfigDict, Field, StrictInt, StringConstraints

from backend.accounts.schemas import legible
from backend.programmes.names import (
    CourseName,
    KindName,
    SiteName,
    StageKindName,
    StateName,
    StatusName,
    WeekdayName,
)
from backend.programmes.times import Instant, LocalDate, LocalMoment, LocalTime, SentInstant


class In(BaseModel):
    model_config = ConfigDict(extra="forbid", populate_by_name=True)


class SessionsIn(In):
    """`days_apart`: calendar days from one session to the next at least; none: as the programme has it."""

    weekdays: list[WeekdayName] = Field(max_length=7)
    time: LocalTime
    days_apart: StrictInt | None = None


class CollagenIn(In):
    lead_minutes: StrictInt
    dose: Annotated[str, StringConstraints(strip_whitespace=True, max_length=60)] = ""


class NextDayCheckIn(In):
    time: LocalTime


def _legible_or_empty(name: str) -> str:
    return legible(name) if name else name


# Who prescribed it must be readable; that nobody did is refused with the course, by name.
Prescriber = Annotated[
    str, StringConstraints(strip_whitespace=True, max_length=120), AfterValidator(_legible_or_empty)
]


class GtnIn(In):
    starts_on: LocalDate = Field(alias="from")
    weeks: StrictInt
    time: LocalTime
    prescriber: Prescriber = ""
    wear_hours: StrictInt | None = None


class WedgesIn(In):
    starts_on: LocalDate = Field(alias="from")
    weeks: StrictInt = 12
    time: LocalTime
    height_mm: StrictInt = 12


class ShockwaveIn(In):
    first: LocalMoment
    sessions: StrictInt = 5
    every_days: StrictInt = 7
    prescriber: Prescriber = ""


class PrescriptionIn(In):
    template: str = Field(max_length=64)
    starts_on: LocalDate
    sessions: SessionsIn
    collagen: CollagenIn | None = None
    next_day_check: NextDayCheckIn
    gtn: GtnIn | None = None
    wedges: WedgesIn | None = None
    shockwave: ShockwaveIn | None = None
    reason: str = Field(default="", max_length=500)


class AdjustmentIn(In):
    version: StrictInt
    reason: str = Field(default="", max_length=500)
    prescription: PrescriptionIn


class StatusChangeIn(In):
    version: StrictInt
    reason: str = Field(default="", max_length=500)


class ZoneIn(In):
    zone: str = Field(max_length=64)


class ActionIn(In):
    verb: Literal["done", "skip", "move", "snooze", "undo"]
    acted_at: SentInstant
    to_local: LocalMoment | None = None
    minutes: StrictInt | None = None


class Out(BaseModel):
    model_config = ConfigDict(frozen=True)


class PlanOut(Out):
    id: UUID
    patient_id: UUID
    template: str
    title: str
    status: StatusName
    version: int
    zone: str
    starts_on: date
    ends_on: date
    stage: str
    prescription: PrescriptionIn
    assigned_by: str
    assigned_at: Instant


class PlanVersionOut(Out):
    number: int
    author: str
    at: Instant
    reason: str
    status: StatusName
    prescription: PrescriptionIn


class PlanVersionsOut(Out):
    versions: list[PlanVersionOut]


class StageOut(Out):
    """`exercises` by their titles. `needs_clinician`: only a clinician opens it."""

    key: str
    kind: StageKindName
    title: str
    summary: str
    most_weeks: int | None
    exercises: list[str]
    needs_clinician: bool
    is_house_default: bool
    source: str


class UsualSessionsOut(Out):
    weekdays: list[WeekdayName]
    time: LocalTime


class TemplateDefaultsOut(Out):
    """A prescription without a start and without a course: those are a clinician's to choose."""

    template: str
    sessions: UsualSessionsOut
    collagen: CollagenIn | None
    next_day_check: NextDayCheckIn


class TemplateOut(Out):
    """`is_locked`: no loading and no running until a clinician unlocks them. `courses`: allowed beside it."""

    id: str
    title: str
    summary: str
    site: SiteName
    weeks: int
    least_days_apart: int
    least_sessions_a_week: int
    most_sessions_a_week: int
    bouts: int
    is_locked: bool
    is_self_guided: bool
    assess_within_weeks: int | None
    courses: list[CourseName]
    source: str
    stages: list[StageOut]
    defaults: TemplateDefaultsOut


class TemplatesOut(Out):
    templates: list[TemplateOut]


class OccurrenceOut(Out):
    id: UUID
    kind: KindName
    due_at: Instant
    expires_at: Instant
    local: LocalMoment
    zone: str
    state: StateName
    moved_from_local: LocalMoment | None
    n: int | None
    of: int | None
    anchor_id: UUID | None
    snoozed_until: Instant | None
    acted_at: Instant | None
    entry_id: UUID | None
    detail: dict[str, int]


class ChangedOut(Out):
    occurrences: list[OccurrenceOut]


class ZoneOut(Out):
    zone: str
