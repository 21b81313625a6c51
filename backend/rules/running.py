"""The way from walking to running: levels, the days between runs, one change at a time."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Final

# Source: docs/evidence.md#walk-run-ladder
STABLE_REPEATS_A_LEVEL = 2
FIRST_LEVEL = 1

# Source: docs/evidence.md#recovery-days
RECOVERY_DAYS: Final[Mapping[str, int]] = {"light": 0, "medium": 2, "high": 3}
MOST_PAIN_OF_A_LIGHT_RUN = 2
MOST_PAIN_OF_A_MEDIUM_RUN = 3


@dataclass(frozen=True, slots=True)
class Dose:
    """A week of running. `speed` counts upwards from easy and flat; hills and pace are one more each."""

    minutes_a_run: int
    runs_a_week: int
    speed: int = 0


def next_level(
    level: int, last_level: int, stable_repeats: int | None, asked: int = STABLE_REPEATS_A_LEVEL
) -> int:
    """One level up after the stable repeats of this one that are asked for, up to the last."""
    earned = stable_repeats is not None and stable_repeats >= asked
    return level + 1 if earned and level < last_level else level


def level_before(level: int) -> int:
    return max(level - 1, FIRST_LEVEL)


def effort_of(pain: int | None) -> str:
    """Light, medium or high; a run whose pain nobody told counts as high."""
    if pain is None or pain > MOST_PAIN_OF_A_MEDIUM_RUN:
        return "high"
    return "light" if pain <= MOST_PAIN_OF_A_LIGHT_RUN else "medium"


def days_between_runs(
    level: int, last_level: int, pain: int | None, recovery: Mapping[str, int] = RECOVERY_DAYS
) -> int:
    """Days without a run after one at that level; below the last level at least one."""
    return max(recovery[effort_of(pain)], 1 if level < last_level else 0)


def earliest_next_run(last_run_on: date | None, days_between: int) -> date | None:
    """None: there was no run to recover from."""
    return last_run_on + timedelta(days=1 + days_between) if last_run_on else None


def raised(before: Dose, after: Dose) -> tuple[str, ...]:
    """What has gone up, out of duration, frequency and speed; more than one at once is too much."""
    changes = {
        "duration": after.minutes_a_run > before.minutes_a_run,
        "frequency": after.runs_a_week > before.runs_a_week,
        "speed": after.speed > before.speed,
    }
    return tuple(name for name, has_risen in changes.items() if has_risen)


def is_one_change_at_most(before: Dose, after: Dose) -> bool:
    return len(raised(before, after)) <= 1
