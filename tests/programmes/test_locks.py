"""What is locked is not planned, and only a clinician of the clinic brings it back."""

from datetime import date
from uuid import uuid4

import pytest
from sqlalchemy import select

from backend.programmes.horizon import extend_horizons
from backend.programmes.locks import is_locked, lift_lock, lock_for
from backend.programmes.models import Lock
from backend.programmes.preview import preview
from backend.web.problems import Conflict, NotFound, Refused
from tests.programmes.scenes import GTN, SHOCKWAVE, WEDGES, Story, form, walls
from tests.programmes.training import EVERYTHING, lift, lock, locks

LOADING = ("session", "collagen", "next_day_check")


def test_a_red_flag_clears_the_calendar_of_all_that_loads(story: Story) -> None:
    story.assign(gtn=GTN, wedges=WEDGES, shockwave=SHOCKWAVE)

    lock(story)

    planned = {row.kind for row in story.rows(state="planned") if row.due_at > story.clock.now}
    assert planned <= {"gtn_review", "wedge_review", "shockwave_review", "questionnaire"}
    kinds = {notice.kind for notice in story.open_notices() if notice.due_at > story.clock.now}
    assert kinds <= {"gtn_review", "wedge_review", "shockwave_review", "questionnaire"}


@pytest.mark.parametrize(
    ("what", "gone"),
    [
        pytest.param("loading", {"session", "collagen", "next_day_check"}, id="loading"),
        pytest.param("gtn", {"gtn_patch"}, id="the patch"),
        pytest.param("wedges", {"heel_wedges"}, id="wedges"),
        pytest.param("shockwave", {"shockwave", "shockwave_day_before", "shockwave_soon"}, id="shockwave"),
        pytest.param("collagen", {"collagen"}, id="collagen"),
        pytest.param("running", set(), id="running, while nothing but raises is due"),
    ],
)
def test_a_lock_takes_its_own_prompts_and_no_others(story: Story, what: str, gone: set[str]) -> None:
    story.assign(gtn=GTN, wedges=WEDGES, shockwave=SHOCKWAVE)
    before = {row.kind for row in story.rows(state="planned")}

    lock(story, what)

    assert before - {row.kind for row in story.rows(state="planned")} == gone


def test_the_session_that_is_due_right_now_falls_away_too(story: Story) -> None:
    story.assign()
    story.at("2026-03-20T18:30")

    lock(story, "loading")

    assert story.row("session", "2026-03-20").state == "cancelled"
    assert story.rows("session", "planned") == []


def test_what_was_done_stays_done(story: Story) -> None:
    story.assign()
    story.at("2026-03-20T18:30")
    story.act(story.row("session", "2026-03-20"), "done")

    lock(story)

    assert story.row("session", "2026-03-20").state == "done"


def test_a_lock_with_a_date_lets_the_days_from_there_on_stand(story: Story) -> None:
    story.assign()
    lock(story, "loading", until=date(2026, 3, 25))
    assert story.planned("session")[0] == "2026-03-25T18:00"
    assert story.planned("collagen")[0] == "2026-03-25T17:30"


def test_a_moved_session_on_a_locked_day_falls_away(story: Story) -> None:
    story.assign(sessions={"weekdays": ["mon", "thu"], "time": "18:00"})
    story.move(story.row("session", "2026-03-23"), "2026-03-24T10:00")

    lock(story, "loading", until=date(2026, 3, 25))

    assert story.planned("session")[0] == "2026-03-26T18:00"


def test_lifting_brings_the_days_from_now_on_back(story: Story) -> None:
    story.assign()
    before = story.planned("session")
    lock(story)
    story.at("2026-03-24T09:00")

    lift(story)

    assert story.planned("session")[: len(before) - 2] == before[2:]
    assert story.planned("next_day_check")[0] == "2026-03-26T08:30"
    assert {notice.due_at for notice in story.open_notices()} >= {
        row.due_at for row in story.rows("session", "planned")
    }


def test_the_row_keeps_who_lifted_it_when_and_why(story: Story) -> None:
    lock(story, "loading", "running")
    story.at("2026-03-21T09:00")
    lift(story)
    rows = story.session.scalars(select(Lock)).all()
    assert {(row.lifted_by, row.lifted_at, row.lift_reason) for row in rows} == {
        (story.cast.ben.id, story.clock.now, "seen and well")
    }
    assert len(rows) == 2


def test_two_rules_hold_the_same_thing_until_both_are_lifted(story: Story) -> None:
    story.assign()
    lock(story, "loading", rule="R1")
    lock(story, "loading", rule="M22")

    lift(story, "R1")
    assert story.rows("session", "planned") == []

    lift(story, "M22")
    assert story.planned("session")


