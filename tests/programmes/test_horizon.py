"""The days ahead stay laid out, at a cost that follows the plans that run out."""

from datetime import date, timedelta

import pytest
from sqlalchemy import update

from backend.programmes import plans
from backend.programmes.horizon import extend_horizons
from backend.programmes.models import Plan
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


def test_the_number_of_queries_does_not_grow_with_the_plans_that_have_days_left(story: Story) -> None:
    story.assign()
    with counted_queries(story.session) as queries:
        extend_horizons(story.session, story.clock.now, 100)

    assert len(queries) == 1
