"""Shapes of answered questionnaires."""

from typing import Annotated, Final
from uuid import UUID

from pydantic import BaseModel, ConfigDict, Field, StrictInt, StringConstraints

from backend.programmes.names import one_of
from backend.programmes.schemas import OccurrenceOut, Out
from backend.programmes.times import Instant, SentInstant

MOST_ITEMS: Final = 100

ItemKey = Annotated[str, StringConstraints(pattern=r"^[a-z][a-z0-9_]{0,39}$")]
ChangeName = Annotated[str, one_of(lambda: ("better", "same", "worse"))]


class QuestionnaireEntryIn(BaseModel):
    """By item: the number, or the place of the choice, from 0; null or left out is open."""

    model_config = ConfigDict(extra="forbid")

    questionnaire: Annotated[str, Field(max_length=64)]
    occurrence_id: UUID | None
    answered_at: SentInstant
    answers: Annotated[dict[ItemKey, StrictInt | None], Field(max_length=MOST_ITEMS)]


class ComparedOut(Out):
    """With the first score since the plan began: how far it is from it, and how far matters by then."""

    change: ChangeName
    difference: int
    threshold: int
    weeks: int


class QuestionnaireScoreOut(Out):
    """0 to `most`. `compared` is null for the first one."""

    id: UUID
    questionnaire: str
    title: str
    version: int
    answered_at: Instant
    score: int
    most: int
    missing: int
    compared: ComparedOut | None


class QuestionnaireEntryOut(QuestionnaireScoreOut):
    occurrence_id: UUID | None
    occurrences: list[OccurrenceOut]


class QuestionnaireScoresOut(Out):
    """Newest first."""

    scores: list[QuestionnaireScoreOut]


class MyQuestionnairesOut(QuestionnaireScoresOut):
    """`asked`: which one to answer next. `due_occurrence_id`: when it is due now.

    `first`: what the next score is compared with; null until it was answered since the plan began.
    """

    asked: str
    due_occurrence_id: UUID | None
    first: QuestionnaireScoreOut | None
