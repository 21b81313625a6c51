"""What the judge calls wrong, one case at a time."""

from datetime import UTC, datetime, time, timedelta
from typing import Any
from uuid import UUID

import pytest

from backend.simulation.judge.court import Court, Told
from backend.simulation.judge.life import Life
from backend.simulation.phone import Shown

ADA, SUBJECT, ANCHOR = UUID(int=1), UUID(int=2), UUID(int=3)
SIX = datetime(2026, 3, 20, 18, tzinfo=UTC)
MINUTE = timedelta(minutes=1)
PHONE = 1


@pytest.fixture
def life() -> Life:
    began = SIX - timedelta(days=1)
    life = Life(1, "Europe/London", [(began, "Europe/London")], (time(21, 30), time(7, 30)))
    life.prescribe(
        began,
        {
            "starts_on": "2026-03-20",
            "sessions": {"weekdays": ["mon", "wed", "fri"], "time": "18:00"},
            "next_day_check": {"time": "06:30"},
        },
    )
    return life


@pytest.fixture
def court(life: Life) -> Court:
    return Court({ADA: life})


def told(number: int = 1, **changes: Any) -> Told:
    usual: dict[str, Any] = {
        "notice": UUID(int=100 + number),
        "person": ADA,
        "kind": "session",
        "due_at": SIX,
        "useful_until": SIX + timedelta(hours=2),
        "subject": SUBJECT,
        "round": 0,
        "anchor": None,
        "anchor_due_at": None,
        "led_by": None,
    }
    return Told(**usual | changes)


def collagen(**changes: Any) -> Told:
    hanging: dict[str, Any] = {
        "kind": "collagen",
        "due_at": SIX - 30 * MINUTE,
        "anchor": ANCHOR,
        "anchor_due_at": SIX,
    }
    return told(**hanging | changes)


def shown(told: Told, **changes: Any) -> Shown:
    usual: dict[str, Any] = {
        "notice": told.notice,
        "receipt": UUID(int=9),
        "tag": str(told.notice),
        "is_current": True,
        "is_silent": False,
        "expires_at": told.useful_until,
    }
    return Shown(**usual | changes)


def test_a_session_at_its_time_is_right(court: Court) -> None:
    court.judge_sending(told(), SIX)
    court.judge_showing(PHONE, shown(told()), told(), SIX + MINUTE)
    assert court.evidence == []


def test_an_hour_off_is_a_wrong_wall_time(court: Court) -> None:
    court.judge_sending(told(due_at=SIX + 60 * MINUTE), SIX + 60 * MINUTE)
    assert court.wrongs == {"wrong_wall_time": 1}


def test_before_its_time_is_a_wrong_wall_time(court: Court) -> None:
    court.judge_sending(told(), SIX - MINUTE)
    assert court.wrongs == {"wrong_wall_time": 1}


def test_a_check_waits_for_the_end_of_the_quiet_hours(court: Court) -> None:
    early = SIX.replace(day=21, hour=6, minute=30)
    check = told(kind="next_day_check", due_at=early, useful_until=early + timedelta(hours=12))
    court.judge_sending(check, early + 60 * MINUTE)
    assert court.evidence == []
    court.judge_sending(told(2, kind="next_day_check", due_at=early), early + 59 * MINUTE)
    assert court.wrongs == {"wrong_wall_time": 1}


def test_who_goes_along_in_the_quiet_hours_makes_no_sound_but_who_leads_does(court: Court) -> None:
    early = SIX.replace(day=21, hour=6, minute=30)
    court.judge_sending(told(kind="next_day_check", due_at=early, led_by=UUID(int=102)), early)
    assert court.evidence == []
    court.judge_sending(told(2, kind="next_day_check", due_at=early), early)
    assert court.wrongs == {"wrong_wall_time": 1}


@pytest.mark.parametrize(
    ("early_by", "wrongs"),
    [(30, {}), (29, {"lead_errors": 1}), (90, {"lead_errors": 1})],
    ids=["half an hour", "a minute less", "an hour more"],
)
def test_collagen_comes_half_an_hour_before_its_session(
    court: Court, early_by: int, wrongs: dict[str, int]
) -> None:
    at = SIX - early_by * MINUTE
    court.judge_sending(collagen(due_at=at), at)
    assert court.wrongs == wrongs


def test_collagen_comes_at_once_when_its_session_is_moved_to_sooner(court: Court, life: Life) -> None:
    life.do(ANCHOR, SIX - 10 * MINUTE, SIX.replace(tzinfo=None))
    court.judge_sending(collagen(due_at=SIX - 10 * MINUTE), SIX - 10 * MINUTE)
    assert court.evidence == []


def test_shown_as_current_past_its_use_is_late(court: Court) -> None:
    court.judge_showing(PHONE, shown(told()), told(), SIX + 120 * MINUTE)
    assert court.wrongs == {"shown_late": 1}


def test_shown_as_missed_past_its_use_is_right(court: Court) -> None:
    court.judge_showing(PHONE, shown(told(), is_current=False), told(), SIX + 120 * MINUTE)
    assert court.evidence == []


def test_the_same_tag_twice_with_a_sound_is_twice(court: Court) -> None:
    court.judge_showing(PHONE, shown(told()), told(), SIX)
    court.judge_showing(PHONE, shown(told(), is_silent=True), told(), SIX + MINUTE)
    assert court.evidence == []
    court.judge_showing(PHONE, shown(told()), told(), SIX + MINUTE)
    assert court.wrongs == {"shown_twice": 1}


def test_a_repeat_may_take_the_place_of_what_it_repeats_once(court: Court) -> None:
    again = told(2, round=1, due_at=SIX + 30 * MINUTE)
    in_its_place = shown(again, tag=str(told().notice))
    court.judge_showing(PHONE, shown(told()), told(), SIX)
    court.judge_showing(PHONE, in_its_place, again, SIX + 30 * MINUTE)
    assert court.evidence == []
    court.judge_showing(PHONE, in_its_place, again, SIX + 31 * MINUTE)
    assert court.wrongs == {"shown_twice": 1}


@pytest.mark.parametrize(
    ("changes", "wrongs"),
    [({}, {"shown_twice": 1}), ({"round": 1}, {}), ({"subject": UUID(int=7)}, {})],
    ids=["the same thing anew", "a repeat", "another thing"],
)
def test_another_notice_of_the_same_thing_is_twice_but_for_a_repeat(
    court: Court, changes: dict[str, Any], wrongs: dict[str, int]
) -> None:
    court.judge_showing(PHONE, shown(told()), told(), SIX)
    again = told(2, due_at=SIX + 15 * MINUTE, **changes)
    court.judge_showing(PHONE, shown(again), again, SIX + 15 * MINUTE)
    assert court.wrongs == wrongs


def test_what_was_put_off_is_told_again(court: Court, life: Life) -> None:
    court.judge_showing(PHONE, shown(told()), told(), SIX)
    life.touched[SUBJECT] = SIX + MINUTE
    again = told(2, due_at=SIX + 16 * MINUTE)
    court.judge_showing(PHONE, shown(again), again, SIX + 16 * MINUTE)
    assert court.evidence == []
