"""Shapes of what a patient reports, and of what the rules say to it."""

from typing import Annotated, Literal
from uuid import UUID

from pydantic import BaseModel, ConfigDict, Field, StrictBool, StrictInt

from backend.programmes.schemas import OccurrenceOut
from backend.programmes.times import Instant, LocalDate, SentInstant

Pain = Annotated[StrictInt, Field(ge=0, le=10)]
"""0 none to 10 the worst."""

Side = Literal["left", "right", "both"]
Settled = Literal["yes", "no", "not_yet"]
MOST_SETS = 60


class SessionSetIn(BaseModel):
    """`load_kg` on top of one's own weight."""

    model_config = ConfigDict(extra="forbid")

    exercise: Annotated[str, Field(pattern=r"^[a-z0-9-]{1,64}$")]
    side: Side
    load_kg: Annotated[float, Field(ge=0, le=300, allow_inf_nan=False)] | None = None
    reps: Annotated[StrictInt, Field(ge=0, le=200)]
    pain: Pain | None = None


class SessionEntryIn(BaseModel):
    """Whatever is missing was not asked or not answered."""

    model_config = ConfigDict(extra="forbid")

    occurrence_id: UUID | None
    done_at: SentInstant
    pain_during: Pain | None
    note: Annotated[str, Field(max_length=500)] | None = None
    baseline_pain: Pain | None = None
    limp: StrictBool | None = None
    pop: StrictBool | None = None
    lost_strength: StrictBool | None = None
    faint_or_palpitations: StrictBool | None = None
    chest_pain: StrictBool | None = None
    heel_dropped: StrictBool | None = None
    collagen_taken: StrictBool | None = None
    minutes: Annotated[StrictInt, Field(ge=0, le=600)] | None = None
    contacts: Annotated[StrictInt, Field(ge=0, le=2000)] | None = None
    run_level: Annotated[StrictInt, Field(ge=1, le=20)] | None = None
    sets: Annotated[list[SessionSetIn], Field(max_length=MOST_SETS)] = []


class MorningCheckIn(BaseModel):
    """`after` is the worst pain since the session; `settled`: back to usual within 24 hours of it."""

    model_config = ConfigDict(extra="forbid")

    occurrence_id: UUID
    answered_at: SentInstant
    morning_pain: Pain
    after: Pain | None = None
    settled: Settled | None = None
    tablets: StrictBool | None = None
    stiffness_minutes: Annotated[StrictInt, Field(ge=0, le=1440)] | None = None


class OverrideShownOut(BaseModel):
    """Whose word holds instead of the rule's, and until when."""

    author: str
    until: LocalDate
    reason: str


class VerdictOut(BaseModel):
    id: UUID
    table: str
    rule: str
    verdict: str
    effect: str
    saw: str
    do: str
    call: str
    ruleset: str
    locks: list[str]
    at: Instant
    override: OverrideShownOut | None


class ListedVerdictOut(VerdictOut):
    subject: UUID | None
    withdrawn_at: Instant | None


class VerdictsOut(BaseModel):
    verdicts: list[ListedVerdictOut]


class NextTargetOut(BaseModel):
    """What one exercise becomes next time; `was_kg` none: it had no load of its own yet."""

    exercise: str
    side: str
    was_kg: float | None
    load_kg: float | None
    sets: int
    reps_from: int
    reps_to: int
    level: int | None
    contacts: int | None
    reason: str


class ProgressOut(BaseModel):
    """What changes next time, and by which rule of the progression."""

    rule: str
    effect: str
    saw: str
    do: str
    call: str
    override: OverrideShownOut | None
    changes: list[NextTargetOut]


class SessionEntryOut(BaseModel):
    id: UUID
    occurrence_id: UUID | None
    done_at: Instant
    pain_during: int | None
    note: str | None
    collagen: Literal["taken", "not_taken"] | None
    verdict: VerdictOut | None
    occurrences: list[OccurrenceOut]


class MorningCheckOut(BaseModel):
    """`ask_again_at`: from then on the same question wants its answer, with a new id."""

    id: UUID
    occurrence_id: UUID
    answered_at: Instant
    morning_pain: int
    ask_again_at: Instant | None
    verdict: VerdictOut | None
    progress: ProgressOut | None
    occurrences: list[OccurrenceOut]


class QuestionOut(BaseModel):
    """`since` when it wants an answer. The first two are answered with a screening of that `reason`."""

    kind: Literal["emergency_again", "screening", "settled_again", "wrong_time"]
    since: Instant
    reason: Literal["happened", "monthly"] | None = None
    occurrence_id: UUID | None = None
    verdict_id: UUID | None = None


class QuestionsOut(BaseModel):
    questions: list[QuestionOut]
