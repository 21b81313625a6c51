"""After a bad day a fifth less and two days more; after days away, less the longer they were."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from backend.rules.step_back import (
    Restart,
    earliest_after_step_back,
    easier,
    harder,
    lowered_kg,
    restart_after,
)

RUNGS = ("raise-double", "raise-assisted", "raise-single")


@pytest.mark.parametrize(
    ("load_kg", "lowered"),
    [
        pytest.param(25, 20, id="a fifth"),
        pytest.param(22.5, 17.5, id="down to whole plates"),
        pytest.param(2.5, 0, id="the last plate comes off"),
        pytest.param(0, 0, id="nothing to take off"),
    ],
)
def test_a_step_back_takes_a_fifth_off(load_kg: float, lowered: float) -> None:
    assert lowered_kg(load_kg) == lowered


@pytest.mark.enumeration
@given(st.floats(0, 500), st.integers(0, 100))
def test_what_is_lowered_is_never_more_and_never_below_nothing(load_kg: float, percent: int) -> None:
    assert 0 <= lowered_kg(load_kg, percent) <= load_kg


@pytest.mark.enumeration
@given(st.floats(0, 500), st.integers(0, 100), st.integers(0, 100))
def test_the_more_comes_off_the_less_remains(load_kg: float, one: int, other: int) -> None:
    assert lowered_kg(load_kg, max(one, other)) <= lowered_kg(load_kg, min(one, other))


@pytest.mark.parametrize(
    ("rung", "below", "above"),
    [
        pytest.param("raise-single", "raise-assisted", "raise-single", id="at the top"),
        pytest.param("raise-assisted", "raise-double", "raise-single", id="between"),
        pytest.param("raise-double", "raise-double", "raise-assisted", id="at the foot"),
        pytest.param("bridge", "bridge", "bridge", id="not on this ladder"),
    ],
)
def test_a_ladder_ends_at_its_foot_and_its_top(rung: str, below: str, above: str) -> None:
    assert (easier(rung, RUNGS), harder(rung, RUNGS)) == (below, above)


def test_the_next_session_comes_two_days_later_than_it_might_have() -> None:
    assert earliest_after_step_back(date(2026, 3, 23)) == date(2026, 3, 27)


@pytest.mark.parametrize(
    ("gap_days", "restart"),
    [
        pytest.param(None, Restart(0, False), id="nobody knows"),
        pytest.param(6, Restart(0, False), id="six days"),
        pytest.param(7, Restart(20, False), id="a week"),
        pytest.param(20, Restart(20, False), id="a day short of three weeks"),
        pytest.param(21, Restart(50, False), id="three weeks"),
        pytest.param(41, Restart(50, False), id="a day short of six weeks"),
        pytest.param(42, Restart(50, True), id="six weeks"),
    ],
)
def test_days_away_bring_a_lower_start(gap_days: int | None, restart: Restart) -> None:
    assert restart_after(gap_days) == restart


@pytest.mark.enumeration
@given(st.integers(-5, 400), st.integers(0, 100))
def test_a_longer_gap_never_starts_higher(gap_days: int, more: int) -> None:
    shorter, longer = restart_after(gap_days), restart_after(gap_days + more)
    assert longer.less_percent >= shorter.less_percent
    assert longer.needs_test >= shorter.needs_test
