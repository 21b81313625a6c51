"""The programme templates: for whom, how often, with which courses, and through which stages."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import time
from functools import cache
from itertools import pairwise
from pathlib import Path

from backend.content.exercise import Exercise, exercises
from backend.content.source import source_of
from backend.content.span import WholeSpan, span_of, whole_span
from backend.content.stage import Stage, flag_if_any, read_stage
from backend.content.toml_file import FOLDER, located, toml_document
from backend.rules.document import Document, FieldProblem
from backend.rules.prescription import WEEKDAYS

SITES = ("midportion", "insertional", "both")
SIDES = ("each", "sore")
MOST_DAYS_APART = 3
COURSES = ("collagen", "gtn", "wedges", "shockwave")


@dataclass(frozen=True, slots=True)
class UsualSessions:
    """What a form starts with. `bouts`: how often what a stage lists is done on one day."""

    weekdays: tuple[str, ...]
    time: time
    per_week: WholeSpan
    least_days_apart: int
    bouts: int
    source: str


@dataclass(frozen=True, slots=True)
class Template:
    """`weeks` is how long a plan runs unless it is ended or renewed; `rank` its place in a list.

    `is_locked`: no loading and no running until a clinician unlocks them. `sides`: which legs do what is done
    on one leg. `courses`: what may be prescribed beside it. `assess_within_weeks`: be seen by then.
    """

    name: str
    rank: int
    title: str
    summary: str
    site: str
    sides: str
    weeks: int
    is_locked: bool
    is_self_guided: bool
    assess_within_weeks: int | None
    courses: tuple[str, ...]
    pain_limit: WholeSpan
    pain_limit_source: str
    sessions: UsualSessions
    source: str
    stages: tuple[Stage, ...]


def load_template(path: Path, known: Mapping[str, Exercise]) -> Template:
    """Raises ContentProblem."""
    with toml_document(path) as document:
        pain_limit = document.part("pain_limit")
        template = Template(
            name=path.stem,
            rank=document.whole("rank", 1, 1000),
            title=document.text("title"),
            summary=document.text("summary"),
            site=document.one_of("site", SITES),
            sides=document.one_of("sides", SIDES),
            weeks=document.whole("weeks", 1, 104),
            is_locked=flag_if_any(document, "is_locked"),
            is_self_guided=flag_if_any(document, "is_self_guided"),
            assess_within_weeks=document.whole("assess_within_weeks", 1, 12)
            if document.has("assess_within_weeks")
            else None,
            courses=_courses(document),
            pain_limit=span_of(pain_limit, 0, 10),
            pain_limit_source=source_of(pain_limit),
            sessions=_sessions(document.part("sessions")),
            source=source_of(document),
            stages=_stages(document, known),
        )
        _check(document, template)
        return template


def load_templates(folder: Path, known: Mapping[str, Exercise]) -> dict[str, Template]:
    """By name, in the order of their ranks. Raises ContentProblem."""
    found = sorted(
        (load_template(path, known) for path in folder.glob("*.toml")),
        key=lambda template: (template.rank, template.name),
    )
    for one, next_one in pairwise(found):
        if one.rank == next_one.rank:
            problem = FieldProblem("rank", f"is also that of {one.name}.toml")
            raise located(folder / f"{next_one.name}.toml", problem)
    return {template.name: template for template in found}


@cache
def templates() -> dict[str, Template]:
    return load_templates(FOLDER / "templates", exercises())


def _check(document: Document, template: Template) -> None:
    if template.stages[0].kind == "rest" and not template.is_locked:
        document.refuse("is_locked", "must be true: the first stage is one of rest")
    if template.site == "midportion":
        return
    for place, stage in enumerate(template.stages):
        for dose in stage.exercises:
            note = dose.exercise.insertional
            if note and note.exercise:
                document.refuse(f"stages[{place}].exercises", f"must have {note.exercise}, not {dose.key}")


def _courses(document: Document) -> tuple[str, ...]:
    courses = document.texts("courses")
    if not set(courses) <= set(COURSES) or len(set(courses)) < len(courses):
        document.refuse("courses", f"must be out of {', '.join(COURSES)}, each once")
    return courses


def _sessions(table: Document) -> UsualSessions:
    weekdays = table.texts("weekdays")
    if not weekdays or not set(weekdays) <= set(WEEKDAYS) or len(set(weekdays)) < len(weekdays):
        table.refuse("weekdays", f"must be days out of {', '.join(WEEKDAYS)}, each once")
    apart = table.whole("least_days_apart", 1, MOST_DAYS_APART)
    per_week = whole_span(table, "per_week", 1, 7 // apart)
    if len(weekdays) != per_week.default:
        table.refuse("weekdays", "must be as many as the default of per_week")
    bouts = table.whole("bouts", 1, 2)
    return UsualSessions(weekdays, table.clock("time"), per_week, apart, bouts, source_of(table))


def _stages(document: Document, known: Mapping[str, Exercise]) -> tuple[Stage, ...]:
    stages = tuple(read_stage(part, known) for part in document.parts("stages"))
    keys = [stage.key for stage in stages]
    if not keys or len(set(keys)) < len(keys):
        document.refuse("stages", "must be at least one, each with a key of its own")
    return stages
