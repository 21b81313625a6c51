"""Which times a person may set, and what else moves with them."""

from dataclasses import replace
from datetime import date, time, timedelta

import pytest

from backend.rules.own_times import leading_time, settable_times, time_problem, with_own_times
from backend.rules.prescription import DailyCourse, Milestones, Prescription, Sessions

DAY = date(2026, 3, 20)
EVERYTHING = Prescription(
    zone="Europe/London",
    starts_on=DAY,
    sessions=Sessions(("mon", "wed", "fri"), time(18)),
    collagen_lead=timedelta(minutes=30),
    next_day_check_at=time(8, 30),
    gtn=DailyCourse(DAY, 2, time(8)),
    gtn_wear=timedelta(hours=12),
    wedges=DailyCourse(DAY, 2, time(7, 30)),
    questionnaire=Milestones(DAY, (0, 6), time(19)),
)


def test_every_time_of_a_plan_can_be_set_but_that_of_the_collagen_which_follows_its_session() -> None:
    assert settable_times(EVERYTHING, DAY) == {
        "session": time(18),
        "next_day_check": time(8, 30),
        "gtn_patch": time(8),
        "gtn_patch_off": time(20),
        "heel_wedges": time(7, 30),
        "questionnaire": time(19),
    }


@pytest.mark.parametrize(
    ("today", "left"),
    [
        pytest.param(date(2026, 4, 2), {"gtn_patch", "heel_wedges", "questionnaire"}, id="last day"),
        pytest.param(date(2026, 4, 3), {"questionnaire"}, id="the day after the courses"),
        pytest.param(date(2026, 5, 1), set(), id="the day after the last questions"),
    ],
)
def test_what_is_over_has_no_time_any_more(today: date, left: set[str]) -> None:
    found = settable_times(replace(EVERYTHING, gtn_wear=None), today)
    assert found.keys() - {"session", "next_day_check"} == left


def test_own_times_change_nothing_but_the_time_of_day() -> None:
    own = {"session": time(7), "next_day_check": time(9), "gtn_patch": time(10), "heel_wedges": time(6)}
    changed = with_own_times(EVERYTHING, own)

    assert settable_times(changed, DAY) == own | {"gtn_patch_off": time(22), "questionnaire": time(19)}
    assert with_own_times(changed, settable_times(EVERYTHING, DAY)) == EVERYTHING


def test_the_time_of_what_is_not_prescribed_is_of_no_effect() -> None:
    bare = Prescription(zone="UTC", starts_on=DAY)
    assert settable_times(bare, DAY) == {}
    assert with_own_times(bare, {"session": time(7), "gtn_patch": time(9)}) == bare


def test_a_patch_that_is_to_come_off_at_midnight_goes_on_at_noon() -> None:
    assert leading_time(EVERYTHING, "gtn_patch_off", time(0)) == ("gtn_patch", time(12))
    assert leading_time(EVERYTHING, "session", time(0)) == ("session", time(0))


@pytest.mark.parametrize(
    ("kind", "at", "is_fine"),
    [
        pytest.param("next_day_check", time(8, 30), True, id="a morning"),
        pytest.param("next_day_check", time(3, 59), False, id="a check in the night"),
        pytest.param("next_day_check", time(14, 1), False, id="a check in the afternoon"),
        pytest.param("session", time(3), True, id="a session long before the check"),
        pytest.param("session", time(23, 31), False, id="a session too late for the next morning"),
        pytest.param("gtn_patch", time(23, 59), True, id="what the night does not matter to"),
    ],
)
def test_the_morning_check_is_in_the_morning_and_a_night_after_the_session(
    kind: str, at: time, is_fine: bool
) -> None:
    times = {"session": time(18), "next_day_check": time(4, 30)}
    assert (time_problem(times, kind, at) is None) == is_fine


def test_without_a_session_the_check_has_no_night_to_wait_for() -> None:
    assert time_problem({"next_day_check": time(8)}, "next_day_check", time(4)) is None
