"""The courses beside the exercises: what a form starts with, and what a clinic allows."""

from dataclasses import dataclass
from functools import cache
from pathlib import Path

from backend.content.span import WholeSpan, whole_span
from backend.content.toml_file import FOLDER, toml_document
from backend.rules.document import Document


@dataclass(frozen=True, slots=True)
class CollagenCourse:
    lead_minutes: WholeSpan


@dataclass(frozen=True, slots=True)
class GtnCourse:
    """`review_weeks`: reviews at the end of these weeks, before the one on the last day."""

    weeks: WholeSpan
    review_weeks: tuple[int, ...]
    needs_prescriber: bool


@dataclass(frozen=True, slots=True)
class WedgeCourse:
    weeks: WholeSpan
    height_mm: WholeSpan
    goal_hours: int
    needs_prescriber: bool


@dataclass(frozen=True, slots=True)
class ShockwaveCourse:
    visits: WholeSpan
    every_days: WholeSpan
    needs_prescriber: bool


@dataclass(frozen=True, slots=True)
class Courses:
    collagen: CollagenCourse
    gtn: GtnCourse
    wedges: WedgeCourse
    shockwave: ShockwaveCourse


def load_courses(path: Path) -> Courses:
    """Raises ContentProblem."""
    with toml_document(path) as document:
        return Courses(
            CollagenCourse(whole_span(document.part("collagen"), "lead_minutes", 1, 240)),
            _gtn(document.part("gtn")),
            _wedges(document.part("wedges")),
            _shockwave(document.part("shockwave")),
        )


@cache
def courses() -> Courses:
    return load_courses(FOLDER / "courses.toml")


def _gtn(table: Document) -> GtnCourse:
    weeks = whole_span(table, "weeks", 1, 104)
    return GtnCourse(weeks, table.wholes("review_weeks", 1, 104), table.flag("needs_prescriber"))


def _wedges(table: Document) -> WedgeCourse:
    weeks, height_mm = whole_span(table, "weeks", 1, 104), whole_span(table, "height_mm", 1, 40)
    return WedgeCourse(weeks, height_mm, table.whole("goal_hours", 1, 24), table.flag("needs_prescriber"))


def _shockwave(table: Document) -> ShockwaveCourse:
    visits, every_days = whole_span(table, "visits", 1, 52), whole_span(table, "every_days", 1, 90)
    return ShockwaveCourse(visits, every_days, table.flag("needs_prescriber"))
