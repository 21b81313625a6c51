"""The decision tables as one JSON document, for people to read and for the phone to decide by."""

from collections.abc import Mapping

from backend.rules.tables import Input, Rule, Table


def tables_document(tables: Mapping[str, Table], ruleset: str) -> dict[str, object]:
    return {"ruleset": ruleset, "tables": {name: _table(table) for name, table in tables.items()}}


def inputs_schema(table: Table) -> dict[str, object]:
    """JSON Schema 2020-12 of one question; that one input is never under another only its text can say."""
    thresholds = tuple(table.thresholds.values()) if table.takes_thresholds else ()
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "type": "object",
        "properties": {each.name: _property(each) for each in (*table.inputs, *thresholds)},
        "required": [each.name for each in table.inputs if each.default is None],
        "additionalProperties": False,
    }


def _table(table: Table) -> dict[str, object]:
    return {
        "title": table.title,
        "hit": table.hit,
        "scale": list(table.scale),
        "effects": dict(table.effects),
        "inputs": inputs_schema(table),
        "defaults": {each.name: each.default for each in table.inputs if each.default is not None},
        "thresholds": {name: _property(each) for name, each in table.thresholds.items()},
        "rules": [_rule(rule) for rule in table.rules],
    }


def _property(each: Input) -> dict[str, object]:
    shown: dict[str, object] = {"description": each.means}
    if each.type == "bool":
        shown["type"] = "boolean"
    elif each.type == "text":
        shown |= {"type": "string", "enum": list(each.choices)}
    else:
        shown |= {"type": "integer", "maximum": each.most}
        if isinstance(each.least, int):
            shown["minimum"] = each.least
        else:
            shown["description"] = f"{each.means} (never under `{each.least}`)"
    if isinstance(each.default, int):
        shown["default"] = each.default
    if each.worse:
        shown["x-worse"] = each.worse
    return shown


def _rule(rule: Rule) -> dict[str, object]:
    shown: dict[str, object] = {
        "id": rule.id,
        "when": rule.when,
        "verdict": rule.verdict,
        "saw": rule.saw,
        "do": rule.do,
        "call": rule.call,
        "source": rule.source,
        "locks": list(rule.locks),
        "tells_clinician": rule.tells_clinician,
    }
    if rule.stronger:
        shown["stronger"] = {"when": rule.stronger.when, "saw": rule.stronger.saw, "do": rule.stronger.do}
    return shown
