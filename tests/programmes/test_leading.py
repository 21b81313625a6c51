"""A prompt that was told, and what it was told for then gets another time."""

from collections.abc import Callable
from datetime import UTC, datetime, time
from typing import Final

import pytest

from backend.programmes.own_times import set_own_time
from backend.programmes.preview import preview
from tests.programmes.scenes import SHOCKWAVE, Story, form, wall

TODAY: Final = "2026-03-20"
DAYS: Final = ["mon", "wed", "fri"]
OTHER_DAYS: Final = ["tue", "thu", "sat"]


def _edit(story: Story, at: str) -> None:
    story.adjust(sessions={"weekdays": DAYS, "time": at})


def _choose(story: Story, at: str) -> None:
    set_own_time(story.session, story.person, "session", time.fromisoformat(at), story.clock.now)


def _resume_changed(story: Story, at: str) -> None:
    story.pause()
    _edit(story, at)
    story.resume()


Change = Callable[[Story, str], None]
CHANGES: Final = pytest.mark.parametrize(
    "change",
    [
        pytest.param(_edit, id="by the clinician"),
        pytest.param(_choose, id="by the patient"),
        pytest.param(_resume_changed, id="during a pause"),
    ],
)


def _told(story: Story, at: str = "17:45") -> None:
    """Ada has been told of the collagen of today at 17:30; the session stands at 18:00."""
    story.assign()
    story.at(f"{TODAY} {at}")
    for notice in story.open_notices():
        if notice.due_at <= story.clock.now:
            notice.state, notice.settled_at = "accepted", notice.due_at
    story.session.commit()


def _today(story: Story, kind: str) -> list[tuple[str, str]]:
    return [(wall(row)[11:], row.state) for row in story.rows(kind) if wall(row).startswith(TODAY)]


def _open_today(story: Story, kind: str) -> list[str]:
    notices = [notice for notice in story.open_notices() if notice.kind == kind]
    return [f"{at:%H:%M}" for at in (notice.due_at for notice in notices) if f"{at:%Y-%m-%d}" == TODAY]


@CHANGES
def test_collagen_is_asked_for_again_before_a_session_that_comes_later_after_all(
    story: Story, change: Change
) -> None:
    _told(story)
    change(story, "19:00")

    assert [at for at, state in _today(story, "collagen") if state == "planned"] == ["18:30"]
    assert _open_today(story, "collagen") == ["18:30"]
    assert _open_today(story, "session") == ["19:00"]


def test_the_button_of_the_earlier_notification_answers_for_the_new_time(story: Story) -> None:
    _told(story)
    told = story.row("collagen", TODAY)
    _edit(story, "19:00")
    story.act(told, "done")

    assert _today(story, "collagen") == [("18:30", "done")]
    assert _open_today(story, "collagen") == []


@pytest.mark.parametrize("verb", ["done", "skip"])
@CHANGES
def test_collagen_that_was_answered_is_not_asked_for_again(story: Story, change: Change, verb: str) -> None:
    _told(story)
    story.act(story.row("collagen", TODAY), verb)
    change(story, "19:00")

    assert [state for _, state in _today(story, "collagen")] == ["done" if verb == "done" else "skipped"]
    assert _open_today(story, "collagen") == []


def test_collagen_taken_on_the_evening_before_is_not_asked_for_again_on_the_day(story: Story) -> None:
    story.assign(sessions={"weekdays": OTHER_DAYS, "time": "00:10"})
    story.at(f"{TODAY} 23:45")
    story.act(story.row("collagen", f"{TODAY}T23:40"), "done")
    story.adjust(sessions={"weekdays": OTHER_DAYS, "time": "18:00"})

    assert story.planned("session")[0] == "2026-03-21T18:00"
    assert story.planned("collagen")[0] == "2026-03-24T17:30"


