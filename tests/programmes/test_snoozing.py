"""How far a reminder is put off: to after its own time, and to before its use is over."""

from datetime import UTC, datetime

import pytest

from backend.web.problems import Refused
from tests.programmes.scenes import Story
from tests.programmes.test_actions import due


@pytest.fixture(autouse=True)
def plan(story: Story) -> None:
    story.assign()


def test_a_snooze_is_a_notice_of_its_own(story: Story) -> None:
    session = story.row("session", "2026-03-20")
    story.at("2026-03-20 18:05")
    story.act(session, "snooze", minutes=15)

    until = datetime(2026, 3, 20, 18, 20, tzinfo=UTC)
    assert session.snoozed_until == until
    assert due(story, session) == [until]


@pytest.mark.parametrize("minutes", [15, 30], ids=["before it is due", "just when it is due"])
def test_a_snooze_that_ends_before_its_reminder_would_come_is_refused(story: Story, minutes: int) -> None:
    session = story.row("session", "2026-03-20")
    story.at("2026-03-20 17:30")
    with pytest.raises(Refused) as refused:
        story.act(session, "snooze", minutes=minutes)

    (error,) = refused.value.errors
    assert error.field == "minutes"
    assert "choose a longer time" in error.message
    assert (session.snoozed_until, due(story, session)) == (None, [session.due_at])


def test_a_check_of_tomorrow_is_not_put_off_to_today(story: Story) -> None:
    check = story.row("next_day_check", "2026-03-21")
    story.at("2026-03-20 15:18")
    with pytest.raises(Refused):
        story.act(check, "snooze", minutes=15)

    assert check.snoozed_until is None


def test_a_snooze_from_before_its_time_to_after_it_moves_the_reminder(story: Story) -> None:
    session = story.row("session", "2026-03-20")
    story.at("2026-03-20 17:50")
    story.act(session, "snooze", minutes=15)

    assert due(story, session) == [datetime(2026, 3, 20, 18, 5, tzinfo=UTC)]


def test_a_snooze_is_not_taken_back_by_one_that_ends_before_its_time(story: Story) -> None:
    session = story.row("session", "2026-03-20")
    story.at("2026-03-20 17:50")
    story.act(session, "snooze", minutes=60)
    with pytest.raises(Refused):
        story.act(session, "snooze", minutes=5)

    assert due(story, session) == [datetime(2026, 3, 20, 18, 50, tzinfo=UTC)]


def test_a_snooze_never_goes_beyond_the_time_of_use(story: Story) -> None:
    collagen = story.row("collagen", "2026-03-20")
    story.at("2026-03-20 17:40")
    with pytest.raises(Refused) as refused:
        story.act(collagen, "snooze", minutes=20)

    assert [error.field for error in refused.value.errors] == ["minutes"]


@pytest.mark.parametrize(("hour", "minutes"), [("08", 680), ("07", 740), ("02", 1040)])
def test_a_session_of_any_hour_can_wait_until_the_evening(story: Story, hour: str, minutes: int) -> None:
    story.adjust(sessions={"weekdays": ["mon", "wed", "sat"], "time": f"{hour}:00"})
    session = story.row("session", "2026-03-21")
    story.at(f"2026-03-21 {hour}:10")
    story.act(session, "snooze", minutes=minutes)

    assert session.expires_at == datetime(2026, 3, 21, 21, 30, tzinfo=UTC)
    assert [notice.due_at.hour for notice in story.open_notices(session)] == [19]


def test_put_off_to_the_evening_and_then_to_sooner_it_is_not_told_until_night(story: Story) -> None:
    story.adjust(sessions={"weekdays": ["mon", "wed", "sat"], "time": "08:00"})
    session = story.row("session", "2026-03-21")
    story.at("2026-03-21 08:10")
    story.act(session, "snooze", minutes=680)
    story.at("2026-03-21 12:00")
    story.act(session, "snooze", minutes=15)

    (notice,) = story.open_notices(session)
    assert (notice.due_at.hour, notice.expires_at.hour) == (12, 14)
    assert session.expires_at.hour == 21
