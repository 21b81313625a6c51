"""What is due when."""

from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta
from itertools import pairwise

import pytest

from backend.content import timetable
from backend.rules.prescription import WEEKDAYS, DailyCourse, Prescription, ScheduleProblem, Sessions, Visits
from backend.rules.quiet_hours import QuietHours
from backend.rules.schedule import expand, session_items, visit_items
from tests.rules.plans import EVERYTHING, SESSIONS_ONLY, STARTS_ON, WITH_PROMPTS, laid_out, of_kind, utc, wall

HOUR = timedelta(hours=1)


def test_a_full_plan_has_the_items_its_weeks_and_courses_ask_for() -> None:
    items = laid_out(EVERYTHING)
    counted = {kind: len(of_kind(items, kind)) for kind in {item.kind for item in items}}
    assert counted == {
        "session": 36,
        "collagen": 36,
        "next_day_check": 36,
        "gtn_patch": 84,
        "gtn_review": 2,
        "heel_wedges": 84,
        "wedge_review": 1,
        "shockwave": 5,
        "shockwave_day_before": 5,
        "shockwave_soon": 5,
        "shockwave_review": 1,
    }


def test_six_in_the_evening_stays_six_in_the_evening_over_a_change_of_clocks() -> None:
    around = of_kind(laid_out(SESSIONS_ONLY, 14), "session")[3:5]
    assert [item.local.time() for item in around] == [time(18), time(18)]
    assert [item.due_at for item in around] == [utc("2026-03-27T18:00"), utc("2026-03-30T17:00")]


def test_collagen_comes_the_lead_before_by_elapsed_time_even_over_a_change_of_clocks() -> None:
    # 02:15 summer time is an hour after 00:45 winter time on the wall, and half an hour in the body.
    early = replace(WITH_PROMPTS, sessions=Sessions(("sun",), time(2, 15)))
    session, collagen, _check = session_items(early, wall("2026-03-29T02:15"), timetable())
    assert session.due_at - collagen.due_at == timedelta(minutes=30)
    assert collagen.local == wall("2026-03-29T00:45")
    assert collagen.expires_at == session.due_at


def test_a_check_comes_on_the_morning_after_each_session() -> None:
    items = laid_out(WITH_PROMPTS)
    mornings = [item.local for item in of_kind(items, "next_day_check")]
    sessions = [item.local.date() for item in of_kind(items, "session")]
    assert mornings == [datetime.combine(day + timedelta(days=1), time(8, 30)) for day in sessions]


def test_a_check_in_the_window_of_a_session_before_the_window_is_listed() -> None:
    monday_session_checked_on = date(2026, 3, 24)
    items = expand(WITH_PROMPTS, monday_session_checked_on, 1, timetable())
    assert [item.kind for item in items] == ["next_day_check"]


def test_nothing_precedes_the_first_day_of_a_plan() -> None:
    saturday = replace(WITH_PROMPTS, starts_on=date(2026, 3, 21))
    assert laid_out(saturday, 2) == []


def test_a_prompt_that_comes_the_evening_before_is_listed_with_its_session() -> None:
    night = replace(WITH_PROMPTS, sessions=Sessions(("fri",), time(0, 10)))
    collagen = of_kind(laid_out(night, 1), "collagen")
    assert [item.local.date() for item in collagen] == [STARTS_ON - timedelta(days=1)]


def test_prompts_and_checks_hang_on_their_session_and_visit() -> None:
    items = laid_out(EVERYTHING)
    by_key = {item.key: item for item in items}
    assert len(by_key) == len(items)
    anchors = {"collagen": "session", "next_day_check": "session"}
    anchors |= dict.fromkeys(["shockwave_day_before", "shockwave_soon"], "shockwave")
    for item in items:
        assert (item.anchor.kind if item.anchor else None) == anchors.get(item.kind)
        assert item.anchor is None or item.anchor in by_key


