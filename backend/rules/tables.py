"""The decision tables: rows of plain conditions, and which row wins for a set of answers."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

from backend.rules.document import FieldProblem, shown

if TYPE_CHECKING:
    from cel import Program

# What a verdict does, most severe first; compared between tables.
EFFECTS = ("emergency", "stop", "clinician", "step_back", "hold", "ok", "advance")
EFFECTS_ON_LOAD = ("step_back", "hold", "ok", "advance")
TOLD_TO_CLINICIANS = ("emergency", "stop", "clinician")
HITS = ("first", "most_severe")
# The condition of a row for which no other row holds: it comes last.
OTHERWISE = "true"
LOCKS = ("loading", "running", "gtn", "shockwave", "wedges", "collagen")

Value = bool | int | str


@dataclass(frozen=True, slots=True)
class Input:
    """`least` and `default` may name an input before this one; with a default of None the input is needed.

    `worse` is the end at which the answer is worse: "more", "less", "true", "false", for a choice "last"
    (the choices stand from best to worst), or None where neither end is.
    """

    name: str
    type: str
    least: int | str
    most: int
    choices: tuple[str, ...]
    default: int | str | None
    worse: str | None
    means: str


@dataclass(frozen=True, slots=True)
class Stronger:
    """Other words for the same verdict, when this holds too."""

    when: str
    saw: str
    do: str


@dataclass(frozen=True, slots=True)
class Rule:
    """`locks`: what may not be scheduled until a clinician lifts it."""

    id: str
    when: str
    verdict: str
    saw: str
    do: str
    call: str
    source: str
    locks: tuple[str, ...]
    tells_clinician: bool
    stronger: Stronger | None


@dataclass(frozen=True, slots=True, eq=False)
class Table:
    """`scale`: the verdicts, most severe first. `thresholds`: by name, those that the rules read.

    `takes_thresholds`: whether a question from outside may bring its own thresholds.
    """

    name: str
    title: str
    hit: str
    scale: tuple[str, ...]
    effects: Mapping[str, str]
    inputs: tuple[Input, ...]
    thresholds: Mapping[str, Input]
    takes_thresholds: bool
    rules: tuple[Rule, ...]


@dataclass(frozen=True, slots=True)
class Verdict:
    """`tells_clinician`: it belongs in the clinician's list."""

    table: str
    rule: str
    verdict: str
    effect: str
    saw: str
    do: str
    call: str
    locks: tuple[str, ...]
    tells_clinician: bool


class NoRuleHolds(LookupError):
    """A table that is not total."""


def decide(table: Table, values: Mapping[str, Value]) -> Verdict:
    """The row that wins. Needs every input and threshold, as `complete` returns them; raises FieldProblem."""
    return next(_holding(table, values))


def verdicts(table: Table, values: Mapping[str, Value]) -> tuple[Verdict, ...]:
    """Every row that holds, the most severe first; of a table of first hits only that one."""
    return (decide(table, values),) if table.hit == "first" else tuple(_holding(table, values))


def most_severe(found: Sequence[Verdict]) -> Verdict:
    """By effect, over several tables; of two alike the first."""
    return min(found, key=lambda verdict: EFFECTS.index(verdict.effect))


def load_effect(found: Sequence[Verdict]) -> str:
    """What happens to the load: it rises only if a row says so and none holds it back, as a stop does."""
    effects = [verdict.effect if verdict.effect in EFFECTS_ON_LOAD else "hold" for verdict in found]
    return min(effects, key=EFFECTS_ON_LOAD.index, default="hold")


def complete(table: Table, given: Mapping[str, object], thresholds: Mapping[str, object]) -> dict[str, Value]:
    """Every input checked, defaults filled in, and those of the thresholds that the table reads.

    Raises FieldProblem naming what is unknown, missing, of another type or out of range.
    """
    known = {each.name for each in table.inputs}
    for name in given:
        if name not in known:
            raise FieldProblem(shown(name), "is not an input of this table")
    values: dict[str, Value] = {}
    for each in table.inputs:
        values[each.name] = _checked(each, given, values)
    for each in table.thresholds.values():
        values[each.name] = _checked(each, thresholds, values)
    return values


def _checked(each: Input, given: Mapping[str, object], before: Mapping[str, Value]) -> Value:
    if each.name not in given:
        if each.default is None:
            raise FieldProblem(each.name, "is missing")
        return before[each.default] if isinstance(each.default, str) else each.default
    value = given[each.name]
    if each.type == "bool":
        if not isinstance(value, bool):
            raise FieldProblem(each.name, "must be true or false")
        return value
    if each.type == "text":
        if not isinstance(value, str) or value not in each.choices:
            raise FieldProblem(each.name, f"must be one of {', '.join(each.choices)}")
        return value
    least = before[each.least] if isinstance(each.least, str) else each.least
    return _whole(each.name, value, int(least), each.most)


def _whole(name: str, value: object, least: int, most: int) -> int:
    is_whole = isinstance(value, int | float) and not isinstance(value, bool) and value % 1 == 0
    if not is_whole or not isinstance(value, int | float) or not least <= value <= most:
        raise FieldProblem(name, f"must be a whole number from {least} to {most}")
    return int(value)


def _holding(table: Table, values: Mapping[str, Value]) -> Iterator[Verdict]:
    from cel import Context

    context = Context(dict(values))
    holds_any = False
    for rule, program, stronger in _in_order(table):
        if program.execute(context) is not True or (rule.when == OTHERWISE and holds_any):
            continue
        holds_any = True
        is_stronger = stronger is not None and stronger.execute(context) is True
        words = rule.stronger if is_stronger and rule.stronger else rule
        yield Verdict(
            table=table.name,
            rule=rule.id,
            verdict=rule.verdict,
            effect=table.effects[rule.verdict],
            saw=words.saw,
            do=words.do,
            call=rule.call,
            locks=rule.locks,
            tells_clinician=rule.tells_clinician,
        )
    if not holds_any:
        raise NoRuleHolds(f"no rule of {table.name} holds")


@cache
def _in_order(table: Table) -> tuple[tuple[Rule, "Program", "Program | None"], ...]:
    rules = table.rules
    if table.hit == "most_severe":
        severity = table.scale.index
        rules = tuple(sorted(rules, key=lambda rule: (rule.when == OTHERWISE, severity(rule.verdict))))
    return tuple(
        (rule, compiled(rule.when), compiled(rule.stronger.when) if rule.stronger else None) for rule in rules
    )


@cache
def compiled(when: str) -> "Program":
    """Raises ValueError for what is not Common Expression Language."""
    # Half a second at start-up that most processes never need.
    from cel import compile as compile_expression

    return compile_expression(when)
