"""A patient's own time of day for a kind, in place of the prescribed one."""

from datetime import time, timedelta
from typing import Any

import pytest

from backend.programmes.answers import plan_versions
from backend.programmes.horizon import extend_horizons
from backend.programmes.own_times import set_own_time
from backend.programmes.plans import running_plan
from backend.programmes.prescription import form_of
from backend.programmes.preview import preview
from backend.web.problems import Conflict, Refused
from tests.programmes.scenes import GTN, WEDGES, Story, form, wall

WEARING = GTN | {"wear_hours": 12}


def set_time(story: Story, kind: str, at: str | None) -> dict[str, str]:
    """The times of all kinds afterwards."""
    local_time = time.fromisoformat(at) if at else None
    times = set_own_time(story.session, story.person, kind, local_time, story.clock.now)
    return {one.kind: one.local_time.isoformat("minutes") for one in times}


def test_sessions_come_at_the_patients_own_time_and_take_along_what_hangs_on_them(story: Story) -> None:
    story.assign()
    assert set_time(story, "session", "19:30")["session"] == "19:30"

    assert {at[11:] for at in story.planned("session")} == {"19:30"}
    assert {at[11:] for at in story.planned("collagen")} == {"19:00"}
    assert len(story.planned("session")) == len(story.planned("next_day_check"))
    waiting = {(notice.subject, notice.due_at) for notice in story.open_notices()}
    assert waiting == {(row.id, row.due_at) for row in story.rows(state="planned")}


def test_it_is_a_version_of_the_patients_own_and_the_prescription_stays_as_written(story: Story) -> None:
    story.assign()
    set_time(story, "session", "19:30")

    newest, first = plan_versions(story.session, story.plan)
    assert (newest.author, newest.number, newest.prescription) == ("Ada", 2, first.prescription)
    assert newest.reason
    set_time(story, "session", "19:30")
    assert story.plan.version == 2


def test_what_was_moved_or_done_stays_where_it_is(story: Story) -> None:
    story.assign()
    done, moved = story.row("session", "2026-03-20"), story.row("session", "2026-03-23")
    story.move(moved, "2026-03-22T12:00")
    story.act(done, "done")
    set_time(story, "session", "19:30")

    assert (wall(done), done.state) == ("2026-03-20T18:00", "done")
    assert wall(moved) == "2026-03-22T12:00"
    assert story.planned("session")[:2] == ["2026-03-22T12:00", "2026-03-25T19:30"]


def test_todays_session_is_not_lost_to_a_time_that_is_over_already(story: Story) -> None:
    story.assign()
    story.at("2026-03-20 12:00")
    set_time(story, "session", "07:00")
    story.clock.move(timedelta(hours=1))
    set_time(story, "next_day_check", "09:00")  # lays everything out once more

    assert story.planned("session")[:2] == ["2026-03-20T18:00", "2026-03-23T07:00"]
    assert story.planned("collagen")[0] == "2026-03-20T17:30"
    assert story.planned("next_day_check")[:2] == ["2026-03-21T09:00", "2026-03-24T09:00"]


def test_nothing_is_asked_for_twice_today(story: Story) -> None:
    story.assign(wedges=WEDGES)
    story.at("2026-03-21 08:00")  # today's is due and not done yet
    set_time(story, "heel_wedges", "10:00")
    assert story.planned("heel_wedges")[:2] == ["2026-03-21T07:30", "2026-03-22T10:00"]


def test_a_patch_comes_off_as_long_after_as_it_is_worn_whichever_time_is_set(story: Story) -> None:
    story.assign(gtn=WEARING)
    times = set_time(story, "gtn_patch_off", "22:00")
    assert (times["gtn_patch"], times["gtn_patch_off"]) == ("10:00", "22:00")
    assert set_time(story, "gtn_patch", "06:00")["gtn_patch_off"] == "18:00"


def test_the_patch_on_the_skin_comes_off_as_it_would_have(story: Story) -> None:
    story.assign(gtn=WEARING)
    story.at("2026-03-21 09:00")
    story.act(story.row("gtn_patch", "2026-03-21"), "done")
    set_time(story, "gtn_patch", "14:00")
    assert story.planned("gtn_patch_off")[1:3] == ["2026-03-21T20:00", "2026-03-23T02:00"]

    story.at("2026-03-22 15:00")
    set_time(story, "gtn_patch", "08:00")
    assert story.planned("gtn_patch_off")[2:4] == ["2026-03-23T02:00", "2026-03-23T20:00"]
    story.at("2026-03-23 06:00")
    extend_horizons(story.session, story.clock.now, 10)
    set_time(story, "session", "19:00")
    assert "2026-03-23T20:00" in story.planned("gtn_patch_off")


@pytest.mark.parametrize(
    ("kind", "courses"),
    [
        pytest.param("gtn_patch", {}, id="no patches"),
        pytest.param("gtn_patch_off", {"gtn": GTN}, id="patches worn until the next"),
        pytest.param("heel_wedges", {"gtn": GTN}, id="no wedges"),
    ],
)
def test_what_is_not_prescribed_has_no_time(story: Story, kind: str, courses: dict[str, Any]) -> None:
    story.assign(**courses)
    with pytest.raises(Conflict):
        set_time(story, kind, "09:00")
    assert story.plan.version == 1


@pytest.mark.parametrize("kind", ["collagen", "shockwave", "nothing"])
def test_other_kinds_have_no_time_of_their_own(story: Story, kind: str) -> None:
    story.assign()
    with pytest.raises(Refused):
        set_time(story, kind, "09:00")