def test_visits_come_at_their_interval_in_the_clinics_zone_with_two_prompts_each() -> None:
    abroad = replace(EVERYTHING, zone="America/New_York")
    items = laid_out(abroad)
    visits = of_kind(items, "shockwave")
    assert [(item.n, item.of, item.zone) for item in visits] == [(n, 5, "Europe/London") for n in range(1, 6)]
    assert all(item.local.time() == time(10) for item in visits)
    assert all(item.expires_at - item.due_at == HOUR for item in visits)
    for kind, lead in (("shockwave_day_before", 24 * HOUR), ("shockwave_soon", 2 * HOUR)):
        prompts = of_kind(items, kind)
        assert [prompt.due_at for prompt in prompts] == [visit.due_at - lead for visit in visits]
        assert [prompt.n for prompt in prompts] == [1, 2, 3, 4, 5]


def test_the_prompt_of_the_day_before_is_of_use_for_twelve_hours_and_the_last_until_the_visit() -> None:
    visits = EVERYTHING.shockwave
    assert visits
    visit, before, soon = visit_items(visits, 2, wall("2026-03-30T10:00"), timetable())
    assert before.expires_at - before.due_at == 12 * HOUR
    assert soon.expires_at == visit.due_at


def test_courses_count_their_days_and_end_with_a_review() -> None:
    items = laid_out(EVERYTHING, 120)
    patches = of_kind(items, "gtn_patch")
    assert [(item.n, item.of) for item in patches] == [(n, 84) for n in range(1, 85)]
    last_day = STARTS_ON + timedelta(days=83)
    reviews = of_kind(items, "gtn_review")
    assert [item.local for item in reviews] == [
        datetime.combine(STARTS_ON + timedelta(days=55), time(8)),
        datetime.combine(last_day, time(8)),
    ]
    assert [(item.n, item.of) for item in reviews] == [(1, 2), (2, 2)]
    assert [item.local for item in of_kind(items, "wedge_review")] == [
        datetime.combine(last_day, time(7, 30))
    ]
    assert [item.due_at for item in of_kind(items, "shockwave_review")] == [
        of_kind(items, "shockwave")[-1].due_at
    ]
    assert all(item.expires_at - item.due_at == timedelta(days=3) for item in reviews)


def test_an_eight_week_patch_course_has_one_review() -> None:
    short = replace(EVERYTHING, gtn=DailyCourse(STARTS_ON, 8, time(8)))
    assert [(item.n, item.of) for item in of_kind(laid_out(short), "gtn_review")] == [(1, 1)]


def test_windows_join_without_gap_or_overlap() -> None:
    whole = laid_out(EVERYTHING, 90)
    halves = [
        *expand(EVERYTHING, STARTS_ON, 37, timetable()),
        *expand(EVERYTHING, STARTS_ON + timedelta(days=37), 53, timetable()),
    ]
    assert {item.key: item for item in halves} == {item.key: item for item in whole}
    assert len(halves) == len(whole)


def test_items_of_one_moment_stand_by_worth() -> None:
    crowded = replace(
        EVERYTHING,
        wedges=DailyCourse(STARTS_ON, 12, time(8)),
        next_day_check_at=time(8),
        shockwave=Visits(wall("2026-03-21T08:00"), 1, 7, "Europe/London"),
    )
    saturday = [item.kind for item in laid_out(crowded, 2) if item.due_at == utc("2026-03-21T08:00")]
    assert saturday == ["shockwave", "gtn_patch", "next_day_check", "heel_wedges", "shockwave_review"]


# Samoa went from Thursday 29 to Saturday 31 December 2011.
SAMOA = Prescription(
    "Pacific/Apia",
    date(2011, 12, 26),
    Sessions(("wed", "fri"), time(18)),
    timedelta(minutes=30),
    time(8, 30),
    gtn=DailyCourse(date(2011, 12, 26), 2, time(8)),
)


def test_a_date_that_never_was_gives_nothing_twice() -> None:
    patches = of_kind(laid_out(SAMOA, 10), "gtn_patch")
    assert [item.n for item in patches] == [1, 2, 3, 4, 6, 7, 8, 9, 10]
    assert all(earlier.due_at < later.due_at for earlier, later in pairwise(patches))


