"""A number that a clinic has set counts wherever the programme reads one: gates, jumps, runs, the beat."""

import pytest

from backend.programmes.programme_out import programme_out
from backend.programmes.stages import gate_view, take_up_stage
from backend.rules.next_load import Effort
from backend.rules.strength import Lift
from backend.web.problems import Conflict
from tests.programmes.scenes import Story
from tests.programmes.test_stages import STRONG, TWO_WEEKS_AGO, in_strength, weighs
from tests.programmes.training import ben_sets, in_stage, judged, target, told


def marks(story: Story) -> dict[str, int]:
    return {mark.name: mark.percent for mark in gate_view(story.session, story.plan, story.clock.now).marks}


def strong_enough(story: Story) -> None:
    in_strength(story)
    weighs(story, 70)
    judged(story, "advance", told("P2", lifts=STRONG, stable_since=TWO_WEEKS_AGO))


@pytest.mark.parametrize(
    ("name", "value", "mark", "percent"),
    [
        pytest.param("standing_gate_percent", 100, "standing", 50, id="more standing"),
        pytest.param("seated_gate_percent", 125, "seated", 80, id="more seated"),
        pytest.param("stable_days_gate", 28, "stable_days", 50, id="more calm days"),
    ],
)
def test_a_stricter_number_keeps_the_next_stage_shut(
    story: Story, name: str, value: int, mark: str, percent: int
) -> None:
    strong_enough(story)
    ben_sets(story, name, value)
    assert marks(story)[mark] == percent
    with pytest.raises(Conflict):
        take_up_stage(story.session, story.person, "spring", story.clock.now)


def test_a_milder_number_opens_it(story: Story) -> None:
    in_strength(story)
    weighs(story, 80)
    judged(story, "advance", told("P2", lifts=STRONG, stable_since=TWO_WEEKS_AGO))
    assert marks(story)["standing"] < 100
    ben_sets(story, "standing_gate_percent", 40)
    ben_sets(story, "seated_gate_percent", 85)
    take_up_stage(story.session, story.person, "spring", story.clock.now)
    assert story.plan.stage == 2


@pytest.mark.parametrize(
    ("goal_reps", "percent"),
    [
        pytest.param(6, 75, id="weight sooner, the gate as it was"),
        pytest.param(12, 50, id="more repetitions, also at the gate"),
    ],
)
def test_a_goal_of_repetitions_makes_the_gate_of_strength_no_easier(
    story: Story, goal_reps: int, percent: int
) -> None:
    in_strength(story)
    weighs(story, 70)
    sixes = {leg: [Lift(lift.load_kg, 6) for lift in lifts] for leg, lifts in STRONG.items()}
    judged(story, "advance", told("P2", lifts=sixes, stable_since=TWO_WEEKS_AGO))
    ben_sets(story, "goal_reps", goal_reps)
    assert marks(story)["standing"] == percent


def test_more_stable_jumping_sessions_come_before_running(story: Story) -> None:
    story.assign()
    in_stage(story, "spring")
    ben_sets(story, "plyometric_stable_sessions", 4)
    judged(story, "ok", told(stable_spring_sessions=2, contacts=60))
    assert marks(story) == {"stable_sessions": 50, "contacts": 100}


def test_more_stable_runs_come_before_the_next_stage(story: Story) -> None:
    story.assign()
    in_stage(story, "run")
    ben_sets(story, "run_repeats", 4)
    judged(story, "ok", told(stable_runs=2))
    assert marks(story)["stable_sessions"] == 50


def test_jumping_begins_with_the_contacts_that_were_set(story: Story) -> None:
    story.assign()
    ben_sets(story, "contacts_first", 40)
    in_stage(story, "spring")
    judged(story, "ok", told(stable_spring_sessions=2, contacts=40))
    assert target(story, "rope").contacts == 40
    assert marks(story)["contacts"] == 100


def test_the_stairs_are_climbed_to_the_beat_that_was_set(story: Story) -> None:
    story.assign()
    in_stage(story, "spring")
    target(story, "rope").variant = "stairs"
    ben_sets(story, "beats_least", 80)
    shown = programme_out(story.session, story.plan, story.clock.now).targets
    assert [(one.beats_from, one.beats_to) for one in shown] == [(80, 100)]


def test_at_the_top_of_the_ladder_contacts_stop_where_it_was_set(story: Story) -> None:
    story.assign()
    in_stage(story, "spring")
    jumps = target(story, "rope")
    jumps.variant, jumps.level = "pogo", 5
    story.session.commit()
    efforts = {("pogo", "both"): [Effort(None, (60,), was_stable=True)] * 2}
    judged(story, "advance", told(efforts=efforts, thresholds={"contacts_most": 60}))
    assert target(story, "rope").contacts == 60
    judged(story, "advance", told(efforts=efforts, thresholds={"contacts_most": 70}))
    assert target(story, "rope").contacts == 70
