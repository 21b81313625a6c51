"""When to ask whether a reminder comes at the wrong time, and what to offer."""

from datetime import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from backend.rules.quiet_hours import QuietHours
from backend.rules.wrong_time import other_times, seems_wrong

QUIET = QuietHours(time(21, 30), time(7, 30))
CLOCKS = st.times().map(lambda at: at.replace(second=0, microsecond=0))


@pytest.mark.parametrize(
    ("were_answered", "expected"),
    [
        pytest.param([False, False, False, True], True, id="three in a row"),
        pytest.param([True, False, False, False], False, id="something since"),
        pytest.param([False, True, False, False], False, id="one in between"),
        pytest.param([False, False], False, id="only two yet"),
    ],
)
def test_three_in_a_row_make_a_question(were_answered: list[bool], expected: bool) -> None:
    assert seems_wrong(were_answered) is expected


@pytest.mark.parametrize(
    ("now_at", "done_at", "offers"),
    [
        pytest.param("18:00", [], ["20:00", "16:00"], id="nothing known"),
        pytest.param("18:00", ["19:52", "20:10", "20:41"], ["20:15", "20:00", "16:00"], id="done later"),
        pytest.param("18:00", ["19:58", "20:02", "20:03"], ["20:00", "16:00"], id="usual is two hours later"),
        pytest.param("18:00", ["19:52", "20:10"], ["20:00", "16:00"], id="done too rarely"),
        pytest.param("20:00", ["22:30"] * 3, ["18:00"], id="usual and later are quiet"),
        pytest.param("23:30", ["00:30"] * 3, ["21:30"], id="done after midnight"),
        pytest.param("08:00", ["08:05"] * 3, ["10:00"], id="done when it comes"),
    ],
)
def test_the_usual_time_is_offered_first(now_at: str, done_at: list[str], offers: list[str]) -> None:
    quiet = QuietHours(time(22), time(7, 30))
    found = other_times(time.fromisoformat(now_at), [time.fromisoformat(at) for at in done_at], quiet)
    assert [at.isoformat("minutes") for at in found] == offers


@given(now_at=CLOCKS, done_at=st.lists(CLOCKS, max_size=9), start=CLOCKS, end=CLOCKS)
def test_offers_are_few_different_audible_and_on_the_same_date(
    now_at: time, done_at: list[time], start: time, end: time
) -> None:
    quiet = QuietHours(start, end)
    found = other_times(now_at, done_at, quiet)
    assert len(found) <= 3
    assert len({now_at, *found}) == len(found) + 1
    assert not any(quiet.covers(at) for at in found)
