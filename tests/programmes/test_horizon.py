"""The days ahead stay laid out, at a cost that follows the plans that run out."""

from datetime import date, datetime, timedelta

import pytest
from sqlalchemy import update

from backend.programmes import horizon, plans
from backend.programmes.horizon import extend_horizons
from backend.programmes.models import Plan
from backend.programmes.rebooking import rebook_visit
from tests.programmes.scenes import GTN, SHOCKWAVE, WEDGES, Story, counted_queries


def test_a_horizon_is_extended_when_fewer_than_seven_days_remain(story: Story) -> None:
    story.assign()
    story.at("2026-03-26 09:00")
    assert extend_horizons(story.session, story.clock.now, 100) == 0

    story.at("2026-03-27 09:00")
    assert extend_horizons(story.session, story.clock.now, 100) == 1
    assert story.planned("session")[-1] == "2026-04-08T18:00"
    assert extend_horizons(story.session, story.clock.now, 100) == 0


def test_extending_every_week_gives_the_same_as_the_whole_plan_at_once(story: Story) -> None:
    story.assign(gtn=GTN, wedges=WEDGES, shockwave=SHOCKWAVE)
    for _ in range(14):
        story.clock.move(timedelta(days=7))
        extend_horizons(story.session, story.clock.now, 100)

    counted = {kind: len(story.rows(kind)) for kind in {row.kind for row in story.rows()}}
    assert counted == {
        "session": 36,
        "collagen": 36,
        "next_day_check": 36,
        "gtn_patch": 83,  # the plan was made after the first one's time
        "gtn_review": 2,
        "heel_wedges": 83,
        "wedge_review": 1,
        "shockwave": 5,
        "shockwave_day_before": 5,
        "shockwave_soon": 5,
        "shockwave_review": 1,
        "questionnaire": 3,
    }


def test_a_plan_that_is_laid_out_to_its_end_is_not_looked_at_again(story: Story) -> None:
    story.assign()
    for _ in range(14):
        story.clock.move(timedelta(days=7))
        extend_horizons(story.session, story.clock.now, 100)

    assert story.plan.materialised_until == date.max
    assert extend_horizons(story.session, story.clock.now + timedelta(days=100), 100) == 0


def test_a_paused_plan_is_left_alone(story: Story) -> None:
    story.assign()
    story.pause()
    story.at("2026-04-20 09:00")

    assert extend_horizons(story.session, story.clock.now, 100) == 0


def test_a_moved_session_is_not_created_a_second_time(story: Story) -> None:
    story.assign()
    story.act(story.row("session", "2026-03-30"), "skip")
    story.move(story.row("session", "2026-04-01"), "2026-03-31T18:00")
    story.at("2026-03-29 09:00")
    extend_horizons(story.session, story.clock.now, 100)

    assert "2026-04-01T18:00" not in story.planned("session")


def test_changed_civil_time_lays_everything_out_afresh(story: Story, monkeypatch: pytest.MonkeyPatch) -> None:
    story.assign()
    story.session.execute(update(Plan).values(tzdata="1999.1"))
    story.session.commit()

    assert extend_horizons(story.session, story.clock.now, 100) == 1
    assert story.plan.tzdata == plans.TZDATA
    assert extend_horizons(story.session, story.clock.now, 100) == 0


def _as_an_older_civil_time_had_it(story: Story) -> None:
    """Everything of London was laid out an hour off, as if its summer time had been abolished since."""
    hour = timedelta(hours=1)
    for row in story.rows(state="planned"):
        row.slot_at, row.due_at, row.expires_at = row.slot_at - hour, row.due_at - hour, row.expires_at - hour
        row.moved_from = row.moved_from - hour if row.moved_from else None
    for notice in story.open_notices():
        notice.due_at, notice.visible_at = notice.due_at - hour, notice.visible_at - hour
    story.session.commit()


@pytest.mark.parametrize(
    "is_new", [pytest.param(True, id="other zone data"), pytest.param(False, id="the same")]
)
def test_only_other_zone_data_put_the_days_ahead_and_their_reminders_right(
    story: Story, monkeypatch: pytest.MonkeyPatch, is_new: bool
) -> None:
    story.assign(shockwave=SHOCKWAVE)
    story.move(story.row("session", "2026-03-23"), "2026-03-22T12:00")
    visit = story.row("shockwave", "2026-04-01")
    moved_to = datetime.fromisoformat("2026-04-02T11:00")
    rebook_visit(story.session, story.person, visit.id, moved_to, story.clock.now)
    right = {(row.kind, row.due_at) for row in story.rows(state="planned")}
    wrong = {(kind, at - timedelta(hours=1)) for kind, at in right}
    _as_an_older_civil_time_had_it(story)
    if is_new:
        monkeypatch.setattr(plans, "TZDATA", "2099.1")
        monkeypatch.setattr(horizon, "TZDATA", "2099.1")

    assert extend_horizons(story.session, story.clock.now, 100) == is_new
    assert extend_horizons(story.session, story.clock.now, 100) == 0
    assert {(row.kind, row.due_at) for row in story.rows(state="planned")} == (right if is_new else wrong)
    told = {(notice.kind, notice.due_at) for notice in story.open_notices()}
    assert told == {one for one in (right if is_new else wrong) if one[0] != "shockwave"}


def test_the_number_of_queries_does_not_grow_with_the_plans_that_have_days_left(story: Story) -> None:
    story.assign()
    with counted_queries(story.session) as queries:
        extend_horizons(story.session, story.clock.now, 100)

    assert len(queries) == 1
