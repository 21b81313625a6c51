"""The ring of a strength gate: full only when both legs have lifted it."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from backend.rules.strength import (
    GATE_REPS,
    Lift,
    gate_reps,
    lifted_percent,
    percent_of_both,
    percent_of_gate,
)

LIFTS = st.builds(Lift, load_kg=st.floats(0, 300), reps=st.integers(0, 20))
WEIGHTS = st.one_of(st.none(), st.floats(20, 250))


@pytest.mark.parametrize(
    ("lift", "body_weight_kg", "percent"),
    [
        pytest.param(Lift(35, 8), 70, 100, id="just reached"),
        pytest.param(Lift(34.5, 8), 70, 98, id="half a kilo short"),
        pytest.param(Lift(35, 7), 70, 87, id="one repetition short"),
        pytest.param(Lift(60, 12), 70, 100, id="more than asked is not more than full"),
        pytest.param(Lift(0, 8), 70, 0, id="no weight yet"),
        pytest.param(Lift(35, 8), None, 0, id="body weight not known"),
        pytest.param(Lift(35.05, 8), 70.1, 100, id="a weight with decimals"),
    ],
)
def test_a_leg_is_measured_against_body_weight(
    lift: Lift, body_weight_kg: float | None, percent: int
) -> None:
    assert percent_of_gate([lift], body_weight_kg, 0.5) == percent


def test_a_gate_that_asks_for_no_weight_counts_repetitions() -> None:
    assert percent_of_gate([Lift(0, 6)], 70, 0.0) == 75


def test_the_best_of_several_lifts_counts() -> None:
    assert percent_of_gate([Lift(20, 8), Lift(35, 8), Lift(70, 1)], 70, 0.5) == 100


def test_both_legs_must_reach_it() -> None:
    lifts = {"left": [Lift(70, 8)], "right": [Lift(35, 8)]}
    assert percent_of_both(lifts, 70, 1.0) == 50


def test_a_leg_that_was_never_tested_keeps_the_gate_shut() -> None:
    assert percent_of_both({"left": [Lift(100, 8)]}, 70, 1.0) == 0


@pytest.mark.parametrize(
    ("right", "body_weight_kg", "percent"),
    [
        pytest.param([Lift(35, 8)], 70, 50, id="the weaker leg counts"),
        pytest.param([Lift(35, 8), Lift(60, 5)], 70, 50, id="too few repetitions do not"),
        pytest.param([], 70, 0, id="one leg was never tested"),
        pytest.param([Lift(35, 8)], None, 0, id="body weight not known"),
    ],
)
def test_what_was_lifted_is_told_in_percent_of_body_weight(
    right: list[Lift], body_weight_kg: float | None, percent: int
) -> None:
    assert lifted_percent({"left": [Lift(70, 8)], "right": right}, body_weight_kg) == percent


@pytest.mark.enumeration
@given(st.lists(LIFTS, max_size=4), WEIGHTS, LIFTS)
def test_another_lift_never_sets_a_leg_back(lifts: list[Lift], weight: float | None, more: Lift) -> None:
    assert 0 <= percent_of_gate(lifts, weight, 0.5) <= percent_of_gate([*lifts, more], weight, 0.5) <= 100


@pytest.mark.enumeration
@given(LIFTS, st.floats(20, 250), st.floats(0, 100), st.integers(0, 5))
def test_more_weight_or_more_repetitions_never_count_less(
    lift: Lift, body_weight_kg: float, kilos: float, reps: int
) -> None:
    better = Lift(lift.load_kg + kilos, lift.reps + reps)
    assert percent_of_gate([lift], body_weight_kg, 1.0) <= percent_of_gate([better], body_weight_kg, 1.0)


@pytest.mark.parametrize(
    ("of_gate", "goal", "asked"),
    [
        pytest.param(8, 12, 12, id="a higher goal"),
        pytest.param(8, 5, 8, id="a lower goal"),
        pytest.param(None, 0, GATE_REPS, id="none of its own"),
    ],
)
def test_a_gate_asks_for_more_repetitions_with_a_higher_goal_and_never_for_fewer(
    of_gate: int | None, goal: int, asked: int
) -> None:
    assert gate_reps(of_gate, goal) == asked
