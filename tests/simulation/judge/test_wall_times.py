"""When a thing is due, by what was written down, where the person was, and what they wished."""

from datetime import UTC, datetime, time
from uuid import UUID

import pytest

from backend.simulation.judge.life import Document, Life
from backend.simulation.judge.wall_times import is_at_its_time

BEGAN = datetime(2026, 3, 20, 9, tzinfo=UTC)
ONE, VISIT = UUID(int=1), UUID(int=2)
DOCUMENT: Document = {
    "starts_on": "2026-03-20",
    "sessions": {"weekdays": ["mon", "wed", "fri"], "time": "18:00"},
    "next_day_check": {"time": "08:30"},
    "gtn": {"from": "2026-03-20", "weeks": 12, "time": "21:00", "wear_hours": 12},
    "shockwave": {"first": "2026-03-25T10:00", "sessions": 2, "every_days": 7},
}


@pytest.fixture
def life() -> Life:
    life = Life(1, "Europe/London", [(BEGAN, "Europe/London")], (time(21, 30), time(7, 30)))
    life.prescribe(BEGAN, DOCUMENT)
    return life


def utc(text: str) -> datetime:
    return datetime.fromisoformat(text).replace(tzinfo=UTC)


@pytest.mark.parametrize(
    ("kind", "due_at", "is_right"),
    [
        ("session", "2026-03-27T18:00", True),
        ("session", "2026-03-30T17:00", True),
        ("session", "2026-03-30T18:00", False),
        ("session", "2026-03-28T18:00", False),
        ("gtn_patch", "2026-03-28T21:00", True),
        ("gtn_patch_off", "2026-03-28T09:00", True),
        ("gtn_patch_off", "2026-03-28T10:00", False),
        ("gtn_patch", "2026-06-12T20:00", False),
        ("next_day_check", "2026-03-31T07:30", True),
        ("shockwave_day_before", "2026-03-31T09:00", True),
        ("shockwave_day_before", "2026-04-07T09:00", False),
        ("shockwave_soon", "2026-04-01T07:00", True),
    ],
)
def test_in_one_place(life: Life, kind: str, due_at: str, is_right: bool) -> None:
    assert is_at_its_time(life, kind, utc(due_at), ONE, VISIT) is is_right


def test_a_traveller_keeps_the_time_on_the_wall(life: Life) -> None:
    life.live_in(utc("2026-03-24T12:00"), "America/New_York")
    assert is_at_its_time(life, "session", utc("2026-03-25T22:00"), ONE, None)
    assert not is_at_its_time(life, "session", utc("2026-03-25T18:00"), ONE, None)
    assert is_at_its_time(life, "session", utc("2026-03-23T18:00"), ONE, None)


def test_a_moved_session_is_due_where_it_was_moved_to_until_that_is_taken_back(life: Life) -> None:
    moved_to = utc("2026-03-26T19:15")
    life.do(ONE, BEGAN, datetime.fromisoformat("2026-03-26T19:15"))
    assert is_at_its_time(life, "session", moved_to, ONE, None)
    life.do(ONE, BEGAN)
    life.take_back(ONE, BEGAN)
    assert is_at_its_time(life, "session", moved_to, ONE, None)
    life.take_back(ONE, BEGAN)
    assert not is_at_its_time(life, "session", moved_to, ONE, None)


def test_what_was_put_off_is_due_when_that_ends(life: Life) -> None:
    at = utc("2026-03-26T19:17")
    assert not is_at_its_time(life, "gtn_patch", at, ONE, None)
    life.snoozes[ONE] = {at}
    assert is_at_its_time(life, "gtn_patch", at, ONE, None)


def test_a_visit_with_another_time_takes_its_prompts_along(life: Life) -> None:
    life.rebooked[VISIT] = datetime.fromisoformat("2026-03-27T11:00")
    assert is_at_its_time(life, "shockwave_soon", utc("2026-03-27T09:00"), ONE, VISIT)
    assert not is_at_its_time(life, "shockwave_soon", utc("2026-03-25T08:00"), ONE, VISIT)


