"""Shapes of what is asked before a course, and what the rules make of the answers."""

from typing import Annotated, Literal
from uuid import UUID

from pydantic import Field, StrictBool, StrictInt, StringConstraints

from backend.programmes.care.names import PatchName
from backend.programmes.schemas import In, Out, Prescriber
from backend.programmes.times import Instant

Words = Annotated[str, StringConstraints(strip_whitespace=True, max_length=500)]


class GtnHealthIn(In):
    """Each is asked by itself. `systolic` in mmHg, left out when it was not measured."""

    takes_pde5: StrictBool
    takes_riociguat: StrictBool
    nitrate_allergy: StrictBool
    systolic: Annotated[StrictInt, Field(ge=50, le=260)] | None = None
    fainting: StrictBool
    head_pressure: StrictBool
    heart_narrowing: StrictBool
    severe_anaemia: StrictBool
    on_nitrates: StrictBool
    pregnant_or_feeding: StrictBool
    migraine: StrictBool
    glaucoma: StrictBool
    blood_pressure_medicine: StrictBool
    alcohol: StrictBool
    recent_heart_trouble: StrictBool


class GtnDeskIn(In):
    """The prescriber's part. `instruction` and `headache_advice` are the prescriber's own words.

    `is_confirmed`: a clinician has agreed in spite of something that calls for care.
    """

    prescriber: Prescriber = ""
    product: Annotated[str, StringConstraints(strip_whitespace=True, max_length=120)] = ""
    patch_kind: PatchName = "unknown"
    may_be_cut: StrictBool = False
    instruction: Words = ""
    headache_advice: Words = ""
    is_confirmed: StrictBool = False


class GtnGateIn(GtnHealthIn, GtnDeskIn):
    """What is asked before a patch."""


class ShockwaveGateIn(In):
    """`weeks_since_steroid`: of an injection elsewhere; one that is on record counts by itself."""

    is_adult: StrictBool
    pregnant_or_feeding: StrictBool
    clotting: StrictBool
    infection_or_wound: StrictBool
    tumour: StrictBool
    implant_near: StrictBool
    neuropathy: StrictBool
    weeks_since_steroid: Annotated[StrictInt, Field(ge=0, le=1000)] | None = None


class CollagenHealthIn(In):
    collagen_allergy: StrictBool
    avoids_animal_food: StrictBool
    kidney_or_protein_limit: StrictBool


class CollagenGateIn(CollagenHealthIn):
    """`dose` is the clinic's own word, such as 15 g; empty: whatever the tin says."""

    dose: Annotated[str, StringConstraints(strip_whitespace=True, max_length=60)] = ""


class GateVerdictOut(Out):
    rule: str
    verdict: str
    effect: str
    saw: str
    do: str
    call: str
    ruleset: str


class _GateOut(Out):
    """`is_passed`: the course may be prescribed. Without an id nobody has been asked yet."""

    id: UUID | None
    is_passed: bool
    answered_by: str | None
    is_own_answer: bool
    at: Instant | None
    verdict: GateVerdictOut


class GtnGateOut(_GateOut):
    """`may_show_cut`: the product may be cut and the prescriber says so; otherwise nobody is told to."""

    course: Literal["gtn"] = "gtn"
    answers: GtnGateIn | None
    may_show_cut: bool


class ShockwaveGateOut(_GateOut):
    course: Literal["shockwave"] = "shockwave"
    answers: ShockwaveGateIn | None


class CollagenGateOut(_GateOut):
    course: Literal["collagen"] = "collagen"
    answers: CollagenGateIn | None


class GatesOut(Out):
    gtn: GtnGateOut
    shockwave: ShockwaveGateOut
    collagen: CollagenGateOut
