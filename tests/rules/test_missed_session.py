"""A missed session takes the next legal day, or is let go; it never pushes another."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from backend.rules.missed_session import day_for_missed, next_legal_day

MONDAY = date(2026, 3, 23)
FAR = date(2026, 6, 1)


def day(after_monday: int) -> date:
    return MONDAY + timedelta(days=after_monday)


@pytest.mark.parametrize(
    ("today", "others", "found"),
    [
        pytest.param(1, [3], 1, id="Monday missed, Thursday planned: Tuesday"),
        pytest.param(1, [4, 7], 1, id="Monday missed, Friday planned: Tuesday"),
        pytest.param(2, [4], 2, id="two days before the next one is enough"),
        pytest.param(1, [2, 4], None, id="Wednesday follows: no room"),
        pytest.param(2, [3], None, id="noticed too late: let go"),
        pytest.param(1, [-1, 5], 1, id="two days after the last one done"),
        pytest.param(1, [0, 5], 2, id="something done on the missed day itself"),
        pytest.param(1, [], 1, id="nothing else planned"),
        pytest.param(-3, [3], 1, id="never before the day it was missed"),
    ],
)
def test_a_missed_session_goes_to_the_next_legal_day(
    today: int, others: list[int], found: int | None
) -> None:
    expected = None if found is None else day(found)
    assert day_for_missed(MONDAY, day(today), [day(other) for other in others], FAR) == expected


def test_nothing_is_offered_beyond_the_end_of_the_plan() -> None:
    assert day_for_missed(MONDAY, day(1), [], last_day=MONDAY) is None
    assert next_legal_day(day(1), [day(1)], day(2)) is None
    assert next_legal_day(day(1), [day(1)], day(3)) == day(3)


DAYS = st.integers(-10, 20)


@pytest.mark.enumeration
@given(DAYS, st.sets(DAYS, max_size=6), st.integers(-5, 20))
def test_what_is_found_keeps_two_days_to_every_other_session(today: int, others: set[int], last: int) -> None:
    dates = [day(other) for other in others]
    found = day_for_missed(MONDAY, day(today), dates, day(last))
    if found is not None:
        assert all(abs((found - other).days) >= 2 for other in dates)
        assert max(MONDAY, day(today - 1)) < found <= day(last)
        assert not [other for other in dates if MONDAY < other < found]


@pytest.mark.enumeration
@given(DAYS, st.sets(DAYS, max_size=6))
def test_the_first_legal_day_is_taken(today: int, others: set[int]) -> None:
    dates = [day(other) for other in others]
    found = next_legal_day(day(today), dates, FAR)
    assert found is not None
    for between in range((found - day(today)).days):
        assert any(abs((day(today + between) - other).days) < 2 for other in dates)
