"""Two stable repeats a level, days between runs, one change at a time."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from backend.rules.running import (
    Dose,
    days_between_runs,
    earliest_next_run,
    is_one_change_at_most,
    level_before,
    next_level,
    raised,
)

LEVELS = st.integers(1, 8)
PAIN = st.one_of(st.none(), st.integers(0, 10))


@pytest.mark.parametrize(
    ("level", "repeats", "after"),
    [
        pytest.param(1, 2, 2, id="two stable repeats"),
        pytest.param(1, 1, 1, id="one stable repeat"),
        pytest.param(1, None, 1, id="nobody knows"),
        pytest.param(8, 5, 8, id="the last level"),
        pytest.param(9, 5, 9, id="a ladder that has become shorter"),
    ],
)
def test_a_level_is_left_after_two_stable_repeats(level: int, repeats: int | None, after: int) -> None:
    assert next_level(level, 8, repeats) == after


@pytest.mark.parametrize(("level", "before"), [(5, 4), (1, 1)])
def test_an_unstable_run_goes_back_one_level(level: int, before: int) -> None:
    assert level_before(level) == before


@pytest.mark.parametrize(
    ("level", "pain", "days"),
    [
        pytest.param(8, 2, 0, id="light, at the last level"),
        pytest.param(3, 2, 1, id="light, below it: never on consecutive days"),
        pytest.param(3, 3, 2, id="medium"),
        pytest.param(8, 3, 2, id="medium, at the last level"),
        pytest.param(8, 4, 3, id="high"),
        pytest.param(8, None, 3, id="pain not told counts as high"),
    ],
)
def test_a_harder_run_needs_more_days_after_it(level: int, pain: int | None, days: int) -> None:
    assert days_between_runs(level, 8, pain) == days


def test_the_next_run_comes_after_those_days() -> None:
    assert earliest_next_run(date(2026, 3, 20), 2) == date(2026, 3, 23)
    assert earliest_next_run(date(2026, 3, 20), 0) == date(2026, 3, 21)
    assert earliest_next_run(None, 2) is None


@pytest.mark.parametrize(
    ("after", "what"),
    [
        pytest.param(Dose(20, 3), (), id="nothing"),
        pytest.param(Dose(25, 3), ("duration",), id="longer"),
        pytest.param(Dose(20, 4), ("frequency",), id="more often"),
        pytest.param(Dose(15, 3, 1), ("speed",), id="faster and shorter"),
        pytest.param(Dose(25, 4), ("duration", "frequency"), id="longer and more often"),
    ],
)
def test_what_has_gone_up_is_named(after: Dose, what: tuple[str, ...]) -> None:
    assert raised(Dose(20, 3), after) == what
    assert is_one_change_at_most(Dose(20, 3), after) is (len(what) < 2)


@pytest.mark.enumeration
@given(LEVELS, LEVELS, st.one_of(st.none(), st.integers(0, 9)))
def test_a_level_rises_by_one_at_most_and_never_falls_on_a_good_day(
    level: int, last: int, repeats: int | None
) -> None:
    assert level <= next_level(level, last, repeats) <= level + 1


@pytest.mark.enumeration
@given(LEVELS, PAIN, st.integers(0, 10))
def test_more_pain_never_means_fewer_days_of_rest(level: int, pain: int | None, more: int) -> None:
    least = 10 if pain is None else pain
    assert days_between_runs(level, 8, least + more) >= days_between_runs(level, 8, pain)


@pytest.mark.enumeration
@given(LEVELS, PAIN)
def test_below_the_last_level_no_two_runs_lie_on_consecutive_days(level: int, pain: int | None) -> None:
    next_on = earliest_next_run(date(2026, 3, 20), days_between_runs(level, level + 1, pain))
    assert next_on is not None
    assert (next_on - date(2026, 3, 20)).days >= 2
