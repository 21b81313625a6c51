"""The decision tables of `tables/`: each rule has words, a source, and a setting that reaches it."""

from collections.abc import Mapping
from functools import cache
from pathlib import Path

from backend.content.source import source_of
from backend.content.threshold import Threshold, thresholds
from backend.content.toml_file import FOLDER, toml_document
from backend.rules.document import Document
from backend.rules.reach import leaves_a_gap, witness
from backend.rules.tables import (
    EFFECTS,
    HITS,
    LOCKS,
    TOLD_TO_CLINICIANS,
    Input,
    Rule,
    Stronger,
    Table,
    compiled,
)

NAMES = ("screening", "in_session", "next_day", "progression", "medicines", "escalation")
WORSE = {"bool": ("true", "false"), "int": ("more", "less"), "text": ("last",)}
LARGEST = 1_000_000
# Each rule with its stronger words, if any.
RuleParts = tuple[tuple[Document, Document | None], ...]
# What both evaluators, the server's and the phone's, do alike.
OPERATORS = frozenset(
    {"!_", "_&&_", "_||_", "_==_", "_!=_", "_<_", "_<=_", "_>_", "_>=_", "_+_", "_-_", "_*_"}
)


@cache
def tables() -> dict[str, Table]:
    """Every decision table by its name. Raises ContentProblem."""
    return {name: table_named(name) for name in NAMES}


@cache
def table_named(name: str) -> Table:
    """One of NAMES, without the time that the others take."""
    return load_table(FOLDER / "tables" / f"{name}.toml", thresholds())


def load_table(path: Path, known: Mapping[str, Threshold]) -> Table:
    """Raises ContentProblem with file, line and key."""
    with toml_document(path) as document:
        scale = document.texts("scale")
        effects = document.part("effects")
        inputs = tuple(_input(part) for part in document.parts("inputs"))
        names = {each.name for each in inputs}
        parts = tuple((part, part.part_if_any("stronger")) for part in document.parts("rules"))
        read = _read_names(parts, names | set(known))
        table = Table(
            name=path.stem,
            title=document.text("title"),
            hit=document.one_of("hit", HITS),
            scale=scale,
            effects={verdict: effects.one_of(verdict, EFFECTS) for verdict in scale},
            inputs=inputs,
            thresholds={name: _as_input(each) for name, each in known.items() if name in read - names},
            takes_thresholds=document.flag("takes_thresholds"),
            rules=_rules(parts, scale, effects),
        )
        _refuse_what_nothing_reaches(document, table)
        return table


def _input(part: Document) -> Input:
    kind = part.one_of("type", tuple(WORSE))
    is_number = kind == "int"
    return Input(
        name=part.text("name"),
        type=kind,
        least=_least(part) if is_number else 0,
        most=part.whole("most", 0, LARGEST) if is_number else 0,
        choices=part.texts("choices") if kind == "text" else (),
        default=part.text("default") if part.has("default") else None,
        worse=part.one_of("worse", WORSE[kind]) if part.has("worse") else None,
        means=part.text("means"),
    )


def _least(part: Document) -> int | str:
    is_named = isinstance(part.value("least"), str)
    return part.text("least") if is_named else part.whole("least", -LARGEST, LARGEST)


def _as_input(each: Threshold) -> Input:
    return Input(
        each.name, "int", each.least, each.most, (), each.default, None, f"{each.title} ({each.unit})"
    )


def _read_names(parts: RuleParts, known: set[str]) -> set[str]:
    """The names that the conditions read."""
    read: set[str] = set()
    for condition in (each for pair in parts for each in pair if each):
        names = _names_in(condition)
        if not names <= known:
            condition.refuse("when", f"reads {min(names - known)}, which is no input and no threshold")
        read |= names
    return read


def _names_in(condition: Document) -> set[str]:
    try:
        program = compiled(condition.text("when"))
    except ValueError:
        condition.refuse("when", "is not Common Expression Language")
    unknown = sorted(set(program.functions()) - OPERATORS)
    if unknown:
        condition.refuse("when", f"may not use {unknown[0]}")
    return set(program.variables())


def _rules(parts: RuleParts, scale: tuple[str, ...], effects: Document) -> tuple[Rule, ...]:
    rules: dict[str, Rule] = {}
    for part, stronger in parts:
        rule = _rule(part, stronger, scale, effects)
        if rule.id in rules:
            part.refuse("id", f"{rule.id} is taken by an earlier rule")
        rules[rule.id] = rule
    return tuple(rules.values())


def _rule(part: Document, stronger: Document | None, scale: tuple[str, ...], effects: Document) -> Rule:
    verdict = part.one_of("verdict", scale)
    locks = part.texts("locks")
    if not set(locks) <= set(LOCKS):
        part.refuse("locks", f"must be out of {', '.join(LOCKS)}")
    is_told = effects.text(verdict) in TOLD_TO_CLINICIANS
    return Rule(
        id=_words(part, "id"),
        when=part.text("when"),
        verdict=verdict,
        saw=_words(part, "saw"),
        do=_words(part, "do"),
        call=_words(part, "call"),
        source=source_of(part),
        locks=locks,
        tells_clinician=part.flag("tells_clinician") if part.has("tells_clinician") else is_told,
        stronger=_stronger(stronger) if stronger else None,
    )


def _stronger(part: Document) -> Stronger:
    return Stronger(part.text("when"), _words(part, "saw"), _words(part, "do"))


def _words(part: Document, key: str) -> str:
    text = part.text(key)
    if not text.strip():
        part.refuse(key, "must say something")
    return text


def _refuse_what_nothing_reaches(document: Document, table: Table) -> None:
    for place, rule in enumerate(table.rules):
        where = f"rules[{place}].when"
        try:
            is_reached = witness(table, rule) is not None
        except TypeError:
            document.refuse(where, f"of rule {rule.id} compares unlike things")
        if not is_reached:
            document.refuse(where, f"of rule {rule.id} is reached by no setting")
    if leaves_a_gap(table):
        document.refuse("rules", "leave answers for which none of them holds")
