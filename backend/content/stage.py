"""The stages of a programme: what is done in each, in which amounts, and what opens the next."""

from collections.abc import Mapping
from dataclasses import dataclass

from backend.content.exercise import Exercise
from backend.content.source import source_of
from backend.rules.document import Document

KINDS = ("rest", "calm", "strength", "plyometrics", "running", "maintenance")
RAISES = ("standing", "seated")
MOST_SECONDS = 600


@dataclass(frozen=True, slots=True)
class Amount:
    """`each` from, to: reps, seconds, contacts or minutes of one set, as its exercise counts."""

    sets: int
    each: tuple[int, int]


@dataclass(frozen=True, slots=True)
class Phase:
    """The amount of every calf raise in these weeks of a stage, both included, the first being 1."""

    first_week: int
    last_week: int
    amount: Amount


@dataclass(frozen=True, slots=True)
class Dose:
    """One exercise of a stage. `tempo_s` seconds up, hold, down; empty: as it comes."""

    exercise: Exercise
    amount: Amount
    tempo_s: tuple[int, ...]
    rest_s: int
    beats_per_minute: tuple[int, int] | None
    is_optional: bool

    @property
    def key(self) -> str:
        return self.exercise.key

    @property
    def title(self) -> str:
        return self.exercise.title

    @property
    def family(self) -> str:
        return self.exercise.family


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
    source: str


@dataclass(frozen=True, slots=True)
class Stage:
    """`activity_percent`: the share of the usual steps and running. `per_week`: sessions from, to.

    `needs_clinician`: only a clinician opens it. `is_house_default`: its numbers are not from a paper.
    """

    key: str
    kind: str
    title: str
    summary: str
    most_weeks: int | None
    per_week: tuple[int, int] | None
    activity_percent: int | None
    most_contacts: int | None
    needs_clinician: bool
    source: str
    is_house_default: bool
    exercises: tuple[Dose, ...]
    phases: tuple[Phase, ...]
    rungs: tuple[Rung, ...]
    gate: Gate | None

    def amount_in(self, dose: Dose, week: int) -> Amount:
        """What a set of this stage's dose is in a week of the stage, counted from 1."""
        if dose.family in RAISES:
            for phase in self.phases:
                if phase.first_week <= week <= phase.last_week:
                    return phase.amount
        return dose.amount


def read_stage(table: Document, known: Mapping[str, Exercise]) -> Stage:
    """Raises FieldProblem."""
    gate = table.part_if_any("gate")
    stage = Stage(
        key=table.text("key"),
        kind=table.one_of("kind", KINDS),
        title=table.text("title"),
        summary=table.text("summary"),
        most_weeks=_whole_if_any(table, "most_weeks", 52),
        per_week=_from_to(table, "per_week", 7) if table.has("per_week") else None,
        activity_percent=_whole_if_any(table, "activity_percent", 100),
        most_contacts=_whole_if_any(table, "most_contacts", 500),
        needs_clinician=flag_if_any(table, "needs_clinician"),
        source=source_of(table),
        is_house_default=flag_if_any(table, "is_house_default"),
        exercises=tuple(_dose(part, known) for part in table.parts("exercises")),
        phases=_phases(table) if table.has("phases") else (),
        rungs=tuple(_rung(part) for part in table.parts("rungs")) if table.has("rungs") else (),
        gate=_gate(gate) if gate else None,
    )
    _check_kind(table, stage)
    return stage


def _check_kind(table: Document, stage: Stage) -> None:
    if (stage.kind == "rest") == bool(stage.exercises):
        table.refuse("exercises", "must be empty in a stage of rest, and in no other")
    if (stage.kind == "running") != bool(stage.rungs):
        table.refuse("rungs", "must be given in a stage of running, and in no other")
    if stage.kind == "strength":
        knees = {dose.exercise.knee for dose in stage.exercises if not dose.is_optional}
        if not {"straight", "bent"} <= knees:
            table.refuse("exercises", "must have a raise with a straight knee and one with a bent knee")
    keys = [dose.key for dose in stage.exercises]
    if len(set(keys)) < len(keys):
        table.refuse("exercises", "has an exercise twice")


def _dose(table: Document, known: Mapping[str, Exercise]) -> Dose:
    key = table.text("key")
    if key not in known:
        table.refuse("key", "is not an exercise we know")
    exercise = known[key]
    return Dose(
        exercise=exercise,
        amount=Amount(table.whole("sets", 1, 10), _from_to(table, exercise.measure, MOST_SECONDS)),
        tempo_s=table.wholes("tempo_s", 0, 60) if table.has("tempo_s") else exercise.tempo_s,
        rest_s=table.whole("rest_s", 0, 600),
        beats_per_minute=_from_to(table, "beats_per_minute", 240) if table.has("beats_per_minute") else None,
        is_optional=flag_if_any(table, "is_optional"),
    )


def _phases(table: Document) -> tuple[Phase, ...]:
    phases = tuple(_phase(part) for part in table.parts("phases"))
    ends = [week for phase in phases for week in (phase.first_week, phase.last_week + 1)]
    if ends[:1] != [1] or any(end != start for end, start in zip(ends[1::2], ends[2::2], strict=False)):
        table.refuse("phases", "must follow on each other without a gap, from week 1")
    return phases


def _phase(table: Document) -> Phase:
    first_week, last_week = _from_to(table, "weeks", 52)
    return Phase(first_week, last_week, Amount(table.whole("sets", 1, 10), _from_to(table, "reps", 100)))


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
        source=source_of(table),
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


def flag_if_any(table: Document, key: str) -> bool:
    return table.has(key) and table.flag(key)
