"""What each verdict does to the targets of a plan, and how it is taken back."""

from datetime import date, timedelta
from uuid import uuid4

import pytest
from sqlalchemy import select

from backend.programmes.care.models import StrengthTest
from backend.programmes.models import Target
from backend.programmes.progress import undo_progression
from backend.programmes.targets import targets_of
from backend.rules.next_load import Effort
from tests.programmes.scenes import Story
from tests.programmes.training import (
    RAISE,
    every_rep,
    in_stage,
    judged,
    lift,
    loads,
    lock,
    locks,
    target,
    told,
)


def test_a_plan_begins_with_the_targets_of_its_first_stage(story: Story) -> None:
    story.assign()
    found = {(one.exercise, one.side): one.load_kg for one in targets_of(story.session, story.plan.id)}
    assert found == {
        ("raise-double", "both"): 0,
        ("raise-seated", "left"): 0,
        ("raise-seated", "right"): 0,
    }


def lifts_seated(story: Story, left_kg: float, right_kg: float, right_reps: int = 8) -> None:
    """Ben tests the seated raise now."""
    story.session.add(
        StrengthTest(
            person_id=story.person.id,
            author_id=story.cast.ben.id,
            at=story.clock.now,
            done_on=story.clock.now.date(),
            position="seated",
            left_kg=left_kg,
            left_reps=8,
            right_kg=right_kg,
            right_reps=right_reps,
        )
    )
    story.session.commit()


def test_a_strength_test_gives_the_load_to_begin_with(story: Story) -> None:
    lifts_seated(story, 41, 60, right_reps=3)
    story.assign()
    assert loads(story, "raise-seated") == {"left": 32.5, "right": 0}


def test_who_lifted_it_as_often_as_the_first_week_asks_begins_with_all_of_it(story: Story) -> None:
    lifts_seated(story, 41, 41, right_reps=15)
    story.assign()
    assert loads(story, "raise-seated") == {"left": 32.5, "right": 40}


def test_a_test_from_before_loading_was_locked_says_nothing_of_the_leg_after_it(story: Story) -> None:
    lifts_seated(story, 40, 60)
    story.clock.move(timedelta(hours=1))
    lock(story, "loading")
    story.clock.move(timedelta(days=28))
    lift(story)
    story.assign(starts_on="2026-04-17")
    assert loads(story, "raise-seated") == {"left": 0, "right": 0}


def test_a_test_from_after_the_lock_gives_the_load_again(story: Story) -> None:
    lock(story, "loading")
    story.clock.move(timedelta(days=28))
    lift(story)
    lifts_seated(story, 30, 30)
    story.assign(starts_on="2026-04-17")
    assert loads(story, "raise-seated") == {"left": 25, "right": 25}


def test_every_repetition_of_two_stable_sessions_adds_a_step(strong: Story) -> None:
    judged(strong, "advance", told(efforts=every_rep(20, "left", "right")))
    assert loads(strong) == {"left": 22.5, "right": 22.5}


def test_each_leg_goes_its_own_way(strong: Story) -> None:
    judged(strong, "advance", told(efforts=every_rep(20, "left")))
    assert loads(strong) == {"left": 22.5, "right": 20}


@pytest.mark.parametrize("effect", ["ok", "hold", "clinician", "stop", "emergency"])
def test_nothing_but_advance_raises(strong: Story, effect: str) -> None:
    assert judged(strong, effect, told(efforts=every_rep(20, "left", "right"))) == []
    assert loads(strong) == {"left": 20, "right": 20}


def test_an_advance_without_any_report_raises_nothing(strong: Story) -> None:
    assert judged(strong, "advance", told()) == []


def test_an_advance_raises_nothing_while_loading_is_locked(strong: Story) -> None:
    lock(strong, "loading")
    assert judged(strong, "advance", told(efforts=every_rep(20, "left", "right"))) == []


def test_a_clinician_who_overrules_answers_for_the_tendon_but_not_for_repetitions(strong: Story) -> None:
    short = {(RAISE, "right"): [Effort(20, (15, 5, 15), False)] * 2}
    efforts = every_rep(20, "left", is_stable=False) | short
    judged(strong, "advance", told("P11a", efforts=efforts))
    assert loads(strong) == {"left": 22.5, "right": 20}


def test_two_stable_sessions_end_the_calm_stage(story: Story) -> None:
    story.assign()
    judged(story, "advance", told())
    assert story.plan.stage == 1
    assert loads(story) == {"left": 0, "right": 0}


