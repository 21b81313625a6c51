"""Shapes of the caseload and of a patient's page."""

from uuid import UUID

from pydantic import BaseModel

from backend.programmes.schemas import PlanOut, PlanVersionOut
from backend.programmes.times import Instant, LocalMoment


class ClinicNameOut(BaseModel):
    name: str


class CaseOut(BaseModel):
    """`sessions_planned` counts those whose time has come; `need` is why a clinician should look."""

    id: UUID
    name: str
    status: str
    plan_title: str | None
    week: int | None
    weeks: int | None
    next_due_at: Instant | None
    next_kind: str | None
    sessions_done: int
    sessions_planned: int
    last_pain: int | None
    last_entry_at: Instant | None
    reminders: str
    need: str | None


class CaseloadOut(BaseModel):
    clinic: ClinicNameOut
    patients: list[CaseOut]


class UpcomingOut(BaseModel):
    kind: str
    due_at: Instant
    local: LocalMoment
    state: str


class RecentOut(BaseModel):
    kind: str
    local: LocalMoment
    state: str
    acted_at: Instant | None
    pain: int | None


class PatientDeviceOut(BaseModel):
    label: str
    state: str
    last_shown_at: Instant | None


class ReachOut(BaseModel):
    state: str
    devices: list[PatientDeviceOut]


class PatientOut(BaseModel):
    id: UUID
    name: str
    email: str
    zone: str
    status: str
    plan: PlanOut | None
    versions: list[PlanVersionOut]
    upcoming: list[UpcomingOut]
    recent: list[RecentOut]
    reminders: ReachOut
