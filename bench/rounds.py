"""Rounds in which ours and its rivals take turns, and the rows that come out of them."""

import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from statistics import median

Measure = Callable[[], float]


@dataclass(frozen=True, slots=True)
class Effort:
    """How much of the full work, `share`, and how many rounds of it."""

    rounds: int
    share: float

    def of(self, full: int) -> int:
        return max(1, round(full * self.share))


@dataclass(frozen=True, slots=True)
class Row:
    """One line of the results: `ratio` is ours to theirs, `spread` how far the rounds lie apart, of 1."""

    name: str
    value: float
    unit: str
    against: str | None
    ratio: float | None
    rounds: int
    spread: float


def compare(name: str, unit: str, ours: Measure, rivals: Mapping[str, Measure], rounds: int) -> list[Row]:
    """A row for each rival, its ratio the median of the rounds'.

    A machine gets slower and faster by the minute; within a round everyone meets the same one.
    """
    values: list[float] = []
    ratios: dict[str, list[float]] = {rival: [] for rival in rivals}
    for number in range(rounds):
        taken = _one_round({"": ours, **rivals}, is_backwards=bool(number % 2))
        values.append(taken[""])
        for rival in rivals:
            ratios[rival].append(taken[""] / taken[rival])
    return [
        Row(name, _rounded(median(values)), unit, rival, _rounded(median(found)), rounds, _spread(found))
        for rival, found in ratios.items()
    ]


def plain(name: str, unit: str, values: list[float]) -> Row:
    """A row that is held against nothing."""
    return Row(name, round(median(values), 3), unit, None, None, len(values), _spread(values))


def per_cpu_second(work: Callable[[], int]) -> float:
    """How many of what `work` counts this process does in a second of its own processor time."""
    start = time.process_time()
    count = work()
    return count / (time.process_time() - start)


def per_second(work: Callable[[], int]) -> float:
    start = time.perf_counter()
    count = work()
    return count / (time.perf_counter() - start)


def _one_round(measures: Mapping[str, Measure], *, is_backwards: bool) -> dict[str, float]:
    names = list(measures)
    return {name: measures[name]() for name in (reversed(names) if is_backwards else names)}


def _spread(values: list[float]) -> float:
    """From the smallest to the largest, as a part of the median."""
    return round((max(values) - min(values)) / median(values), 3)


def _rounded(value: float) -> float:
    """Four figures; no measurement here has more."""
    return float(f"{value:.4g}")
