"""Shapes of what a patient notices about a course, and of how their courses stand."""

from datetime import date
from typing import Annotated, Literal
from uuid import UUID

from pydantic import Field, StrictBool, StrictInt, StringConstraints

from backend.diary.schemas import VerdictOut
from backend.programmes.schemas import In, Out
from backend.programmes.times import Instant, LocalDate, LocalMoment, SentInstant

Note = Annotated[str, StringConstraints(strip_whitespace=True, max_length=500)]


class SideEffectIn(In):
    """What is left out was not noticed. `painkiller_days`: of the last seven, for the tendon."""

    noted_at: SentInstant
    headache: Literal["none", "mild", "moderate", "severe"] = "none"
    rash: Literal["none", "mild", "spreading", "blisters"] = "none"
    face_swelling_or_breathing: StrictBool = False
    dizzy: StrictBool = False
    faint: StrictBool = False
    palpitations: StrictBool = False
    vision_change: StrictBool = False
    chest_pain: StrictBool = False
    took_pde5: StrictBool = False
    wedge_pain: Literal["none", "back", "knee", "forefoot"] = "none"
    wedge_one_sided: StrictBool = False
    shockwave_soreness: Literal["none", "mild", "strong"] = "none"
    pop_or_severe_pain: StrictBool = False
    painkiller_days: Annotated[StrictInt, Field(ge=0, le=7)] | None = None
    took_anti_inflammatory: StrictBool = False
    anti_inflammatory_risk: StrictBool = False
    note: Note = ""


class AdviceOut(Out):
    """What a rule says of a course today."""

    rule: str
    effect: str
    saw: str
    do: str
    call: str


class SideEffectOut(Out):
    """`advice`: each row that holds, the most severe first. `headache_advice`: the prescriber's words."""

    id: UUID
    noted_at: Instant
    said: SideEffectIn
    verdict: VerdictOut | None
    advice: list[AdviceOut]
    headache_advice: str
    withdrawn_at: Instant | None


class SideEffectsOut(Out):
    entries: list[SideEffectOut]


class WedgeWearIn(In):
    """`hours` in halves."""

    date: LocalDate
    hours: Annotated[float, Field(ge=0, le=24, multiple_of=0.5, allow_inf_nan=False)]
    both_shoes: StrictBool


class WedgeWearOut(Out):
    id: UUID
    date: date
    hours: float
    both_shoes: bool
    goal_hours: int
    advice: list[AdviceOut]


class GtnCourseOut(Out):
    """Day `day` of `days`. `instruction` is the prescriber's own; cutting is shown only if `may_show_cut`."""

    day: int | None
    days: int
    is_locked: bool
    prescriber: str
    product: str
    instruction: str
    headache_advice: str
    may_show_cut: bool
    off_for: LocalMoment | None
    advice: list[AdviceOut]


class ShockwaveCourseOut(Out):
    """`done` of `visits`; `missed_id`: the visit to rebook; `next_local`: the next, on the clinic's clock."""

    done: int
    visits: int
    is_locked: bool
    next_local: LocalMoment | None
    missed_id: UUID | None
    calf_free_until: Instant | None
    advice: list[AdviceOut]


class RebookIn(In):
    """On the clinic's wall clock."""

    to_local: LocalMoment


class WornDayOut(Out):
    date: date
    hours: float
    both_shoes: bool


class WedgeCourseOut(Out):
    day: int | None
    days: int
    is_locked: bool
    height_mm: int
    goal_hours: int
    worn: list[WornDayOut]
    advice: list[AdviceOut]


class CollagenCourseOut(Out):
    lead_minutes: int
    dose: str
    is_locked: bool
    advice: list[AdviceOut]


class CoursesOut(Out):
    """What is not prescribed is null. `advice`: of what belongs to no course of its own."""

    gtn: GtnCourseOut | None
    shockwave: ShockwaveCourseOut | None
    wedges: WedgeCourseOut | None
    collagen: CollagenCourseOut | None
    advice: list[AdviceOut]
