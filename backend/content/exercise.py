"""The exercises: what each is for, how it is done, what is written down, and what is easier and harder."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from backend.content.source import source_of
from backend.content.toml_file import FOLDER, located, toml_document
from backend.rules.document import Document, FieldProblem

FAMILIES = ("standing", "seated", "leg", "spring", "run")
KNEES = ("straight", "bent", "any")
LEGS = ("single", "both")
MEASURES = ("reps", "seconds", "contacts", "minutes")
LOGGED = ("load", *MEASURES, "pain")
FEWEST_CUES, MOST_CUES = 3, 4


@dataclass(frozen=True, slots=True)
class SiteNote:
    """What to heed with pain low at the heel; `exercise` is what to do instead, where there is one."""

    exercise: str | None
    note: str


@dataclass(frozen=True, slots=True)
class Exercise:
    """`key` is also its drawing's. `down` and `up` are the next easier and the next harder, if any.

    `tempo_s`: seconds up, hold, down; empty: as it comes. `logs`: what is written down, out of LOGGED.
    """

    key: str
    title: str
    family: str
    knee: str
    leg: str
    summary: str
    cues: tuple[str, ...]
    faults: tuple[str, ...]
    logs: tuple[str, ...]
    tempo_s: tuple[int, ...]
    equipment: tuple[str, ...]
    down: str | None
    up: str | None
    insertional: SiteNote | None
    source: str
    is_house_default: bool

    @property
    def measure(self) -> str:
        """What a set counts: out of MEASURES."""
        return next(logged for logged in self.logs if logged in MEASURES)

    @property
    def takes_load(self) -> bool:
        """It gets harder by weight; one that does not gets harder by the next exercise, `up`."""
        return "load" in self.logs


def load_exercise(path: Path) -> Exercise:
    """Raises ContentProblem."""
    with toml_document(path) as document:
        insertional = document.part_if_any("insertional")
        return Exercise(
            key=path.stem,
            title=document.text("title"),
            family=document.one_of("family", FAMILIES),
            knee=document.one_of("knee", KNEES),
            leg=document.one_of("leg", LEGS),
            summary=document.text("summary"),
            cues=_lines(document, "cues", FEWEST_CUES, MOST_CUES),
            faults=_lines(document, "faults", 1, MOST_CUES),
            logs=_logs(document),
            tempo_s=_tempo(document),
            equipment=document.texts("equipment"),
            down=_text_if_any(document, "down"),
            up=_text_if_any(document, "up"),
            insertional=_site_note(insertional) if insertional else None,
            source=source_of(document),
            is_house_default=document.has("is_house_default") and document.flag("is_house_default"),
        )


def load_exercises(folder: Path) -> dict[str, Exercise]:
    """Every exercise of a folder by its key, each easier and harder one checked. Raises ContentProblem."""
    found = {path.stem: load_exercise(path) for path in sorted(folder.glob("*.toml"))}
    for exercise in found.values():
        if problem := _link_problem(exercise, found):
            raise located(folder / f"{exercise.key}.toml", problem)
    for exercise in found.values():
        if _comes_back(exercise, found):
            raise located(folder / f"{exercise.key}.toml", FieldProblem("up", "leads back to itself"))
    return found


@cache
def exercises() -> dict[str, Exercise]:
    return load_exercises(FOLDER / "exercises")


def _link_problem(exercise: Exercise, known: Mapping[str, Exercise]) -> FieldProblem | None:
    instead = exercise.insertional.exercise if exercise.insertional else None
    for field, key in (("down", exercise.down), ("up", exercise.up), ("insertional.exercise", instead)):
        if key is not None and key not in known:
            return FieldProblem(field, "is not an exercise we know")
    if exercise.up and known[exercise.up].down != exercise.key:
        return FieldProblem("up", f"but {exercise.up} does not have this one as down")
    if exercise.down and known[exercise.down].up != exercise.key:
        return FieldProblem("down", f"but {exercise.down} does not have this one as up")
    return None


def _comes_back(exercise: Exercise, known: Mapping[str, Exercise]) -> bool:
    """Every step up is one other's step down, so a climb without end passes its beginning again."""
    step = exercise.up
    while step is not None and step != exercise.key:
        step = known[step].up
    return step is not None


def _site_note(table: Document) -> SiteNote:
    return SiteNote(_text_if_any(table, "exercise"), table.text("note"))


def _lines(document: Document, key: str, least: int, most: int) -> tuple[str, ...]:
    lines = document.texts(key)
    if not least <= len(lines) <= most:
        document.refuse(key, f"must be {least} to {most} lines")
    return lines


def _logs(document: Document) -> tuple[str, ...]:
    logs = document.texts("log")
    if not set(logs) <= set(LOGGED) or len(set(logs)) < len(logs):
        document.refuse("log", f"must be out of {', '.join(LOGGED)}, each once")
    if len(set(logs) & set(MEASURES)) != 1:
        document.refuse("log", f"must have exactly one of {', '.join(MEASURES)}")
    if "pain" not in logs:
        document.refuse("log", "must have pain")
    return logs


def _tempo(document: Document) -> tuple[int, ...]:
    tempo_s = document.wholes("tempo_s", 0, 60) if document.has("tempo_s") else ()
    if len(tempo_s) not in (0, 3):
        document.refuse("tempo_s", "must be seconds up, hold and down")
    return tempo_s


def _text_if_any(document: Document, key: str) -> str | None:
    return document.text(key) if document.has(key) else None
