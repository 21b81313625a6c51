"""Undo puts things back as they were, or says that it cannot."""

from datetime import timedelta

import pytest
from sqlalchemy import select

from backend.reminders.models import Notice
from backend.web.problems import Conflict
from tests.programmes.scenes import Story, wall


@pytest.fixture(autouse=True)
def plan(story: Story) -> None:
    story.assign()


@pytest.mark.parametrize("verb", ["done", "skip"])
def test_undo_puts_everything_back_as_it_was(story: Story, verb: str) -> None:
    session = story.row("session", "2026-03-20")
    before = _picture(story)
    story.act(session, verb)
    story.clock.move(timedelta(minutes=1))
    story.act(session, "undo")

    assert _picture(story) == before


def test_an_undone_move_goes_back_with_all_that_hangs_on_it(story: Story) -> None:
    session = story.row("session", "2026-03-20")
    before = _picture(story)
    story.move(session, "2026-03-21T20:00")
    story.clock.move(timedelta(minutes=1))
    story.act(session, "undo")

    assert _picture(story) == before


def test_undo_takes_back_the_latest_thing_first(story: Story) -> None:
    session = story.row("session", "2026-03-20")
    story.move(session, "2026-03-21T20:00")
    story.clock.move(timedelta(minutes=1))
    story.act(session, "skip")
    story.clock.move(timedelta(minutes=1))

    story.act(session, "undo")
    assert (session.state, wall(session)) == ("planned", "2026-03-21T20:00")
    story.act(session, "undo")
    assert (session.state, wall(session)) == ("planned", "2026-03-20T18:00")
    with pytest.raises(Conflict):
        story.act(session, "undo")


def test_undo_leaves_alone_what_the_patient_did_since_to_what_hangs_on_it(story: Story) -> None:
    session = story.row("session", "2026-03-20")
    collagen = story.hanging(session, "collagen")
    story.move(session, "2026-03-21T20:00")
    story.clock.move(timedelta(minutes=1))
    story.act(collagen, "done")
    story.act(session, "undo")

    assert (collagen.state, wall(session)) == ("done", "2026-03-20T18:00")


def test_undo_after_a_change_of_the_plan_is_a_conflict(story: Story) -> None:
    session = story.row("session", "2026-03-20")
    story.move(session, "2026-03-21T20:00")
    story.adjust(next_day_check={"time": "09:00"})
    with pytest.raises(Conflict):
        story.act(session, "undo")


def test_undo_is_a_conflict_when_another_session_has_come_too_close_since(story: Story) -> None:
    friday, wednesday = story.row("session", "2026-03-27"), story.row("session", "2026-03-25")
    story.act(friday, "skip")
    story.move(wednesday, "2026-03-26T18:00")
    with pytest.raises(Conflict):
        story.act(friday, "undo")

    story.session.expire_all()
    assert friday.state == "skipped"


def _picture(story: Story) -> list[object]:
    story.session.expire_all()
    rows = [
        (row.id, row.state, row.due_at, row.expires_at, wall(row), row.moved_from, row.acted_at)
        for row in story.rows()
    ]
    notices = story.session.scalars(select(Notice).where(Notice.state == "open").order_by(Notice.id)).all()
    return [*rows, *[(notice.kind, notice.due_at, notice.subject) for notice in notices]]


def test_what_was_put_off_and_comes_back_is_still_the_person_s_wish(story: Story) -> None:
    session = story.row("session", "2026-03-20")
    story.at("2026-03-20 18:05")
    story.act(session, "snooze", minutes=15)
    story.act(session, "done")
    story.clock.move(timedelta(minutes=1))
    story.act(session, "undo")
    (notice,) = story.open_notices(session)
    assert (notice.due_at, notice.is_wished) == (session.snoozed_until, True)