def test_today_keeps_its_time_when_the_new_one_is_over(life: Life) -> None:
    earlier = DOCUMENT | {"sessions": {"weekdays": ["mon", "wed", "fri"], "time": "07:00"}}
    life.prescribe(utc("2026-03-23T12:00"), earlier)
    assert is_at_its_time(life, "session", utc("2026-03-23T18:00"), ONE, None)
    assert is_at_its_time(life, "session", utc("2026-03-25T07:00"), ONE, None)
    assert not is_at_its_time(life, "session", utc("2026-03-25T18:00"), ONE, None)


def test_today_keeps_its_instant_when_its_time_is_over_in_the_zone_arrived_at(life: Life) -> None:
    life.live_in(utc("2026-03-23T13:30"), "Asia/Karachi")  # half past six in the evening
    assert is_at_its_time(life, "session", utc("2026-03-23T18:00"), ONE, None)
    assert not is_at_its_time(life, "session", utc("2026-03-25T18:00"), ONE, None)
    life.live_in(utc("2026-03-27T12:30"), "Europe/London")
    life.live_in(utc("2026-03-27T16:00"), "Asia/Tokyo")  # one in the morning of the next day
    assert not is_at_its_time(life, "session", utc("2026-03-27T18:00"), ONE, None)


def test_a_session_skipped_on_the_way_east_comes_at_its_time_on_the_next_date(life: Life) -> None:
    life.live_in(utc("2026-03-27T16:00"), "Asia/Tokyo")  # one in the morning of the next day
    assert is_at_its_time(life, "session", utc("2026-03-28T09:00"), ONE, None)
    assert not is_at_its_time(life, "session", utc("2026-03-28T18:00"), ONE, None)
    assert not is_at_its_time(life, "session", utc("2026-03-29T09:00"), ONE, None)


def test_a_moved_session_skipped_on_the_way_east_comes_at_the_time_it_was_moved_to(life: Life) -> None:
    life.do(ONE, BEGAN, datetime.fromisoformat("2026-03-26T19:15"))
    life.live_in(utc("2026-03-26T16:00"), "Asia/Tokyo")
    assert is_at_its_time(life, "session", utc("2026-03-27T10:15"), ONE, None)
    assert not is_at_its_time(life, "session", utc("2026-03-26T19:15"), ONE, None)


def test_what_comes_once_keeps_its_instant_on_the_way_east(life: Life) -> None:
    life.live_in(utc("2026-03-24T12:00"), "America/New_York")
    life.live_in(utc("2026-03-27T07:30"), "Pacific/Auckland")  # half past eight in the evening
    assert is_at_its_time(life, "next_day_check", utc("2026-03-27T12:30"), ONE, None)
    assert not is_at_its_time(life, "next_day_check", utc("2026-03-28T12:30"), ONE, None)
    assert not is_at_its_time(life, "gtn_patch", utc("2026-03-28T01:00"), ONE, None)


def test_what_kept_its_instant_is_at_its_time_again_further_west(life: Life) -> None:
    life.live_in(utc("2026-03-24T12:00"), "America/New_York")
    life.live_in(utc("2026-03-27T07:30"), "Pacific/Auckland")
    life.live_in(utc("2026-03-27T07:45"), "Europe/London")
    assert is_at_its_time(life, "next_day_check", utc("2026-03-27T08:30"), ONE, None)
    assert not is_at_its_time(life, "next_day_check", utc("2026-03-27T12:30"), ONE, None)


def test_today_keeps_its_instant_through_a_second_change(life: Life) -> None:
    for at, hour in (("12:00", "07:00"), ("13:00", "08:00")):
        sessions = DOCUMENT["sessions"] | {"time": hour}
        life.prescribe(utc(f"2026-03-23T{at}"), DOCUMENT | {"sessions": sessions})
    assert is_at_its_time(life, "session", utc("2026-03-23T18:00"), ONE, None)


def test_a_patch_comes_off_so_long_after_it_went_on(life: Life) -> None:
    other = DOCUMENT | {"gtn": DOCUMENT["gtn"] | {"time": "08:00"}}
    life.prescribe(utc("2026-03-23T22:00"), other)
    assert is_at_its_time(life, "gtn_patch_off", utc("2026-03-24T09:00"), ONE, None)
    assert is_at_its_time(life, "gtn_patch_off", utc("2026-03-24T20:00"), ONE, None)
    assert not is_at_its_time(life, "gtn_patch_off", utc("2026-03-25T09:00"), ONE, None)
