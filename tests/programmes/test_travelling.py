"""A patient who travels: the plan keeps its time on the wall."""

from datetime import timedelta

import pytest

from backend.web.problems import Refused
from tests.programmes.scenes import GTN, SHOCKWAVE, Story, wall


def test_a_patient_who_travels_keeps_the_time_on_the_wall(story: Story) -> None:
    story.assign(gtn=GTN, shockwave=SHOCKWAVE)
    story.travel("America/New_York")

    assert {row.zone for row in story.rows("session", "planned")} == {"America/New_York"}
    assert {at[11:] for at in story.planned("session")} == {"18:00"}
    assert story.row("session", "2026-03-20").due_at.hour == 22
    assert {row.zone for row in story.rows("shockwave")} == {"Europe/London"}
    assert story.plan.version == 2
    assert {notice.due_at for notice in story.open_notices()} == {
        row.due_at for row in story.rows(state="planned") if row.kind != "shockwave"
    }


def test_a_traveller_is_not_asked_for_a_second_patch_on_the_same_date(story: Story) -> None:
    story.assign(gtn=GTN)
    story.at("2026-03-21 09:00")
    story.act(story.row("gtn_patch", "2026-03-21"), "done")
    story.travel("America/New_York")

    assert story.planned("gtn_patch")[0] == "2026-03-22T08:00"


def test_a_moved_session_travels_too(story: Story) -> None:
    story.assign()
    moved = story.row("session", "2026-03-20")
    story.move(moved, "2026-03-21T20:00")
    story.travel("America/New_York")

    assert (wall(moved), moved.due_at.isoformat()) == ("2026-03-21T20:00", "2026-03-22T00:00:00+00:00")
    collagen = story.hanging(moved, "collagen")
    assert collagen.due_at == moved.due_at - timedelta(minutes=30)
    assert len(story.open_notices(moved)) == len(story.open_notices(collagen)) == 1


def test_a_zone_that_is_none_is_refused(story: Story) -> None:
    with pytest.raises(Refused):
        story.travel("Mars/Olympus")
