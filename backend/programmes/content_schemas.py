"""Shapes of the content a phone keeps: exercises in full, the rest as its own document."""

from typing import Annotated

from pydantic import BaseModel, ConfigDict

from backend.content.exercise import FAMILIES, KNEES, LEGS, LOGGED, MEASURES
from backend.programmes.names import one_of
from backend.programmes.schemas import Out

_Family = Annotated[str, one_of(lambda: FAMILIES)]
_Knee = Annotated[str, one_of(lambda: KNEES)]
_Leg = Annotated[str, one_of(lambda: LEGS)]
_Logged = Annotated[str, one_of(lambda: LOGGED)]
_Measure = Annotated[str, one_of(lambda: MEASURES)]


class SiteNoteOut(Out):
    """`exercise`: what to do instead, where there is one."""

    exercise: str | None
    note: str


class ExerciseOut(Out):
    """`tempo_s` is empty where an exercise has none; `log` is what is written down of it."""

    key: str
    title: str
    family: _Family
    knee: _Knee
    leg: _Leg
    which_leg: str
    measure: _Measure
    summary: str
    cues: list[str]
    faults: list[str]
    easier: str | None
    harder: str | None
    log: list[_Logged]
    tempo_s: list[int]
    equipment: list[str]
    insertional: SiteNoteOut | None
    source: str
    is_house_default: bool


class ExercisesOut(Out):
    exercises: list[ExerciseOut]


class _Document(BaseModel):
    """Whose shape its reader knows."""

    model_config = ConfigDict(frozen=True, extra="allow")


class RulesOut(_Document):
    """The decision tables as `soleus rules tables` prints them."""


class FiguresOut(_Document):
    """Bodies, things and figures."""


class LibraryOut(_Document):
    """Topics, badges and pages, as typed blocks."""
