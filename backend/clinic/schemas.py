"""Shapes of the caseload and of a patient's page."""

from typing import Annotated
from uuid import UUID

from pydantic import BaseModel

from backend.clinic.need import Need
from backend.programmes.lock_schemas import EffectName
from backend.programmes.models import PlanStatus
from backend.programmes.names import KindName, StateName, one_of
from backend.programmes.schemas import PlanOut, PlanVersionOut
from backend.programmes.times import Instant, LocalMoment
from backend.reminders.history.schemas import DeviceHealthOut
from backend.reminders.services import Reach

CaseStatusName = Annotated[str, one_of(lambda: ("no_plan", *PlanStatus))]


class ClinicNameOut(BaseModel):
    name: str


class ReasonOut(BaseModel):
    """The rule that spoke, in the words the patient read.

    `more`: how many others are open. Without `verdict_id` and `at` the desk sees it by itself.
    """

    verdict_id: UUID | None
    rule: str
    effect: EffectName
    saw: str
    do: str
    call: str
    at: Instant | None
    more: int


class CaseOut(BaseModel):
    """`sessions_planned` counts those whose time has come; `need` is why a clinician should look.

    `pains` of the latest answers, the oldest first. `silent_days` only where silence is the need.
    `locked_by`: the rules that keep something off the calendar.
    """

    id: UUID
    name: str
    status: CaseStatusName
    plan_title: str | None
    week: int | None
    weeks: int | None
    next_due_at: Instant | None
    next_kind: KindName | None
    sessions_done: int
    sessions_planned: int
    last_pain: int | None
    pains: list[int]
    pain_limit: int
    last_entry_at: Instant | None
    reminders: Reach
    need: Need | None
    reason: ReasonOut | None
    silent_days: int | None
    locked_by: list[str]


class CaseloadOut(BaseModel):
    clinic: ClinicNameOut
    patients: list[CaseOut]


class UpcomingOut(BaseModel):
    kind: KindName
    due_at: Instant
    local: LocalMoment
    state: StateName


class RecentOut(BaseModel):
    kind: KindName
    local: LocalMoment
    state: StateName
    acted_at: Instant | None
    pain: int | None


class ReachOut(BaseModel):
    state: Reach
    devices: list[DeviceHealthOut]


class PatientOut(BaseModel):
    id: UUID
    name: str
    email: str
    zone: str
    status: CaseStatusName
    plan: PlanOut | None
    versions: list[PlanVersionOut]
    upcoming: list[UpcomingOut]
    recent: list[RecentOut]
    reminders: ReachOut