def test_collagen_told_before_midnight_follows_its_session_to_the_day(story: Story) -> None:
    story.assign(sessions={"weekdays": OTHER_DAYS, "time": "00:10"})
    story.at(f"{TODAY} 23:45")
    story.adjust(sessions={"weekdays": OTHER_DAYS, "time": "18:00"})

    assert story.planned("collagen")[0] == "2026-03-21T17:30"


def test_collagen_missed_today_takes_none_from_a_session_soon_after_midnight(story: Story) -> None:
    story.assign()
    story.at(f"{TODAY} 21:00")
    story.adjust(sessions={"weekdays": OTHER_DAYS, "time": "00:10"})

    assert "2026-03-21T00:10" in story.planned("session")
    assert f"{TODAY}T23:40" in story.planned("collagen")


def test_another_lead_alone_asks_nobody_again(story: Story) -> None:
    story.assign(collagen={"lead_minutes": 60})
    story.at(f"{TODAY} 17:05")
    story.adjust(collagen={"lead_minutes": 30})

    assert _today(story, "collagen") == [("17:00", "planned")]
    assert "17:30" not in _open_today(story, "collagen")


def test_what_is_prescribed_anew_at_its_old_time_leaves_the_prompt_that_was_told(story: Story) -> None:
    _told(story)
    told = story.row("collagen", TODAY)
    story.pause()
    story.resume()

    assert (told.state, f"{told.due_at:%H:%M}") == ("planned", "17:30")
    assert _open_today(story, "collagen") == []


def test_a_session_that_does_not_come_back_after_a_pause_leaves_no_prompt_behind(story: Story) -> None:
    _told(story)
    story.pause()
    story.adjust(sessions={"weekdays": OTHER_DAYS, "time": "18:00"})
    story.resume()

    assert _today(story, "collagen") == [("17:30", "cancelled")]


def test_a_put_off_prompt_of_the_earlier_time_makes_no_sound(story: Story) -> None:
    _told(story, "17:35")
    story.act(story.row("collagen", TODAY), "snooze", minutes=15)
    _edit(story, "19:00")

    assert _open_today(story, "collagen") == ["18:30"]


def test_a_session_carried_west_has_its_collagen_there(story: Story) -> None:
    _told(story)
    story.travel("America/New_York")

    session, collagen = story.row("session", TODAY), story.row("collagen", TODAY)
    assert (wall(session), wall(collagen)) == (f"{TODAY}T18:00", f"{TODAY}T17:30")
    assert [notice.due_at for notice in story.open_notices(collagen)] == [collagen.due_at]


def test_a_visit_that_comes_later_on_its_day_is_told_of_two_hours_before_it(story: Story) -> None:
    story.assign(shockwave=SHOCKWAVE)
    story.clock.now = datetime(2026, 3, 25, 9, tzinfo=UTC)
    story.adjust(shockwave=SHOCKWAVE | {"first": "2026-03-25T16:00"})

    soon = story.row("shockwave_soon", "2026-03-25T14:00")
    assert (soon.state, len(story.open_notices(soon))) == ("planned", 1)


def test_the_preview_foresees_collagen_asked_for_again(story: Story) -> None:
    _told(story)
    wanted = form(sessions={"weekdays": DAYS, "time": "19:00"})
    days = preview(story.session, story.person, wanted, story.clock.now).days

    asked = [item.local for day in days for item in day.items if item.kind == "collagen"]
    assert f"{asked[0]:%Y-%m-%dT%H:%M}" == f"{TODAY}T18:30"


def test_a_move_that_a_pause_sweeps_away_leaves_the_session_its_collagen(story: Story) -> None:
    """Its prompt was told before the time it was moved to, and goes back to where the plan put it."""
    story.assign(sessions={"weekdays": OTHER_DAYS, "time": "18:00"})
    session = story.row("session", "2026-03-21")
    story.move(session, f"{TODAY}T20:00")
    story.at(f"{TODAY} 19:45")
    story.pause()
    story.resume()

    assert (wall(session), story.planned("collagen")[0]) == ("2026-03-21T18:00", "2026-03-21T17:30")
