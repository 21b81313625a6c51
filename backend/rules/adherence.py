"""How much of what was planned has been done, without counting a day as lost."""

from collections import Counter
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import date, timedelta

# Source: docs/evidence.md#adherence
WEEKS_SHOWN = 4


@dataclass(frozen=True, slots=True)
class Adherence:
    """Sessions of the weeks looked at. `percent` is None when none was due: a rest is no failure."""

    done: int
    due: int

    @property
    def percent(self) -> int | None:
        return self.done * 100 // self.due if self.due else None


def adherence(
    due_on: Iterable[date],
    done_on: Iterable[date],
    today: date,
    resting: Collection[date] = (),
    weeks: int = WEEKS_SHOWN,
) -> Adherence:
    """Of this week and those before it: done on any day of its week counts, and more than due is not more.

    A moved session counts where it stands now. Nothing is due on a resting day; today's is due once done.
    """
    monday = today - timedelta(days=today.weekday())
    first = monday - timedelta(weeks=weeks - 1)
    done = Counter(_week(day) for day in done_on if first <= day <= today)
    passed: Counter[date] = Counter()
    planned: Counter[date] = Counter()
    for day in due_on:
        if first <= day <= today and day not in resting:
            planned[_week(day)] += 1
            passed[_week(day)] += day < today
    due = {week: max(passed[week], min(done[week], planned[week])) for week in planned}
    return Adherence(sum(min(done[week], of_week) for week, of_week in due.items()), sum(due.values()))


def _week(day: date) -> date:
    return day - timedelta(days=day.weekday())
