"""How much walking, running and playing a week may hold, and when it has jumped."""

from collections.abc import Sequence
from dataclasses import dataclass

# Source: docs/evidence.md#activity-budget
BUDGET_PERCENT = 50
# Source: docs/evidence.md#house-defaults
JUMP_PERCENT = 30
WEEKS_COMPARED = 4
# From the least to the most.
SEVERITIES = ("mild", "more", "severe")


@dataclass(frozen=True, slots=True)
class Activity:
    """A week of it; what was never told is None."""

    steps: int | None = None
    run_minutes: int | None = None
    games: int | None = None


def budget(usual: Activity, percent: int = BUDGET_PERCENT, *, is_severe: bool = False) -> Activity:
    """The share of the usual week, rounded down. When pain is severe there is no running, and so no game."""
    if is_severe:
        return Activity(_part(usual.steps, percent), run_minutes=0, games=0)
    return Activity(*(_part(of, percent) for of in (usual.steps, usual.run_minutes, usual.games)))


def severity(usual_pain: int | None, mild_most: int, severe_over: int, *, is_locked: bool) -> str | None:
    """One of SEVERITIES; None when nobody has told how much it hurts. Whoever is locked does not run."""
    if is_locked:
        return "severe"
    if usual_pain is None:
        return None
    if usual_pain > severe_over:
        return "severe"
    return "mild" if usual_pain <= mild_most else "more"


def used_percent(done: int | None, allowed: int | None) -> int | None:
    """Of a budget, above 100 when it was overdrawn; None when there is no budget."""
    if allowed is None:
        return None
    if allowed <= 0:
        return 100 if done else 0
    return max(done or 0, 0) * 100 // allowed


def load_jump_percent(weeks: Sequence[int | None], limit_percent: int = JUMP_PERCENT) -> int | None:
    """How far the newest week (first) lies above the mean of up to four before it, if beyond the limit.

    None: no jump, or too little known to tell. A week that was not told is left out.
    """
    told = [amount for amount in weeks[1 : WEEKS_COMPARED + 1] if amount is not None]
    if not weeks or weeks[0] is None or sum(told) <= 0:
        return None
    above = weeks[0] * len(told) * 100 // sum(told) - 100
    return above if above > limit_percent else None


def _part(usual: int | None, percent: int) -> int | None:
    return None if usual is None else usual * percent // 100
