"""Every combination of some answers, in one order that the phone walks too."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations, product

from backend.rules.reach import is_allowed, regions_of, witness
from backend.rules.tables import Input, Table, Value, decide

# What one step along an axis sets; from the best answer to the worst where the answer has such ends.
Axis = Sequence[Mapping[str, Value]]


@dataclass(frozen=True, slots=True)
class Grid:
    """The product of the axes over a base; the last axis turns fastest."""

    base: Mapping[str, Value]
    axes: Sequence[Axis]

    def settings(self) -> Iterator[dict[str, Value]]:
        values = dict(self.base)
        for parts in product(*self.axes):
            for part in parts:
                values.update(part)
            yield values

    def rises(self, axis: int, ranks: Sequence[int]) -> int:
        """How often a step towards the worse end of an axis gave a milder rank (a larger number)."""
        stride = 1
        for later in self.axes[axis + 1 :]:
            stride *= len(later)
        block = stride * len(self.axes[axis])
        return sum(
            ranks[place + stride] > ranks[place]
            for start in range(0, len(ranks), block)
            for place in range(start, start + block - stride)
        )


def axis(each: Input, values: Sequence[Value]) -> Axis:
    ordered = list(values)
    if each.worse in ("true", "false"):
        ordered = [each.worse == "false", each.worse == "true"]
    return [{each.name: value} for value in ordered]


def bases(table: Table) -> list[dict[str, Value]]:
    """For every rule answers that reach it."""
    return [values for rule in table.rules if (values := witness(table, rule)) is not None]


def pairs(table: Table) -> Iterator[Grid]:
    """Around answers that reach each verdict, every pair of inputs with every region of both."""
    regions = regions_of(table)
    around = {decide(table, values).verdict: values for values in bases(table)}
    for base in around.values():
        for two in combinations(table.inputs, 2):
            grid = Grid(base, [axis(each, regions[each.name]) for each in two])
            if all(is_allowed(table, values) for values in grid.settings()):
                yield grid


def singles(table: Table) -> Iterator[Grid]:
    """Around the answers that reach a rule, every region of every input."""
    regions = regions_of(table)
    for base in bases(table):
        for each in table.inputs:
            grid = Grid(base, [axis(each, regions[each.name])])
            if all(is_allowed(table, values) for values in grid.settings()):
                yield grid


def has_ends(axis: Axis, table: Table) -> bool:
    names = set(axis[0])
    return all(each.worse is not None for each in table.inputs if each.name in names)
