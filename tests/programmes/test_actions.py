"""Done, skip, move, snooze and undo, and what hangs on the thing they are done to."""

from datetime import UTC, datetime, timedelta
from uuid import uuid4

import pytest
from sqlalchemy import select

from backend.programmes.actions import act
from backend.programmes.models import Action, Occurrence
from backend.programmes.scene import Wish
from backend.web.problems import Conflict, NotFound, Refused
from tests.programmes.scenes import GTN, SHOCKWAVE, Story, wall


@pytest.fixture(autouse=True)
def plan(story: Story) -> None:
    story.assign()


def test_a_done_session_cancels_its_collagen_and_keeps_its_check(story: Story) -> None:
    session = story.row("session", "2026-03-20")
    changed = story.act(session, "done")

    collagen, check = story.hanging(session, "collagen"), story.hanging(session, "next_day_check")
    assert (session.state, collagen.state, check.state) == ("done", "cancelled", "planned")
    assert {row.kind for row in changed} == {"session", "collagen"}
    assert story.open_notices(session) == story.open_notices(collagen) == []
    assert len(story.open_notices(check)) == 1


def test_a_session_done_before_its_day_is_followed_by_its_check_the_next_morning(story: Story) -> None:
    session = story.row("session", "2026-03-25")
    check = story.hanging(session, "next_day_check")
    story.at("2026-03-23 07:00")
    assert check in story.act(session, "done")
    assert (wall(check), due(story, check)) == ("2026-03-24T08:30", [check.due_at])

    story.adjust()
    assert (wall(check), due(story, check)) == ("2026-03-24T08:30", [check.due_at])


def test_a_session_not_done_before_its_day_after_all_has_its_check_where_it_was(story: Story) -> None:
    session = story.row("session", "2026-03-25")
    check = story.hanging(session, "next_day_check")
    story.act(session, "done")
    story.act(session, "undo")

    assert (wall(check), due(story, check)) == ("2026-03-26T08:30", [check.due_at])


def test_a_session_logged_the_day_after_keeps_the_check_of_its_own_day(story: Story) -> None:
    session = story.row("session", "2026-03-20")
    story.at("2026-03-21 07:00")
    story.act(session, "done")

    assert wall(story.hanging(session, "next_day_check")) == "2026-03-21T08:30"


def test_a_skipped_session_takes_its_collagen_and_its_check_along(story: Story) -> None:
    session = story.row("session", "2026-03-20")
    story.act(session, "skip")

    hanging = [story.hanging(session, kind) for kind in ("collagen", "next_day_check")]
    assert [row.state for row in hanging] == ["cancelled", "cancelled"]
    assert [story.open_notices(row) for row in (session, *hanging)] == [[], [], []]


def test_a_visit_that_is_off_takes_its_prompts_along(story: Story) -> None:
    story.adjust(shockwave=SHOCKWAVE)
    visit = story.row("shockwave", "2026-03-25")
    story.act(visit, "skip")

    prompts = [row for row in story.rows() if row.anchor_id == visit.id]
    assert [(row.kind, row.state) for row in prompts] == [
        ("shockwave_day_before", "cancelled"),
        ("shockwave_soon", "cancelled"),
    ]


def test_the_same_action_twice_changes_nothing_twice(story: Story) -> None:
    session = story.row("session", "2026-03-20")
    wish = Wish(uuid4(), "done", story.clock.now)
    first = act(story.session, story.person.id, session.id, wish, story.clock.now)
    story.clock.move(timedelta(minutes=5))
    again = act(story.session, story.person.id, session.id, wish, story.clock.now)

    assert {row.id for row in first} == {row.id for row in again}
    assert session.acted_at == wish.acted_at
    assert len(story.session.scalars(select(Action)).all()) == 1


def test_an_id_is_good_for_one_thing(story: Story) -> None:
    first, second = story.rows("session")[:2]
    wish = Wish(uuid4(), "done", story.clock.now)
    act(story.session, story.person.id, first.id, wish, story.clock.now)
    with pytest.raises(Conflict):
        act(story.session, story.person.id, second.id, wish, story.clock.now)


def test_another_persons_occurrence_does_not_exist(story: Story) -> None:
    session = story.row("session", "2026-03-20")
    with pytest.raises(NotFound):
        act(
            story.session,
            story.cast.eve.id,
            session.id,
            Wish(uuid4(), "done", story.clock.now),
            story.clock.now,
        )


def test_done_from_two_devices_is_done(story: Story) -> None:
    session = story.row("session", "2026-03-20")
    story.act(session, "done")
    assert story.act(session, "done") == [session]

    story.act(session, "undo")
    assert session.state == "planned"


def test_what_was_skipped_is_not_done_without_taking_it_back(story: Story) -> None:
    session = story.row("session", "2026-03-20")
    story.act(session, "skip")
    with pytest.raises(Conflict):
        story.act(session, "done")


def test_a_morning_needs_its_answer(story: Story) -> None:
    with pytest.raises(Refused):
        story.act(story.rows("next_day_check")[0], "done")


def test_a_missed_session_can_still_be_logged(story: Story) -> None:
    missed = story.row("session", "2026-03-20")
    story.at("2026-03-21 09:00")
    story.act(missed, "done")

    assert missed.state == "done"
    assert story.hanging(missed, "collagen").state == "planned"


CLAIMED = {
    "a clock that runs ahead": timedelta(hours=3),
    "a clock that was never set": timedelta(days=-9000),
}


@pytest.mark.parametrize("error", CLAIMED.values(), ids=CLAIMED.keys())
def test_a_wrong_clock_loses_nothing_and_the_arrival_counts(story: Story, error: timedelta) -> None:
    session = story.row("session", "2026-03-20")
    wish = Wish(uuid4(), "done", story.clock.now + error)
    act(story.session, story.person.id, session.id, wish, story.clock.now)

    assert (session.state, session.acted_at) == ("done", story.clock.now)


def test_a_thing_done_offline_keeps_the_time_at_which_it_was_done(story: Story) -> None:
    session = story.row("session", "2026-03-20")
    done_at = datetime(2026, 3, 20, 18, 40, tzinfo=UTC)
    story.at("2026-03-22 08:00")
    act(story.session, story.person.id, session.id, Wish(uuid4(), "done", done_at), story.clock.now)

    assert session.acted_at == done_at


def test_a_patch_is_done_with_one_tap(story: Story) -> None:
    story.adjust(gtn=GTN)
    patch = story.row("gtn_patch", "2026-03-21")
    story.act(patch, "done")

    assert (patch.state, story.open_notices(patch)) == ("done", [])


def due(story: Story, row: Occurrence) -> list[datetime]:
    return [notice.due_at for notice in story.open_notices(row)]
