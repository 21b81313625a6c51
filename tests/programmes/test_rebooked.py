"""A visit that was given another time keeps it, whatever happens to the plan around it."""

from datetime import datetime, timedelta
from typing import Any

import pytest

from backend.programmes.preview import preview
from backend.programmes.rebooking import rebook_visit
from tests.programmes.scenes import SHOCKWAVE, Story, form
from tests.programmes.training import lift, lock


@pytest.fixture
def rebooked(story: Story) -> Story:
    """The first visit is on Thursday the 26th at four, not on Wednesday at ten."""
    story.assign(shockwave=SHOCKWAVE)
    visit = story.row("shockwave", "2026-03-25")
    rebook_visit(
        story.session, story.person, visit.id, datetime.fromisoformat("2026-03-26T16:00"), story.clock.now
    )
    return story


def prompts(story: Story) -> list[str]:
    return [story.planned(kind)[0] for kind in ("shockwave_day_before", "shockwave_soon")]


def expect_as_rebooked(story: Story) -> None:
    assert story.planned("shockwave") == ["2026-03-26T16:00", "2026-04-01T10:00"]
    assert prompts(story) == ["2026-03-25T16:00", "2026-03-26T14:00"]
    for kind in ("shockwave_day_before", "shockwave_soon"):
        (first, *_) = story.rows(kind, "planned")
        assert [notice.due_at for notice in story.open_notices(first)] == [first.due_at]


def test_after_a_pause(rebooked: Story) -> None:
    rebooked.pause()
    assert rebooked.planned("shockwave") == []
    rebooked.resume()
    expect_as_rebooked(rebooked)


def test_after_a_lock_that_was_lifted(rebooked: Story) -> None:
    lock(rebooked, "shockwave")
    assert rebooked.planned("shockwave") == []
    lift(rebooked)
    expect_as_rebooked(rebooked)


def test_while_it_is_locked_a_change_of_the_plan_does_not_bring_it_back(rebooked: Story) -> None:
    lock(rebooked, "shockwave")
    rebooked.adjust(shockwave=SHOCKWAVE)
    assert rebooked.planned("shockwave") == []


def test_of_another_course_it_is_not_a_visit(rebooked: Story) -> None:
    rebooked.pause()
    rebooked.adjust(shockwave=SHOCKWAVE | {"first": "2026-03-27T10:00"})
    rebooked.resume()
    assert rebooked.planned("shockwave") == ["2026-03-27T10:00"]


@pytest.mark.parametrize(
    ("course", "visits"),
    [
        pytest.param({"first": "2026-03-27T10:00"}, ["2026-03-27T10:00"], id="another"),
        pytest.param({"sessions": 4}, ["2026-03-26T16:00", "2026-04-01T10:00"], id="shorter"),
    ],
)
def test_a_changed_course_has_each_visit_once(
    rebooked: Story, course: dict[str, Any], visits: list[str]
) -> None:
    shown = preview(rebooked.session, rebooked.person, form(shockwave=SHOCKWAVE | course), rebooked.clock.now)
    rebooked.adjust(shockwave=SHOCKWAVE | course)
    found = rebooked.planned("shockwave")
    assert (found, prompts(rebooked)[1][:10]) == (visits, visits[0][:10])
    items = [item for day in shown.days for item in day.items if item.kind == "shockwave"]
    assert [item.local.isoformat(timespec="minutes") for item in items][: len(found)] == found


def test_the_plan_that_comes_after_begins_as_prescribed(rebooked: Story) -> None:
    rebooked.end()
    rebooked.clock.move(timedelta(minutes=1))
    rebooked.assign(shockwave=SHOCKWAVE)
    assert rebooked.planned("shockwave") == ["2026-03-25T10:00", "2026-04-01T10:00"]


def test_the_preview_shows_it_where_it_stands(rebooked: Story) -> None:
    now = rebooked.clock.now
    shown = preview(rebooked.session, rebooked.person, form(shockwave=SHOCKWAVE), now)
    rebooked.adjust(shockwave=SHOCKWAVE)
    expect_as_rebooked(rebooked)
    stored = {(row.kind, row.due_at) for row in rebooked.rows(state="planned") if row.due_at > now}
    last = max(due_at for _, due_at in stored)
    assert {
        (item.kind, item.due_at) for day in shown.days for item in day.items if item.due_at <= last
    } == stored