def test_the_same_rule_again_adds_nothing(story: Story) -> None:
    lock(story, "loading", until=date(2026, 3, 30))
    lock(story, "loading", until=date(2026, 3, 28))
    assert len(locks(story)) == 1
    lock(story, "loading", until=date(2026, 4, 1))
    lock(story, "loading")
    lock(story, "loading")
    assert [one.until for one in locks(story)] == [date(2026, 3, 30), date(2026, 4, 1), None]


def test_only_a_clinician_of_the_clinic_lifts_and_says_why(story: Story) -> None:
    lock(story, "loading")
    found, now = locks(story)[0], story.clock.now
    for author in (story.cast.cy, story.cast.dot, story.cast.ada):
        with pytest.raises(NotFound):
            lift_lock(story.session, author, story.person.id, found.id, "because", now)
    with pytest.raises(NotFound):
        lift_lock(story.session, story.cast.ben, story.cast.eve.id, found.id, "because", now)
    with pytest.raises(NotFound):
        lift_lock(story.session, story.cast.ben, story.person.id, uuid4(), "because", now)
    with pytest.raises(Refused):
        lift_lock(story.session, story.cast.ben, story.person.id, found.id, "  ", now)
    assert is_locked(story.session, story.person.id, "loading", now.date())


def test_a_lock_is_lifted_once(story: Story) -> None:
    lock(story, "loading")
    found = locks(story)[0]
    lift(story)
    with pytest.raises(Conflict):
        lift_lock(story.session, story.cast.ben, story.person.id, found.id, "again", story.clock.now)


def test_a_person_without_a_plan_can_be_locked_and_the_plan_respects_it(story: Story) -> None:
    lock(story)
    story.assign()
    assert story.rows("session", "planned") == []


def test_what_nobody_knows_is_not_locked(story: Story) -> None:
    now = story.clock.now
    lock_for(story.session, story.person.id, ("loading", "tea"), "R1", "stop", now)
    assert [one.what for one in locks(story)] == ["loading"]


def test_a_paused_plan_stays_quiet_and_comes_back_without_what_is_locked(story: Story) -> None:
    story.assign(wedges=WEDGES)
    story.pause()
    lock(story, "loading")
    assert not [row for row in story.rows(state="planned") if row.due_at > story.clock.now]
    story.resume()
    assert story.rows("session", "planned") == []
    assert story.planned("heel_wedges")


def test_the_horizon_is_extended_around_a_lock(story: Story) -> None:
    story.assign(wedges=WEDGES)
    lock(story, "loading")
    story.at("2026-03-30T09:00")
    assert extend_horizons(story.session, story.clock.now, 10) == 1
    assert story.rows("session", "planned") == []
    assert story.planned("heel_wedges")[-1] > "2026-04-10"


def test_a_preview_shows_nothing_that_is_locked(story: Story) -> None:
    lock(story, "loading")
    shown = preview(story.session, story.person, form(wedges=WEDGES), story.clock.now)
    kinds = {item.kind for day in shown.days for item in day.items}
    assert "heel_wedges" in kinds
    assert not kinds & set(LOADING)


def test_a_session_cannot_be_moved_onto_a_locked_day(story: Story) -> None:
    story.assign(sessions={"weekdays": ["mon", "thu"], "time": "18:00"})
    lock(story, "loading", until=date(2026, 3, 26))
    with pytest.raises(Refused):
        story.move(story.row("session", "2026-03-26"), "2026-03-25T10:00")


def test_an_undo_brings_nothing_back_that_was_locked_meanwhile(story: Story) -> None:
    story.assign()
    row = story.row("session", "2026-03-23")
    story.act(row, "skip")
    lock(story)

    story.act(row, "undo")

    assert walls(story.rows("session", "planned")) == []


@pytest.mark.parametrize("template", ["acute_partial_tear", "paratenonitis"])
def test_a_programme_that_starts_locked_plans_nothing_until_it_is_unlocked(
    story: Story, template: str
) -> None:
    story.assign(template=template, collagen=None)
    assert story.rows("session", "planned") == []
    assert {(one.what, one.rule, one.effect) for one in locks(story)} == {
        ("loading", "template", "stop"),
        ("running", "template", "stop"),
    }


def test_a_change_of_the_same_locked_programme_does_not_lock_it_again(story: Story) -> None:
    story.assign(template="acute_partial_tear", collagen=None)
    lift(story, "template")
    story.adjust(template="acute_partial_tear", collagen=None)
    assert locks(story) == []
    story.adjust(template="paratenonitis", collagen=None)
    assert len(locks(story)) == 2


def test_everything_that_can_be_locked_can_be_locked_for_a_rule(story: Story) -> None:
    lock(story)
    assert {one.what for one in locks(story)} == set(EVERYTHING)
