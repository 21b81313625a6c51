"""Days of rest after a run, and what comes back when a rest is taken back."""

from datetime import date
from uuid import uuid4

import pytest

from backend.programmes.lock_out import locks_out
from backend.programmes.progress import undo_progression
from tests.programmes.scenes import Story
from tests.programmes.training import in_stage, judged, locks, told

MONDAY = date(2026, 3, 23)
TWICE_A_WEEK = {"weekdays": ["mon", "thu"], "time": "18:00"}


def ahead(story: Story) -> list[str]:
    return [one for one in story.planned("session") if one > "2026-03-24"][:2]


@pytest.fixture
def runner(story: Story) -> Story:
    """The morning after Monday's run; the next one is planned for Wednesday."""
    story.assign()
    in_stage(story, "run")
    story.at("2026-03-24T08:40")
    return story


@pytest.mark.parametrize(
    ("pain", "days"),
    [
        pytest.param(1, ["2026-03-25T18:00", "2026-03-27T18:00"], id="light: Wednesday stays"),
        pytest.param(3, ["2026-03-27T18:00", "2026-03-30T18:00"], id="medium: two days without"),
        pytest.param(5, ["2026-03-27T18:00", "2026-03-30T18:00"], id="high: three days without"),
        pytest.param(None, ["2026-03-27T18:00", "2026-03-30T18:00"], id="nobody told: as if high"),
    ],
)
def test_no_run_is_planned_before_the_rest_after_the_last_is_over(
    runner: Story, pain: int | None, days: list[str]
) -> None:
    judged(runner, "ok", told("P13", last_run_on=MONDAY, last_run_pain=pain))
    assert ahead(runner) == days


def test_a_run_that_finds_another_legal_day_moves_there(story: Story) -> None:
    story.assign(sessions=TWICE_A_WEEK)
    in_stage(story, "run")
    story.at("2026-03-24T08:40")
    judged(story, "ok", told("P13", last_run_on=MONDAY, last_run_pain=5))
    assert ahead(story) == ["2026-03-27T18:00", "2026-03-30T18:00"]
    (rest,) = locks_out(locks(story))
    assert (rest.rule, rest.what, rest.effect, rest.until) == ("run", ["rest"], "hold", date(2026, 3, 27))
    assert "run" in rest.saw


def test_in_a_stage_of_strength_a_run_long_ago_moves_nothing(strong: Story) -> None:
    strong.at("2026-03-24T08:40")
    judged(strong, "ok", told("P13", last_run_on=MONDAY, last_run_pain=5))
    assert ahead(strong) == ["2026-03-25T18:00", "2026-03-27T18:00"]


@pytest.fixture
def put_off(story: Story) -> Story:
    """A step back on Tuesday has moved Thursday's session to Friday."""
    story.assign(sessions=TWICE_A_WEEK)
    story.at("2026-03-24T08:40")
    return story


def test_a_step_back_that_is_taken_back_gives_the_session_its_day_back(put_off: Story) -> None:
    verdict_id = uuid4()
    judged(put_off, "step_back", told("P6", last_session_on=MONDAY), verdict_id)
    assert ahead(put_off)[0] == "2026-03-27T18:00"
    assert undo_progression(put_off.session, put_off.plan, verdict_id, put_off.clock.now)
    assert ahead(put_off) == ["2026-03-26T18:00", "2026-03-30T18:00"]
    assert put_off.row("session", "2026-03-26").moved_from is None
    assert next(one for one in put_off.planned("collagen") if one > "2026-03-24") == "2026-03-26T17:30"


def test_what_ada_has_moved_herself_meanwhile_stays(put_off: Story) -> None:
    verdict_id = uuid4()
    judged(put_off, "step_back", told("P6", last_session_on=MONDAY), verdict_id)
    put_off.move(put_off.row("session", "2026-03-27"), "2026-03-27T20:00")
    undo_progression(put_off.session, put_off.plan, verdict_id, put_off.clock.now)
    assert ahead(put_off)[0] == "2026-03-27T20:00"


def test_a_day_that_has_passed_does_not_come_back(put_off: Story) -> None:
    verdict_id = uuid4()
    judged(put_off, "step_back", told("P6", last_session_on=MONDAY), verdict_id)
    put_off.at("2026-03-26T19:00")
    undo_progression(put_off.session, put_off.plan, verdict_id, put_off.clock.now)
    assert ahead(put_off)[0] == "2026-03-27T18:00"


def test_while_another_rest_holds_the_session_stays_where_it_is(put_off: Story) -> None:
    verdict_id = uuid4()
    judged(put_off, "step_back", told("P6", last_session_on=MONDAY), verdict_id)
    judged(put_off, "step_back", told("P7", last_session_on=MONDAY))
    undo_progression(put_off.session, put_off.plan, verdict_id, put_off.clock.now)
    assert ahead(put_off)[0] == "2026-03-27T18:00"