def test_jumps_climb_a_rung_after_two_stable_sessions_of_it(story: Story) -> None:
    story.assign()
    in_stage(story, "spring")
    assert (target(story, "rope").variant, target(story, "rope").contacts) == ("rope", 60)

    judged(story, "advance", told(efforts=every_rep(None, "both", exercise="rope")))
    assert target(story, "rope").variant == "hop-double"

    judged(story, "advance", told(efforts=every_rep(None, "both", exercise="rope")))
    assert target(story, "rope").variant == "hop-double"

    judged(story, "step_back", told("P6"))
    assert target(story, "rope").variant == "rope"


def test_contacts_rise_at_the_top_of_the_ladder(story: Story) -> None:
    story.assign()
    in_stage(story, "spring")
    for rung in ("rope", "hop-double", "hop-single", "stairs", "pogo"):
        judged(story, "advance", told(efforts=every_rep(None, "both", exercise=rung)))
    assert (target(story, "rope").variant, target(story, "rope").contacts) == ("pogo", 70)


@pytest.mark.parametrize(("stable_runs", "level"), [(0, 1), (1, 1), (2, 2)])
def test_a_running_level_is_left_after_two_stable_runs(story: Story, stable_runs: int, level: int) -> None:
    story.assign()
    in_stage(story, "run")
    judged(story, "advance", told("P4", stable_runs=stable_runs))
    assert target(story, "run").level == level


def test_an_unstable_run_goes_back_one_level(story: Story) -> None:
    story.assign()
    in_stage(story, "run")
    judged(story, "advance", told("P4", stable_runs=2))
    judged(story, "step_back", told("P6"))
    assert target(story, "run").level == 1


def test_the_same_verdict_twice_changes_nothing_twice(strong: Story) -> None:
    verdict_id = uuid4()
    first = judged(strong, "advance", told(efforts=every_rep(20, "left")), verdict_id)
    again = judged(strong, "advance", told(efforts=every_rep(20, "left", "right")), verdict_id)
    assert [one.id for one in first] == [one.id for one in again]
    assert loads(strong) == {"left": 22.5, "right": 20}


def test_a_verdict_that_is_withdrawn_takes_back_what_it_did(strong: Story) -> None:
    verdict_id = uuid4()
    before = strong.planned("session")
    judged(strong, "step_back", told("P7", last_session_on=date(2026, 3, 20)), verdict_id)
    assert strong.plan.stage == 0
    assert strong.planned("session") != before

    assert undo_progression(strong.session, strong.plan, verdict_id, strong.clock.now)

    assert strong.plan.stage == 1
    assert loads(strong) == {"left": 20, "right": 20}
    assert locks(strong) == []
    assert strong.planned("session") == before


def test_what_something_newer_stands_on_is_not_taken_back(strong: Story) -> None:
    verdict_id = uuid4()
    judged(strong, "advance", told(efforts=every_rep(20, "left")), verdict_id)
    judged(strong, "step_back", told("P6"))

    assert not undo_progression(strong.session, strong.plan, verdict_id, strong.clock.now)

    assert loads(strong) == {"left": 17.5, "right": 15}


def test_a_plan_that_has_ended_keeps_its_targets(strong: Story) -> None:
    strong.end()
    assert judged(strong, "step_back", told("P6")) == []


def test_every_change_keeps_what_made_it(strong: Story) -> None:
    verdict_id = uuid4()
    judged(strong, "step_back", told("P6"), verdict_id)
    rows = strong.session.scalars(select(Target).where(Target.verdict_id == verdict_id)).all()
    assert {(row.author_id, bool(row.reason)) for row in rows} == {(None, True)}


def test_the_version_of_the_plan_counts_people_not_rules(strong: Story) -> None:
    before = strong.plan.version
    judged(strong, "step_back", told("P7", last_session_on=date(2026, 3, 20)))
    assert strong.plan.version == before


def test_lifting_the_longer_rest_brings_its_sessions_back(story: Story) -> None:
    story.assign()
    before = story.planned("session")
    judged(story, "step_back", told("P6", last_session_on=date(2026, 3, 19)))
    assert story.planned("session") != before
    lift(story, "P6")
    assert story.planned("session") == before


def test_an_exercise_that_takes_no_weight_goes_on_to_the_next_one(story: Story) -> None:
    story.assign(template="acute_partial_tear", collagen=None)
    lift(story, "template")
    in_stage(story, "strength")
    judged(story, "advance", told(efforts=every_rep(None, "left", exercise="raise-assisted")))
    assert target(story, "raise-assisted", "left").variant == RAISE
    assert target(story, "raise-assisted", "right").variant == "raise-assisted"
