"""What a session and the morning after it change."""

from datetime import timedelta
from uuid import uuid4

import pytest

from backend.diary.overriding import end_override, give_override
from backend.diary.services import withdraw_morning, withdraw_session
from backend.diary.shown import progress_shown
from backend.diary.side_effects.schemas import SideEffectIn
from backend.diary.side_effects.services import report_side_effect
from backend.diary.situation import has_red_flag
from backend.programmes.locks import lift_lock, locks_of
from tests.diary.scenes import Diary

FRIDAY, MONDAY, WEDNESDAY = "2026-03-20", "2026-03-23", "2026-03-25"
MORNINGS = {FRIDAY: "2026-03-21", MONDAY: "2026-03-24", WEDNESDAY: "2026-03-26"}


@pytest.fixture
def strong(diary: Diary) -> Diary:
    """In the strength stage, with two sessions of all the repetitions at the present loads behind her."""
    diary.begin()
    for day in (FRIDAY, MONDAY):
        full_session(diary, day)
        if day == FRIDAY:
            diary.wake_up(MORNINGS[day])
    return diary


def full_session(diary: Diary, day: str, reps: int = 15) -> None:
    sets = [
        {"exercise": one.variant, "side": one.side, "load_kg": one.load_kg, "reps": reps, "pain": 1}
        for one in diary.targets().values()
        for _ in range(3)
    ]
    diary.train(day, sets=sets)


def test_two_calm_sessions_with_all_repetitions_raise_the_load(strong: Diary) -> None:
    before = strong.loads()
    check = strong.wake_up(MORNINGS[MONDAY])

    assert [row.rule for row in strong.said("progression")] == ["P13", "P1"]
    risen = {key for key, load in strong.loads().items() if load > before[key]}
    assert risen
    shown = progress_shown(strong.session, check.id)
    assert (shown.rule, shown.effect) == ("P1", "advance")
    assert {change.load_kg > change.was_kg for change in shown.changes} == {True}


@pytest.mark.parametrize("stage", ["calm", "strength", "spring", "run", "keep"])
def test_in_every_stage_a_morning_decides_what_comes_next(diary: Diary, stage: str) -> None:
    diary.begin(stage)
    diary.train(FRIDAY)
    diary.wake_up(MORNINGS[FRIDAY])

    assert [row.rule for row in diary.said("progression")] == ["P13"]


def test_the_next_step_is_earned_anew(strong: Diary) -> None:
    strong.wake_up(MORNINGS[MONDAY])
    raised = strong.loads()
    full_session(strong, WEDNESDAY)
    strong.wake_up(MORNINGS[WEDNESDAY])

    assert strong.said("progression")[-1].rule == "P13"
    assert strong.loads() == raised


def test_an_unsettled_morning_steps_back_and_rests(strong: Diary) -> None:
    before = strong.loads()
    strong.wake_up(MORNINGS[MONDAY], after=5)

    assert strong.said("progression")[-1].rule == "P6"
    assert all(load <= before[key] for key, load in strong.loads().items())
    assert WEDNESDAY not in {moment[:10] for moment in strong.planned("session")}


def test_what_hurt_while_it_was_done_does_not_rise_although_the_morning_is_calm(diary: Diary) -> None:
    diary.begin()
    full_session(diary, FRIDAY)
    diary.wake_up(MORNINGS[FRIDAY])
    before = diary.loads()
    sets = [
        {"exercise": one.variant, "side": one.side, "load_kg": one.load_kg, "reps": 15, "pain": 4}
        for one in diary.targets().values()
    ]
    diary.train(MONDAY, sets=sets, pain_during=4)
    check = diary.wake_up(MORNINGS[MONDAY])

    assert diary.loads() == before
    assert progress_shown(diary.session, check.id).rule == "S3"


def test_an_answer_taken_back_takes_its_progress_with_it(strong: Diary) -> None:
    before = strong.loads()
    check = strong.wake_up(MORNINGS[MONDAY])
    assert strong.loads() != before
    withdraw_morning(strong.session, strong.person.id, check.id, strong.clock.now)

    assert strong.loads() == before
    assert {row.withdrawn_at for row in strong.said("next_day")[-1:]} == {strong.clock.now}
    strong.clock.move(timedelta(minutes=1))
    strong.answer(strong.row("next_day_check", MORNINGS[MONDAY]), 0, after=5, settled="no")
    assert strong.said("progression")[-1].rule == "P6"


