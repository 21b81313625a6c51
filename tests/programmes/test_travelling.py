"""A patient who travels: the plan keeps its time on the wall."""

from datetime import datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest

from backend.programmes.horizon import extend_horizons
from backend.programmes.own_times import set_own_time
from backend.rules.wall_clock import resolve
from backend.web.problems import Refused
from tests.programmes.scenes import GTN, SHOCKWAVE, WEDGES, Story, wall


def test_a_patient_who_travels_keeps_the_time_on_the_wall(story: Story) -> None:
    story.assign(gtn=GTN, shockwave=SHOCKWAVE)
    story.travel("America/New_York")

    assert {row.zone for row in story.rows("session", "planned")} == {"America/New_York"}
    assert {at[11:] for at in story.planned("session")} == {"18:00"}
    assert story.row("session", "2026-03-20").due_at.hour == 22
    assert {row.zone for row in story.rows("shockwave")} == {"Europe/London"}
    assert story.plan.version == 2
    # Two hours before a visit in London it is night there, until the visit is over.
    untold = ("shockwave", "shockwave_soon")
    assert {notice.due_at for notice in story.open_notices()} == {
        row.due_at for row in story.rows(state="planned") if row.kind not in untold
    }


def test_a_traveller_is_not_asked_for_a_second_patch_on_the_same_date(story: Story) -> None:
    story.assign(gtn=GTN)
    story.at("2026-03-21 09:00")
    story.act(story.row("gtn_patch", "2026-03-21"), "done")
    story.travel("America/New_York")

    assert story.planned("gtn_patch")[0] == "2026-03-22T08:00"


def test_what_is_over_in_the_east_already_comes_once_today_when_it_would_have_come_at_home(
    story: Story,
) -> None:
    story.assign(gtn=GTN | {"wear_hours": 12}, wedges=WEDGES)
    story.at("2026-03-21 03:35")  # 12:35 in Tokyo
    story.travel("Asia/Tokyo")
    patch, wedges = story.row("gtn_patch", "2026-03-21"), story.row("heel_wedges", "2026-03-21")

    assert [at.due_at.isoformat()[11:16] for at in (patch, wedges)] == ["08:00", "07:30"]
    assert story.planned("gtn_patch")[:2] == ["2026-03-21T17:00", "2026-03-22T08:00"]
    assert story.planned("gtn_patch_off")[1:3] == ["2026-03-22T05:00", "2026-03-22T20:00"]
    assert story.planned("heel_wedges")[:2] == ["2026-03-21T16:30", "2026-03-22T07:30"]
    assert len(story.open_notices(patch)) == 1

    set_own_time(story.session, story.person, "session", time(19), story.clock.now)  # lays all out anew
    assert story.planned("gtn_patch")[:2] == ["2026-03-21T17:00", "2026-03-22T08:00"]
    story.travel("Europe/London")
    assert story.planned("gtn_patch")[:2] == ["2026-03-21T08:00", "2026-03-22T08:00"]


def test_a_session_of_today_that_is_over_in_the_east_keeps_its_instant_with_its_collagen(
    story: Story,
) -> None:
    story.assign(sessions={"weekdays": ["mon", "wed", "fri"], "time": "10:00"})
    story.at("2026-03-20 09:05")
    story.travel("Asia/Tokyo")

    assert story.planned("session")[:2] == ["2026-03-20T19:00", "2026-03-23T10:00"]
    assert story.planned("collagen")[:2] == ["2026-03-20T18:30", "2026-03-23T09:30"]
    assert story.planned("next_day_check")[0] == "2026-03-21T08:30"


def test_no_two_of_a_course_fall_on_one_date_of_the_east(story: Story) -> None:
    story.assign(gtn=GTN | {"time": "18:00"})
    story.at("2026-03-21 16:00")  # one in the morning in Tokyo: 18:00 in London is three o'clock there
    story.travel("Asia/Tokyo")

    assert story.planned("gtn_patch")[1:3] == ["2026-03-22T18:00", "2026-03-23T18:00"]


