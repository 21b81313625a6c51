"""Each programme is what its source says, can be prescribed as it is, and a wrong one is named."""

import pytest

from backend.content import Template, templates
from backend.content.stage import Amount, Stage
from backend.content.toml_file import FOLDER
from backend.rules.prescription import Prescription, Sessions, problems
from tests.content.readability import grade
from tests.rules.plans import STARTS_ON

TEMPLATES = FOLDER / "templates"


def _stage(template: str, key: str) -> Stage:
    return next(stage for stage in templates()[template].stages if stage.key == key)


def test_the_articles_own_comes_first() -> None:
    assert list(templates()) == [
        "article_midportion",
        "insertional",
        "silbernagel",
        "alfredson",
        "heavy_slow_resistance",
        "paratenonitis",
        "acute_partial_tear",
        "self_guided",
    ]


@pytest.mark.parametrize("name", templates())
def test_a_template_can_be_prescribed_as_it_is(name: str) -> None:
    usual = templates()[name].sessions
    sessions = Sessions(usual.weekdays, usual.time, usual.least_days_apart)
    assert problems(Prescription("UTC", STARTS_ON, sessions)) == ()
    assert usual.per_week.allows(len(usual.weekdays))


@pytest.mark.parametrize("name", templates())
def test_a_template_is_easy_to_read(name: str) -> None:
    template = templates()[name]
    assert grade([template.summary, *(stage.summary for stage in template.stages)]) <= 7


def test_the_article_goes_from_calm_to_running_and_on() -> None:
    kinds = [stage.kind for stage in templates()["article_midportion"].stages]
    assert kinds == ["calm", "strength", "plyometrics", "running", "maintenance"]
    gate = _stage("article_midportion", "strength").gate
    assert gate is not None
    assert (gate.standing_body_weights, gate.seated_body_weights, gate.stable_days) == (0.5, 1.0, 14)


@pytest.mark.parametrize(
    ("week", "amount"),
    [
        pytest.param(1, Amount(3, (15, 15)), id="entry week"),
        pytest.param(2, Amount(4, (6, 8)), id="from then on"),
    ],
)
def test_strength_begins_with_a_week_of_fifteens(week: int, amount: Amount) -> None:
    strength = _stage("article_midportion", "strength")
    assert strength.amount_in(strength.exercises[0], week) == amount


def test_a_dose_is_called_what_its_exercise_is_called() -> None:
    first = _stage("article_midportion", "strength").exercises[0]
    assert (first.key, first.title, first.family) == ("raise-single", "Calf raise, one leg", "standing")


def test_the_entry_week_leaves_thighs_and_hips_alone() -> None:
    strength = _stage("article_midportion", "strength")
    squat = next(dose for dose in strength.exercises if dose.key == "squat")
    assert strength.amount_in(squat, 1) == Amount(3, (8, 12))


def test_pain_low_at_the_heel_is_trained_on_the_floor_only() -> None:
    used = [dose.exercise for stage in templates()["insertional"].stages for dose in stage.exercises]
    assert not any("A firm step" in exercise.equipment for exercise in used)


def test_silbernagel_is_daily_from_floor_to_step_to_weight() -> None:
    template = templates()["silbernagel"]
    assert (len(template.sessions.weekdays), template.sessions.least_days_apart) == (7, 1)
    assert [stage.most_weeks for stage in template.stages[:3]] == [2, 3, 8]
    step = _stage("silbernagel", "step")
    quick = next(dose for dose in step.exercises if dose.key == "raise-quick")
    assert quick.amount == Amount(3, (20, 20))


def test_alfredson_is_180_slow_lowerings_a_day_on_the_sore_leg() -> None:
    template = templates()["alfredson"]
    doses = [dose.amount for dose in _stage("alfredson", "lower").exercises]
    assert sum(amount.sets * amount.each[0] for amount in doses) * template.sessions.bouts == 180
    assert (template.sides, len(template.sessions.weekdays), template.weeks) == ("sore", 7, 12)


@pytest.mark.parametrize(
    ("week", "sets", "most"),
    [(1, 3, 15), (2, 3, 12), (3, 3, 12), (4, 4, 10), (5, 4, 10), (6, 4, 8), (8, 4, 8), (9, 4, 6), (12, 4, 6)],
)
def test_heavy_slow_resistance_gets_heavier_by_the_weeks(week: int, sets: int, most: int) -> None:
    heavy = _stage("heavy_slow_resistance", "heavy")
    for dose in heavy.exercises:
        assert heavy.amount_in(dose, week) == Amount(sets, (most, most))
        assert dose.tempo_s == (3, 0, 3)


@pytest.mark.parametrize("name", ["paratenonitis", "acute_partial_tear"])
def test_what_must_rest_is_locked_and_a_clinician_opens_what_follows(name: str) -> None:
    template = templates()[name]
    assert template.is_locked
    assert (template.stages[0].kind, template.stages[0].exercises) == ("rest", ())
    assert template.stages[1].needs_clinician


def test_a_careful_start_is_light_on_both_legs_and_asks_to_be_seen() -> None:
    template = templates()["self_guided"]
    assert template.is_self_guided
    assert (template.assess_within_weeks, template.courses) == (2, ())
    assert {dose.exercise.leg for stage in template.stages for dose in stage.exercises} == {"both"}
    assert [(stage.kind, stage.activity_percent) for stage in template.stages] == [("calm", 50)]


def _families(template: Template) -> set[str]:
    return {dose.family for stage in template.stages for dose in stage.exercises}


def test_a_careful_start_and_a_fresh_tear_never_jump_or_run() -> None:
    for name in ("self_guided", "acute_partial_tear"):
        assert _families(templates()[name]) <= {"standing", "seated"}
