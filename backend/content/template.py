"""The programme templates: stages, exercises, gates, and what a prescription starts from."""

from dataclasses import dataclass
from datetime import time
from functools import cache
from pathlib import Path

from backend.content.span import WholeSpan, whole_span
from backend.content.toml_file import FOLDER, toml_document
from backend.rules.document import Document
from backend.rules.prescription import WEEKDAYS

SITES = ("midportion", "insertional", "both")
FAMILIES = ("standing", "seated", "leg", "spring", "run")


@dataclass(frozen=True, slots=True)
class Entry:
    """The gentler first weeks of an exercise."""

    weeks: int
    sets: int
    reps: int


@dataclass(frozen=True, slots=True)
class Exercise:
    """`key` names its drawing. `reps` from, to. `tempo_s` seconds up, hold, down; empty: as it comes."""

    key: str
    title: str
    family: str
    sets: int
    reps: tuple[int, int]
    tempo_s: tuple[int, ...]
    rest_s: int
    beats_per_minute: tuple[int, int] | None
    entry: Entry | None
    is_optional: bool


@dataclass(frozen=True, slots=True)
class Rung:
    """One step of the walk-run ladder."""

    run_minutes: int
    walk_minutes: int
    rounds: int


@dataclass(frozen=True, slots=True)
class Gate:
    """What opens the next stage. Body weights are load added on one leg, for `reps` repetitions."""

    standing_body_weights: float | None
    seated_body_weights: float | None
    seated_body_weights_aim: float | None
    reps: int | None
    stable_days: int | None
    stable_sessions: int | None


@dataclass(frozen=True, slots=True)
class Stage:
    """`activity_percent`: the share of the usual steps and running. `is_house_default`: not from a paper."""

    key: str
    title: str
    summary: str
    most_weeks: int | None
    activity_percent: int | None
    most_contacts: int | None
    is_house_default: bool
    exercises: tuple[Exercise, ...]
    rungs: tuple[Rung, ...]
    gate: Gate | None


@dataclass(frozen=True, slots=True)
class Template:
    """`weeks` is how long a plan runs unless it is ended or renewed."""

    name: str
    title: str
    summary: str
    site: str
    weeks: int
    pain_limit: WholeSpan
    weekdays: tuple[str, ...]
    session_time: time
    sessions_per_week: WholeSpan
    stages: tuple[Stage, ...]


def load_template(path: Path) -> Template:
    """Raises ContentProblem."""
    with toml_document(path) as document:
        sessions = document.part("sessions")
        return Template(
            name=path.stem,
            title=document.text("title"),
            summary=document.text("summary"),
            site=document.one_of("site", SITES),
            weeks=document.whole("weeks", 1, 104),
            pain_limit=whole_span(document, "pain_limit", 0, 10),
            weekdays=_weekdays(sessions),
            session_time=sessions.clock("time"),
            sessions_per_week=whole_span(sessions, "per_week", 1, 3),
            stages=tuple(_stage(table) for table in document.parts("stages")),
        )


@cache
def templates() -> dict[str, Template]:
    """Every template by its name."""
    return {path.stem: load_template(path) for path in sorted((FOLDER / "templates").glob("*.toml"))}


def _weekdays(table: Document) -> tuple[str, ...]:
    weekdays = table.texts("weekdays")
    if not weekdays or not set(weekdays) <= set(WEEKDAYS):
        table.refuse("weekdays", f"must be days out of {', '.join(WEEKDAYS)}")
    return weekdays


def _stage(table: Document) -> Stage:
    gate = table.part_if_any("gate")
    return Stage(
        key=table.text("key"),
        title=table.text("title"),
        summary=table.text("summary"),
        most_weeks=_whole_if_any(table, "most_weeks", 52),
        activity_percent=_whole_if_any(table, "activity_percent", 100),
        most_contacts=_whole_if_any(table, "most_contacts", 500),
        is_house_default=_flag_if_any(table, "is_house_default"),
        exercises=tuple(_exercise(part) for part in table.parts("exercises")),
        rungs=tuple(_rung(part) for part in table.parts("rungs")) if table.has("rungs") else (),
        gate=_gate(gate) if gate else None,
    )


def _exercise(table: Document) -> Exercise:
    entry = table.part_if_any("entry")
    return Exercise(
        key=table.text("key"),
        title=table.text("title"),
        family=table.one_of("family", FAMILIES),
        sets=table.whole("sets", 1, 10),
        reps=_from_to(table, "reps", 100),
        tempo_s=table.wholes("tempo_s", 0, 10) if table.has("tempo_s") else (),
        rest_s=table.whole("rest_s", 0, 600),
        beats_per_minute=_from_to(table, "beats_per_minute", 240) if table.has("beats_per_minute") else None,
        entry=_entry(entry) if entry else None,
        is_optional=_flag_if_any(table, "is_optional"),
    )


def _entry(table: Document) -> Entry:
    return Entry(table.whole("weeks", 1, 12), table.whole("sets", 1, 10), table.whole("reps", 1, 100))


def _rung(table: Document) -> Rung:
    run_minutes, walk_minutes = table.whole("run_minutes", 1, 60), table.whole("walk_minutes", 0, 60)
    return Rung(run_minutes, walk_minutes, table.whole("rounds", 1, 20))


def _gate(table: Document) -> Gate:
    return Gate(
        standing_body_weights=_number_if_any(table, "standing_body_weights"),
        seated_body_weights=_number_if_any(table, "seated_body_weights"),
        seated_body_weights_aim=_number_if_any(table, "seated_body_weights_aim"),
        reps=_whole_if_any(table, "reps", 100),
        stable_days=_whole_if_any(table, "stable_days", 365),
        stable_sessions=_whole_if_any(table, "stable_sessions", 20),
    )


def _from_to(table: Document, key: str, most: int) -> tuple[int, int]:
    values = table.wholes(key, 1, most)
    if len(values) != 2 or values[0] > values[1]:
        table.refuse(key, "must be two whole numbers, the smaller first")
    return values[0], values[1]


def _whole_if_any(table: Document, key: str, most: int) -> int | None:
    return table.whole(key, 1, most) if table.has(key) else None


def _number_if_any(table: Document, key: str) -> float | None:
    return table.number(key, 0, 5) if table.has(key) else None


def _flag_if_any(table: Document, key: str) -> bool:
    return table.has(key) and table.flag(key)
