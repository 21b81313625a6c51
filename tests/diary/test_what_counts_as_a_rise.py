"""A verdict speaks of more only where there is more, and each step up is earned anew."""

from dataclasses import replace
from datetime import date, timedelta

import pytest

from backend.content import Stage, templates
from backend.diary.responses import DoneSet, Response
from backend.diary.situation import Situation, judged_by, progression_inputs, situation_of
from backend.diary.verdicts import PROGRESSION, judge
from backend.programmes.thresholds import values_for
from tests.diary.scenes import Diary

FRIDAY, MONDAY = date(2026, 3, 20), date(2026, 3, 23)
STAGES = {stage.kind: stage for stage in templates()["article_midportion"].stages}
SETS = tuple(
    DoneSet(exercise, side, 5, 15)
    for exercise in ("raise-single", "raise-seated")
    for side in ("left", "right")
)


def situation(diary: Diary) -> Situation:
    person, now = diary.person, diary.clock.now
    values = values_for(diary.session, person.clinic_id, person.id, now)
    return situation_of(diary.session, person, diary.plan, values, now)


def rule_of(now: Situation) -> str:
    return judge(PROGRESSION, progression_inputs(now), judged_by(now)).verdict.rule


def done(day: date, run_level: int | None = None) -> Response:
    """A session with every repetition, and a calm day after it."""
    return Response(day, "stable", day + timedelta(days=1), 0, 0, 0, SETS, None, run_level)


def train_fully(diary: Diary, day: date) -> str:
    """The rule that the morning after decides by."""
    sets = [
        {"exercise": one.variant, "side": one.side, "load_kg": one.load_kg, "reps": 15, "pain": 1}
        for one in diary.targets().values()
    ]
    diary.train(f"{day}", sets=sets)
    diary.wake_up(f"{day + timedelta(days=1)}")
    return diary.said("progression")[-1].rule


@pytest.mark.parametrize(
    ("stage", "says_more_weight"),
    [
        pytest.param(STAGES["strength"], True, id="strength"),
        pytest.param(STAGES["running"], False, id="a run has no weight"),
        pytest.param(STAGES["calm"], False, id="calm has none to add, while Ben is awaited"),
    ],
)
def test_more_weight_is_promised_only_where_weight_can_rise(
    diary: Diary, stage: Stage, says_more_weight: bool
) -> None:
    diary.begin()
    twice = [done(MONDAY), done(FRIDAY)]
    strength = replace(STAGES["strength"], needs_clinician=True)
    now = replace(situation(diary), stage=stage, next_stage=strength, history=twice, since_rise=twice)
    assert (rule_of(now) == "P1") is says_more_weight


def test_the_next_stage_is_a_rise_and_what_earned_it_earns_no_weight_on_top(diary: Diary) -> None:
    diary.begin("calm")
    train_fully(diary, FRIDAY)
    assert train_fully(diary, MONDAY) == "P2b"
    assert train_fully(diary, date(2026, 3, 25)) != "P1"
    assert train_fully(diary, date(2026, 3, 27)) == "P1"


@pytest.mark.parametrize(
    ("below_last", "is_next_level"),
    [pytest.param(1, True, id="last but one"), pytest.param(0, False, id="last")],
)
def test_the_last_level_of_running_promises_no_other(
    diary: Diary, below_last: int, is_next_level: bool
) -> None:
    diary.begin()
    level = len(STAGES["running"].rungs) - below_last
    repeats = [done(FRIDAY + timedelta(days=days), level) for days in (21, 14, 7, 0)]
    now = replace(situation(diary), stage=STAGES["running"], history=repeats, since_rise=repeats)
    assert (rule_of(now) == "P4") is is_next_level


@pytest.mark.parametrize(
    ("days", "is_next_level"), [pytest.param(1, True, id="kept"), pytest.param(3, False, id="not kept")]
)
def test_the_rest_between_runs_is_as_long_as_the_clinic_has_set(
    diary: Diary, days: int, is_next_level: bool
) -> None:
    diary.begin()
    runs = [done(FRIDAY + timedelta(days=3), 2), done(FRIDAY, 2)]
    values = {**situation(diary).values, "recovery_days_light": days}
    now = replace(situation(diary), stage=STAGES["running"], history=runs, since_rise=runs, values=values)
    assert (rule_of(now) == "P4") is is_next_level


@pytest.mark.parametrize(("contacts", "is_next_stage"), [(40, True), (30, False)])
def test_jumping_is_done_with_as_many_contacts_as_the_clinic_has_set(
    diary: Diary, contacts: int, is_next_stage: bool
) -> None:
    diary.begin()
    jumps = [replace(done(day), contacts=contacts) for day in (MONDAY, FRIDAY)]
    now = replace(
        situation(diary),
        stage=STAGES["plyometrics"],
        history=jumps,
        since_rise=jumps,
        own={"contacts_first": 40},
    )
    assert (rule_of(now) == "P3") is is_next_stage
