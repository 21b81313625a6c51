"""What the article asks of programmes, exercises, rules and numbers, as the content holds it."""

from typing import Any

import pytest

from backend.content import courses, exercises, tables, templates, thresholds
from backend.content.stage import Stage
from backend.content.template import Template
from backend.rules.tables import Verdict, complete, decide

ARTICLE = templates()["article_midportion"]
NO_SIGN: dict[str, Any] = {
    "pop": False,
    "cannot_raise": False,
    "gap": False,
    "calf_swollen": False,
    "breathless_or_chest_pain": False,
    "fever_or_hot_tendon": False,
    "fluoroquinolone": "no",
    "risk_factor": False,
    "age": 44,
    "pregnant": False,
    "acute_tear": False,
    "creaking": False,
    "night_pain_or_numbness": False,
    "inflammatory_signs": False,
    "deep_back_of_ankle": False,
    "diagnosis_confirmed": True,
    "has_clinician": True,
}
EVERYTHING = {"loading", "running", "gtn", "shockwave", "wedges", "collagen"}


def screened(**signs: Any) -> Verdict:
    table = tables()["screening"]
    return decide(table, complete(table, NO_SIGN | signs, {}))


def stage(template: Template, key: str) -> Stage:
    return next(one for one in template.stages if one.key == key)


@pytest.mark.parametrize(
    ("known", "rule", "effect"),
    [
        pytest.param({}, "R13", "ok", id="a clinician has set it"),
        pytest.param({"diagnosis_confirmed": False}, "R15", "hold", id="nobody has set it yet"),
        pytest.param(
            {"diagnosis_confirmed": False, "has_clinician": False},
            "R14",
            "hold",
            id="there is nobody to set it",
        ),
    ],
)
def test_a_full_plan_waits_for_the_diagnosis(known: dict[str, bool], rule: str, effect: str) -> None:
    said = screened(**known)
    assert (said.rule, said.effect) == (rule, effect)


@pytest.mark.parametrize(
    ("sign", "rule", "effect"),
    [
        pytest.param({"pop": True}, "R1", "emergency", id="a sudden pop"),
        pytest.param({"cannot_raise": True}, "R1", "emergency", id="no raise any more"),
        pytest.param({"fluoroquinolone": "now"}, "R5", "stop", id="an antibiotic now"),
        pytest.param({"acute_tear": True}, "R7", "stop", id="a fresh partial tear"),
        pytest.param({"fluoroquinolone": "six_months"}, "R6", "clinician", id="an antibiotic lately"),
        pytest.param({"creaking": True}, "R8", "clinician", id="creaking and swelling"),
        pytest.param({"inflammatory_signs": True}, "R10", "clinician", id="stiff in both, psoriasis"),
        pytest.param({"deep_back_of_ankle": True}, "R12", "clinician", id="deep behind the ankle"),
    ],
)
def test_what_is_no_ordinary_tendon_goes_to_someone_who_looks(
    sign: dict[str, Any], rule: str, effect: str
) -> None:
    said = screened(**sign)
    assert (said.rule, said.effect) == (rule, effect)
    assert said.tells_clinician


@pytest.mark.parametrize("sign", [{"pop": True}, {"fluoroquinolone": "now"}])
def test_a_tear_and_a_harmful_antibiotic_lock_everything(sign: dict[str, Any]) -> None:
    assert set(screened(**sign).locks) == EVERYTHING


def test_a_fresh_tear_locks_loading_and_running() -> None:
    assert set(screened(acute_tear=True).locks) >= {"loading", "running"}


@pytest.mark.parametrize(
    ("answers", "rule", "verdict"),
    [
        pytest.param({"after": 3}, "T1", "stable", id="three of ten"),
        pytest.param({"after": 4}, "T3", "unstable", id="over three"),
        pytest.param({"settled": False}, "T4", "unstable", id="not settled within a day"),
        pytest.param({"tablets": True}, "T5", "unstable", id="tablets needed"),
    ],
)
def test_stable_is_low_settled_within_a_day_and_without_tablets(
    answers: dict[str, Any], rule: str, verdict: str
) -> None:
    table = tables()["next_day"]
    calm: dict[str, Any] = {"answered": True, "after": 1, "morning": 1, "usual": 1, "settled": True}
    calm |= {"tablets": False, "stiffness": 5, "usual_stiffness": 5, "limit": 3, "upper": 3}
    said = decide(table, complete(table, calm | answers, {}))
    assert (said.rule, said.verdict) == (rule, verdict)


