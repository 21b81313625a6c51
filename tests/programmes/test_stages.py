"""How a plan goes from stage to stage: by a gate, by a clinician, by a rule."""

from datetime import date

import pytest
from sqlalchemy import select

from backend.programmes.care.models import Condition, StrengthTest
from backend.programmes.facts import Known, known_of
from backend.programmes.facts import kept as stored
from backend.programmes.models import StageChange
from backend.programmes.progress_schemas import StageChangeIn
from backend.programmes.stages import change_stage, gate_view, open_stage, strength_percent, take_up_stage
from backend.programmes.targets import targets_of
from backend.rules.strength import Lift
from backend.web.problems import Conflict, NotFound, Refused, Stale
from tests.programmes.scenes import Story
from tests.programmes.training import in_stage, judged, lift, loads, lock, told

STRONG = {
    ("standing", "left"): [Lift(36, 8)],
    ("standing", "right"): [Lift(35, 8)],
    ("seated", "left"): [Lift(70, 8)],
    ("seated", "right"): [Lift(75, 8)],
}
TWO_WEEKS_AGO = date(2026, 3, 6)


def weighs(story: Story, body_weight_kg: float) -> None:
    story.session.add(
        Condition(
            person_id=story.person.id,
            number=1,
            author_id=story.cast.ben.id,
            at=story.clock.now,
            body_weight_kg=body_weight_kg,
        )
    )
    story.session.commit()


def in_strength(story: Story) -> None:
    story.assign()
    in_stage(story, "strength")


def marks(story: Story) -> dict[str, int]:
    found = gate_view(story.session, story.plan, story.clock.now).marks
    return {mark.name: mark.percent for mark in found}


def is_offered(story: Story) -> bool:
    return gate_view(story.session, story.plan, story.clock.now).is_offered


def test_strength_on_both_legs_and_two_stable_weeks_offer_the_jumps(story: Story) -> None:
    in_strength(story)
    weighs(story, 70)
    judged(story, "ok", told(lifts=STRONG, stable_since=TWO_WEEKS_AGO))
    assert marks(story) == {"standing": 100, "seated": 100, "seated_aim": 66, "stable_days": 100}
    assert is_offered(story)


def test_a_day_that_nobody_has_told_of_offers_nothing(story: Story) -> None:
    in_strength(story)
    weighs(story, 70)
    assert marks(story) == {"standing": 0, "seated": 0, "seated_aim": 0, "stable_days": 0}
    assert not is_offered(story)


def test_without_a_body_weight_no_gate_of_strength_is_reached(story: Story) -> None:
    in_strength(story)
    judged(story, "ok", told(lifts=STRONG, stable_since=TWO_WEEKS_AGO))
    assert marks(story)["standing"] == 0


def test_a_test_at_the_desk_counts_for_the_gate_too(story: Story) -> None:
    in_strength(story)
    weighs(story, 70)
    story.session.add(
        StrengthTest(
            person_id=story.person.id,
            author_id=story.cast.ben.id,
            at=story.clock.now,
            done_on=story.clock.now.date(),
            position="standing",
            left_kg=35,
            left_reps=8,
            right_kg=35,
            right_reps=4,
        )
    )
    assert marks(story)["standing"] == 50


def test_stable_days_go_on_counting_by_themselves(story: Story) -> None:
    in_strength(story)
    judged(story, "ok", told(stable_since=date(2026, 3, 13)))
    assert marks(story)["stable_days"] == 50
    story.at("2026-03-27T09:00")
    assert marks(story)["stable_days"] == 100


def test_an_unstable_day_starts_the_count_anew(story: Story) -> None:
    in_strength(story)
    judged(story, "ok", told(stable_since=TWO_WEEKS_AGO))
    judged(story, "step_back", told("P6", stable_since=None))
    assert marks(story)["stable_days"] == 0


def test_ada_takes_up_the_stage_that_is_offered(story: Story) -> None:
    in_strength(story)
    weighs(story, 70)
    with pytest.raises(Conflict):
        take_up_stage(story.session, story.person, "spring", story.clock.now)
    judged(story, "advance", told("P2", lifts=STRONG, stable_since=TWO_WEEKS_AGO))

    with pytest.raises(Conflict):
        take_up_stage(story.session, story.person, "run", story.clock.now)
    take_up_stage(story.session, story.person, "spring", story.clock.now)

    assert story.plan.stage == 2
    with pytest.raises(Conflict):
        take_up_stage(story.session, story.person, "spring", story.clock.now)


def test_nothing_is_offered_while_loading_is_locked(story: Story) -> None:
    in_strength(story)
    weighs(story, 70)
    judged(story, "ok", told(lifts=STRONG, stable_since=TWO_WEEKS_AGO))
    lock(story, "loading")
    assert not is_offered(story)


def test_a_stage_that_needs_a_clinician_is_never_offered(story: Story) -> None:
    story.assign(template="paratenonitis", collagen=None)
    judged(story, "ok", told(stable_since=TWO_WEEKS_AGO))
    with pytest.raises(Conflict):
        take_up_stage(story.session, story.person, "run", story.clock.now)


