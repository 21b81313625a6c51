"""The content, loaded once and checked: kinds of reminders, courses, templates. Which file: README.md."""

from functools import cache

from backend.content.course import Courses, courses
from backend.content.kind import DayRules, Kind, NoticeText, kinds_file
from backend.content.template import Template, templates
from backend.content.toml_file import ContentProblem
from backend.rules.timetable import KindTiming, Timetable

__all__ = [
    "ContentProblem",
    "Courses",
    "DayRules",
    "Kind",
    "NoticeText",
    "Template",
    "courses",
    "day_rules",
    "kinds",
    "templates",
    "timetable",
]


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
