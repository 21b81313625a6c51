"""A clinician assigns a programme: what comes onto the calendar, and what is refused."""

from datetime import timedelta
from typing import Any

import pytest
from sqlalchemy import func, select

from backend.programmes.models import Occurrence, Plan, PlanVersion
from backend.web.problems import Conflict, Refused
from tests.programmes.scenes import GTN, SHOCKWAVE, WEDGES, Story, wall


def test_a_session_comes_at_its_wall_time_on_each_of_its_days_of_two_weeks(story: Story) -> None:
    story.assign()

    assert story.planned("session") == [
        f"2026-{day}T18:00" for day in ("03-20", "03-23", "03-25", "03-27", "03-30", "04-01")
    ]


def test_eighteen_hours_stays_eighteen_hours_over_a_change_of_clocks(story: Story) -> None:
    story.assign()

    assert [row.due_at.hour for row in story.rows("session")] == [18, 18, 18, 18, 17, 17]


def test_collagen_comes_half_an_hour_before_its_session_and_ends_with_its_start(story: Story) -> None:
    story.assign()

    for row in story.rows("session"):
        collagen = story.hanging(row, "collagen")
        assert collagen.due_at == row.due_at - timedelta(minutes=30)
        assert collagen.expires_at == row.due_at


def test_each_session_is_followed_by_a_check_the_next_morning(story: Story) -> None:
    story.assign()

    checks = [wall(story.hanging(row, "next_day_check")) for row in story.rows("session")[:2]]
    assert checks == ["2026-03-21T08:30", "2026-03-24T08:30"]


def test_every_pushed_item_has_one_notice_at_its_time_and_a_visit_has_none(story: Story) -> None:
    story.assign(gtn=GTN, wedges=WEDGES, shockwave=SHOCKWAVE)

    expected = [(row.kind, row.due_at, row.id) for row in story.rows() if row.kind != "shockwave"]
    notices = [(notice.kind, notice.due_at, notice.subject) for notice in story.open_notices()]
    assert sorted(notices, key=str) == sorted(expected, key=str)
    assert story.rows("shockwave")


def test_what_was_due_before_the_plan_was_made_is_not_due(story: Story) -> None:
    story.assign(gtn=GTN)

    assert story.planned("gtn_patch")[0] == "2026-03-21T08:00"


def test_visits_keep_the_clinics_zone_and_all_else_follows_the_patient(story: Story) -> None:
    story.person.zone = "America/New_York"
    story.assign(shockwave=SHOCKWAVE)

    assert {row.zone for row in story.rows("session")} == {"America/New_York"}
    assert {row.zone for row in story.rows("shockwave")} == {"Europe/London"}
    assert story.rows("shockwave")[0].due_at.hour == 10


def test_a_course_counts_its_days_and_ends_with_a_review(story: Story) -> None:
    story.assign(gtn=GTN)
    story.at("2026-06-05 12:00")
    from backend.programmes.horizon import extend_horizons

    extend_horizons(story.session, story.clock.now, 10)

    assert wall(story.rows("gtn_patch")[-1]) == "2026-06-11T08:00"
    assert (story.rows("gtn_patch")[-1].n, story.rows("gtn_patch")[-1].of) == (84, 84)
    assert wall(story.rows("gtn_review")[-1]) == "2026-06-11T08:00"


def test_a_plan_is_one_version_with_author_time_and_reason(story: Story) -> None:
    running = story.assign(reason="Strength first.")

    version = story.session.scalars(select(PlanVersion)).one()
    assert (version.number, version.author_id, version.at) == (1, story.cast.ben.id, story.clock.now)
    assert (version.reason, version.status) == ("Strength first.", "active")
    assert running.plan.ends_on.isoformat() == "2026-06-11"


def test_a_second_plan_is_a_conflict_until_the_first_has_ended(story: Story) -> None:
    story.assign()
    with pytest.raises(Conflict):
        story.assign()

    story.end()
    story.assign()
    assert len(story.session.scalars(select(Plan)).all()) == 2


REFUSED: dict[str, tuple[dict[str, Any], str]] = {
    "an unknown template": ({"template": "none"}, "template"),
    "a start in the past": ({"starts_on": "2026-03-19"}, "starts_on"),
    "a start in two years": ({"starts_on": "2028-03-20"}, "starts_on"),
    "an unknown weekday": (
        {"sessions": {"weekdays": ["mon", "someday"], "time": "18:00"}},
        "sessions.weekdays",
    ),
    "days that touch": ({"sessions": {"weekdays": ["mon", "tue"], "time": "18:00"}}, "sessions.weekdays"),
    "days that touch round the week": (
        {"sessions": {"weekdays": ["sun", "mon"], "time": "18:00"}},
        "sessions.weekdays",
    ),
    "one day a week": ({"sessions": {"weekdays": ["mon"], "time": "18:00"}}, "sessions.weekdays"),
    "a day twice": ({"sessions": {"weekdays": ["mon", "mon"], "time": "18:00"}}, "sessions.weekdays"),
    "no day": ({"sessions": {"weekdays": [], "time": "18:00"}}, "sessions.weekdays"),
    "collagen ten minutes before": ({"collagen": {"lead_minutes": 10}}, "collagen.lead_minutes"),
    "collagen ages before": ({"collagen": {"lead_minutes": 10**15}}, "collagen.lead_minutes"),
    "a patch without a prescriber": ({"gtn": GTN | {"prescriber": " "}}, "gtn.prescriber"),
    "a patch for seven weeks": ({"gtn": GTN | {"weeks": 7}}, "gtn.weeks"),
    "a patch for thirteen weeks": ({"gtn": GTN | {"weeks": 13}}, "gtn.weeks"),
    "a patch from yesterday": ({"gtn": GTN | {"from": "2026-03-19"}}, "gtn.from"),
    "a patch before the plan": ({"starts_on": "2026-03-23", "gtn": GTN}, "gtn.from"),
    "wedges of a metre": ({"wedges": WEDGES | {"height_mm": 1000}}, "wedges.height_mm"),
    "a visit yesterday": ({"shockwave": SHOCKWAVE | {"first": "2026-03-19T10:00"}}, "shockwave.first"),
    "visits without a prescriber": ({"shockwave": SHOCKWAVE | {"prescriber": ""}}, "shockwave.prescriber"),
    "no visit at all": ({"shockwave": SHOCKWAVE | {"sessions": 0}}, "shockwave.sessions"),
}


@pytest.mark.parametrize(("changes", "field"), REFUSED.values(), ids=REFUSED.keys())
def test_what_cannot_be_prescribed_is_refused_by_field_and_stores_nothing(
    story: Story, changes: dict[str, Any], field: str
) -> None:
    with pytest.raises(Refused) as refused:
        story.assign(**changes)

    assert [error.field for error in refused.value.errors] == [field]
    for table in (Plan, PlanVersion, Occurrence):
        assert story.session.scalar(select(func.count()).select_from(table)) == 0


def test_every_problem_is_named_at_once(story: Story) -> None:
    with pytest.raises(Refused) as refused:
        story.assign(starts_on="2026-03-01", gtn=GTN | {"prescriber": ""})

    assert [error.field for error in refused.value.errors] == ["starts_on", "gtn.prescriber"]


def test_today_is_the_day_where_the_patient_lives(story: Story) -> None:
    story.person.zone = "Pacific/Auckland"
    story.at("2026-03-20 12:00")
    with pytest.raises(Refused):
        story.assign(starts_on="2026-03-20")

    story.assign(starts_on="2026-03-21")
