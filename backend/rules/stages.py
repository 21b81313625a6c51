"""Which stage comes next, and what is still missing for it: calm, strength, spring, run, keep."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from backend.rules.strength import GATE_REPS, Lift, percent_of_both

# Source: docs/evidence.md#strength-gates
STABLE_DAYS = 14
# Source: docs/evidence.md#plyometric-ladder
STABLE_SPRING_SESSIONS = 2

COUNTED = ("stable_days", "stable_sessions", "contacts", "run_level")
MARKS = ("standing", "seated", "seated_aim", *COUNTED)


@dataclass(frozen=True, slots=True)
class Asked:
    """What a stage asks before the next one opens; what is left out is not asked."""

    standing_body_weights: float | None = None
    seated_body_weights: float | None = None
    seated_body_weights_aim: float | None = None
    reps: int = GATE_REPS
    stable_days: int | None = None
    stable_sessions: int | None = None
    contacts: int | None = None
    run_level: int | None = None


@dataclass(frozen=True, slots=True)
class Reached:
    """What is known of a person; what is not known opens nothing. `lifts` by leg."""

    body_weight_kg: float | None = None
    standing: Mapping[str, Sequence[Lift]] | None = None
    seated: Mapping[str, Sequence[Lift]] | None = None
    stable_days: int | None = None
    stable_sessions: int | None = None
    contacts: int | None = None
    run_level: int | None = None


@dataclass(frozen=True, slots=True)
class Mark:
    """One thing a gate asks, and how far it is: 0 to 100. An aim is worth reaching and keeps nothing shut."""

    name: str
    percent: int
    is_aim: bool = False


def marks(asked: Asked, reached: Reached) -> tuple[Mark, ...]:
    """Every mark of a gate in the order it is told; none when nothing is asked."""
    return (
        *_strength_marks(asked, reached),
        *(
            Mark(name, share(getattr(reached, name), getattr(asked, name)))
            for name in COUNTED
            if getattr(asked, name) is not None
        ),
    )


def _strength_marks(asked: Asked, reached: Reached) -> Iterator[Mark]:
    lifted = {"standing": reached.standing or {}, "seated": reached.seated or {}}
    for name, position, body_weights in (
        ("standing", "standing", asked.standing_body_weights),
        ("seated", "seated", asked.seated_body_weights),
        ("seated_aim", "seated", asked.seated_body_weights_aim),
    ):
        if body_weights is not None:
            percent = percent_of_both(lifted[position], reached.body_weight_kg, body_weights, asked.reps)
            yield Mark(name, percent, is_aim=name == "seated_aim")


def is_open(found: Sequence[Mark]) -> bool:
    """A gate that asks for nothing is open."""
    return all(mark.percent == 100 for mark in found if not mark.is_aim)


def stable_days(stable_since: date | None, on: date) -> int | None:
    """Whole days without an unstable one; None as long as nothing was reported."""
    return max((on - stable_since).days, 0) if stable_since else None


def share(have: int | None, need: int) -> int:
    """In percent, 0 to 100; nothing known is 0."""
    if need <= 0:
        return 100
    return min(max(have or 0, 0) * 100 // need, 100)
