"""Sets and repetitions follow the week of the stage; what a leg has earned in weight stays."""

from typing import Any

import pytest

from backend.programmes.care.models import Condition
from backend.programmes.programme_out import programme_now
from backend.programmes.progress_history import progress_history
from backend.rules.next_load import Effort
from tests.programmes.scenes import Story
from tests.programmes.training import RAISE, in_stage, judged, loads, stand_at, told

SQUAT = "squat"


def amounts(story: Story, exercise: str = RAISE) -> tuple[int, int, int]:
    found = programme_now(story.session, story.person, story.clock.now).programme
    assert found is not None
    return next(
        (one.sets, one.amount_from, one.amount_to) for one in found.targets if one.exercise == exercise
    )


def fifteens(load_kg: float, *sides: str, reps: int = 15) -> dict[Any, Any]:
    effort = Effort(load_kg, (reps,) * 3, was_stable=True)
    return {(RAISE, side): [effort, effort] for side in sides}


def eights(load_kg: float, *sides: str) -> dict[Any, Any]:
    return fifteens(load_kg, *sides, reps=8)


@pytest.mark.parametrize(
    ("moment", "amount"),
    [
        pytest.param("2026-03-26T08:00", (3, 15, 15), id="last day of the first week"),
        pytest.param("2026-03-27T08:00", (4, 6, 8), id="first day of the second"),
        pytest.param("2026-05-20T08:00", (4, 6, 8), id="two months on"),
    ],
)
def test_the_first_week_is_one_of_fifteens(strong: Story, moment: str, amount: tuple[int, int, int]) -> None:
    strong.at(moment)
    assert amounts(strong) == amount
    assert amounts(strong, SQUAT) == (3, 8, 12)


@pytest.mark.parametrize(
    ("weeks", "amount"),
    [(0, (3, 15, 15)), (1, (3, 12, 12)), (3, (4, 10, 10)), (5, (4, 8, 8)), (8, (4, 6, 6))],
)
def test_heavy_slow_resistance_goes_through_its_blocks(
    story: Story, weeks: int, amount: tuple[int, int, int]
) -> None:
    story.assign(template="heavy_slow_resistance")
    story.at(f"2026-{['03-20', '03-27', '', '04-10', '', '04-24', '', '', '05-15'][weeks]}T08:00")
    assert amounts(story, "raise-seated") == amount


def test_a_stage_that_begins_before_the_plan_counts_its_weeks_from_the_plan(story: Story) -> None:
    story.assign(starts_on="2026-04-03")
    in_stage(story, "strength")
    story.at("2026-04-04T08:00")
    assert amounts(story) == (3, 15, 15)


def test_another_programme_starts_its_weeks_anew(story: Story) -> None:
    story.assign()
    story.at("2026-05-01T08:00")
    story.adjust(template="heavy_slow_resistance")
    assert amounts(story, "raise-seated") == (3, 15, 15)


def test_weight_is_added_at_what_the_week_asks_for(strong: Story) -> None:
    assert judged(strong, "advance", told(efforts=eights(20, "left"))) == []
    (raised,) = judged(strong, "advance", told(efforts=fifteens(20, "left")))
    assert (raised.load_kg, raised.sets, raised.reps_from, raised.reps_to) == (22.5, 3, 15, 15)


def test_what_rose_in_the_first_week_stays_when_the_weeks_go_on(strong: Story) -> None:
    judged(strong, "advance", told(efforts=fifteens(20, "left")))
    strong.at("2026-03-28T08:00")
    assert loads(strong) == {"left": 22.5, "right": 20}
    assert amounts(strong) == (4, 6, 8)
    (raised,) = judged(strong, "advance", told(efforts=eights(22.5, "left")))
    assert (raised.sets, raised.reps_from, raised.reps_to) == (4, 6, 8)


def test_six_are_enough_when_the_block_asks_for_six(story: Story) -> None:
    story.assign(template="heavy_slow_resistance")
    stand_at(story, 20, exercise="raise-dumbbell")
    six = {("raise-dumbbell", "left"): [Effort(20, (6,) * 4, was_stable=True)] * 2}
    story.at("2026-05-14T08:00")
    assert judged(story, "advance", told(efforts=six)) == []
    story.at("2026-05-15T08:00")
    assert [one.load_kg for one in judged(story, "advance", told(efforts=six))] == [22.5]


def test_the_history_keeps_what_was_asked_when_it_was_written(strong: Story) -> None:
    judged(strong, "advance", told(efforts=fifteens(20, "left")))
    strong.at("2026-03-28T08:00")
    newest = progress_history(strong.session, strong.person, strong.clock.now).targets[0]
    assert (newest.sets, newest.amount_from, newest.amount_to) == (3, 15, 15)


@pytest.mark.parametrize(
    ("sites", "sides"),
    [
        pytest.param({"site_right": "midportion"}, {"right"}, id="one sore leg"),
        pytest.param({"site_left": "inner", "site_right": "unsure"}, {"left", "right"}, id="both"),
        pytest.param({}, {"left", "right"}, id="nobody has said which"),
    ],
)
def test_a_programme_for_the_sore_leg_leaves_out_the_other(
    story: Story, sites: dict[str, Any], sides: set[str]
) -> None:
    story.assign(template="alfredson", sessions=DAILY)
    sore(story, **sites)
    assert shown_sides(story) == sides


def test_a_leg_that_becomes_sore_later_has_its_targets_too(story: Story) -> None:
    sore(story, site_left="midportion")
    story.assign(template="alfredson", sessions=DAILY)
    assert shown_sides(story) == {"left"}
    sore(story, number=2, site_left="midportion", site_right="midportion")
    assert shown_sides(story) == {"left", "right"}


def test_a_programme_for_each_leg_keeps_both(strong: Story) -> None:
    sore(strong, site_right="midportion")
    assert shown_sides(strong) == {"left", "right"}


DAILY = {"weekdays": ["mon", "tue", "wed", "thu", "fri", "sat", "sun"], "time": "18:00"}


def sore(story: Story, number: int = 1, **sites: Any) -> None:
    told = {"author_id": story.person.id, "at": story.clock.now}
    story.session.add(Condition(person_id=story.person.id, number=number, **told, **sites))
    story.session.commit()


def shown_sides(story: Story) -> set[str]:
    found = programme_now(story.session, story.person, story.clock.now).programme
    assert found is not None
    return {one.side for one in found.targets} - {"both"}
