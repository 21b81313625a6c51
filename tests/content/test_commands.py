"""`soleus rules`: the tables shown, and answers decided."""

import io
import json
import sys
from typing import Any

import pytest

from backend.cli import run
from backend.content import ContentProblem, commands
from backend.content.table import NAMES

CALM = {
    "answered": True,
    "after": 2,
    "morning": 1,
    "usual": 1,
    "settled": True,
    "tablets": False,
    "stiffness": 5,
    "usual_stiffness": 5,
    "limit": 3,
}


def evaluate(monkeypatch: pytest.MonkeyPatch, table: str, *lines: object) -> int:
    text = "".join((line if isinstance(line, str) else json.dumps(line)) + "\n" for line in lines)
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(text.encode()), encoding="utf-8"))
    return run(["rules", "evaluate", table])


def lines_out(capsys: pytest.CaptureFixture[str]) -> list[dict[str, Any]]:
    return [json.loads(line) for line in capsys.readouterr().out.splitlines()]


def test_each_line_gets_the_row_that_decides(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    worse = CALM | {"after": 4.0}
    assert evaluate(monkeypatch, "next_day", CALM, "", worse, worse | {"upper": 5}) == 0
    lines = lines_out(capsys)
    assert [(line["rule"], line["verdict"]) for line in lines] == [
        ("T1", "stable"),
        ("T3", "unstable"),
        ("T2", "amber"),
    ]
    assert list(lines[0]) == ["rule", "verdict", "saw", "do", "call", "ruleset"]
    assert len({line["ruleset"] for line in lines}) == 1


@pytest.mark.parametrize(
    ("changed", "problem"),
    [
        pytest.param({"after": 11}, "after: must be a whole number from 0 to 10", id="pain of 11"),
        pytest.param({"after": 5.5}, "after: must be a whole number from 0 to 10", id="half a point"),
        pytest.param({"after": True}, "after: must be a whole number from 0 to 10", id="yes for a number"),
        pytest.param({"stiffness": -1}, "stiffness: must be a whole number", id="negative minutes"),
        pytest.param({"settled": None}, "settled: must be true or false", id="nothing"),
        pytest.param({"limit": 6}, "limit: must be a whole number from 2 to 5", id="limit too high"),
        pytest.param({"upper": 2}, "upper: must be a whole number from 3 to 5", id="upper under limit"),
        pytest.param({"stiffness_minutes": 9}, "stiffness_minutes: is not an input", id="own threshold"),
        pytest.param({"mood\n": 9}, "mood\\n: is not an input", id="unknown key"),
    ],
)
def test_a_wrong_answer_names_line_and_field_and_prints_nothing(
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
    changed: dict[str, object],
    problem: str,
) -> None:
    assert evaluate(monkeypatch, "next_day", CALM, CALM | changed) == 2
    printed = capsys.readouterr()
    assert printed.out == ""
    assert printed.err.startswith(f"soleus: line 2: {problem}")
    assert printed.err.count("\n") == 1


@pytest.mark.parametrize("line", ["{", "[]", "null", '{"after": 1, "after": 2}', '{"answered": NaN}'])
def test_what_is_no_object_gets_one_line(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], line: str
) -> None:
    assert evaluate(monkeypatch, "next_day", line) == 2
    printed = capsys.readouterr()
    assert printed.out == ""
    assert printed.err.startswith("soleus: line 1: ")
    assert printed.err.count("\n") == 1


def test_an_age_of_200_is_refused(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    assert evaluate(monkeypatch, "screening", {"age": 200}) == 2
    assert "soleus: line 1: pop: is missing" in capsys.readouterr().err
    whole = {
        name: rule.get("enum", [False])[0] if rule["type"] != "integer" else 200
        for name, rule in schema(capsys, "screening")["properties"].items()
    }
    assert evaluate(monkeypatch, "screening", whole) == 2
    assert "age: must be a whole number from 0 to 120" in capsys.readouterr().err


def test_most_tables_take_thresholds_of_a_clinic(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    session = {
        name: False if rule["type"] == "boolean" else 0
        for name, rule in schema(capsys, "in_session")["properties"].items()
        if "default" not in rule
    } | {"pain_known": True, "worst_pain": 4}
    assert evaluate(monkeypatch, "in_session", session, session | {"pain_limit": 4}) == 0
    assert [line["rule"] for line in lines_out(capsys)] == ["S3", "S2"]


def schema(capsys: pytest.CaptureFixture[str], table: str) -> dict[str, Any]:
    assert run(["rules", "tables"]) == 0
    inputs: dict[str, Any] = json.loads(capsys.readouterr().out)["tables"][table]["inputs"]
    return inputs


def test_the_tables_are_one_json_document(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["rules", "tables"]) == 0
    document = json.loads(capsys.readouterr().out)
    assert list(document["tables"]) == list(NAMES)
    next_day = document["tables"]["next_day"]
    assert set(next_day["inputs"]["properties"]) == {*CALM, "upper"}
    assert set(next_day["inputs"]["required"]) == set(CALM)
    assert next_day["defaults"] == {"upper": "limit"}
    assert [rule["id"] for rule in next_day["rules"]][:2] == ["T7", "T5"]
    stronger = [rule["id"] for rule in document["tables"]["screening"]["rules"] if "stronger" in rule]
    assert stronger == ["R6"]


def test_an_unknown_table_gets_one_line(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    assert evaluate(monkeypatch, "horoscope", CALM) == 2
    printed = capsys.readouterr()
    assert printed.out == ""
    assert printed.err.count("\n") == 1


@pytest.mark.parametrize("arguments", [["tables"], ["evaluate", "next_day"]])
def test_a_broken_file_of_rules_gets_one_line(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], arguments: list[str]
) -> None:
    def broken(*_: str) -> None:
        raise ContentProblem("next_day.toml, line 3: hit: is missing")

    monkeypatch.setattr(commands, "tables", broken)
    monkeypatch.setattr(commands, "table_named", broken)
    assert run(["rules", *arguments]) == 2
    assert capsys.readouterr().err.startswith("soleus: next_day.toml, line 3: hit: is missing")
