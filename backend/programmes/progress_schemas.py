"""Shapes of how far a programme is: stage, gates, targets, running, activity, locks."""

from datetime import date
from typing import Annotated
from uuid import UUID

from pydantic import Field, StrictInt

from backend.programmes.lock_schemas import LockOut
from backend.programmes.names import StageKindName, StatusName, one_of
from backend.programmes.schemas import In, Out
from backend.programmes.times import Instant
from backend.rules.stages import MARKS

SideName = Annotated[str, one_of(lambda: ("left", "right", "both"))]
MarkName = Annotated[str, one_of(lambda: MARKS)]
Reason = Annotated[str, Field(max_length=500)]


class LiftIn(In):
    reason: Reason


class StageChangeIn(In):
    version: StrictInt
    stage: str = Field(max_length=64)
    reason: Reason


class TargetIn(In):
    """Of one leg. `load_kg` left out: as it was. `reps_*` count as the exercise does: seconds of a hold."""

    load_kg: Annotated[float, Field(ge=0, le=300, allow_inf_nan=False)] | None = None
    sets: Annotated[StrictInt, Field(ge=1, le=10)]
    reps_from: Annotated[StrictInt, Field(ge=1, le=600)]
    reps_to: Annotated[StrictInt, Field(ge=1, le=600)]
    reason: Reason
    version: StrictInt | None = None


class TakenUpStageIn(In):
    stage: str = Field(max_length=64)


class MarkOut(Out):
    """One thing the gate asks: 0 to 100, and 100 only when it is reached. An aim keeps nothing shut."""

    name: MarkName
    percent: int
    is_aim: bool


class StageStandingOut(Out):
    """`is_offered`: the patient may go on to it now. `marks`: of its gate to the next, of the present one."""

    key: str
    kind: StageKindName
    title: str
    summary: str
    is_done: bool
    is_now: bool
    is_offered: bool
    needs_clinician: bool
    marks: list[MarkOut]


class TargetOut(Out):
    """Of one exercise and leg. `exercise` is the programme's place for it, `variant` what to do now.

    `amount_*` in `measure`, of one set. `load_kg` is None where no weight is taken; `was_kg` is the load
    before the present one, None where there was no other.
    """

    exercise: str
    variant: str
    title: str
    family: str
    side: SideName
    load_kg: float | None
    was_kg: float | None
    sets: int
    amount_from: int
    amount_to: int
    measure: str
    tempo_s: list[int]
    rest_s: int
    beats_from: int | None
    beats_to: int | None
    level: int | None
    contacts: int | None
    is_optional: bool
    is_locked: bool


class RunOut(Out):
    """`next_on`: not before that date, for the rest after the last run."""

    level: int
    levels: int
    run_minutes: int
    walk_minutes: int
    rounds: int
    stable_repeats: int
    repeats_asked: int
    next_on: date | None


class BudgetOut(Out):
    """A week's share of what was usual; None where nobody has told it. No running while it is locked."""

    percent: int
    steps: int | None
    run_minutes: int | None
    games: int | None


class AdherenceOut(Out):
    done: int
    due: int
    percent: int | None


class ProgrammeOut(Out):
    """`light_days`: with a session whose light version is done, soon after shockwave. `lower_percent`:
    today's loads are that much less after days away, and `needs_test`: strength is to be tested before
    anything rises.
    """

    id: UUID
    title: str
    status: StatusName
    version: int
    stage: str
    stage_began_on: date
    week_of_stage: int
    stages: list[StageStandingOut]
    targets: list[TargetOut]
    pain_limit: int
    run: RunOut | None
    contacts: int | None
    budget: BudgetOut | None
    adherence: AdherenceOut
    light_days: list[date]
    lower_percent: int
    needs_test: bool


class ProgrammeNowOut(Out):
    programme: ProgrammeOut | None
    locks: list[LockOut]


class TargetChangeOut(Out):
    """`author` is empty when a rule has set it."""

    exercise: str
    variant: str
    title: str
    side: SideName
    load_kg: float
    sets: int
    amount_from: int
    amount_to: int
    level: int | None
    contacts: int | None
    at: Instant
    author: str
    reason: str


class StageMoveOut(Out):
    before: str
    after: str
    at: Instant
    author: str
    reason: str


class PastLockOut(LockOut):
    """`lifted_by` is empty when what was reported has been taken back."""

    lifted_at: Instant | None
    lifted_by: str
    lift_reason: str


class ProgressHistoryOut(Out):
    """Newest first."""

    programme: ProgrammeOut | None
    locks: list[LockOut]
    past_locks: list[PastLockOut]
    targets: list[TargetChangeOut]
    stage_changes: list[StageMoveOut]
