"""How many heel raises are usual, and when two legs differ."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from backend.rules.heel_raise import is_lopsided, side_difference_percent, usual_raises

COUNT = st.one_of(st.none(), st.integers(0, 100))


@pytest.mark.parametrize(
    ("age", "sex", "raises"),
    [
        pytest.param(20, "male", 37, id="youngest"),
        pytest.param(39, "female", 27, id="end of a decade"),
        pytest.param(40, "male", 28, id="start of a decade"),
        pytest.param(65, "female", 19, id="sixties"),
        pytest.param(72, "male", 14, id="seventies"),
        pytest.param(89, "female", 13, id="oldest"),
        pytest.param(19, "male", None, id="too young for a figure"),
        pytest.param(90, "male", None, id="too old for a figure"),
        pytest.param(50, "unsaid", None, id="sex not said"),
        pytest.param(50, None, None, id="sex not known"),
        pytest.param(None, "male", None, id="age not known"),
    ],
)
def test_the_usual_number_is_by_age_and_sex(age: int | None, sex: str | None, raises: int | None) -> None:
    assert usual_raises(age, sex) == raises


@pytest.mark.parametrize(
    ("left", "right", "percent", "is_flagged"),
    [
        pytest.param(20, 20, 0, False, id="equal"),
        pytest.param(18, 20, 10, False, id="a tenth: not flagged"),
        pytest.param(20, 17, 15, True, id="more than a tenth"),
        pytest.param(178, 199, 10, True, id="a little more than a tenth"),
        pytest.param(0, 0, 0, False, id="none on either"),
        pytest.param(None, 20, None, False, id="one leg not counted"),
        pytest.param(20, None, None, False, id="the other leg not counted"),
    ],
)
def test_a_weaker_leg_is_flagged_beyond_a_tenth(
    left: int | None, right: int | None, percent: int | None, is_flagged: bool
) -> None:
    assert side_difference_percent(left, right) == percent
    assert is_lopsided(left, right) is is_flagged


@pytest.mark.enumeration
@given(COUNT, COUNT)
def test_it_makes_no_difference_which_leg_is_the_weaker(left: int | None, right: int | None) -> None:
    assert side_difference_percent(left, right) == side_difference_percent(right, left)
    assert is_lopsided(left, right) == is_lopsided(right, left)


@pytest.mark.enumeration
@given(st.integers(18, 92), st.sampled_from(["male", "female"]))
def test_nobody_is_expected_to_do_more_when_older(age: int, sex: str) -> None:
    now, later = usual_raises(age, sex), usual_raises(age + 10, sex)
    assert now is None or later is None or later <= now
