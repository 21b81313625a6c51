"""The questionnaires that can be asked, as content anyone may read; nothing of a person is in it."""

from pathlib import Path
from typing import Annotated

from backend.content import Questionnaire, questionnaires
from backend.content.questionnaire import Question
from backend.programmes.names import one_of
from backend.programmes.schemas import Out

_Type = Annotated[str, one_of(lambda: ("scale", "minutes", "choice"))]
_Well = Annotated[str, one_of(lambda: ("more", "less"))]


class QuestionnaireItemOut(Out):
    """An answer is a number from `least` to `most`, or the place of a choice, from 0.

    `points` are the choices' own; `low` and `high` name the ends of a scale.
    """

    key: str
    type: _Type
    text: str
    under: str
    least: int
    most: int
    is_reversed: bool
    weight: int
    points: list[int]
    low: str
    high: str
    choices: list[str]


class ChangeThresholdOut(Out):
    weeks: int
    points: int


class QuestionnaireOut(Out):
    """Score: earned share of what was answered, of `most`, rounded half up; `well` is the good end."""

    id: str
    title: str
    version: int
    well: _Well
    most: int
    most_missing: int
    thresholds: list[ChangeThresholdOut]
    permission: str
    questions: list[QuestionnaireItemOut]


class QuestionnairesOut(Out):
    questionnaires: list[QuestionnaireOut]


def questionnaires_out(folder: Path | None) -> QuestionnairesOut:
    """Those with wording, the first to be asked first; `folder` holds a clinic's own files."""
    return QuestionnairesOut(questionnaires=[_out(one) for one in offered(folder)])


def offered(folder: Path | None) -> list[Questionnaire]:
    able = [one for one in questionnaires(folder).values() if one.is_offered]
    return sorted(able, key=lambda one: (one.rank, one.id))


def _out(one: Questionnaire) -> QuestionnaireOut:
    return QuestionnaireOut(
        id=one.id,
        title=one.title,
        version=one.version,
        well=one.form.well,
        most=one.form.most,
        most_missing=one.form.most_missing,
        thresholds=[ChangeThresholdOut(weeks=row.weeks, points=row.points) for row in one.form.thresholds],
        permission=one.permission,
        questions=[_question(question) for question in one.questions],
    )


def _question(question: Question) -> QuestionnaireItemOut:
    item = question.item
    return QuestionnaireItemOut(
        key=item.key,
        type=question.type,
        text=question.text,
        under=question.under,
        least=item.least,
        most=item.most,
        is_reversed=item.is_reversed,
        weight=item.weight,
        points=list(item.points),
        low=question.low,
        high=question.high,
        choices=list(question.choices),
    )
