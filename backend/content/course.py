"""The courses beside the exercises: what a form starts with, and what a clinic allows."""

from dataclasses import dataclass
from functools import cache
from pathlib import Path

from backend.content.source import source_of
from backend.content.span import WholeSpan, whole_span
from backend.content.toml_file import FOLDER, toml_document
from backend.rules.document import Document


@dataclass(frozen=True, slots=True)
class CollagenPreset:
    """A dose that a trial gave. Offered beside an empty field, never filled in."""

    key: str
    grams: int
    text: str


@dataclass(frozen=True, slots=True)
class CollagenCourse:
    lead_minutes: WholeSpan
    presets: tuple[CollagenPreset, ...]
    source: str


@dataclass(frozen=True, slots=True)
class GtnProduct:
    """A kind of patch. `may_show_cutting`: the prescriber's own words on cutting it may be shown."""

    key: str
    title: str
    may_show_cutting: bool


@dataclass(frozen=True, slots=True)
class GtnCourse:
    """`review_weeks`: reviews at the end of these weeks, before the one on the last day.

    `wear_hours`: of a patch, where it is not worn until the next. `rotate_days`: until the next place.
    """

    weeks: WholeSpan
    review_weeks: tuple[int, ...]
    wear_hours: WholeSpan
    needs_prescriber: bool
    products: tuple[GtnProduct, ...]
    rotate_days: int
    source: str


@dataclass(frozen=True, slots=True)
class Taper:
    """Down from the height by `step_mm`, and so many days on each step."""

    step_mm: int
    days_a_step: int

    def heights_mm(self, height_mm: int) -> tuple[int, ...]:
        """After the last week: 8, 4 from a height of 12; empty when one step takes it all."""
        return tuple(range(height_mm - self.step_mm, 0, -self.step_mm))


@dataclass(frozen=True, slots=True)
class WedgeCourse:
    """`goal_hours` worn a day."""

    weeks: WholeSpan
    height_mm: WholeSpan
    goal_hours: WholeSpan
    both_shoes: bool
    needs_prescriber: bool
    taper: Taper
    source: str


@dataclass(frozen=True, slots=True)
class ShockwaveCourse:
    """`tolerance_days`: a visit so much early or late is still the one of its week."""

    visits: WholeSpan
    every_days: WholeSpan
    tolerance_days: int
    needs_prescriber: bool
    source: str


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
            _collagen(document.part("collagen")),
            _gtn(document.part("gtn")),
            _wedges(document.part("wedges")),
            _shockwave(document.part("shockwave")),
        )


@cache
def courses() -> Courses:
    return load_courses(FOLDER / "courses.toml")


def _collagen(table: Document) -> CollagenCourse:
    presets = tuple(
        CollagenPreset(part.text("key"), part.whole("grams", 1, 50), part.text("text"))
        for part in table.parts("presets")
    )
    return CollagenCourse(whole_span(table, "lead_minutes", 1, 240), presets, source_of(table))


def _gtn(table: Document) -> GtnCourse:
    products = tuple(
        GtnProduct(part.text("key"), part.text("title"), part.flag("may_show_cutting"))
        for part in table.parts("products")
    )
    # What nobody has named is never cut.
    if not any(product.key == "unknown" and not product.may_show_cutting for product in products):
        table.refuse("products", "must have one that is unknown, without a word on cutting")
    return GtnCourse(
        weeks=whole_span(table, "weeks", 1, 104),
        review_weeks=table.wholes("review_weeks", 1, 104),
        wear_hours=whole_span(table, "wear_hours", 1, 23),
        needs_prescriber=table.flag("needs_prescriber"),
        products=products,
        rotate_days=table.whole("rotate_days", 1, 14),
        source=source_of(table),
    )


def _wedges(table: Document) -> WedgeCourse:
    taper = table.part("taper")
    return WedgeCourse(
        weeks=whole_span(table, "weeks", 1, 104),
        height_mm=whole_span(table, "height_mm", 1, 40),
        goal_hours=whole_span(table, "goal_hours", 1, 24),
        both_shoes=table.flag("both_shoes"),
        needs_prescriber=table.flag("needs_prescriber"),
        taper=Taper(taper.whole("step_mm", 1, 40), taper.whole("days_a_step", 1, 28)),
        source=source_of(table),
    )


def _shockwave(table: Document) -> ShockwaveCourse:
    every_days = whole_span(table, "every_days", 1, 90)
    return ShockwaveCourse(
        visits=whole_span(table, "visits", 1, 52),
        every_days=every_days,
        # Wider, and two visits could fall on one day.
        tolerance_days=table.whole("tolerance_days", 0, (every_days.least - 1) // 2),
        needs_prescriber=table.flag("needs_prescriber"),
        source=source_of(table),
    )
