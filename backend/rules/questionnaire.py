"""What a questionnaire comes to, and whether it has changed by enough to matter."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Final, Literal

from backend.rules.document import FieldProblem

Well = Literal["more", "less"]
Change = Literal["better", "same", "worse"]
PERCENT: Final = 100


@dataclass(frozen=True, slots=True)
class Item:
    """An answer is a whole number from `least` to `most`; with `points`, the place of a choice, from 0.

    `is_reversed`: the most that can be answered earns nothing.
    """

    key: str
    least: int
    most: int
    is_reversed: bool = False
    weight: int = 1
    points: tuple[int, ...] = ()

    @property
    def possible(self) -> int:
        span = max(self.points) - min(self.points) if self.points else self.most - self.least
        return span * self.weight

    def earned(self, answer: int) -> int:
        """From 0 to `possible`. Raises FieldProblem, named after the item."""
        if isinstance(answer, bool) or not self.least <= answer <= self.most:
            raise FieldProblem(self.key, f"must be a whole number from {self.least} to {self.most}")
        if self.points:
            return (self.points[answer] - min(self.points)) * self.weight
        return (self.most - answer if self.is_reversed else answer - self.least) * self.weight


@dataclass(frozen=True, slots=True)
class Threshold:
    """From so many weeks after the first score on, the points by which a score must differ to matter."""

    weeks: int
    points: int


@dataclass(frozen=True, slots=True)
class Form:
    """How answers become a score: `is_percent`, from 0 to 100; otherwise the sum of what was earned.

    `well` tells which end is good. Up to `most_missing` items may stay open: the others speak for them.
    `thresholds` have at least one row, the fewest weeks first.
    """

    items: tuple[Item, ...]
    well: Well
    is_percent: bool
    most_missing: int
    thresholds: tuple[Threshold, ...]

    @property
    def most(self) -> int:
        """The highest score there is; the lowest is 0."""
        return PERCENT if self.is_percent else sum(item.possible for item in self.items)


@dataclass(frozen=True, slots=True)
class Score:
    """`value` is none when more is missing than the form allows."""

    value: int | None
    is_complete: bool
    missing: tuple[str, ...]


def score(form: Form, answers: Mapping[str, int | None]) -> Score:
    """None is an open answer, like an item left out. Raises FieldProblem, named after the item."""
    known = {item.key for item in form.items}
    for key in answers:
        if key not in known:
            raise FieldProblem(key, "is not an item of this questionnaire")
    earned = possible = 0
    missing = []
    for item in form.items:
        answer = answers.get(item.key)
        if answer is None:
            missing.append(item.key)
        else:
            earned += item.earned(answer)
            possible += item.possible
    if len(missing) > form.most_missing:
        return Score(None, False, tuple(missing))
    return Score(_share(earned, possible, form.most), not missing, tuple(missing))


def threshold_at(thresholds: Sequence[Threshold], weeks: int) -> Threshold:
    """The latest that has begun by then; before the first, the first."""
    begun = [threshold for threshold in thresholds if threshold.weeks <= weeks]
    return begun[-1] if begun else thresholds[0]


def change(before: int, after: int, threshold: int, well: Well) -> Change:
    """Better and worse only from `threshold` points on: less than that is within what chance explains."""
    gained = after - before if well == "more" else before - after
    if gained >= threshold:
        return "better"
    return "worse" if gained <= -threshold else "same"


def _share(earned: int, possible: int, of: int) -> int:
    """Rounded to the nearest whole number, a half upwards."""
    return (2 * of * earned + possible) // (2 * possible)
