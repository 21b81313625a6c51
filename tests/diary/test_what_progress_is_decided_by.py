"""What the decision about the next session is made from, beside the answers themselves."""

from datetime import date, timedelta
from typing import Any
from uuid import uuid4

import pytest

from backend.diary import facts
from backend.diary.desk.services import set_threshold
from backend.diary.questionnaires.models import QuestionnaireEntry
from backend.diary.responses import DoneSet, Response
from backend.diary.reviewing import Eased, change_since_start
from backend.diary.situation import judged_by, progression_inputs, situation_of
from backend.programmes.care.models import Condition
from backend.programmes.care.schemas.condition import OwnConditionIn
from backend.programmes.care.schemas.findings import StrengthTestIn
from backend.programmes.care.services.condition import tell_condition
from backend.programmes.care.services.findings import record_strength
from backend.programmes.locks import locks_of
from backend.programmes.progress_schemas import TargetIn
from backend.programmes.stages import change_stage
from backend.programmes.target_setting import set_target
from backend.programmes.thresholds import values_for
from tests.diary.scenes import Diary

FRIDAY, MONDAY, WEDNESDAY = "2026-03-20", "2026-03-23", "2026-03-25"


def inputs(diary: Diary) -> tuple[dict[str, Any], dict[str, int]]:
    person, now = diary.person, diary.clock.now
    values = values_for(diary.session, person.clinic_id, person.id, now)
    situation = situation_of(diary.session, person, diary.plan, values, now)
    return progression_inputs(situation), judged_by(situation)


def full(diary: Diary, day: str, reps: int) -> None:
    sets = [
        {"exercise": one.variant, "side": one.side, "load_kg": one.load_kg, "reps": reps, "pain": 1}
        for one in diary.targets().values()
    ]
    diary.train(day, sets=sets)
    wake_up_after(diary, day)


def wake_up_after(diary: Diary, day: str) -> None:
    diary.wake_up(f"{diary.hanging(diary.row('session', day), 'next_day_check').local_date}")


def test_in_the_week_of_fifteens_eights_add_no_weight_and_fifteens_do(diary: Diary) -> None:
    diary.begin()
    for day in (FRIDAY, MONDAY):
        full(diary, day, reps=8)
    last = diary.said("progression")[-1]
    assert (last.rule, last.thresholds["goal_reps"]) == ("P13", 15)


def test_from_the_second_week_on_eights_add_weight(diary: Diary) -> None:
    diary.begin()
    before = diary.loads()
    for day in (WEDNESDAY, "2026-03-27"):
        full(diary, day, reps=8)
    last = diary.said("progression")[-1]
    assert (last.rule, last.thresholds["goal_reps"]) == ("P1", 8)
    assert {key for key, load in diary.loads().items() if load > before[key]}


def test_where_a_block_asks_for_six_six_are_enough(diary: Diary) -> None:
    diary.begin("heavy", template="heavy_slow_resistance")
    assert inputs(diary)[1]["goal_reps"] == 15
    diary.at("2026-05-16T08:00")
    assert inputs(diary)[1]["goal_reps"] == 6


@pytest.mark.parametrize(
    ("reps", "percent"),
    [pytest.param(6, 0, id="as many as the goal"), pytest.param(8, 50, id="as many as the gate asks")],
)
def test_a_lower_goal_of_repetitions_does_not_open_the_jumps_sooner(
    diary: Diary, reps: int, percent: int
) -> None:
    diary.begin()
    session, person, ben, now = diary.session, diary.person, diary.cast.ben, diary.clock.now
    tell_condition(session, person, OwnConditionIn(body_weight_kg=70), now)
    lifted = {"left_kg": 35, "left_reps": reps, "right_kg": 35, "right_reps": reps}
    test = StrengthTestIn.model_validate({"done_on": FRIDAY, "position": "standing"} | lifted)
    record_strength(session, ben, person, test, now)
    set_threshold(session, ben, person, "goal_reps", 6, "as agreed", now)
    assert inputs(diary)[0]["standing_percent"] == percent


def test_a_stage_that_ben_has_opened_before_has_his_tick(diary: Diary) -> None:
    diary.assign(template="acute_partial_tear", collagen=None)
    for one in locks_of(diary.session, diary.person.id, diary.clock.now.date()):
        one.lifted_at = diary.clock.now
    move(diary, "restart", by_ben=True)
    assert told_ticks(diary) == (True, False)
    move(diary, "strength", by_ben=True)
    move(diary, "restart", by_ben=False)
    assert told_ticks(diary) == (True, True)
    move(diary, "strength", by_ben=True)
    move(diary, "restart", by_ben=True)
    assert told_ticks(diary) == (True, False)


