"""What opens the next stage, and how far each mark of it is."""

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from backend.rules.stages import Asked, Mark, Reached, is_open, marks, share, stable_days
from backend.rules.strength import Lift

SPRING_GATE = Asked(
    standing_body_weights=0.5, seated_body_weights=1.0, seated_body_weights_aim=1.5, stable_days=14
)
STRONG = Reached(
    body_weight_kg=70,
    standing={"left": [Lift(35, 8)], "right": [Lift(40, 8)]},
    seated={"left": [Lift(70, 8)], "right": [Lift(75, 8)]},
    stable_days=14,
)


def test_strength_of_both_legs_and_two_stable_weeks_open_the_plyometrics() -> None:
    found = marks(SPRING_GATE, STRONG)
    assert [mark.name for mark in found] == ["standing", "seated", "seated_aim", "stable_days"]
    assert is_open(found)


def test_an_aim_that_is_not_reached_keeps_nothing_shut() -> None:
    aim = marks(SPRING_GATE, STRONG)[2]
    assert aim == Mark("seated_aim", 66, is_aim=True)


@pytest.mark.parametrize(
    "reached",
    [
        pytest.param(replace(STRONG, stable_days=13), id="a day short of two weeks"),
        pytest.param(replace(STRONG, stable_days=None), id="nothing reported"),
        pytest.param(replace(STRONG, body_weight_kg=None), id="body weight not known"),
        pytest.param(replace(STRONG, standing=None), id="standing never tested"),
        pytest.param(replace(STRONG, seated={"left": [Lift(70, 8)]}), id="one leg seated only"),
    ],
)
def test_one_mark_that_is_missing_keeps_the_gate_shut(reached: Reached) -> None:
    assert not is_open(marks(SPRING_GATE, reached))


@pytest.mark.parametrize(("sessions", "is_it"), [(None, False), (1, False), (2, True), (5, True)])
def test_stable_plyometric_sessions_open_the_running(sessions: int | None, is_it: bool) -> None:
    assert is_open(marks(Asked(stable_sessions=2), Reached(stable_sessions=sessions))) is is_it


def test_a_stage_without_a_gate_is_open() -> None:
    assert marks(Asked(), Reached()) == ()
    assert is_open(())


def test_contacts_and_the_last_level_are_marks_too() -> None:
    asked = Asked(contacts=60, run_level=8)
    assert marks(asked, Reached(contacts=45, run_level=2)) == (Mark("contacts", 75), Mark("run_level", 25))
    assert marks(asked, Reached()) == (Mark("contacts", 0), Mark("run_level", 0))


@pytest.mark.parametrize(
    ("since", "days"),
    [
        pytest.param(None, None, id="nothing reported"),
        pytest.param(date(2026, 3, 6), 14, id="two weeks ago"),
        pytest.param(date(2026, 3, 25), 0, id="a date ahead"),
    ],
)
def test_stable_days_count_from_the_first_of_them(since: date | None, days: int | None) -> None:
    assert stable_days(since, date(2026, 3, 20)) == days


@pytest.mark.parametrize(
    ("have", "need", "percent"), [(None, 14, 0), (7, 14, 50), (20, 14, 100), (0, 0, 100)]
)
def test_a_share_is_between_nothing_and_all(have: int | None, need: int, percent: int) -> None:
    assert share(have, need) == percent


@pytest.mark.enumeration
@given(
    st.one_of(st.none(), st.integers(-3, 60)),
    st.one_of(st.none(), st.floats(30, 200)),
    st.floats(0, 200),
    st.integers(0, 12),
    st.integers(0, 30),
)
def test_a_gate_that_is_open_stays_open_when_more_is_reached(
    days: int | None, weight: float | None, load: float, reps: int, more: int
) -> None:
    def reached(extra: int) -> Reached:
        both = {side: [Lift(load + extra, reps + extra)] for side in ("left", "right")}
        stable = None if days is None else days + extra
        return Reached(weight, both, both, stable)

    before, after = marks(SPRING_GATE, reached(0)), marks(SPRING_GATE, reached(more))
    assert all(early.percent <= late.percent for early, late in zip(before, after, strict=True))
    assert is_open(after) or not is_open(before)
