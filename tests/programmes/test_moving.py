"""Moving a session, and what hangs on it."""

from datetime import timedelta

import pytest

from backend.web.problems import Refused
from tests.programmes.scenes import Story, wall


@pytest.fixture(autouse=True)
def plan(story: Story) -> None:
    story.assign()


def test_a_moved_session_takes_its_collagen_prompt_and_its_check_along(story: Story) -> None:
    session = story.row("session", "2026-03-20")
    story.move(session, "2026-03-21T07:15")

    collagen, check = story.hanging(session, "collagen"), story.hanging(session, "next_day_check")
    assert wall(collagen) == "2026-03-21T06:45"
    assert wall(check) == "2026-03-22T08:30"
    for row in (session, collagen, check):
        assert [notice.due_at for notice in story.open_notices(row)] == [row.due_at]


def test_the_lead_is_elapsed_time_over_a_change_of_clocks(story: Story) -> None:
    session = story.row("session", "2026-03-27")
    story.act(story.row("session", "2026-03-30"), "skip")
    story.move(session, "2026-03-29T02:10")

    collagen = story.hanging(session, "collagen")
    assert session.due_at - collagen.due_at == timedelta(minutes=30)
    assert wall(collagen) == "2026-03-29T00:40"


def test_a_wall_time_that_does_not_exist_is_an_hour_later(story: Story) -> None:
    session = story.row("session", "2026-03-27")
    story.act(story.row("session", "2026-03-30"), "skip")
    story.move(session, "2026-03-29T01:30")

    assert wall(session) == "2026-03-29T02:30"


def test_a_session_moved_to_very_soon_asks_for_collagen_now_or_not_at_all(story: Story) -> None:
    session = story.row("session", "2026-03-20")
    story.at("2026-03-20 17:00")
    story.move(session, "2026-03-20T17:10")

    collagen = story.hanging(session, "collagen")
    assert (collagen.due_at, collagen.expires_at) == (story.clock.now, session.due_at)
    assert len(story.open_notices(collagen)) == 1


IMPOSSIBLE = {
    "into the past": "2026-03-20T08:59",
    "to now": "2026-03-20T09:00",
    "to the day before another": "2026-03-22T18:00",
    "to the day of another": "2026-03-23T10:00",
    "to the day after another": "2026-03-24T00:30",
    "to a date beyond what a phone knows": "2026-04-04T10:00",
    "to the end of time": "9999-12-31T23:59",
    "to the beginning of time": "0001-01-01T00:00",
}


@pytest.mark.parametrize("to", IMPOSSIBLE.values(), ids=IMPOSSIBLE.keys())
def test_a_session_cannot_be_moved(story: Story, to: str) -> None:
    session = story.row("session", "2026-03-20")
    with pytest.raises(Refused) as refused:
        story.move(session, to)

    assert [error.field for error in refused.value.errors] == ["to_local"]
    story.session.expire_all()
    assert wall(session) == "2026-03-20T18:00"


def test_a_session_beyond_the_horizon_keeps_its_distance_too(story: Story) -> None:
    session = story.row("session", "2026-04-01")
    with pytest.raises(Refused):
        story.move(session, "2026-04-02T18:30")


def test_a_missed_session_can_be_moved_and_frees_its_day(story: Story) -> None:
    missed = story.row("session", "2026-03-20")
    story.at("2026-03-21 09:00")
    story.move(missed, "2026-03-21T19:00")

    assert wall(missed) == "2026-03-21T19:00"
    assert len(story.open_notices(missed)) == 1


@pytest.mark.parametrize("kind", ["collagen", "next_day_check"])
def test_only_a_session_can_be_moved(story: Story, kind: str) -> None:
    with pytest.raises(Refused):
        story.move(story.rows(kind)[0], "2026-03-21T20:00")


def test_a_session_done_early_keeps_the_days_beside_its_doing_free(story: Story) -> None:
    story.at("2026-03-20 17:00")
    story.act(story.row("session", "2026-03-23"), "skip")
    story.at("2026-03-24 08:00")
    story.act(story.row("session", "2026-03-27"), "done")

    with pytest.raises(Refused):
        story.move(story.row("session", "2026-03-30"), "2026-03-25T19:00")
    story.move(story.row("session", "2026-03-30"), "2026-03-26T18:00")


def test_a_session_done_early_is_done_for_the_one_beside_it(story: Story) -> None:
    beside = story.row("session", "2026-03-25")
    check = story.hanging(beside, "next_day_check")
    story.at("2026-03-24 08:00")
    early = story.row("session", "2026-03-27")
    story.act(early, "done")

    assert (beside.state, check.state) == ("cancelled", "cancelled")
    assert story.open_notices(beside) == []
    story.act(early, "undo")
    assert (beside.state, check.state, early.state) == ("planned", "planned", "planned")
    assert len(story.open_notices(beside)) == 1


def test_a_session_done_early_leaves_the_morning_after_the_one_done_before_it(story: Story) -> None:
    story.at("2026-03-25 18:10")
    done_before = story.row("session", "2026-03-25")
    story.act(done_before, "done")
    check = story.hanging(done_before, "next_day_check")
    story.at("2026-03-26 07:00")
    early = story.row("session", "2026-03-27")
    story.act(early, "done")

    assert (check.state, len(story.open_notices(check))) == ("planned", 1)


def test_the_morning_after_a_missed_session_is_asked_about_also_if_the_next_is_done_early(
    story: Story,
) -> None:
    """It may have been done and not told of: a bad morning counts all the same."""
    missed, early = story.row("session", "2026-03-23"), story.row("session", "2026-03-25")
    check = story.hanging(missed, "next_day_check")
    story.at("2026-03-24 07:00")
    story.act(early, "done")

    assert (missed.state, check.state, wall(check)) == ("planned", "planned", "2026-03-24T08:30")
    assert len(story.open_notices(check)) == 1
    assert wall(story.hanging(early, "next_day_check")) == "2026-03-25T08:30"
    story.act(early, "undo")
    assert (early.state, check.state) == ("planned", "planned")