def test_a_stage_that_needs_nobody_needs_no_tick(diary: Diary) -> None:
    diary.begin()
    assert told_ticks(diary) == (False, False)


def move(diary: Diary, stage: str, *, by_ben: bool) -> None:
    author = diary.cast.ben if by_ben else None
    change_stage(diary.session, author, diary.plan, stage, "as agreed", diary.clock.now)
    diary.session.commit()


def told_ticks(diary: Diary) -> tuple[Any, Any]:
    found = inputs(diary)[0]
    return found["needs_tick"], found["has_tick"]


@pytest.mark.parametrize(
    ("form", "well", "scores", "weeks", "told"),
    [
        pytest.param("visa_a", "more", (50, 60), 12, ("visa_a", 10, 14), id="VISA-A at twelve weeks"),
        pytest.param("visa_a", "more", (50, 60), 24, ("visa_a", 10, 7), id="VISA-A at twenty-four"),
        pytest.param(
            "tendins_a", "less", (60, 45), 12, ("tendins_a", 15, 14), id="TENDINS-A: less is better"
        ),
        pytest.param("soleus_short", "less", (40, 44), 12, ("own", -4, 14), id="our own form, worse"),
    ],
)
def test_the_change_is_told_with_its_form(
    diary: Diary, form: str, well: str, scores: tuple[int, int], weeks: int, told: tuple[str, int, int]
) -> None:
    diary.assign()
    answer(diary, form, well, scores[0])
    diary.clock.now += timedelta(weeks=weeks)
    answer(diary, form, well, scores[1])
    found, thresholds = inputs(diary)
    assert (found["form"], found["change"], thresholds["visa_a_change"]) == told
    assert found["change_known"]


def test_without_a_form_the_mornings_are_compared(diary: Diary) -> None:
    diary.assign()
    today = diary.clock.now.date()
    assert change_since_start(diary.session, diary.person.id, [], diary.plan, today, diary.clock.now) is None
    pains = [told_morning(today, 5), told_morning(today, 5)]
    assert change_since_start(
        diary.session, diary.person.id, pains, diary.plan, today, diary.clock.now
    ) == Eased("pain", 0, 0)


def told_morning(on: date, pain: int) -> Response:
    return Response(on, "stable", on, None, pain, pain, (), None, None)


def answer(diary: Diary, form: str, well: str, score: int) -> None:
    diary.session.add(
        QuestionnaireEntry(
            id=uuid4(),
            person_id=diary.person.id,
            questionnaire=form,
            version=1,
            answered_at=diary.clock.now,
            received_at=diary.clock.now,
            answers={},
            missing=0,
            score=score,
            most=100,
            well=well,
            thresholds=[[12, 10]],
        )
    )
    diary.session.commit()


@pytest.mark.parametrize(
    ("sore", "pains", "side"),
    [
        pytest.param(
            ("left",), {"left": 0, "right": 4}, "left", id="what is known of the tendon comes first"
        ),
        pytest.param((), {"left": 1, "right": 4}, "right", id="else the leg that hurt more"),
        pytest.param(("left", "right"), {"left": 3, "right": 1}, "left", id="of two sore ones the worse"),
        pytest.param((), {"left": 2, "right": 2}, None, id="both alike"),
        pytest.param((), {"both": 5}, None, id="both at once"),
        pytest.param((), {}, None, id="nothing told"),
    ],
)
def test_the_aching_side(sore: tuple[str, ...], pains: dict[str, int], side: str | None) -> None:
    sets = tuple(DoneSet("raise-single", leg, 5, 8, pain) for leg, pain in pains.items())
    day = date(2026, 3, 20)
    history = [Response(day, "stable", day, None, None, None, sets, None, None)] if pains else []
    assert facts.aching_side(sore, history) == side


def test_the_sore_leg_is_not_sent_past_the_other(diary: Diary) -> None:
    diary.begin()
    diary.session.add(
        Condition(
            person_id=diary.person.id,
            number=1,
            author_id=diary.person.id,
            at=diary.clock.now,
            site_left="midportion",
        )
    )
    diary.session.commit()
    for side in ("left", "right"):
        form = TargetIn(load_kg=5, sets=3, reps_from=15, reps_to=15, reason="as tested")
        set_target(diary.session, diary.cast.ben, diary.plan.id, "raise-single", side, form, diary.clock.now)
    for day in (FRIDAY, MONDAY):
        lighter = {"left": 5, "right": 2.5}
        sets = [
            {"exercise": "raise-single", "side": side, "load_kg": kg, "reps": 15, "pain": 1}
            for side, kg in lighter.items()
        ]
        diary.train(day, sets=sets)
        wake_up_after(diary, day)
    assert diary.said("progression")[-1].rule == "P1"
    assert diary.loads()["raise-single", "left"] == 5
