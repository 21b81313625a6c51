"""The content, loaded once and checked. Which question has which file: README.md."""

from functools import cache
from pathlib import Path

from backend.content.activity_advice import ActivityAdvice, activity_advice
from backend.content.badge import Evidence, evidence
from backend.content.course import Courses, courses
from backend.content.escalation import care_steps
from backend.content.exercise import Exercise, exercises
from backend.content.figure import figures
from backend.content.kind import DayRules, Kind, NoticeText, kinds_file
from backend.content.page import Library, library
from backend.content.questionnaire import Questionnaire, questionnaire_weeks, questionnaires
from backend.content.ruleset import ruleset
from backend.content.stage import Amount, Dose, Gate, Stage
from backend.content.table import tables
from backend.content.template import Template, templates
from backend.content.threshold import Threshold, thresholds
from backend.content.toml_file import ContentProblem
from backend.rules.timetable import KindTiming, Timetable

__all__ = [
    "ActivityAdvice",
    "Amount",
    "ContentProblem",
    "Courses",
    "DayRules",
    "Dose",
    "Evidence",
    "Exercise",
    "Gate",
    "Kind",
    "Library",
    "NoticeText",
    "Questionnaire",
    "Stage",
    "Template",
    "Threshold",
    "activity_advice",
    "courses",
    "day_rules",
    "evidence",
    "exercises",
    "figures",
    "kinds",
    "library",
    "questionnaire_weeks",
    "questionnaires",
    "read_everything",
    "ruleset",
    "tables",
    "templates",
    "thresholds",
    "timetable",
]


def read_everything(own_questionnaires: Path) -> None:
    """Reads each file once, so that a wrong one stops the start. Raises ContentProblem for the first.

    `own_questionnaires`: the folder of a clinic's own files, if it has any.
    """
    loaders = (kinds, courses, exercises, templates, tables, figures, library, evidence)
    for read in (*loaders, care_steps, questionnaire_weeks, activity_advice):
        read()
    questionnaires(own_questionnaires)


def kinds() -> dict[str, Kind]:
    """Every kind of reminder by its name."""
    return kinds_file().kinds


def day_rules() -> DayRules:
    return kinds_file().day


@cache
def timetable() -> Timetable:
    """What `rules.schedule` takes from the content."""
    return Timetable(
        kinds={name: KindTiming(kind.useful, kind.keeps_time, kind.worth) for name, kind in kinds().items()},
        visit_leads={name: kind.lead for name, kind in kinds().items() if kind.lead},
        gtn_review_weeks=courses().gtn.review_weeks,
    )
