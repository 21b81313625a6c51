"""What answers come to, and which change matters."""

import json
from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from backend.content import questionnaires
from backend.rules.document import FieldProblem
from backend.rules.questionnaire import (
    Change,
    Form,
    Item,
    Score,
    Threshold,
    Well,
    change,
    score,
    threshold_at,
)

PAIN = Item("pain", 0, 10, is_reversed=True)
WALK = Item("walk", 0, 10)
REACH = Item("reach", 0, 3, points=(0, 4, 7, 10))
MINUTES = Item("minutes", 10, 40, weight=2)
FORM = Form((PAIN, WALK, REACH), "more", is_percent=True, most_missing=1, thresholds=(Threshold(0, 10),))
SUM = replace(FORM, items=(WALK, MINUTES), is_percent=False, most_missing=0)
# The phone works the same cases.
SHARED = Path("frontend/src/patient/questionnaire/score.cases.json")


@pytest.mark.parametrize(
    ("form", "answers", "value"),
    [
        pytest.param(FORM, {"pain": 0, "walk": 10, "reach": 3}, 100, id="well on every item"),
        pytest.param(FORM, {"pain": 10, "walk": 0, "reach": 0}, 0, id="the worst on every item"),
        pytest.param(FORM, {"pain": 3, "walk": 8, "reach": 2}, 73, id="22 of 30, rounded down"),
        pytest.param(FORM, {"pain": 5, "walk": 5, "reach": 1}, 47, id="14 of 30, rounded up"),
        pytest.param(
            FORM, {"pain": None, "walk": 5, "reach": 3}, 75, id="one left open, the others speak for it"
        ),
        pytest.param(FORM, {"walk": 1, "reach": 0}, 5, id="one left out"),
        pytest.param(SUM, {"walk": 4, "minutes": 25}, 34, id="sum with a weight, from the least minutes on"),
    ],
)
def test_answers_come_to_a_score(form: Form, answers: Mapping[str, int | None], value: int) -> None:
    assert score(form, answers).value == value


def test_a_half_is_rounded_up() -> None:
    form = replace(FORM, items=(Item("a", 0, 8),))
    assert score(form, {"a": 1}).value == 13


def test_what_is_missing_is_told_by_name() -> None:
    assert score(FORM, {"walk": 5, "reach": 1}) == Score(45, False, ("pain",))
    assert score(FORM, {"walk": 5}) == Score(None, False, ("pain", "reach"))
    assert score(FORM, {"pain": 0, "walk": 0, "reach": 0}).is_complete


@pytest.mark.parametrize(
    ("answers", "field", "message"),
    [
        pytest.param({"pain": 11}, "pain", "must be a whole number from 0 to 10", id="pain of 11"),
        pytest.param({"pain": -1}, "pain", "must be a whole number from 0 to 10", id="pain under nothing"),
        pytest.param(
            {"pain": True}, "pain", "must be a whole number from 0 to 10", id="yes in place of a number"
        ),
        pytest.param(
            {"reach": 4}, "reach", "must be a whole number from 0 to 3", id="a choice that is not there"
        ),
        pytest.param({"hop": 3}, "hop", "is not an item of this questionnaire", id="unknown item"),
        pytest.param(
            {"hop": None}, "hop", "is not an item of this questionnaire", id="unknown item left open"
        ),
    ],
)
def test_an_impossible_answer_is_refused_by_its_item(
    answers: dict[str, int | None], field: str, message: str
) -> None:
    with pytest.raises(FieldProblem) as refused:
        score(FORM, {"pain": 1, "walk": 1, "reach": 1} | answers)
    assert (refused.value.field, refused.value.message) == (field, message)


def test_the_highest_score_is_100_or_the_sum_of_the_items() -> None:
    assert (FORM.most, SUM.most) == (100, 70)


@pytest.mark.parametrize(
    ("before", "after", "well", "named"),
    [
        pytest.param(50, 60, "more", "better", id="up by the threshold"),
        pytest.param(50, 59, "more", "same", id="up by less"),
        pytest.param(50, 50, "more", "same", id="no change"),
        pytest.param(50, 41, "more", "same", id="down by less"),
        pytest.param(50, 40, "more", "worse", id="down by the threshold"),
        pytest.param(50, 40, "less", "better", id="down where less is well"),
        pytest.param(50, 60, "less", "worse", id="up where less is well"),
    ],
)
def test_a_change_counts_from_its_threshold_on(before: int, after: int, well: Well, named: Change) -> None:
    assert change(before, after, 10, well) == named


@pytest.mark.parametrize(("weeks", "points"), [(0, 14), (6, 14), (12, 14), (23, 14), (24, 7), (52, 7)])
def test_visa_a_asks_for_14_points_at_12_weeks_and_7_from_24_on(weeks: int, points: int) -> None:
    assert threshold_at(questionnaires()["visa_a"].form.thresholds, weeks).points == points


def test_the_phone_and_the_house_work_the_same_cases() -> None:
    form = questionnaires()["soleus_short"].form
    for case in json.loads(SHARED.read_text(encoding="utf-8")):
        assert score(form, case["answers"]).value == case["value"], case


@st.composite
def filled(draw: st.DrawFn) -> tuple[Form, dict[str, int]]:
    """A form of one to six items and an answer to each."""
    items = tuple(draw(_item(f"i{n}")) for n in range(draw(st.integers(1, 6))))
    form = replace(FORM, items=items, is_percent=draw(st.booleans()), most_missing=0)
    return form, {item.key: draw(st.integers(item.least, item.most)) for item in items}


@st.composite
def _item(draw: st.DrawFn, key: str) -> Item:
    weight = draw(st.integers(1, 5))
    if draw(st.booleans()):
        points = tuple(draw(st.lists(st.integers(0, 30), min_size=2, max_size=6, unique=True)))
        return Item(key, 0, len(points) - 1, weight=weight, points=points)
    least = draw(st.integers(0, 5))
    return Item(key, least, least + draw(st.integers(1, 30)), draw(st.booleans()), weight)


@pytest.mark.enumeration
@given(filled())
def test_a_score_lies_between_0_and_the_most(one: tuple[Form, dict[str, int]]) -> None:
    form, answers = one
    value = score(form, answers).value
    assert value is not None
    assert 0 <= value <= form.most


@pytest.mark.enumeration
@given(filled(), st.data())
def test_an_answer_that_earns_more_never_lowers_the_score(
    one: tuple[Form, dict[str, int]], data: st.DataObject
) -> None:
    form, answers = one
    item = data.draw(st.sampled_from(form.items))
    other = data.draw(st.integers(item.least, item.most))
    before, after = score(form, answers).value, score(form, answers | {item.key: other}).value
    assert before is not None
    assert after is not None
    if item.earned(other) >= item.earned(answers[item.key]):
        assert after >= before
    else:
        assert after <= before