def test_a_session_taken_back_takes_back_what_it_has_raised(diary: Diary) -> None:
    diary.begin()
    full_session(diary, FRIDAY)
    diary.wake_up(MORNINGS[FRIDAY])
    before = diary.loads()
    full_session(diary, MONDAY)
    entry_id = diary.row("session", MONDAY).entry_id
    diary.wake_up(MORNINGS[MONDAY])
    assert diary.loads() != before

    withdraw_session(diary.session, diary.person.id, entry_id, diary.clock.now)
    assert diary.loads() == before


def test_what_something_newer_stands_on_stays(strong: Diary) -> None:
    check = strong.wake_up(MORNINGS[MONDAY])
    full_session(strong, WEDNESDAY)
    strong.wake_up(MORNINGS[WEDNESDAY], after=5)
    lowered = strong.loads()
    withdraw_morning(strong.session, strong.person.id, check.id, strong.clock.now)

    assert strong.loads() == lowered


def test_the_stage_of_calm_is_left_after_two_calm_sessions(diary: Diary) -> None:
    diary.begin("calm")
    for day in (FRIDAY, MONDAY):
        diary.train(day)
        diary.wake_up(MORNINGS[day])

    assert diary.said("progression")[-1].rule == "P2b"
    assert diary.plan.stage == 1


class TestOverride:
    def test_holds_back_what_the_rules_would_raise(self, strong: Diary) -> None:
        before = strong.loads()
        until = strong.clock.now.date() + timedelta(days=7)
        override = give_override(
            strong.session,
            strong.cast.ben,
            strong.person,
            "hold",
            until,
            "a race on Sunday",
            strong.clock.now,
        )
        check = strong.wake_up(MORNINGS[MONDAY])

        assert strong.loads() == before
        assert strong.said("progression")[-1].override_id == override.id
        shown = progress_shown(strong.session, check.id).override
        assert (shown.author, shown.until, shown.reason) == ("Ben", until, "a race on Sunday")

    def test_ends_when_it_is_taken_back(self, strong: Diary) -> None:
        until = strong.clock.now.date() + timedelta(days=7)
        ben, now = strong.cast.ben, strong.clock.now
        override = give_override(strong.session, ben, strong.person, "hold", until, "rest", now)
        end_override(strong.session, ben, strong.person, override.id, now)
        strong.wake_up(MORNINGS[MONDAY])

        assert strong.said("progression")[-1].rule == "P1"

    def test_a_red_flag_wins(self, strong: Diary) -> None:
        before = strong.loads()
        until = strong.clock.now.date() + timedelta(days=7)
        give_override(
            strong.session, strong.cast.ben, strong.person, "advance", until, "go", strong.clock.now
        )
        strong.screen(pop=True)
        strong.wake_up(MORNINGS[MONDAY])

        assert strong.said("progression")[-1].rule == "P0"
        assert strong.loads() == before
        assert "loading" in {lock.what for lock in locks_of(strong.session, strong.person.id, until)}

    def test_an_emergency_of_a_course_wins_too_until_somebody_has_looked(self, strong: Diary) -> None:
        before = strong.loads()
        ben, now = strong.cast.ben, strong.clock.now
        give_override(
            strong.session, ben, strong.person, "advance", now.date() + timedelta(days=7), "go", now
        )
        said = SideEffectIn.model_validate({"noted_at": now, "face_swelling_or_breathing": True})
        report_side_effect(strong.session, strong.person.id, uuid4(), said, now)
        strong.wake_up(MORNINGS[MONDAY])

        assert strong.said("progression")[-1].rule == "P0"
        assert strong.loads() == before

    def test_a_clinician_who_lifts_the_lock_has_looked(self, strong: Diary) -> None:
        strong.screen(pop=True)
        (lock, *_) = locks_of(strong.session, strong.person.id, strong.clock.now.date())
        ben, now = strong.cast.ben, strong.clock.now
        lift_lock(strong.session, ben, strong.person.id, lock.id, "examined, intact", now)

        assert not has_red_flag(strong.session, strong.person.id, now.date())
