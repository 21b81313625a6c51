"""Shapes of the condition: what a patient tells, what a clinician adds, what both are shown."""

from typing import Annotated, Any
from uuid import UUID

from pydantic import Field, StrictBool, StrictInt

from backend.programmes.care.names import (
    CoFindingName,
    DiagnosisName,
    IllnessName,
    LoadKind,
    SexName,
    SiteName,
)
from backend.programmes.schemas import In, Out
from backend.programmes.times import Instant

Pain = Annotated[StrictInt, Field(ge=0, le=10)]
"""0 none to 10 the worst."""
Kilograms = Annotated[float, Field(ge=20, le=300, allow_inf_nan=False)]
BirthYear = Annotated[StrictInt, Field(ge=1900, le=2200)]


class LoadChange(In):
    """What was done more of, by how many percent, and how many weeks ago."""

    kind: LoadKind
    percent: Annotated[StrictInt, Field(ge=-100, le=1000)]
    weeks: Annotated[StrictInt, Field(ge=0, le=104)]


class PainPattern(In):
    """Yes or no; left out: not asked, or not known."""

    warms_up: StrictBool | None = None
    better_with_activity: StrictBool | None = None
    worse_after: StrictBool | None = None
    worse_after_jumps: StrictBool | None = None
    stays_at_tendon: StrictBool | None = None
    tender: StrictBool | None = None
    creaks: StrictBool | None = None
    swollen: StrictBool | None = None
    deep_ankle_pain: StrictBool | None = None
    past_sprain: StrictBool | None = None


class OwnConditionIn(In):
    """What a patient tells of themselves; what is left out is not known."""

    site_left: SiteName = "none"
    site_right: SiteName = "none"
    usual_pain: Pain | None = None
    usual_stiffness_minutes: Annotated[StrictInt, Field(ge=0, le=720)] | None = None
    body_weight_kg: Kilograms | None = None
    birth_year: BirthYear | None = None
    sex: SexName = "unsaid"
    load_change: LoadChange | None = None
    baseline_steps: Annotated[StrictInt, Field(ge=0, le=500_000)] | None = None
    baseline_run_minutes: Annotated[StrictInt, Field(ge=0, le=6_000)] | None = None
    baseline_games: Annotated[StrictInt, Field(ge=0, le=21)] | None = None
    conditions: list[IllnessName] = Field(default_factory=list, max_length=10)
    answers: PainPattern = Field(default_factory=PainPattern)

    def own_part(self) -> dict[str, Any]:
        """As a row keeps it."""
        kept = self.model_dump(mode="json", include=set(OwnConditionIn.model_fields))
        kept["answers"] = self.answers.model_dump(exclude_none=True)
        kept["conditions"] = sorted(set(self.conditions))
        return kept


class ConditionIn(OwnConditionIn):
    """`version` is the one the clinician has seen, 0 before the first."""

    version: StrictInt
    diagnosis: DiagnosisName = "unconfirmed"
    is_confirmed: StrictBool = False
    co_findings: list[CoFindingName] = Field(default_factory=list, max_length=10)


class HintOut(Out):
    """What an answer may point to; `source` is where the evidence stands."""

    id: str
    text: str
    source: str


class OwnConditionOut(Out):
    """`age` is counted by the year of birth alone. `version` 0: nothing is known yet."""

    version: int
    at: Instant | None
    author: str | None
    diagnosis: DiagnosisName
    is_confirmed: bool
    confirmed_by: str | None
    confirmed_at: Instant | None
    site_left: SiteName
    site_right: SiteName
    usual_pain: int | None
    usual_stiffness_minutes: int | None
    body_weight_kg: float | None
    birth_year: int | None
    age: int | None
    sex: SexName
    load_change: LoadChange | None
    baseline_steps: int | None
    baseline_run_minutes: int | None
    baseline_games: int | None
    conditions: list[IllnessName]
    answers: PainPattern


class ConditionOut(OwnConditionOut):
    """For the desk: with what else was found, and what the answers hint at."""

    patient_id: UUID
    co_findings: list[CoFindingName]
    hints: list[HintOut]
