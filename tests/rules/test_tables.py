"""Which row of a decision table wins, and what a table takes for an answer."""

from dataclasses import replace
from typing import Any

import pytest

from backend.rules.document import FieldProblem
from backend.rules.reach import regions_of, witness
from backend.rules.tables import (
    Input,
    NoRuleHolds,
    Rule,
    Stronger,
    Table,
    Verdict,
    complete,
    decide,
    load_effect,
    most_severe,
    verdicts,
)


def rule(key: str, when: str, verdict: str, **other: Any) -> Rule:
    plain = Rule(
        key, when, verdict, f"saw {key}", f"do {key}", "nobody", "docs/evidence.md#x", (), False, None
    )
    return replace(plain, **other)


PAIN = Input("pain", "int", 0, 10, (), None, "more", "pain now")
KIND = Input("kind", "text", 0, 0, ("sharp", "dull"), None, None, "kind of pain")
FEVER = Input("fever", "bool", 0, 0, (), None, "true", "a fever")
UPPER = Input("upper", "int", "pain", 10, (), "pain", None, "never under the pain")
LIMIT = Input("limit", "int", 2, 5, (), 3, None, "the limit")
TABLE = Table(
    name="sample",
    title="A sample",
    hit="most_severe",
    scale=("stop", "amber", "fine"),
    effects={"stop": "stop", "amber": "hold", "fine": "advance"},
    inputs=(PAIN, KIND, FEVER, UPPER),
    thresholds={"limit": LIMIT},
    takes_thresholds=True,
    rules=(
        rule("else", "true", "fine"),
        rule("sore", "pain > limit", "amber", stronger=Stronger("kind == 'sharp'", "very sore", "rest")),
        rule("hot", "fever", "stop", locks=("loading",), tells_clinician=True),
    ),
)
WELL = {"pain": 0, "kind": "dull", "fever": False}


def asked(**changed: object) -> Verdict:
    return decide(TABLE, complete(TABLE, WELL | changed, {}))


class TestDeciding:
    def test_the_most_severe_row_wins_wherever_it_stands(self) -> None:
        assert asked(pain=4, fever=True) == Verdict(
            "sample", "hot", "stop", "stop", "saw hot", "do hot", "nobody", ("loading",), True
        )

    def test_the_first_row_wins_where_the_table_says_so(self) -> None:
        first = replace(TABLE, hit="first", rules=TABLE.rules[1:] + TABLE.rules[:1])
        values = complete(first, WELL | {"pain": 4, "fever": True}, {})
        assert [found.rule for found in verdicts(first, values)] == ["sore"]

    def test_all_rows_that_hold_come_by_severity_and_the_last_row_only_alone(self) -> None:
        def found(**changed: object) -> list[str]:
            return [each.rule for each in verdicts(TABLE, complete(TABLE, WELL | changed, {}))]

        assert found(pain=4, fever=True) == ["hot", "sore"]
        assert found() == ["else"]

    def test_stronger_words_leave_the_rule_what_it_is(self) -> None:
        mild, strong = asked(pain=4), asked(pain=4, kind="sharp")
        assert (mild.saw, mild.do) == ("saw sore", "do sore")
        assert (strong.rule, strong.verdict, strong.saw, strong.do) == ("sore", "amber", "very sore", "rest")

    def test_a_threshold_moves_the_row(self) -> None:
        assert decide(TABLE, complete(TABLE, WELL | {"pain": 4}, {"limit": 5, "other": 1})).rule == "else"

    def test_answers_that_no_row_takes_are_an_error(self) -> None:
        partial = replace(TABLE, rules=TABLE.rules[1:])
        with pytest.raises(NoRuleHolds, match="no rule of sample holds"):
            decide(partial, complete(partial, WELL, {}))


