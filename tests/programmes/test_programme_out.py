"""What the phone and the desk are told of a programme, its gates, its targets and its locks."""

from datetime import date, timedelta
from typing import Any

import pytest

from backend.content import tables
from backend.programmes.care.models import Condition, StrengthTest
from backend.programmes.lock_out import UNKNOWN_WORDS, words
from backend.programmes.programme_out import programme_now
from backend.programmes.progress_history import progress_history
from backend.programmes.progress_schemas import ProgrammeOut
from backend.programmes.today import today
from tests.programmes.scenes import Story
from tests.programmes.training import RAISE, every_rep, in_stage, judged, lift, lock, stand_at, told


def shown(story: Story) -> ProgrammeOut:
    found = programme_now(story.session, story.person, story.clock.now).programme
    assert found is not None
    return found


def usually(story: Story, **known: Any) -> None:
    """What Ada has told of a usual week, and of her pain."""
    story.session.add(
        Condition(
            person_id=story.person.id,
            number=1,
            author_id=story.person.id,
            at=story.clock.now,
            **known,
        )
    )
    story.session.commit()


def test_without_a_plan_there_are_locks_at_most(story: Story) -> None:
    lock(story, "loading", "running")
    found = programme_now(story.session, story.person, story.clock.now)
    assert found.programme is None
    assert [(one.what, one.rule, one.effect) for one in found.locks] == [
        (["loading", "running"], "R1", "emergency")
    ]


def test_every_lock_is_told_in_the_words_of_its_rule() -> None:
    for table in tables().values():
        for rule in table.rules:
            assert words(rule.id) == (rule.saw, rule.do, rule.call)
    assert all(words("template"))
    assert words("of a ruleset long gone") == UNKNOWN_WORDS


def test_today_tells_the_locks_too(story: Story) -> None:
    story.assign()
    lock(story, "loading", until=date(2026, 3, 27))
    plan = today(story.session, story.person, story.clock.now).plan
    assert plan is not None
    assert [(one.rule, one.until) for one in plan.locks] == [("R1", date(2026, 3, 27))]
    assert plan.locks[0].do


def test_the_stages_say_where_ada_is_and_what_is_missing(story: Story) -> None:
    story.assign()
    in_stage(story, "strength")
    judged(story, "ok", told(stable_since=date(2026, 3, 13)))
    stages = shown(story).stages
    assert [(one.key, one.is_done, one.is_now) for one in stages][:3] == [
        ("calm", True, False),
        ("strength", False, True),
        ("spring", False, False),
    ]
    assert {mark.name: mark.percent for mark in stages[1].marks}["stable_days"] == 50


def test_a_target_says_what_to_do_on_which_leg(story: Story) -> None:
    story.assign()
    in_stage(story, "strength")
    judged(story, "advance", told(efforts=every_rep(0, "left")))
    raises = [one for one in shown(story).targets if one.exercise == RAISE]
    assert [(one.side, one.was_kg, one.load_kg) for one in raises] == [("left", 0, 2.5), ("right", None, 0)]
    assert (raises[0].sets, raises[0].amount_from, raises[0].amount_to) == (3, 15, 15)
    story.at("2026-03-28T09:00")
    raises = [one for one in shown(story).targets if one.exercise == RAISE]
    assert (raises[0].sets, raises[0].amount_from, raises[0].amount_to) == (4, 6, 8)
    assert raises[0].tempo_s == [3, 0, 3]


def test_after_days_away_today_asks_for_less(story: Story) -> None:
    story.assign()
    in_stage(story, "strength")
    for _ in range(3):
        load_kg = next(one.load_kg for one in shown(story).targets if one.exercise == RAISE)
        judged(
            story,
            "advance",
            told(efforts=every_rep(load_kg, "left", "right"), last_session_on=date(2026, 3, 20)),
        )
    assert {one.load_kg for one in shown(story).targets if one.exercise == RAISE} == {7.5}
    story.at("2026-03-27T09:00")
    found = shown(story)
    assert (found.lower_percent, found.needs_test) == (20, False)
    assert {one.load_kg for one in found.targets if one.exercise == RAISE} == {5}
    story.at("2026-05-04T09:00")
    assert (shown(story).lower_percent, shown(story).needs_test) == (50, True)


def test_to_calm_the_tendon_the_raises_take_no_weight(story: Story) -> None:
    story.session.add(
        StrengthTest(
            person_id=story.person.id,
            author_id=story.cast.ben.id,
            at=story.clock.now,
            done_on=date(2026, 3, 20),
            position="seated",
            left_kg=40,
            left_reps=8,
            right_kg=40,
            right_reps=8,
        )
    )
    story.assign()
    assert {one.load_kg for one in shown(story).targets} == {None}
    in_stage(story, "strength")
    assert {one.load_kg for one in shown(story).targets if one.exercise == "raise-seated"} == {32.5}


