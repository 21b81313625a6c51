"""Half of the usual week, no running in severe pain, and a word when a week has jumped."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from backend.rules.activity import Activity, budget, load_jump_percent, severity, used_percent

AMOUNT = st.one_of(st.none(), st.integers(0, 200_000))
USUAL = st.builds(Activity, AMOUNT, AMOUNT, AMOUNT)


def test_the_budget_is_half_of_the_usual_week() -> None:
    assert budget(Activity(70_001, 90, 2)) == Activity(35_000, 45, 1)


def test_what_was_never_told_has_no_budget() -> None:
    assert budget(Activity(steps=70_000)) == Activity(35_000, None, None)


def test_severe_pain_leaves_no_running_and_no_games() -> None:
    assert budget(Activity(70_000, 90, 2), is_severe=True) == Activity(35_000, 0, 0)
    assert budget(Activity(), is_severe=True) == Activity(None, 0, 0)


@pytest.mark.parametrize(
    ("done", "allowed", "percent"),
    [
        pytest.param(10, 40, 25, id="a quarter"),
        pytest.param(60, 40, 150, id="overdrawn"),
        pytest.param(None, 40, 0, id="nothing told"),
        pytest.param(10, None, None, id="no budget"),
        pytest.param(10, 0, 100, id="some although none was allowed"),
        pytest.param(0, 0, 0, id="none of none"),
    ],
)
def test_a_bar_fills_with_what_was_done(done: int | None, allowed: int | None, percent: int | None) -> None:
    assert used_percent(done, allowed) == percent


@pytest.mark.parametrize(
    ("pain", "is_locked", "expected"),
    [
        pytest.param(3, False, "mild", id="at the limit"),
        pytest.param(4, False, "more", id="over the limit"),
        pytest.param(5, False, "more", id="where a session ends"),
        pytest.param(6, False, "severe", id="beyond that"),
        pytest.param(0, True, "severe", id="locked without pain"),
        pytest.param(None, True, "severe", id="locked and not told"),
        pytest.param(None, False, None, id="not told"),
    ],
)
def test_how_much_has_to_change_follows_from_the_pain(
    pain: int | None, is_locked: bool, expected: str | None
) -> None:
    assert severity(pain, mild_most=3, severe_over=5, is_locked=is_locked) == expected


@pytest.mark.parametrize(
    ("weeks", "percent"),
    [
        pytest.param([140, 100, 100], 40, id="two fifths more"),
        pytest.param([130, 100, 100], None, id="at the limit"),
        pytest.param([140, None, 100, None], 40, id="weeks that were not told are left out"),
        pytest.param([140, 100, 100, 100, 100, 1000], 40, id="older weeks do not count"),
        pytest.param([50, 100], None, id="less"),
        pytest.param([None, 100], None, id="this week not told"),
        pytest.param([140, None], None, id="nothing to compare with"),
        pytest.param([140, 0, 0], None, id="from nothing"),
        pytest.param([], None, id="no weeks"),
    ],
)
def test_a_jump_is_told_beyond_the_limit(weeks: list[int | None], percent: int | None) -> None:
    assert load_jump_percent(weeks) == percent


@pytest.mark.enumeration
@given(USUAL, st.integers(0, 100), st.booleans())
def test_a_budget_is_never_more_than_usual(usual: Activity, percent: int, is_severe: bool) -> None:
    allowed = budget(usual, percent, is_severe=is_severe)
    for name in ("steps", "run_minutes", "games"):
        before, after = getattr(usual, name), getattr(allowed, name)
        assert after is None or after == 0 or after <= before


@pytest.mark.enumeration
@given(st.lists(AMOUNT, max_size=6), st.integers(0, 1000))
def test_more_this_week_never_hides_a_jump(weeks: list[int | None], more: int) -> None:
    if weeks and weeks[0] is not None and load_jump_percent(weeks) is not None:
        assert load_jump_percent([weeks[0] + more, *weeks[1:]]) is not None