def test_a_moved_session_travels_too(story: Story) -> None:
    story.assign()
    moved = story.row("session", "2026-03-20")
    story.move(moved, "2026-03-21T20:00")
    story.travel("America/New_York")

    assert (wall(moved), moved.due_at.isoformat()) == ("2026-03-21T20:00", "2026-03-22T00:00:00+00:00")
    collagen = story.hanging(moved, "collagen")
    assert collagen.due_at == moved.due_at - timedelta(minutes=30)
    assert len(story.open_notices(moved)) == len(story.open_notices(collagen)) == 1


TWICE_A_WEEK = {"weekdays": ["mon", "thu"], "time": "18:00"}


def test_a_session_whose_date_is_over_in_the_east_comes_on_the_next_one(story: Story) -> None:
    story.assign(starts_on="2026-03-23", sessions=TWICE_A_WEEK)
    monday = story.row("session", "2026-03-23")
    story.at("2026-03-23 17:45")  # the collagen is due; it is Tuesday in Tokyo
    story.travel("Asia/Tokyo")

    assert story.planned("session")[:2] == ["2026-03-24T18:00", "2026-03-26T18:00"]
    assert (wall(monday), monday.moved_from) == ("2026-03-24T18:00", resolve_in_tokyo("2026-03-23T18:00"))
    assert story.planned("collagen")[:2] == ["2026-03-24T17:30", "2026-03-26T17:30"]
    assert story.planned("next_day_check")[0] == "2026-03-25T08:30"
    assert len(story.open_notices(monday)) == 1

    story.adjust(starts_on="2026-03-23", sessions=TWICE_A_WEEK)  # lays all out anew
    assert story.planned("session")[:2] == ["2026-03-24T18:00", "2026-03-26T18:00"]
    story.travel("Europe/London")
    assert story.planned("session")[:2] == ["2026-03-24T18:00", "2026-03-26T18:00"]


def test_a_session_whose_next_date_has_no_room_is_given_up(story: Story) -> None:
    story.assign(starts_on="2026-03-23")
    story.at("2026-03-23 16:00")
    story.travel("Asia/Tokyo")

    assert story.planned("session")[:2] == ["2026-03-25T18:00", "2026-03-27T18:00"]


@pytest.mark.parametrize(
    "now",
    [
        pytest.param("2026-03-23 12:00", id="on its date"),
        pytest.param("2026-03-23 16:00", id="when the next date has begun there"),
    ],
)
def test_what_comes_once_and_is_over_in_the_east_keeps_its_instant(story: Story, now: str) -> None:
    story.assign(starts_on="2026-03-23")
    asked = story.row("questionnaire", "2026-03-23")
    story.at(now)
    due_at = asked.due_at
    story.travel("Asia/Tokyo")

    assert (asked.due_at, story.planned("questionnaire")) == (due_at, ["2026-03-24T04:00"])
    story.adjust(starts_on="2026-03-23")  # lays all out anew
    assert (asked.due_at, story.planned("questionnaire")) == (due_at, ["2026-03-24T04:00"])
    assert len(story.open_notices(asked)) == 1
    for zone in ("America/Los_Angeles", "Europe/London"):  # where that evening is still to come
        story.travel(zone)
        assert (asked.moved_from, story.planned("questionnaire")) == (None, ["2026-03-23T19:00"])


def test_what_comes_once_falls_away_with_its_course_also_after_a_journey(story: Story) -> None:
    story.assign(starts_on="2026-03-20", gtn=GTN | {"time": "18:00", "weeks": 8})
    story.at("2026-05-14 16:00")
    extend_horizons(story.session, story.clock.now, 10)
    story.travel("Asia/Tokyo")
    assert story.planned("gtn_review") == ["2026-05-15T02:00"]

    story.adjust(starts_on="2026-03-20")
    assert story.planned("gtn_review") == []