def test_days_away_lower_a_load_once(story: Story) -> None:
    story.assign()
    in_stage(story, "strength")
    stand_at(story, 20)
    judged(story, "ok", told(last_session_on=date(2026, 3, 20)))
    story.at("2026-03-27T09:00")
    judged(story, "step_back", told("P9", gap_days=7, last_session_on=date(2026, 3, 20)))
    assert {one.load_kg for one in shown(story).targets if one.exercise == RAISE} == {15}


def test_the_jumps_show_their_rung_their_beat_and_their_contacts(story: Story) -> None:
    story.assign()
    in_stage(story, "spring")
    for rung in ("rope", "hop-double", "hop-single"):
        judged(story, "advance", told(efforts=every_rep(None, "both", exercise=rung)))
    found = shown(story)
    (stairs,) = found.targets
    assert (stairs.variant, stairs.level, stairs.beats_from, stairs.beats_to) == ("stairs", 4, 90, 100)
    assert stairs.load_kg is None
    assert found.contacts == 60


def test_running_shows_its_level_and_when_the_next_run_may_be(story: Story) -> None:
    story.assign()
    in_stage(story, "run")
    assert shown(story).run is not None
    judged(story, "advance", told("P4", stable_runs=2, last_run_on=date(2026, 3, 20), last_run_pain=2))
    run = shown(story).run
    assert run is not None
    assert (run.level, run.levels, run.run_minutes, run.rounds) == (2, 8, 2, 5)
    assert (run.stable_repeats, run.repeats_asked, run.next_on) == (2, 2, date(2026, 3, 22))


def test_what_is_locked_is_marked_on_the_targets(story: Story) -> None:
    story.assign()
    in_stage(story, "run")
    lock(story, "running")
    assert [one.is_locked for one in shown(story).targets] == [True]


@pytest.mark.parametrize(
    ("pain", "run_minutes"),
    [pytest.param(3, 45, id="bearable"), pytest.param(7, 0, id="severe")],
)
def test_the_week_may_hold_half_of_what_was_usual(story: Story, pain: int, run_minutes: int) -> None:
    usually(story, baseline_steps=70_000, baseline_run_minutes=90, usual_pain=pain)
    story.assign()
    budget = shown(story).budget
    assert budget is not None
    assert (budget.percent, budget.steps, budget.run_minutes) == (50, 35_000, run_minutes)


def test_no_stage_but_the_first_has_a_budget_unless_something_is_locked(story: Story) -> None:
    usually(story, baseline_run_minutes=90)
    story.assign()
    in_stage(story, "strength")
    assert shown(story).budget is None
    lock(story, "running")
    budget = shown(story).budget
    assert budget is not None
    assert budget.run_minutes == 0


def test_adherence_forgives_the_day_and_the_lock(story: Story) -> None:
    story.assign()
    story.at("2026-03-20T19:00")
    story.act(story.row("session", "2026-03-20"), "done")
    lock(story, "loading", until=date(2026, 3, 30))
    story.at("2026-03-30T09:00")
    found = shown(story).adherence
    assert (found.done, found.due, found.percent) == (1, 1, 100)
    story.at("2026-03-31T09:00")
    assert shown(story).adherence.due == 2


def test_the_desk_sees_every_change_with_its_author_and_reason(story: Story) -> None:
    story.assign()
    in_stage(story, "strength")
    judged(story, "step_back", told("P7", last_session_on=date(2026, 3, 20)))
    lock(story, "loading")
    lift(story)

    found = progress_history(story.session, story.person, story.clock.now)

    assert [(one.before, one.after, one.author) for one in found.stage_changes] == [
        ("strength", "calm", ""),
        ("calm", "strength", "Ben"),
    ]
    assert {one.exercise for one in found.targets} >= {RAISE, "raise-double"}
    assert all(one.reason for one in found.targets)
    assert [(one.rule, one.lifted_by, one.lift_reason) for one in found.past_locks] == [
        ("R1", "Ben", "seen and well")
    ]
    assert [(one.rule, one.what) for one in found.locks] == [("P7", ["rest"])]


def test_the_desk_sees_an_empty_history_before_the_first_plan(story: Story) -> None:
    found = progress_history(story.session, story.person, story.clock.now)
    assert (found.programme, found.locks, found.targets, found.stage_changes) == (None, [], [], [])


def test_the_week_of_a_stage_counts_from_its_beginning(story: Story) -> None:
    story.assign()
    story.clock.move(timedelta(days=8))
    in_stage(story, "strength")
    story.clock.move(timedelta(days=7))
    found = shown(story)
    assert (found.stage_began_on, found.week_of_stage) == (date(2026, 3, 28), 2)
