"""A step back, a stage back, a lower start after days away: what each leaves of the targets."""

from datetime import date

import pytest

from backend.programmes.care.models import StrengthTest
from tests.programmes.scenes import Story
from tests.programmes.training import RAISE, every_rep, in_stage, judged, loads, locks, target, told


def test_an_unstable_day_takes_a_fifth_off_both_legs(strong: Story) -> None:
    judged(strong, "step_back", told("P6"))
    assert loads(strong) == {"left": 15, "right": 15}


def test_without_a_weight_the_easier_exercise_comes_and_goes_again(story: Story) -> None:
    story.assign()
    in_stage(story, "strength")
    judged(story, "step_back", told("P6"))
    assert target(story, RAISE, "left").variant == "raise-assisted"

    judged(story, "advance", told(efforts=every_rep(None, "left", exercise="raise-assisted")))
    assert target(story, RAISE, "left").variant == RAISE
    assert target(story, RAISE, "right").variant == "raise-assisted"


def test_the_thighs_do_not_step_back_with_the_calf(story: Story) -> None:
    story.assign()
    in_stage(story, "strength")
    changed = judged(story, "step_back", told("P6"))
    assert {one.exercise for one in changed} == {RAISE}


def test_a_step_back_gives_two_days_more_of_rest_and_moves_the_next_session(story: Story) -> None:
    story.assign(sessions={"weekdays": ["mon", "thu"], "time": "18:00"})
    story.at("2026-03-24T08:40")
    judged(story, "step_back", told("P6", last_session_on=date(2026, 3, 23)))
    ahead = [one for one in story.planned("session") if one > "2026-03-24"]
    assert ahead[:2] == ["2026-03-27T18:00", "2026-03-30T18:00"]
    assert next(one for one in story.planned("collagen") if one > "2026-03-24") == "2026-03-27T17:30"


def test_the_extra_rest_comes_on_top_of_more_days_apart_too(story: Story) -> None:
    story.assign(sessions={"weekdays": ["mon", "thu"], "time": "18:00", "days_apart": 3})
    story.at("2026-03-24T08:40")
    judged(story, "step_back", told("P6", last_session_on=date(2026, 3, 23)))
    assert [one.until for one in locks(story)] == [date(2026, 3, 28)]


def test_a_session_that_finds_no_room_after_the_rest_is_let_go(story: Story) -> None:
    story.assign()
    story.at("2026-03-24T08:40")
    judged(story, "step_back", told("P6", last_session_on=date(2026, 3, 23)))
    ahead = [one for one in story.planned("session") if one > "2026-03-24"]
    assert ahead[:2] == ["2026-03-27T18:00", "2026-03-30T18:00"]
    assert [one.what for one in locks(story)] == ["rest"]


def test_a_second_unstable_day_goes_back_one_stage(strong: Story) -> None:
    changed = judged(strong, "step_back", told("P7"))
    assert strong.plan.stage == 0
    assert loads(strong) == {"left": 20, "right": 20}
    assert {one.exercise for one in changed} <= {"raise-double", "raise-seated"}


def test_in_the_first_stage_there_is_no_stage_to_go_back_to(story: Story) -> None:
    story.assign()
    judged(story, "step_back", told("P7"))
    assert story.plan.stage == 0


@pytest.mark.parametrize(
    ("gap_days", "load_kg"),
    [
        pytest.param(8, 15, id="a week away"),
        pytest.param(25, 10, id="three weeks away"),
        pytest.param(50, 10, id="six weeks away"),
        pytest.param(None, 20, id="nobody knows how long"),
    ],
)
def test_days_away_bring_a_lower_start(strong: Story, gap_days: int | None, load_kg: float) -> None:
    judged(strong, "step_back", told("P9", gap_days=gap_days))
    assert loads(strong) == {"left": load_kg, "right": load_kg}
    assert locks(strong) == []


@pytest.mark.parametrize(
    ("days_most", "gap_days", "load_kg"),
    [
        pytest.param(5, 6, 15, id="sooner than usual"),
        pytest.param(14, 13, 20, id="later than usual"),
    ],
)
def test_a_clinic_sets_after_how_many_days_away_less_is_lifted(
    strong: Story, days_most: int, gap_days: int, load_kg: float
) -> None:
    judged(strong, "step_back", told("P9", gap_days=gap_days, thresholds={"gap_days_most": days_most}))
    assert loads(strong) == {"left": load_kg, "right": load_kg}


def test_after_six_weeks_nothing_rises_before_strength_is_tested(strong: Story) -> None:
    judged(strong, "step_back", told("P9c", gap_days=50))
    assert judged(strong, "advance", told(efforts=every_rep(10, "left", "right"))) == []
    strong.session.add(
        StrengthTest(
            person_id=strong.person.id,
            author_id=strong.cast.ben.id,
            at=strong.clock.now,
            done_on=strong.clock.now.date(),
            position="standing",
        )
    )
    judged(strong, "advance", told(efforts=every_rep(10, "left", "right")))
    assert loads(strong) == {"left": 12.5, "right": 12.5}


def test_a_paused_plan_rests_without_moving_anything(story: Story) -> None:
    story.assign()
    story.pause()
    judged(story, "step_back", told("P6", last_session_on=date(2026, 3, 20)))
    assert [one.what for one in locks(story)] == ["rest"]
    story.resume()
    assert story.planned("session")[0] == "2026-03-25T18:00"


def test_a_rest_that_is_over_already_holds_nothing(story: Story) -> None:
    story.assign()
    judged(story, "step_back", told("P6", last_session_on=date(2026, 3, 10)))
    assert locks(story) == []
