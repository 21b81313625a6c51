"""How strong each calf is against what the next stage asks of it."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

# Source: docs/evidence.md#strength-gates
STANDING_BODY_WEIGHTS = 0.5
SEATED_BODY_WEIGHTS = 1.0
SEATED_BODY_WEIGHTS_AIM = 1.5
GATE_REPS = 8

SIDES = ("left", "right")
# Products of decimal fractions miss by less than this; no plate is this light.
HAIR_KG = 1e-6


@dataclass(frozen=True, slots=True)
class Lift:
    """Load added to one leg, and how often it was raised in one set, with pain that stayed stable."""

    load_kg: float
    reps: int


def gate_reps(of_gate: int | None, goal_reps: int) -> int:
    """A higher goal asks for more here too; a lower one makes weight come sooner, and the gate no easier."""
    return max(of_gate or GATE_REPS, goal_reps)


def percent_of_gate(
    lifts: Iterable[Lift], body_weight_kg: float | None, body_weights: float, reps: int = GATE_REPS
) -> int:
    """The best lift of one leg against `body_weights` x body weight for `reps`: 0 to 100.

    100 is said only when it is reached; without a lift or a body weight it is 0.
    """
    if not body_weight_kg:
        return 0
    needed_kg = body_weights * body_weight_kg
    return max((_percent(lift, needed_kg, reps) for lift in lifts), default=0)


def percent_of_both(
    lifts: Mapping[str, Sequence[Lift]],
    body_weight_kg: float | None,
    body_weights: float,
    reps: int = GATE_REPS,
) -> int:
    """As far as the weaker leg is; a leg that was never tested is at 0."""
    return min(percent_of_gate(lifts.get(side, ()), body_weight_kg, body_weights, reps) for side in SIDES)


def lifted_percent(
    lifts: Mapping[str, Sequence[Lift]], body_weight_kg: float | None, reps: int = GATE_REPS
) -> int:
    """What the weaker leg lifts for all of `reps`, in whole percent of body weight; 0 when not known."""
    if not body_weight_kg:
        return 0
    best_kg = [
        max((lift.load_kg for lift in lifts.get(side, ()) if lift.reps >= reps), default=0.0)
        for side in SIDES
    ]
    return int(100 * (min(best_kg) + HAIR_KG) / body_weight_kg)


def _percent(lift: Lift, needed_kg: float, reps: int) -> int:
    share_of_load = min((lift.load_kg + HAIR_KG) / needed_kg, 1.0) if needed_kg > 0 else 1.0
    share_of_reps = min(lift.reps / reps, 1.0)
    return max(int(100 * share_of_load * share_of_reps), 0)