def test_stable_jumps_with_their_contacts_offer_running(story: Story) -> None:
    story.assign()
    in_stage(story, "spring")
    judged(story, "ok", told(stable_spring_sessions=2, contacts=40))
    assert marks(story) == {"stable_sessions": 100, "contacts": 66}
    judged(story, "ok", told(stable_spring_sessions=2, contacts=60))
    assert is_offered(story)


def test_the_last_running_level_twice_offers_what_keeps_it(story: Story) -> None:
    story.assign()
    in_stage(story, "run")
    for _ in range(7):
        judged(story, "advance", told("P4", stable_runs=2))
    assert marks(story) == {"stable_sessions": 100, "run_level": 100}
    assert is_offered(story)


def test_the_last_stage_offers_nothing(story: Story) -> None:
    story.assign()
    in_stage(story, "keep")
    assert (marks(story), is_offered(story)) == ({}, False)


def test_a_clinician_opens_a_stage_with_a_reason_and_a_version(story: Story) -> None:
    story.assign()
    form = StageChangeIn(version=1, stage="spring", reason="strong enough")
    running = open_stage(story.session, story.cast.ben, story.plan.id, form, story.clock.now)
    assert (running.plan.stage, running.plan.version, running.latest.reason) == (2, 2, "strong enough")
    assert {one.exercise for one in targets_of(story.session, story.plan.id)} >= {"rope"}
    with pytest.raises(Stale):
        open_stage(story.session, story.cast.ben, story.plan.id, form, story.clock.now)
    with pytest.raises(NotFound):
        open_stage(story.session, story.cast.cy, story.plan.id, form, story.clock.now)


@pytest.mark.parametrize(
    "changes",
    [pytest.param({"stage": "fly"}, id="unknown stage"), pytest.param({"reason": " "}, id="no reason")],
)
def test_a_stage_that_is_unknown_or_has_no_reason_is_refused(story: Story, changes: dict[str, str]) -> None:
    story.assign()
    form = StageChangeIn.model_validate({"version": 1, "stage": "spring", "reason": "why"} | changes)
    with pytest.raises(Refused):
        open_stage(story.session, story.cast.ben, story.plan.id, form, story.clock.now)
    assert (story.plan.stage, story.plan.version) == (0, 1)


def test_a_plan_that_has_ended_has_no_further_stage(story: Story) -> None:
    story.assign()
    story.end()
    form = StageChangeIn(version=2, stage="spring", reason="why")
    with pytest.raises(Conflict):
        open_stage(story.session, story.cast.ben, story.plan.id, form, story.clock.now)


def test_a_stage_it_is_in_already_is_no_change(story: Story) -> None:
    story.assign()
    assert change_stage(story.session, None, story.plan, "calm", "again", story.clock.now) is None
    assert story.session.scalars(select(StageChange)).all() == []


def test_an_exercise_keeps_its_load_from_stage_to_stage(story: Story) -> None:
    story.assign()
    in_stage(story, "strength")
    target = next(one for one in targets_of(story.session, story.plan.id) if one.exercise == "raise-seated")
    target.load_kg = 30
    story.session.commit()
    in_stage(story, "keep")
    assert loads(story, "raise-seated")[target.side] == 30


def test_a_stage_of_rest_has_no_sessions_and_the_next_one_brings_them(story: Story) -> None:
    story.assign(template="acute_partial_tear", collagen=None)
    lift(story, "template")
    assert story.rows("session", "planned") == []
    in_stage(story, "restart")
    assert story.planned("session")


def test_a_stage_of_running_has_no_sessions_while_running_is_locked(story: Story) -> None:
    story.assign()
    in_stage(story, "run")
    assert story.planned("session")
    lock(story, "running")
    assert story.rows("session", "planned") == []


def test_another_template_begins_with_its_first_stage(story: Story) -> None:
    story.assign()
    in_stage(story, "strength")
    story.adjust(template="insertional")
    assert story.plan.stage == 0


def test_the_weaker_leg_tells_the_percent_of_body_weight(story: Story) -> None:
    weighs(story, 70)
    percent = strength_percent(story.session, story.person.id, STRONG)
    assert percent == {"standing": 50, "seated": 100}
    assert strength_percent(story.session, story.cast.eve.id, STRONG) == {"standing": 0, "seated": 0}


def test_what_the_diary_told_is_kept_as_it_was(story: Story) -> None:
    known = Known(TWO_WEEKS_AGO, 2, TWO_WEEKS_AGO, 60, 1, TWO_WEEKS_AGO, 3, STRONG, TWO_WEEKS_AGO)
    assert known_of(stored(known)) == known
    assert known_of(None) == Known() == known_of(stored(Known()))
    many = {("seated", "left"): [Lift(20, 8), Lift(30, 8), Lift(30, 6), Lift(25, 10)]}
    assert known_of(stored(Known(lifts=many))).lifts == {("seated", "left"): [Lift(30, 8), Lift(25, 10)]}
