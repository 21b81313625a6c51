"""Ben sets by hand what one exercise asks of one of Ada's legs."""

from typing import Any

import pytest

from backend.programmes.progress_history import progress_history
from backend.programmes.progress_schemas import ProgressHistoryOut, TargetIn
from backend.programmes.target_setting import set_target
from backend.web.problems import Conflict, NotFound, Refused, Stale
from tests.programmes.scenes import Story
from tests.programmes.test_weeks_of_a_stage import amounts, fifteens
from tests.programmes.training import RAISE, judged, loads, lock, told

TENS = {"load_kg": 10.0, "sets": 3, "reps_from": 10, "reps_to": 12, "reason": "lighter for now"}
AS_THE_WEEK: dict[str, Any] = {"sets": 3, "reps_from": 15, "reps_to": 15}


def by_hand(story: Story, exercise: str = RAISE, side: str = "left", **changes: Any) -> ProgressHistoryOut:
    form = TargetIn.model_validate(TENS | changes)
    set_target(story.session, story.cast.ben, story.plan.id, exercise, side, form, story.clock.now)
    return progress_history(story.session, story.person, story.clock.now)


def test_what_ben_sets_counts_from_now_on_with_his_name_and_reason(strong: Story) -> None:
    newest = by_hand(strong).targets[0]
    assert (newest.author, newest.reason, newest.load_kg) == (strong.cast.ben.name, "lighter for now", 10)
    assert loads(strong) == {"left": 10, "right": 20}
    assert amounts(strong) == (3, 10, 12)


def test_his_own_numbers_outlast_the_weeks_and_a_heavier_load(strong: Story) -> None:
    by_hand(strong)
    strong.at("2026-04-02T08:00")
    assert amounts(strong) == (3, 10, 12)
    assert judged(strong, "advance", told(efforts=fifteens(10, "left", reps=11))) == []
    (raised,) = judged(strong, "advance", told(efforts=fifteens(10, "left", reps=12)))
    assert (raised.load_kg, raised.reps_from, raised.reps_to) == (12.5, 10, 12)
    assert amounts(strong) == (3, 10, 12)


def test_another_load_alone_lets_the_weeks_go_on(strong: Story) -> None:
    by_hand(strong, **AS_THE_WEEK)
    strong.at("2026-04-02T08:00")
    assert amounts(strong) == (4, 6, 8)
    assert loads(strong)["left"] == 10


def test_without_a_load_it_stays_as_it_was(strong: Story) -> None:
    by_hand(strong, load_kg=None)
    assert loads(strong)["left"] == 20


def test_it_may_be_set_while_loading_is_locked_and_the_lock_stays(strong: Story) -> None:
    lock(strong, "loading")
    found = by_hand(strong)
    assert found.targets[0].load_kg == 10
    assert [one.rule for one in found.locks] == ["R1"]
    assert found.programme is not None
    assert all(one.is_locked for one in found.programme.targets)


@pytest.mark.parametrize(
    ("changes", "field"),
    [
        pytest.param({"reps_to": 9}, "reps_to", id="to less than from"),
        pytest.param({"reps_to": 101}, "reps_to", id="more repetitions than anyone does"),
        pytest.param({"reason": "  "}, "reason", id="no reason"),
        pytest.param({"side": "both"}, "side", id="both legs at once"),
        pytest.param({"side": "middle"}, "side", id="no leg"),
    ],
)
def test_what_cannot_be_is_refused_by_field(strong: Story, changes: dict[str, Any], field: str) -> None:
    with pytest.raises(Refused) as refused:
        by_hand(strong, **changes)
    assert field in [error.field for error in refused.value.errors]
    assert loads(strong) == {"left": 20, "right": 20}


def test_weight_is_refused_where_none_is_taken(story: Story) -> None:
    story.assign()
    with pytest.raises(Refused) as refused:
        by_hand(story, exercise="raise-double", side="both")
    assert [error.field for error in refused.value.errors] == ["load_kg"]


def test_an_exercise_of_another_stage_is_not_there(strong: Story) -> None:
    with pytest.raises(NotFound):
        by_hand(strong, exercise="rope", side="both")


def test_a_plan_that_was_changed_meanwhile_is_looked_at_first(strong: Story) -> None:
    version = strong.plan.version
    strong.adjust()
    with pytest.raises(Stale):
        by_hand(strong, version=version)
    by_hand(strong, version=version + 1)


def test_after_the_end_nothing_is_set(strong: Story) -> None:
    strong.end()
    with pytest.raises(Conflict):
        by_hand(strong)