def test_a_date_that_never_was_gives_nothing_twice_on_the_seam_of_two_windows() -> None:
    first = expand(SAMOA, date(2011, 12, 26), 5, timetable())
    second = expand(SAMOA, date(2011, 12, 31), 5, timetable())
    instants = [(item.kind, item.due_at) for item in first + second]
    assert len(set(instants)) == len(instants)


def test_a_session_of_a_date_that_never_was_is_checked_after_it_took_place() -> None:
    items = laid_out(SAMOA, 10)
    friday = of_kind(items, "session")[1]
    assert friday.local == wall("2011-12-31T18:00")
    checks = [item.local for item in of_kind(items, "next_day_check") if item.anchor == friday.key]
    assert checks == [wall("2012-01-01T08:30")]


def test_every_check_hangs_on_a_session_that_there_was() -> None:
    every_day = Sessions(WEEKDAYS, time(18), days_apart=1)
    items = laid_out(replace(SAMOA, sessions=every_day), 10)
    sessions = {item.key for item in of_kind(items, "session")}
    assert {item.anchor for item in of_kind(items, "next_day_check")} < sessions


def test_quiet_hours_put_off_what_may_wait_and_leave_its_end_alone() -> None:
    early = replace(
        EVERYTHING, gtn=DailyCourse(STARTS_ON, 8, time(5)), quiet=QuietHours(time(21, 30), time(7, 30))
    )
    patch = of_kind(laid_out(early, 1), "gtn_patch")[0]
    assert patch.local == wall("2026-03-20T07:30")
    assert patch.expires_at == utc("2026-03-20T11:00")


def test_what_is_of_no_use_after_quiet_hours_is_left_out() -> None:
    night = replace(
        EVERYTHING, gtn=DailyCourse(STARTS_ON, 8, time(1, 30)), quiet=QuietHours(time(21), time(7, 30))
    )
    # Six hours of use from 01:30 end as the quiet hours do.
    assert of_kind(laid_out(night, 7), "gtn_patch") == []


def test_sessions_collagen_and_appointments_keep_their_time_in_quiet_hours() -> None:
    always = replace(EVERYTHING, quiet=QuietHours(time(0), time(23, 59)))
    items = laid_out(always, 14)
    for kind, at in (("session", time(18)), ("collagen", time(17, 30)), ("shockwave", time(10))):
        assert {item.local.time() for item in of_kind(items, kind)} == {at}


def test_quiet_hours_are_the_patients_not_the_clinics() -> None:
    abroad = replace(EVERYTHING, zone="America/New_York", quiet=QuietHours(time(21, 30), time(7, 30)))
    before = of_kind(laid_out(abroad, 14), "shockwave_day_before")[0]
    # Ten in London is six in New York: the prompt waits until half past seven there.
    assert before.due_at == utc("2026-03-22T11:30")
    assert before.local == wall("2026-03-22T11:30")


@pytest.mark.parametrize("starts_on", [date.min, date.max], ids=["first date", "last date"])
def test_a_window_off_the_calendar_is_refused(starts_on: date) -> None:
    with pytest.raises(ScheduleProblem, match=r"^from: "):
        laid_out(replace(SESSIONS_ONLY, starts_on=starts_on))


def test_courses_that_run_off_the_calendar_do_no_harm() -> None:
    late = replace(
        EVERYTHING,
        gtn=DailyCourse(date.max, 12, time(8)),
        shockwave=Visits(wall("9999-12-31T23:59"), 5, 7, "Europe/London"),
    )
    assert of_kind(laid_out(late), "gtn_patch") == []


def test_instants_are_aware_and_wall_times_are_not() -> None:
    for item in laid_out(EVERYTHING):
        assert item.due_at.tzinfo is UTC
        assert item.expires_at.tzinfo is UTC
        assert item.local.tzinfo is None
