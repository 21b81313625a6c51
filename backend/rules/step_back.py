"""How much less it is after a bad day, and after days away."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Final

from backend.rules.next_load import SMALLEST_PLATE_KG
from backend.rules.prescription import FEWEST_DAYS_APART

# Source: docs/evidence.md#step-back
STEP_BACK_PERCENT = 20
EXTRA_REST = timedelta(hours=48)

# Source: docs/evidence.md#restart-after-a-gap
DAYS_TO_RESTART_LOWER = 7
RESTART_LOWER_PERCENT = 20
DAYS_TO_RESTART_AT_HALF = 21
RESTART_AT_HALF_PERCENT = 50
DAYS_TO_TEST_AGAIN = 42


@dataclass(frozen=True, slots=True)
class Restart:
    """`less_percent`: what comes off every load. `needs_test`: nothing rises before strength is tested."""

    less_percent: int
    needs_test: bool


@dataclass(frozen=True, slots=True)
class RestartRule:
    """From how many days away on, and how much less then."""

    days: int = DAYS_TO_RESTART_LOWER
    less_percent: int = RESTART_LOWER_PERCENT
    long_days: int = DAYS_TO_RESTART_AT_HALF
    long_less_percent: int = RESTART_AT_HALF_PERCENT
    test_days: int = DAYS_TO_TEST_AGAIN


USUAL: Final = RestartRule()


def lowered_kg(
    load_kg: float, percent: int = STEP_BACK_PERCENT, plate_kg: float = SMALLEST_PLATE_KG
) -> float:
    """Down to whole plates: a load that exists in the gym and is never above what was meant."""
    return max(load_kg * (100 - percent) / 100 // plate_kg * plate_kg, 0.0)


def easier(rung: str, ladder: Sequence[str]) -> str:
    """The rung below on a ladder that climbs; the same at its foot, or when it is not on the ladder."""
    place = ladder.index(rung) if rung in ladder else 0
    return ladder[place - 1] if place else rung


def harder(rung: str, ladder: Sequence[str]) -> str:
    """The rung above; the same at the top, or when it is not on the ladder."""
    place = ladder.index(rung) + 1 if rung in ladder else len(ladder)
    return ladder[place] if place < len(ladder) else rung


def earliest_after_step_back(
    last_session_on: date, extra_rest: timedelta = EXTRA_REST, days_apart: int = FEWEST_DAYS_APART
) -> date:
    """The first date a session may lie on: the days apart that are asked, and the extra rest on top of them.

    Where sessions are daily, as if they were not.
    """
    return last_session_on + timedelta(days=max(days_apart, FEWEST_DAYS_APART)) + extra_rest


def restart_after(gap_days: int | None, rule: RestartRule = USUAL) -> Restart:
    """Days since the last session; none, because there was never one or nobody knows, changes nothing."""
    if gap_days is None or gap_days < rule.days:
        return Restart(0, needs_test=False)
    if gap_days < rule.long_days:
        return Restart(rule.less_percent, needs_test=False)
    return Restart(rule.long_less_percent, needs_test=gap_days >= rule.test_days)