def test_the_limit_of_pain_is_three_and_a_clinic_may_set_two_to_five() -> None:
    limit = thresholds()["pain_limit"]
    assert (limit.default, limit.least, limit.most) == (3, 2, 5)
    assert not limit.is_house_default


def test_weight_is_added_at_eight_repetitions_twice() -> None:
    known = thresholds()
    assert (known["goal_reps"].default, known["sessions_before_weight"].default) == (8, 2)
    assert known["load_step_percent"].default == 10


def test_the_first_weeks_hold_half_of_the_usual_activity() -> None:
    assert (ARTICLE.stages[0].kind, ARTICLE.stages[0].activity_percent) == ("calm", 50)
    assert ARTICLE.stages[0].most_weeks == 2
    assert thresholds()["activity_percent"].default == 50


def test_a_session_is_two_or_three_times_a_week_with_two_days_between() -> None:
    usual = ARTICLE.sessions
    assert (usual.per_week.least, usual.per_week.most, usual.least_days_apart) == (2, 3, 2)


@pytest.mark.parametrize("key", ["article_midportion", "insertional", "heavy_slow_resistance", "alfredson"])
def test_strength_is_trained_with_the_knee_straight_and_bent(key: str) -> None:
    for one in (one for one in templates()[key].stages if one.kind == "strength"):
        asked = {dose.exercise.knee for dose in one.exercises if not dose.is_optional}
        assert {"straight", "bent"} <= asked, one.key


def test_a_raise_goes_from_two_legs_over_assisted_to_one() -> None:
    known = exercises()
    assert (known["raise-double"].leg, known["raise-double"].up) == ("both", "raise-assisted")
    assert (known["raise-assisted"].up, known["raise-single"].leg) == ("raise-single", "single")


def test_strength_opens_the_jumps_and_the_jumps_open_running() -> None:
    strength, jumps = stage(ARTICLE, "strength").gate, stage(ARTICLE, "spring").gate
    assert strength is not None
    assert (strength.standing_body_weights, strength.seated_body_weights) == (0.5, 1.0)
    assert jumps is not None
    assert (jumps.stable_sessions, thresholds()["plyometric_stable_sessions"].default) == (2, 2)
    assert thresholds()["seated_aim_percent"].default == 150
    assert [one.kind for one in ARTICLE.stages[1:4]] == ["strength", "plyometrics", "running"]


def test_jumps_go_from_the_rope_over_hops_and_stairs_to_the_pogo() -> None:
    ladder = ["rope"]
    while (harder := exercises()[ladder[-1]].up) is not None:
        ladder.append(harder)
    assert ladder == ["rope", "hop-double", "hop-single", "stairs", "pogo"]
    assert exercises()["hop-double"].leg == "both"
    assert exercises()["hop-single"].leg == "single"
    known = thresholds()
    assert (known["beats_least"].default, known["beats_most"].default) == (90, 100)


def test_thighs_and_hips_are_an_optional_block_beside_the_calf() -> None:
    optional = [dose.key for dose in stage(ARTICLE, "strength").exercises if dose.is_optional]
    assert optional == ["squat", "bridge", "abduction"]
    assert {exercises()[key].family for key in optional} == {"leg"}


def test_patches_are_worn_for_two_to_three_months_and_move_about() -> None:
    gtn = courses().gtn
    assert (gtn.weeks.least, gtn.weeks.most) == (8, 12)
    assert gtn.rotate_days >= 1


def test_an_inflamed_sheath_rests_and_a_clinician_opens_the_first_minute_of_running() -> None:
    template = templates()["paratenonitis"]
    rest, run = template.stages[:2]
    assert (template.is_locked, rest.kind, rest.exercises) == (True, "rest", ())
    assert "Ice and anti-inflammatory tablets only if your clinician" in rest.summary
    assert (run.kind, run.needs_clinician) == ("running", True)
    assert (run.rungs[0].run_minutes, run.rungs[0].walk_minutes) == (1, 2)


def test_a_fresh_tear_is_protected_by_boot_or_wedges_and_loaded_on_both_legs_first() -> None:
    template = templates()["acute_partial_tear"]
    assert (template.is_locked, template.courses, template.stages[0].kind) == (True, ("wedges",), "rest")
    assert "boot or the wedges" in template.stages[0].summary
    restart = template.stages[1]
    assert restart.needs_clinician
    assert "raise-single" not in {dose.key for dose in restart.exercises}


def test_when_all_is_well_one_or_two_sessions_a_week_go_on() -> None:
    last = ARTICLE.stages[-1]
    assert (last.kind, last.per_week) == ("maintenance", (1, 2))
    assert last.exercises
