"""Is there a setting in which a rule decides? A search over the values at which an answer can change."""

import re
from collections.abc import Iterator, Mapping, Sequence
from itertools import combinations, product

from backend.rules.tables import OTHERWISE, Input, Rule, Table, Value, compiled, decide

# From an answer that is as good as it can be, few changes reach a rule that can be reached at all.
MOST_CHANGES, MOST_CHANGES_ELSEWHERE = 4, 2
# Every value of a scale such as pain is tried.
WIDEST_SCALE = 10
WORD = re.compile(r"\w+")


def witness(table: Table, rule: Rule) -> dict[str, Value] | None:
    """Values for which this rule wins, or None when the search finds none."""
    regions = regions_of(table)
    own = tuple(compiled(rule.when).variables())
    searches = ((own, MOST_CHANGES), (tuple(regions), MOST_CHANGES_ELSEWHERE))
    for names, changes in searches:
        for values in _settings(table, regions, names, changes):
            if _holds(rule, values) and decide(table, values).rule == rule.id:
                return values
    return None


def leaves_a_gap(table: Table) -> bool:
    """Whether answers were found for which no row holds; a row for all others closes every gap."""
    if any(rule.when == OTHERWISE for rule in table.rules):
        return False
    regions = regions_of(table)
    for values in _settings(table, regions, tuple(regions), MOST_CHANGES_ELSEWHERE):
        if not any(_holds(rule, values) for rule in table.rules):
            return True
    return False


def regions_of(table: Table) -> dict[str, tuple[Value, ...]]:
    """For each input and threshold the values at and beside all it is held against; the best first."""
    numbers: dict[str, set[int]] = {}
    for rule in table.rules:
        for when in (rule.when, rule.stronger.when if rule.stronger else ""):
            if when:
                _note_numbers(table, when, numbers)
    regions = {each.name: _values(each, numbers.get(each.name, set())) for each in table.inputs}
    for each in table.thresholds.values():
        regions[each.name] = tuple(dict.fromkeys((int(each.default or 0), int(each.least), each.most)))
    return regions


def is_allowed(table: Table, values: Mapping[str, Value]) -> bool:
    """Whether no answer is under another that it may not be under."""
    return all(
        int(values[each.name]) >= int(values[each.least])
        for each in table.inputs
        if isinstance(each.least, str)
    )


def _note_numbers(table: Table, when: str, numbers: dict[str, set[int]]) -> None:
    for comparison in re.split(r"&&|\|\|", when):
        words = WORD.findall(comparison)
        held_against = {int(word) for word in words if word.isdecimal()}
        held_against |= {
            int(table.thresholds[word].default or 0) for word in words if word in table.thresholds
        }
        for word in words:
            numbers.setdefault(word, set()).update(held_against)


def _values(each: Input, numbers: set[int]) -> tuple[Value, ...]:
    if each.type == "bool":
        return (False, True) if each.worse == "true" else (True, False)
    if each.type == "text":
        return each.choices
    least = each.least if isinstance(each.least, int) else 0
    near = {number + step for number in numbers for step in (-1, 0, 1)} | {least, each.most}
    if each.most - least <= WIDEST_SCALE:
        near = set(range(least, each.most + 1))
    return tuple(sorted((n for n in near if least <= n <= each.most), reverse=each.worse == "less"))


def _settings(
    table: Table, regions: Mapping[str, Sequence[Value]], names: Sequence[str], most_changes: int
) -> Iterator[dict[str, Value]]:
    """Settings with ever more of these names away from their best value."""
    best = {name: values[0] for name, values in regions.items()}
    for changes in range(min(len(names), most_changes) + 1):
        for chosen in combinations(names, changes):
            for others in product(*(regions[name][1:] for name in chosen)):
                values = best | dict(zip(chosen, others, strict=True))
                if is_allowed(table, values):
                    yield values


def _holds(rule: Rule, values: Mapping[str, Value]) -> bool:
    from cel import Context

    return compiled(rule.when).execute(Context(dict(values))) is True
