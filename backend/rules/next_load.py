"""How much each leg lifts next time."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Final

# Source: docs/evidence.md#eight-then-weight
GOAL_REPS = 8
SESSIONS_BEFORE_WEIGHT = 2
SMALLEST_PLATE_KG = 2.5
MOST_STEP_KG = 5.0
MOST_STEP_PERCENT = 10


@dataclass(frozen=True, slots=True)
class LoadRule:
    """When weight is added, and how much at once."""

    goal_reps: int = GOAL_REPS
    sessions: int = SESSIONS_BEFORE_WEIGHT
    plate_kg: float = SMALLEST_PLATE_KG
    most_step_kg: float = MOST_STEP_KG
    most_step_percent: int = MOST_STEP_PERCENT

    def step_kg(self, load_kg: float) -> float:
        """Whole plates, within both limits, but never less than one plate."""
        allowed_kg = min(self.most_step_kg, load_kg * self.most_step_percent / 100)
        return max(allowed_kg // self.plate_kg, 1) * self.plate_kg


USUAL: Final = LoadRule()

# Source: docs/evidence.md#weight-for-more-repetitions
REPS_THAT_DOUBLE = 30


@dataclass(frozen=True, slots=True)
class Effort:
    """One exercise of one session on one leg, and whether the tendon had settled by the next day.

    What was not answered is not stable; a load that was not told is none.
    """

    load_kg: float | None
    reps: tuple[int, ...]
    was_stable: bool

    def reached(self, load_kg: float, goal_reps: int) -> bool:
        bore_it = self.load_kg is not None and self.load_kg >= load_kg
        return self.was_stable and bore_it and bool(self.reps) and min(self.reps) >= goal_reps


def next_load_kg(current_kg: float, latest: Sequence[Effort], rule: LoadRule = USUAL) -> float:
    """One step more once the last two sessions were stable with every set at its goal; newest effort first.

    Both must have borne the present load, so every step is earned anew. Never lowers a load (a verdict does
    that) and never raises one on a missing answer.
    """
    asked = latest[: rule.sessions]
    earned = len(asked) == rule.sessions and all(
        effort.reached(current_kg, rule.goal_reps) for effort in asked
    )
    return current_kg + rule.step_kg(current_kg) if earned else current_kg


def next_loads_kg(
    current_kg: Mapping[str, float],
    latest: Mapping[str, Sequence[Effort]],
    rule: LoadRule = USUAL,
    aching_side: str | None = None,
) -> dict[str, float]:
    """Each leg by its own repetitions only; the aching leg is not sent past what the other leg bears.

    A step that would put the aching leg ahead waits until the other leg has caught up.
    """
    wanted = {side: next_load_kg(load_kg, latest.get(side, ()), rule) for side, load_kg in current_kg.items()}
    others_kg = [load_kg for side, load_kg in wanted.items() if side != aching_side]
    if aching_side in wanted and others_kg and wanted[aching_side] > max(others_kg):
        wanted[aching_side] = current_kg[aching_side]
    return wanted


def load_for_reps_kg(load_kg: float, reps: int, wanted: int) -> float:
    """What a leg that lifted `load_kg` for `reps` can lift for `wanted`; never more than it has lifted."""
    if reps <= 0:
        return 0.0
    return load_kg * (REPS_THAT_DOUBLE + reps) / (REPS_THAT_DOUBLE + max(wanted, reps))