def test_without_a_plan_there_is_nothing_to_set(story: Story) -> None:
    with pytest.raises(Conflict):
        set_time(story, "session", "19:00")


@pytest.mark.parametrize(
    ("session_at", "kind", "at"),
    [
        pytest.param("18:00", "next_day_check", "03:59", id="a check in the night"),
        pytest.param("18:00", "next_day_check", "14:01", id="a check in the afternoon"),
        pytest.param("23:30", "next_day_check", "04:15", id="a check soon after the session"),
        pytest.param("18:00", "session", "23:45", id="a session soon before the check"),
    ],
)
def test_a_morning_check_is_asked_in_the_morning_and_after_a_night(
    story: Story, session_at: str, kind: str, at: str
) -> None:
    check = "04:30" if kind == "session" else "08:30"
    story.assign(
        sessions={"weekdays": ["mon", "wed", "fri"], "time": session_at}, next_day_check={"time": check}
    )
    with pytest.raises(Refused) as refused:
        set_time(story, kind, at)
    assert [error.field for error in refused.value.errors] == ["local_time"]
    assert story.plan.version == 1


def test_a_check_whose_new_time_is_over_this_morning_is_asked_at_the_old_one_once_more(story: Story) -> None:
    story.assign()
    story.at("2026-03-21 08:00")
    set_time(story, "next_day_check", "07:00")
    set_time(story, "session", "17:00")  # lays everything out once more

    assert story.planned("next_day_check")[:2] == ["2026-03-21T08:30", "2026-03-24T07:00"]
    (asked, *_) = story.rows("next_day_check", "planned")
    assert len(story.open_notices(asked)) == 1


def test_a_check_may_come_from_four_to_two_and_five_hours_after_a_session(story: Story) -> None:
    story.assign()
    for at in ("04:00", "14:00", "04:45"):
        assert set_time(story, "next_day_check", at)["next_day_check"] == at
    assert set_time(story, "session", "23:45")["session"] == "23:45"
    assert set_time(story, "next_day_check", None)["next_day_check"] == "08:30"


def test_back_to_the_prescribed_time(story: Story) -> None:
    story.assign()
    set_time(story, "session", "19:30")
    assert set_time(story, "session", None)["session"] == "18:00"
    assert {at[11:] for at in story.planned("session")} == {"18:00"}
    assert story.plan.version == 3


def test_an_adjustment_keeps_the_own_times_but_the_one_that_the_clinician_changed(story: Story) -> None:
    story.assign(gtn=WEARING)
    set_time(story, "session", "19:30")
    set_time(story, "gtn_patch", "10:00")
    story.adjust(gtn=WEARING | {"time": "07:00"}, sessions={"weekdays": ["tue", "sat"], "time": "18:00"})

    assert {at[11:] for at in story.planned("session")} == {"19:30"}
    today, *later = story.planned("gtn_patch")
    assert (today, {at[11:] for at in later}) == ("2026-03-20T10:00", {"07:00"})


def test_a_paused_plan_comes_back_at_the_own_time(story: Story) -> None:
    story.assign()
    story.pause()
    set_time(story, "session", "19:30")
    assert story.planned("session") == []
    story.resume()
    assert {at[11:] for at in story.planned("session")} == {"19:30"}


def test_the_horizon_and_a_move_go_by_the_own_time(story: Story) -> None:
    story.assign()
    set_time(story, "next_day_check", "11:15")
    story.clock.move(timedelta(days=7))
    extend_horizons(story.session, story.clock.now, 10)
    moved = story.row("session", "2026-04-08")
    story.move(moved, "2026-04-08T20:00")

    assert {at[11:] for at in story.planned("next_day_check")} == {"11:15"}


def test_the_preview_shows_the_times_that_will_be_used(story: Story) -> None:
    story.assign()
    set_time(story, "session", "19:30")
    set_time(story, "next_day_check", "11:15")
    story.at("2026-03-20 19:45")  # today's session is due
    new = form(sessions={"weekdays": ["tue", "sat"], "time": "18:00"}, next_day_check={"time": "08:00"})
    shown = preview(story.session, story.person, new, story.clock.now)
    story.adjust(**new.model_dump(mode="json", include={"sessions", "next_day_check"}))

    assert [(one.kind, one.local_time) for one in shown.own_times] == [("session", time(19, 30))]
    last = max(row.due_at for row in story.rows(state="planned"))
    shown_at = {(item.kind, item.due_at) for day in shown.days for item in day.items}
    planned = {(row.kind, row.due_at) for row in story.rows(state="planned") if row.due_at > story.clock.now}
    assert {one for one in shown_at if one[1] <= last} == planned


def test_the_preview_shows_what_stays_today(story: Story) -> None:
    story.assign(wedges=WEDGES)
    story.at("2026-03-21 06:30")
    earlier = {"wedges": WEDGES | {"time": "06:00"}}
    shown = preview(story.session, story.person, form(**earlier), story.clock.now)
    story.adjust(**earlier)

    wedges = [item.local for day in shown.days for item in day.items if item.kind == "heel_wedges"]
    planned = story.planned("heel_wedges")
    assert planned[:2] == ["2026-03-21T07:30", "2026-03-22T06:00"]
    assert [at.isoformat(timespec="minutes") for at in wedges][: len(planned)] == planned


def test_a_new_plan_keeps_the_own_times(story: Story) -> None:
    story.assign()
    set_time(story, "session", "19:30")
    story.end()
    story.assign()
    running = running_plan(story.session, story.person.id)
    assert running is not None
    assert form_of(running.latest.prescription).sessions.time == time(18)
    assert {at[11:] for at in story.planned("session")} == {"19:30"}
