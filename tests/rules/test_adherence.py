"""A share of what was due that forgives the day, the rest and the pause."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from backend.rules.adherence import Adherence, adherence

SUNDAY = date(2026, 3, 29)
MONDAY, WEDNESDAY, FRIDAY = date(2026, 3, 23), date(2026, 3, 25), date(2026, 3, 27)
WEEK = [MONDAY, WEDNESDAY, FRIDAY]


def test_all_that_was_done_is_all() -> None:
    assert adherence(WEEK, WEEK, SUNDAY) == Adherence(3, 3)
    assert Adherence(3, 3).percent == 100


def test_a_session_done_on_another_day_of_its_week_counts() -> None:
    assert adherence(WEEK, [MONDAY, date(2026, 3, 26), SUNDAY], SUNDAY) == Adherence(3, 3)


def test_more_than_was_due_does_not_make_up_for_another_week() -> None:
    week_before = [day - timedelta(weeks=1) for day in WEEK]
    done = [*WEEK, SUNDAY]
    assert adherence([*week_before, *WEEK], done, SUNDAY) == Adherence(3, 6)


def test_a_rest_or_a_pause_is_not_counted() -> None:
    assert adherence(WEEK, [], SUNDAY, resting=WEEK) == Adherence(0, 0)
    assert Adherence(0, 0).percent is None


@pytest.mark.parametrize(
    ("done", "found"),
    [
        pytest.param([], Adherence(0, 1), id="not done yet: not lost"),
        pytest.param([WEDNESDAY], Adherence(1, 1), id="today's in place of Monday's"),
        pytest.param([MONDAY, WEDNESDAY], Adherence(2, 2), id="both"),
    ],
)
def test_today_counts_once_it_is_done(done: list[date], found: Adherence) -> None:
    assert adherence(WEEK, done, WEDNESDAY) == found


def test_only_the_last_four_weeks_are_looked_at() -> None:
    long_ago = MONDAY - timedelta(weeks=4)
    assert adherence([long_ago, *WEEK], [long_ago, *WEEK], SUNDAY) == Adherence(3, 3)


DATES = st.lists(
    st.integers(-40, 10).map(lambda days: SUNDAY + timedelta(days=days)), max_size=20, unique=True
)


@pytest.mark.enumeration
@given(DATES, DATES, DATES)
def test_a_share_is_a_share(due: list[date], done: list[date], resting: list[date]) -> None:
    found = adherence(due, done, SUNDAY, resting)
    assert 0 <= found.done <= found.due
    assert found.percent is None or 0 <= found.percent <= 100


@pytest.mark.enumeration
@given(DATES, DATES, st.integers(-40, 0))
def test_doing_one_more_never_lowers_what_was_done(due: list[date], done: list[date], when: int) -> None:
    before = adherence(due, done, SUNDAY)
    after = adherence(due, [*done, SUNDAY + timedelta(days=when)], SUNDAY)
    assert after.done >= before.done
    assert (after.percent or 0) >= (before.percent or 0)
