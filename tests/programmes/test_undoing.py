"""Undo puts things back as they were, or says that it cannot."""

from datetime import datetime, timedelta
from uuid import uuid4

import pytest
from sqlalchemy import select

from backend.programmes.models import Occurrence
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


@pytest.mark.parametrize("verb", ["done", "skip"])
@pytest.mark.parametrize(
    ("minutes", "state", "reason"),
    [pytest.param(20, "open", None, id="ahead"), pytest.param(50, "cancelled", "verb", id="over")],
)
def test_a_repeat_comes_after_all_while_its_time_lies_ahead(
    story: Story, verb: str, minutes: int, state: str, reason: str | None
) -> None:
    session = story.row("session", "2026-03-20")
    story.at("2026-03-20 18:05")
    repeat = _told_and_repeated(story, session, session.due_at + timedelta(minutes=45))
    story.act(session, verb)
    story.session.expire_all()
    assert (repeat.state, repeat.reason) == ("cancelled", verb)
    story.clock.now = session.due_at + timedelta(minutes=minutes)
    story.act(session, "undo")
    story.session.expire_all()
    assert (repeat.state, repeat.reason, repeat.token) == (state, reason and verb, None)
    assert repeat.visible_at == repeat.due_at


def test_a_repeat_that_was_answered_by_a_tap_does_not_come_back(story: Story) -> None:
    session = story.row("session", "2026-03-20")
    story.at("2026-03-20 18:05")
    repeat = _told_and_repeated(story, session, session.due_at + timedelta(minutes=45))
    repeat.state, repeat.reason = "cancelled", "answered"
    story.session.commit()
    story.act(session, "done")
    story.act(session, "undo")
    story.session.expire_all()
    assert repeat.state == "cancelled"


def test_what_hangs_on_a_session_that_was_skipped_since_does_not_come_back_by_itself(story: Story) -> None:
    session = story.row("session", "2026-03-20")
    collagen = story.hanging(session, "collagen")
    story.act(collagen, "done")
    story.act(session, "skip")
    story.act(collagen, "undo")
    assert (collagen.state, story.open_notices(collagen)) == ("cancelled", [])


def test_a_session_beside_two_that_were_done_early_stays_fallen_when_one_is_taken_back(story: Story) -> None:
    beside = story.row("session", "2026-03-25")
    story.at("2026-03-24 08:00")
    first, second = story.row("session", "2026-03-27"), story.row("session", "2026-03-30")
    story.act(first, "done")
    story.act(second, "done")
    story.act(first, "undo")
    assert (first.state, second.state, beside.state) == ("planned", "done", "cancelled")
    assert [row.state for row in story.rows() if row.anchor_id == beside.id] == ["cancelled"] * 2
    assert story.open_notices(beside) == []


def test_a_morning_that_two_sessions_share_is_still_told_when_one_is_taken_back(story: Story) -> None:
    story.at("2026-03-20 18:10")
    today, mistaken = story.row("session", "2026-03-20"), story.row("session", "2026-03-23")
    story.act(today, "done")
    story.act(mistaken, "done")
    story.act(mistaken, "undo")
    check = story.hanging(today, "next_day_check")
    assert [notice.due_at for notice in story.open_notices(check)] == [check.due_at]


def _told_and_repeated(story: Story, row: Occurrence, at: datetime) -> Notice:
    (first,) = story.open_notices(row)
    first.state = "accepted"
    repeat = Notice(
        id=uuid4(),
        person_id=row.person_id,
        kind=row.kind,
        due_at=at,
        visible_at=at,
        expires_at=row.expires_at,
        subject=row.id,
        round=1,
    )
    story.session.add(repeat)
    story.session.commit()
    return repeat
