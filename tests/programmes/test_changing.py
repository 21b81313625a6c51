"""Adjusting, pausing, resuming and ending: what changes, and what stays as it is."""

from datetime import timedelta

import pytest
from sqlalchemy import select

from backend.programmes.models import PlanVersion
from backend.programmes.schemas import AdjustmentIn, StatusChangeIn
from backend.programmes.services import adjust_programme, end_programme, pause_programme
from backend.web.problems import Conflict, NotFound, Refused, Stale
from tests.programmes.scenes import GTN, SHOCKWAVE, WEDGES, Story, form, wall

EVENINGS_LATER = {"weekdays": ["mon", "wed", "fri"], "time": "19:30"}


OTHER_DAYS = {"weekdays": ["tue", "thu", "sat"], "time": "18:00"}


def test_an_adjusted_time_moves_what_is_to_come_with_its_notices(story: Story) -> None:
    story.assign()
    story.adjust(sessions=EVENINGS_LATER)

    assert {at[11:] for at in story.planned("session")} == {"19:30"}
    assert {at[11:] for at in story.planned("collagen")} == {"19:00"}
    planned = {(row.kind, row.due_at) for row in story.rows(state="planned")}
    assert {(notice.kind, notice.due_at) for notice in story.open_notices()} == planned


def test_what_is_wanted_again_at_the_same_instant_is_the_same_row(story: Story) -> None:
    story.assign()
    first = story.row("session", "2026-03-23")
    story.adjust(sessions=OTHER_DAYS)
    assert first.state == "cancelled"
    story.adjust()

    assert story.row("session", "2026-03-23T18:00").id == first.id
    assert first.state == "planned"
    assert len(story.open_notices(first)) == 1


def test_the_past_is_never_altered(story: Story) -> None:
    story.assign(gtn=GTN)
    story.at("2026-03-24 12:00")
    before = [(row.kind, wall(row), row.state) for row in story.rows() if row.due_at <= story.clock.now]
    story.adjust(sessions=OTHER_DAYS)

    after = [(row.kind, wall(row), row.state) for row in story.rows() if row.due_at <= story.clock.now]
    assert after == before


def test_a_patch_taken_today_is_not_asked_for_again_at_the_new_time(story: Story) -> None:
    story.assign(gtn=GTN)
    story.at("2026-03-21 09:00")
    story.act(story.row("gtn_patch", "2026-03-21"), "done")
    story.adjust(gtn=GTN | {"time": "20:00"})

    assert story.planned("gtn_patch")[0] == "2026-03-22T20:00"


def test_a_moved_session_stays_where_it_was_moved_and_its_slot_is_used(story: Story) -> None:
    story.assign()
    moved = story.row("session", "2026-03-27")
    story.act(story.row("session", "2026-03-25"), "skip")
    story.move(moved, "2026-03-26T20:00")
    story.adjust(next_day_check={"time": "09:15"})

    assert "2026-03-27T18:00" not in story.planned("session")
    assert wall(moved) == "2026-03-26T20:00"
    assert wall(story.hanging(moved, "next_day_check")) == "2026-03-27T09:15"


def test_a_new_lead_reaches_the_collagen_of_a_moved_session_too(story: Story) -> None:
    story.assign()
    moved = story.row("session", "2026-03-20")
    story.move(moved, "2026-03-21T20:00")
    story.adjust(collagen={"lead_minutes": 45})

    collagen = story.hanging(moved, "collagen")
    assert collagen.due_at == moved.due_at - timedelta(minutes=45)
    assert [notice.due_at for notice in story.open_notices(collagen)] == [collagen.due_at]


def test_collagen_that_is_not_prescribed_any_more_falls_away_everywhere(story: Story) -> None:
    story.assign()
    story.move(story.row("session", "2026-03-20"), "2026-03-21T20:00")
    story.adjust(collagen=None)

    assert story.planned("collagen") == []


def test_a_new_session_keeps_two_calendar_days_from_one_that_was_done(story: Story) -> None:
    story.assign()
    story.act(story.row("session", "2026-03-20"), "done")
    story.adjust(sessions=OTHER_DAYS)

    assert story.planned("session")[0] == "2026-03-24T18:00"


def test_the_check_after_a_session_that_was_done_outlives_a_change_of_days(story: Story) -> None:
    story.assign()
    done = story.row("session", "2026-03-20")
    story.act(done, "done")
    story.adjust(sessions=OTHER_DAYS)

    check = story.hanging(done, "next_day_check")
    assert (check.state, len(story.open_notices(check))) == ("planned", 1)


