"""What a phone keeps for the days around today."""

from typing import Any

import pytest

from backend.programmes.preview import preview
from backend.programmes.today import today
from backend.rules.prescription import WEEKDAYS
from tests.programmes.scenes import GTN, SHOCKWAVE, WEDGES, Story, counted_queries, form


def test_today_reaches_from_yesterday_to_two_weeks_ahead(story: Story) -> None:
    story.assign(gtn=GTN)
    story.at("2026-03-22 09:00")
    shown = today(story.session, story.person, story.clock.now)

    assert shown.occurrences[0].local.isoformat() == "2026-03-21T08:00:00"
    assert shown.occurrences[-1].local.date().isoformat() <= "2026-04-05"


def test_today_says_where_the_plan_stands(story: Story) -> None:
    story.assign()
    story.at("2026-03-28 09:00")
    plan = today(story.session, story.person, story.clock.now).plan

    assert plan is not None
    assert (plan.week, plan.weeks, plan.status) == (2, 12, "active")
    assert plan.title
    assert plan.stage


def test_what_was_cancelled_is_not_shown(story: Story) -> None:
    story.assign()
    story.act(story.row("session", "2026-03-20"), "skip")

    states = {row.state for row in today(story.session, story.person, story.clock.now).occurrences}
    assert states == {"planned", "skipped"}


def test_numbers_come_with_what_they_belong_to(story: Story) -> None:
    story.assign(wedges=WEDGES)
    shown = today(story.session, story.person, story.clock.now).occurrences

    assert next(row.detail for row in shown if row.kind == "heel_wedges") == {"height_mm": 12}
    assert next(row.detail for row in shown if row.kind == "collagen") == {"lead_minutes": 30}


def test_a_person_without_a_plan_has_an_empty_today(story: Story) -> None:
    shown = today(story.session, story.person, story.clock.now)

    assert (shown.plan, shown.occurrences) == (None, [])


@pytest.mark.parametrize(
    ("courses", "count"),
    [
        pytest.param({"gtn": GTN, "wedges": WEDGES}, 4, id="without shockwave"),
        pytest.param({"gtn": GTN, "wedges": WEDGES, "shockwave": SHOCKWAVE}, 6, id="with all"),
    ],
)
def test_today_takes_the_same_few_queries_however_much_is_prescribed(
    story: Story, courses: dict[str, Any], count: int
) -> None:
    story.assign(**courses)
    with counted_queries(story.session) as queries:
        today(story.session, story.person, story.clock.now)

    assert len(queries) == count


@pytest.mark.parametrize(("template", "days"), [("article_midportion", 2), ("silbernagel", 1)])
def test_today_says_how_far_apart_sessions_lie(story: Story, template: str, days: int) -> None:
    weekdays = list(WEEKDAYS) if days == 1 else ["mon", "wed", "fri"]
    story.assign(template=template, sessions={"weekdays": weekdays, "time": "18:00"})
    plan = today(story.session, story.person, story.clock.now).plan
    assert plan is not None
    assert plan.days_apart == days


def test_the_preview_is_what_the_plan_then_does(story: Story) -> None:
    everything = form(gtn=GTN, wedges=WEDGES, shockwave=SHOCKWAVE)
    story.answer_questions()
    shown = preview(story.session, story.person, everything, story.clock.now)
    assert story.rows() == []
    story.assign(gtn=GTN, wedges=WEDGES, shockwave=SHOCKWAVE)

    rows = {(row.kind, row.due_at, row.expires_at) for row in story.rows()}
    last = max(due_at for _, due_at, _ in rows)
    items = {(item.kind, item.due_at, item.expires_at) for day in shown.days for item in day.items}
    assert rows <= items
    assert {item for item in items if item[1] < last} <= rows


@pytest.mark.parametrize(
    ("starts_on", "weekdays", "hours"),
    [
        pytest.param("2026-03-20", ["mon", "fri"], None, id="this evening"),
        pytest.param("2026-03-21", ["mon", "thu"], 81, id="after the weekend"),
        pytest.param("2026-03-25", ["wed", "sat"], 129, id="in five days"),
    ],
)
def test_the_preview_says_when_the_first_session_lies_more_than_two_days_ahead(
    story: Story, starts_on: str, weekdays: list[str], hours: int | None
) -> None:
    wanted = form(starts_on=starts_on, sessions={"weekdays": weekdays, "time": "18:00"})
    assert preview(story.session, story.person, wanted, story.clock.now).late_start_hours == hours


def test_a_running_plan_is_not_told_to_begin_earlier(story: Story) -> None:
    story.assign()
    story.at("2026-03-20 20:00")
    wanted = form(sessions={"weekdays": ["tue", "fri"], "time": "18:00"})
    assert preview(story.session, story.person, wanted, story.clock.now).late_start_hours is None


def test_the_preview_of_the_next_plan_leaves_a_day_after_what_was_done(story: Story) -> None:
    story.assign()
    story.at("2026-03-20 19:00")
    story.act(story.row("session", "2026-03-20"), "done")
    story.end()
    from_tomorrow = {"starts_on": "2026-03-21", "sessions": {"weekdays": ["mon", "sat"], "time": "18:00"}}
    shown = preview(story.session, story.person, form(**from_tomorrow), story.clock.now)
    story.assign(**from_tomorrow)

    items = [item for day in shown.days for item in day.items]
    assert next(item.local.isoformat() for item in items if item.kind == "session") == "2026-03-23T18:00:00"
    assert story.planned("session")[0] == "2026-03-23T18:00"


def test_the_preview_counts_one_send_for_what_is_due_in_the_same_minute(story: Story) -> None:
    together = form(gtn=GTN | {"time": "07:30"}, wedges=WEDGES)
    story.answer_questions()
    shown = preview(story.session, story.person, together, story.clock.now)

    saturday = shown.days[1]
    assert [item.kind for item in saturday.items] == ["gtn_patch", "heel_wedges", "next_day_check"]
    assert saturday.sends == 2


def test_the_preview_counts_no_send_for_a_visit(story: Story) -> None:
    story.answer_questions()
    shown = preview(story.session, story.person, form(shockwave=SHOCKWAVE), story.clock.now)

    day = next(day for day in shown.days if any(item.kind == "shockwave" for item in day.items))
    kinds = [item.kind for item in day.items]
    assert kinds == ["shockwave_soon", "shockwave", "collagen", "session"]
    assert day.sends == 3


def test_twelve_weeks_of_strength_are_108_reminders_and_three_questionnaires(story: Story) -> None:
    shown = preview(story.session, story.person, form(), story.clock.now)

    assert (shown.total, shown.sends) == (108 + 3, 108 + 3)