class TestSeveralTables:
    def test_the_most_severe_effect_wins(self) -> None:
        assert most_severe([asked(), asked(fever=True), asked(pain=9)]).rule == "hot"

    @pytest.mark.parametrize(
        ("effects", "load"),
        [
            pytest.param((), "hold", id="nothing said"),
            pytest.param(("advance",), "advance", id="earned"),
            pytest.param(("advance", "ok"), "ok", id="one that keeps it"),
            pytest.param(("advance", "clinician"), "hold", id="earned, but a clinician is wanted"),
            pytest.param(("stop", "step_back", "advance"), "step_back", id="unstable beside a stop"),
        ],
    )
    def test_a_load_rises_only_when_nothing_holds_it(self, effects: tuple[str, ...], load: str) -> None:
        assert load_effect([replace(asked(), effect=effect) for effect in effects]) == load


class TestAnswers:
    def test_what_is_left_out_is_filled_in(self) -> None:
        assert complete(TABLE, WELL | {"pain": 5.0}, {}) == WELL | {"pain": 5, "upper": 5, "limit": 3}

    @pytest.mark.parametrize(
        ("changed", "problem"),
        [
            pytest.param({"pain": 11}, "pain: must be a whole number from 0 to 10", id="pain of 11"),
            pytest.param({"pain": -1}, "pain: must be a whole number from 0 to 10", id="negative pain"),
            pytest.param({"pain": 5.5}, "pain: must be a whole number from 0 to 10", id="half a point"),
            pytest.param({"pain": float("inf")}, "pain: must be a whole", id="infinite pain"),
            pytest.param({"pain": True}, "pain: must be a whole number", id="yes for a number"),
            pytest.param({"pain": None}, "pain: must be a whole number", id="nothing for a number"),
            pytest.param({"pain": "3"}, "pain: must be a whole number", id="a text for a number"),
            pytest.param({"fever": 1}, "fever: must be true or false", id="a number for yes"),
            pytest.param({"kind": "odd"}, "kind: must be one of sharp, dull", id="another choice"),
            pytest.param({"kind": 1}, "kind: must be one of sharp, dull", id="a number for a choice"),
            pytest.param({"pain": 4, "upper": 3}, "upper: must be a whole number from 4", id="under another"),
            pytest.param({"limit": 3}, "limit: is not an input", id="a threshold among the answers"),
            pytest.param({"a\nb": 3}, r"a\\nb: is not an input", id="an unknown name"),
        ],
    )
    def test_what_cannot_be_is_refused_by_name(self, changed: dict[str, object], problem: str) -> None:
        with pytest.raises(FieldProblem, match=f"^{problem}"):
            complete(TABLE, WELL | changed, {})

    def test_a_missing_answer_is_refused_by_name(self) -> None:
        with pytest.raises(FieldProblem, match=r"^fever: is missing"):
            complete(TABLE, {"pain": 0, "kind": "dull"}, {})

    def test_a_threshold_out_of_its_range_is_refused_by_name(self) -> None:
        with pytest.raises(FieldProblem, match=r"^limit: must be a whole number from 2 to 5"):
            complete(TABLE, WELL, {"limit": 6})


class TestReaching:
    def test_answers_that_reach_a_rule_are_found(self) -> None:
        found = [witness(TABLE, each) for each in TABLE.rules]
        assert [decide(TABLE, values).rule for values in found] == ["else", "sore", "hot"]

    def test_a_rule_behind_a_more_severe_one_is_found_to_be_unreachable(self) -> None:
        shadowed = rule("late", "fever && pain > 5", "amber")
        assert witness(replace(TABLE, rules=(*TABLE.rules, shadowed)), shadowed) is None

    def test_every_number_is_tried_with_its_neighbours_the_best_first(self) -> None:
        age = Input("age", "int", 0, 120, (), None, "less", "age")
        table = replace(TABLE, inputs=(*TABLE.inputs, age), rules=(rule("young", "age < 18", "fine"),))
        assert regions_of(table)["age"] == (120, 19, 18, 17, 0)
        assert regions_of(table)["limit"] == (3, 2, 5)
        assert regions_of(table)["fever"] == (False, True)