def test_a_session_that_falls_away_takes_the_collagen_that_is_due_now_along(story: Story) -> None:
    story.assign()
    session = story.row("session", "2026-03-20")
    story.at("2026-03-20 17:45")
    story.adjust(sessions=OTHER_DAYS)

    assert [row.state for row in story.rows("collagen") if row.anchor_id == session.id] == ["cancelled"]
    assert story.planned("session")[0] == "2026-03-21T18:00"


def test_a_change_seen_too_late_is_stale_and_changes_nothing(story: Story) -> None:
    story.assign()
    story.adjust(sessions=EVENINGS_LATER)
    old = AdjustmentIn(version=1, reason="", prescription=form(sessions=OTHER_DAYS))
    with pytest.raises(Stale):
        adjust_programme(story.session, story.cast.ben, story.plan.id, old, story.clock.now)

    assert story.plan.version == 2
    assert story.planned("session")[0] == "2026-03-20T19:30"


def test_a_clinician_elsewhere_finds_no_such_plan(story: Story) -> None:
    story.assign()
    with pytest.raises(NotFound):
        pause_programme(
            story.session, story.cast.cy, story.plan.id, StatusChangeIn(version=1), story.clock.now
        )


def test_a_running_plan_keeps_dates_that_have_passed_since_but_takes_no_new_ones(story: Story) -> None:
    story.assign(wedges=WEDGES)
    story.at("2026-03-28 12:00")
    story.adjust(wedges=WEDGES | {"time": "07:00"})
    assert story.planned("heel_wedges")[-1].endswith("07:00")

    with pytest.raises(Refused) as refused:
        story.adjust(wedges=WEDGES | {"from": "2026-03-21"})
    assert [error.field for error in refused.value.errors] == ["wedges.from"]


def test_visits_that_took_place_keep_their_numbers(story: Story) -> None:
    story.assign(shockwave=SHOCKWAVE)
    first = story.row("shockwave", "2026-03-25")
    story.at("2026-03-25 11:00")
    story.act(first, "done")
    story.adjust(shockwave=SHOCKWAVE | {"sessions": 3})

    assert [(row.n, row.of, row.state) for row in story.rows("shockwave")] == [
        (1, 5, "done"),
        (2, 3, "planned"),
    ]


def test_a_paused_plan_is_quiet(story: Story) -> None:
    story.assign(gtn=GTN)
    story.at("2026-03-21 08:30")
    patch = story.row("gtn_patch", "2026-03-21")
    story.act(patch, "snooze", minutes=60)
    story.pause()

    assert [notice for notice in story.open_notices() if notice.expires_at > story.clock.now] == []
    assert [row for row in story.rows(state="planned") if row.due_at > story.clock.now] == []
    assert patch.state == "planned"


def test_a_resumed_plan_comes_back_from_now_on(story: Story) -> None:
    story.assign()
    story.pause()
    story.at("2026-03-24 12:00")
    story.resume()

    assert story.planned("session")[0] == "2026-03-25T18:00"
    assert all(len(story.open_notices(row)) == 1 for row in story.rows(state="planned"))


def test_a_resumed_plan_knows_nothing_of_a_move_that_the_pause_swept_away(story: Story) -> None:
    story.assign()
    moved = story.row("session", "2026-03-27")
    story.act(story.row("session", "2026-03-25"), "skip")
    story.move(moved, "2026-03-26T20:00")
    story.pause()
    story.resume()

    assert (wall(moved), moved.state, moved.moved_from) == ("2026-03-27T18:00", "planned", None)


def test_an_ended_plan_keeps_its_history_and_takes_no_change(story: Story) -> None:
    story.assign()
    done = story.row("session", "2026-03-20")
    story.act(done, "done")
    story.end()

    assert (done.state, story.open_notices()) == ("done", [])
    with pytest.raises(Conflict):
        end_programme(
            story.session, story.cast.ben, story.plan.id, StatusChangeIn(version=2), story.clock.now
        )


def test_each_change_is_a_version_of_its_own(story: Story) -> None:
    story.assign()
    story.adjust(sessions=EVENINGS_LATER)
    story.pause()
    story.resume()
    story.end()

    versions = story.session.scalars(select(PlanVersion).order_by(PlanVersion.number)).all()
    assert [version.status for version in versions] == ["active", "active", "paused", "active", "ended"]
    assert versions[3].prescription["sessions"]["time"] == "19:30"
    assert all(version.reason == "as agreed" for version in versions[1:])