def test_a_date_that_a_session_was_moved_away_from_stays_used_abroad(story: Story) -> None:
    story.assign(sessions=TWICE_A_WEEK)
    story.at("2026-03-24 12:00")
    story.move(story.row("session", "2026-03-26"), "2026-03-28T18:00")
    story.travel("Asia/Tokyo")
    story.adjust(sessions=TWICE_A_WEEK)  # lays all out anew

    assert story.planned("session")[1:3] == ["2026-03-28T18:00", "2026-03-30T18:00"]


@pytest.mark.parametrize(
    ("now", "zone", "expected"),
    [
        pytest.param("2026-03-28 16:00", "Asia/Tokyo", "2026-03-29T18:00", id="its date is over"),
        pytest.param("2026-03-28 17:30", "Europe/Paris", "2026-03-28T19:00", id="half an hour before"),
    ],
)
def test_a_moved_session_whose_time_is_over_in_the_east_is_still_told(
    story: Story, now: str, zone: str, expected: str
) -> None:
    story.assign(sessions={"weekdays": ["tue", "fri"], "time": "18:00"})
    story.at("2026-03-26 12:00")
    moved = story.row("session", "2026-03-27")
    story.move(moved, "2026-03-28T18:00")
    story.at(now)
    story.travel(zone)

    for _ in range(2):
        assert (wall(moved), wall(story.hanging(moved, "collagen"))[:10]) == (expected, expected[:10])
        assert [notice.due_at for notice in story.open_notices(moved)] == [moved.due_at]
        story.adjust(sessions={"weekdays": ["tue", "fri"], "time": "18:00"})  # lays all out anew


def test_the_morning_after_is_asked_about_also_where_that_morning_is_over(story: Story) -> None:
    story.assign(starts_on="2026-03-23")
    done = story.row("session", "2026-03-23")
    check = story.hanging(done, "next_day_check")
    story.at("2026-03-23 18:30")
    story.act(done, "done")
    story.at("2026-03-23 23:45")
    story.travel("Asia/Tokyo")

    for _ in range(2):
        assert (check.state, wall(check)) == ("planned", "2026-03-24T17:30")
        assert len(story.open_notices(check)) == 1
        story.adjust(starts_on="2026-03-23")  # lays all out anew


def resolve_in_tokyo(local: str) -> datetime:
    return resolve(datetime.fromisoformat(local), ZoneInfo("Asia/Tokyo"))


def test_a_zone_that_is_none_is_refused(story: Story) -> None:
    with pytest.raises(Refused):
        story.travel("Mars/Olympus")


def test_a_prompt_that_fell_into_the_night_abroad_is_told_to_who_comes_home_for_the_visit(
    story: Story,
) -> None:
    """Seven in the morning in London is two in New York, whose night ends after the visit."""
    story.travel("America/New_York")
    story.assign(shockwave=SHOCKWAVE | {"first": "2026-03-25T09:30"})
    visit = story.row("shockwave", "2026-03-25")
    soon = story.hanging(visit, "shockwave_soon")
    assert story.open_notices(soon) == []

    story.at("2026-03-24 12:00")
    story.travel("Europe/London")
    (notice,) = story.open_notices(soon)
    assert notice.visible_at == soon.due_at


def test_what_fell_away_while_it_slept_does_not_wake_up_at_home(story: Story) -> None:
    story.travel("America/New_York")
    story.assign(shockwave=SHOCKWAVE | {"first": "2026-03-25T09:30"})
    soon = story.hanging(story.row("shockwave", "2026-03-25"), "shockwave_soon")
    story.at("2026-03-24 12:00")
    story.pause()
    story.travel("Europe/London")
    assert story.open_notices(soon) == []


def test_a_snooze_before_the_time_does_not_outlast_a_journey(story: Story) -> None:
    """Else it might end when the session is over where the patient lives now."""
    story.assign()
    moved = story.row("session", "2026-03-20")
    story.move(moved, "2026-03-21T05:00")
    story.act(moved, "snooze", minutes=1260)
    story.travel("Asia/Tokyo")
    assert moved.snoozed_until is None
    assert [notice.due_at for notice in story.open_notices(moved)] == [moved.due_at]
