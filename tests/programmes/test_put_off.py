"""What Ada has put off is told when she said, whatever happens to the plan in between."""

from datetime import UTC, datetime, time
from typing import Any, Final

import pytest

from backend.programmes.locks import lock_for
from backend.programmes.models import Occurrence
from backend.programmes.own_times import set_own_time
from tests.programmes.scenes import GTN, Story, wall

TODAY: Final = "2026-03-20"
MORNINGS: Final = {"weekdays": ["mon", "wed", "fri"], "time": "08:00"}
OTHER_DAYS: Final = {"weekdays": ["tue", "thu", "sat"], "time": "18:00"}


def _put_off(story: Story, at: str = "18:05", minutes: int = 60, **changes: Any) -> Occurrence:
    """Today's session at 18:00, put off at that time; what was due by then has been told."""
    story.assign(**changes)
    story.at(f"{TODAY} {at}")
    for notice in story.open_notices():
        if notice.due_at <= story.clock.now:
            notice.state, notice.settled_at = "accepted", notice.due_at
    story.session.commit()
    session = story.row("session", TODAY)
    story.act(session, "snooze", minutes=minutes)
    return session


def _told_at(story: Story, row: Occurrence) -> list[str]:
    return [f"{notice.due_at:%H:%M}" for notice in story.open_notices(row)]


def _pause_until(story: Story, at: str) -> None:
    story.pause()
    story.at(f"{TODAY} {at}")
    story.resume()


def test_a_session_put_off_before_a_pause_is_told_then_if_the_plan_is_resumed(story: Story) -> None:
    session = _put_off(story)
    _pause_until(story, "18:10")

    assert _told_at(story, session) == ["19:05"]
    assert session.snoozed_until == datetime(2026, 3, 20, 19, 5, tzinfo=UTC)


def test_two_pauses_tell_it_once(story: Story) -> None:
    session = _put_off(story)
    _pause_until(story, "18:10")
    _pause_until(story, "18:20")
    story.adjust(collagen={"lead_minutes": 45})

    assert _told_at(story, session) == ["19:05"]


def test_what_was_put_off_makes_no_sound_while_the_plan_is_paused(story: Story) -> None:
    session = _put_off(story)
    story.pause()

    assert _told_at(story, session) == []


def test_what_was_put_off_to_a_moment_within_the_pause_makes_no_sound_after_it(story: Story) -> None:
    session = _put_off(story)
    _pause_until(story, "19:06")

    assert (session.state, _told_at(story, session)) == ("planned", [])


def test_what_was_answered_in_the_pause_is_not_told_after_it(story: Story) -> None:
    session = _put_off(story)
    story.pause()
    story.at(f"{TODAY} 18:10")
    story.act(session, "done")
    story.resume()

    assert _told_at(story, session) == []


def test_an_answer_taken_back_in_the_pause_makes_no_sound_before_the_plan_is_resumed(story: Story) -> None:
    session = _put_off(story)
    story.pause()
    story.at(f"{TODAY} 18:10")
    story.act(session, "done")
    story.act(session, "undo")
    assert _told_at(story, session) == []

    story.resume()
    assert _told_at(story, session) == ["19:05"]


def test_a_session_put_off_before_its_time_keeps_that_over_a_pause(story: Story) -> None:
    session = _put_off(story, "17:50")
    _pause_until(story, "17:55")

    assert (session.state, _told_at(story, session)) == ("planned", ["18:50"])


def test_a_session_put_off_before_its_time_forgets_that_when_the_time_is_changed(story: Story) -> None:
    session = _put_off(story, "17:00", 90)
    story.pause()
    story.resume()
    set_own_time(story.session, story.person, "session", time(19), story.clock.now)

    assert (wall(session), session.snoozed_until) == (f"{TODAY}T19:00", None)
    assert _told_at(story, session) == ["19:00"]


@pytest.mark.parametrize("at", ["07:50", "08:05"], ids=["before its time", "after its time"])
def test_a_morning_put_off_to_the_evening_stays_of_use_there_over_a_pause_and_a_change(
    story: Story, at: str
) -> None:
    minutes = (19 * 60 + 30) - (int(at[:2]) * 60 + int(at[3:]))
    story.clock.now = datetime(2026, 3, 20, 6, tzinfo=UTC)
    session = _put_off(story, at, minutes, sessions=MORNINGS)
    _pause_until(story, "08:06" if at > "08:00" else "07:55")
    story.adjust(sessions=MORNINGS, collagen={"lead_minutes": 45})

    assert _told_at(story, session) == ["19:30"]
    assert session.expires_at == datetime(2026, 3, 20, 21, 30, tzinfo=UTC)


def test_collagen_put_off_before_a_pause_is_told_then(story: Story) -> None:
    story.assign()
    story.at(f"{TODAY} 17:35")
    collagen = story.row("collagen", TODAY)
    story.act(collagen, "snooze", minutes=15)
    _pause_until(story, "17:40")

    assert _told_at(story, collagen) == ["17:50"]


def test_a_plan_begun_in_place_of_another_tells_of_the_session_that_was_put_off(story: Story) -> None:
    """Its date has no other session then, and it would be the only one without a reminder."""
    session = _put_off(story)
    story.end()
    story.at(f"{TODAY} 18:10")
    story.assign()

    assert _told_at(story, session) == ["19:05"]
    assert session.plan_id == story.plan.id
    assert [wall(row) for row in story.rows("session", "planned")][:2] == [
        f"{TODAY}T18:00",
        "2026-03-23T18:00",
    ]
    story.act(session, "snooze", minutes=65)
    assert _told_at(story, session) == ["19:15"]


def test_a_plan_without_that_session_does_not_tell_of_it(story: Story) -> None:
    session = _put_off(story)
    story.end()
    story.at(f"{TODAY} 18:10")
    story.assign(sessions=OTHER_DAYS)

    assert (session.snoozed_until, _told_at(story, session)) == (None, [])


def test_a_plan_without_patches_does_not_tell_of_one_that_was_put_off(story: Story) -> None:
    story.assign(gtn=GTN | {"time": "10:00"})
    story.at(f"{TODAY} 10:05")
    patch = story.row("gtn_patch", TODAY)
    story.act(patch, "snooze", minutes=60)
    story.end()
    story.assign()

    assert (patch.snoozed_until, _told_at(story, patch)) == (None, [])


def test_what_a_lock_has_taken_meanwhile_is_not_told(story: Story) -> None:
    session = _put_off(story)
    story.pause()
    lock_for(story.session, story.person.id, ("loading",), "R1", "emergency", story.clock.now)
    story.resume()

    assert (session.state, _told_at(story, session)) == ("cancelled", [])
