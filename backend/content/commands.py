"""`soleus rules`: the decision tables, shown and asked, with no database and no data folder."""

import json
from collections.abc import Mapping

import click

from backend.content.ruleset import ruleset
from backend.content.streams import print_lines, stdin_text
from backend.content.table import NAMES, table_named, tables
from backend.content.table_document import tables_document
from backend.content.toml_file import ContentProblem
from backend.rules.document import Document, FieldProblem, json_value
from backend.rules.tables import Table, Value, complete, decide

MOST_BYTES = 64 * 1024 * 1024


@click.group(no_args_is_help=False)
def rules() -> None:
    """The decision tables."""


@rules.command("tables")
def show_tables() -> None:
    """Every table as JSON: the JSON Schema of its inputs, its thresholds and its rules."""
    try:
        document = tables_document(tables(), ruleset())
    except ContentProblem as problem:
        raise click.ClickException(f"{problem}.") from None
    print_lines([json.dumps(document, indent=2)])


@rules.command()
@click.argument("name", metavar="TABLE", type=click.Choice(NAMES))
def evaluate(name: str) -> None:
    """Decide each JSON object on stdin, one a line; one that is wrong stops all of them."""
    try:
        table = table_named(name)
    except ContentProblem as problem:
        raise click.ClickException(f"{problem}.") from None
    lines = enumerate(stdin_text(MOST_BYTES).split("\n"), start=1)
    asked = [_values(table, line, number) for number, line in lines if line.strip()]
    print_lines([_answer(table, values) for values in asked])


def _values(table: Table, line: str, number: int) -> Mapping[str, Value]:
    try:
        given = Document(json_value(line))
        own = {key: given.value(key) for key in given if not _is_threshold(table, key)}
        thresholds = {key: given.value(key) for key in given if _is_threshold(table, key)}
        return complete(table, own, thresholds)
    except FieldProblem as problem:
        raise FieldProblem("", f"line {number}: {problem}") from None


def _is_threshold(table: Table, key: str) -> bool:
    return table.takes_thresholds and key in table.thresholds


def _answer(table: Table, values: Mapping[str, Value]) -> str:
    verdict = decide(table, values)
    shown = {
        "rule": verdict.rule,
        "verdict": verdict.verdict,
        "saw": verdict.saw,
        "do": verdict.do,
        "call": verdict.call,
        "ruleset": ruleset(),
    }
    return json.dumps(shown)
