"""Eight repetitions in every set of two stable sessions, then weight; each leg for itself."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from backend.rules.next_load import Effort, LoadRule, load_for_reps_kg, next_load_kg, next_loads_kg

GOOD = Effort(20, (8, 8, 8), was_stable=True)
SHORT = Effort(20, (8, 7, 8), was_stable=True)
UNSTABLE = Effort(20, (8, 8, 8), was_stable=False)
LIGHTER = Effort(15, (8, 8, 8), was_stable=True)
NOT_TOLD = Effort(None, (8, 8, 8), was_stable=True)
NO_SETS = Effort(20, (), was_stable=True)

EFFORTS = st.builds(
    Effort,
    load_kg=st.one_of(st.none(), st.floats(0, 200)),
    reps=st.lists(st.integers(0, 30), max_size=5).map(tuple),
    was_stable=st.booleans(),
)
LOADS = st.integers(0, 80).map(lambda plates: plates * 2.5)


@pytest.mark.parametrize(
    ("latest", "load_kg"),
    [
        pytest.param([GOOD, GOOD], 22.5, id="twice eight, twice stable"),
        pytest.param([GOOD, GOOD, UNSTABLE], 22.5, id="a bad day further back"),
        pytest.param([GOOD, UNSTABLE], 20, id="one of the two unstable"),
        pytest.param([GOOD, SHORT], 20, id="a set of seven"),
        pytest.param([GOOD, LIGHTER], 20, id="one of the two with less weight"),
        pytest.param([GOOD, NOT_TOLD], 20, id="a load that was not told"),
        pytest.param([NO_SETS, GOOD], 20, id="sets that were not told"),
        pytest.param([GOOD], 20, id="one session only"),
        pytest.param([], 20, id="nothing yet"),
    ],
)
def test_weight_is_added_after_two_good_sessions_at_this_load(latest: list[Effort], load_kg: float) -> None:
    assert next_load_kg(20, latest) == load_kg


@pytest.mark.parametrize(
    ("load_kg", "step_kg"),
    [
        pytest.param(0, 2.5, id="nothing yet: one plate"),
        pytest.param(20, 2.5, id="a tenth is less than a plate"),
        pytest.param(49.9, 2.5, id="just under two plates"),
        pytest.param(50, 5, id="a tenth is two plates"),
        pytest.param(120, 5, id="never more than the most"),
    ],
)
def test_a_step_is_whole_plates_within_a_tenth_and_five_kilos(load_kg: float, step_kg: float) -> None:
    assert LoadRule().step_kg(load_kg) == step_kg


def test_a_clinic_with_smaller_plates_takes_smaller_steps() -> None:
    assert LoadRule(plate_kg=1.25, most_step_kg=2.5).step_kg(15) == 1.25


def test_each_leg_rises_by_its_own_repetitions() -> None:
    efforts = {"left": [GOOD, GOOD], "right": [GOOD, SHORT]}
    assert next_loads_kg({"left": 20, "right": 20}, efforts) == {"left": 22.5, "right": 20}


def test_a_leg_that_was_not_reported_stays() -> None:
    assert next_loads_kg({"left": 20, "right": 20}, {"left": [GOOD, GOOD]})["right"] == 20


@pytest.mark.parametrize(
    ("other_kg", "aching_kg"),
    [
        pytest.param(20, 20, id="the other leg has not earned it: wait"),
        pytest.param(22.5, 22.5, id="the other leg bears as much: rise"),
        pytest.param(10, 20, id="ahead already: stay, never lower"),
    ],
)
def test_the_aching_leg_is_not_sent_ahead_of_the_other(other_kg: float, aching_kg: float) -> None:
    loads = {"left": 20, "right": other_kg}
    assert next_loads_kg(loads, {"left": [GOOD, GOOD]}, aching_side="left")["left"] == aching_kg


def test_an_aching_leg_that_trains_alone_is_not_held_by_the_other() -> None:
    assert next_loads_kg({"left": 20}, {"left": [GOOD, GOOD]}, aching_side="left") == {"left": 22.5}


@pytest.mark.enumeration
@given(LOADS, st.lists(EFFORTS, max_size=4))
def test_a_load_never_falls_and_rises_by_one_step_at_most(load_kg: float, latest: list[Effort]) -> None:
    assert load_kg <= next_load_kg(load_kg, latest) <= load_kg + LoadRule().step_kg(load_kg)


@pytest.mark.enumeration
@given(LOADS, st.lists(EFFORTS, max_size=4), st.integers(0, 1))
def test_a_missing_or_unstable_answer_never_raises_a_load(
    load_kg: float, latest: list[Effort], place: int
) -> None:
    gap = Effort(None, (), was_stable=False)
    assert next_load_kg(load_kg, [*latest[:place], gap]) == load_kg


@pytest.mark.enumeration
@given(LOADS, LOADS, st.lists(EFFORTS, max_size=3), st.lists(EFFORTS, max_size=3))
def test_no_answers_of_one_leg_raise_the_other(
    left_kg: float, right_kg: float, of_left: list[Effort], of_right: list[Effort]
) -> None:
    loads = {"left": left_kg, "right": right_kg}
    together = next_loads_kg(loads, {"left": of_left, "right": of_right})
    assert together == {"left": next_load_kg(left_kg, of_left), "right": next_load_kg(right_kg, of_right)}


@pytest.mark.enumeration
@given(LOADS, LOADS, st.lists(EFFORTS, max_size=3), st.lists(EFFORTS, max_size=3))
def test_a_leg_that_aches_gets_no_more_than_without_the_ache(
    left_kg: float, right_kg: float, of_left: list[Effort], of_right: list[Effort]
) -> None:
    loads, efforts = {"left": left_kg, "right": right_kg}, {"left": of_left, "right": of_right}
    free, aching = next_loads_kg(loads, efforts), next_loads_kg(loads, efforts, aching_side="left")
    assert left_kg <= aching["left"] <= free["left"]
    assert aching["left"] <= max(left_kg, aching["right"])


@pytest.mark.parametrize(
    ("reps", "wanted", "load_kg"),
    [
        pytest.param(8, 15, 38, id="more repetitions, less weight"),
        pytest.param(8, 8, 45, id="as many: all of it"),
        pytest.param(8, 6, 45, id="fewer: never more weight"),
        pytest.param(15, 12, 45, id="lifted more often than is asked"),
        pytest.param(0, 15, 0, id="never lifted"),
    ],
)
def test_a_tested_weight_is_taken_for_as_many_repetitions_as_are_asked(
    reps: int, wanted: int, load_kg: float
) -> None:
    assert load_for_reps_kg(45, reps, wanted) == load_kg
