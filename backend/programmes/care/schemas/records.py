"""Shapes of procedures, of appointments without a patch, and of all records on one page."""

from datetime import date
from typing import Annotated, Literal
from uuid import UUID

from pydantic import StringConstraints

from backend.accounts.schemas import Name
from backend.programmes.care.names import AppointmentName, ProcedureName, ProcedureSide
from backend.programmes.care.schemas.findings import ImagingOut, ProvocationTestOut, StrengthTestOut
from backend.programmes.schemas import In, Out
from backend.programmes.times import Instant, LocalDate, LocalMoment

Reason = Annotated[str, StringConstraints(strip_whitespace=True, max_length=500)]
StateName = Literal["tried", "running", "next", "later"]


class ProcedureIn(In):
    """Loading waits until `restart_on`; left out: until a clinician names that day."""

    kind: ProcedureName
    done_on: LocalDate
    done_by: Name
    side: ProcedureSide
    restart_on: LocalDate | None = None
    reason: Reason = ""


class RestartIn(In):
    restart_on: LocalDate
    reason: Annotated[str, StringConstraints(strip_whitespace=True, min_length=1, max_length=500)]


class ProcedureOut(Out):
    id: UUID
    kind: ProcedureName
    done_on: date
    done_by: str
    side: ProcedureSide
    restart_on: date | None
    is_waiting: bool
    reason: str
    warnings: list[str]
    author: str
    at: Instant


class AppointmentIn(In):
    """`starts_at` on the clinic's wall clock."""

    what: AppointmentName
    starts_at: LocalMoment


class AppointmentOut(Out):
    id: UUID
    what: AppointmentName
    starts_at: Instant
    local: LocalMoment
    is_cancelled: bool
    author: str


class TriedOut(Out):
    """What has been tried, since when, for how many whole weeks; `adherence_percent` of what was due."""

    key: str
    title: str
    since: date | None
    weeks: int
    adherence_percent: int | None


class MeasuresOut(Out):
    """What the legs are held against. `usual_raises`: none where age or sex is not known.

    The gates are percent of the body weight, for `goal_reps` repetitions.
    """

    usual_raises: int | None
    side_difference_percent: int
    standing_gate_percent: int
    seated_gate_percent: int
    goal_reps: int
    pain_limit: int


class RecordsOut(Out):
    """Newest first. `may_hop`: the stage allows the hop test. `tried`: to weigh before a second injection."""

    provocation: list[ProvocationTestOut]
    strength: list[StrengthTestOut]
    imaging: list[ImagingOut]
    procedures: list[ProcedureOut]
    appointments: list[AppointmentOut]
    may_hop: bool
    measures: MeasuresOut
    tried: list[TriedOut]


class EvidenceOut(Out):
    level: str
    verdict: str
    newest: str
    year: int | None
    contrary: str | None
    anchor: str


class StepOut(Out):
    """`state`: begun and over, running now, what may come next, or later, and then `why_not_yet`."""

    key: str
    title: str
    state: StateName
    since: date | None
    weeks: int
    adherence_percent: int | None
    needed_weeks: int
    why_not_yet: str | None
    evidence: EvidenceOut | None


class EscalationOut(Out):
    steps: list[StepOut]
