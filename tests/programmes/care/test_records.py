"""Tests and scans at the desk: kept as found, refused when they cannot be."""

from datetime import date, timedelta
from typing import Any

import pytest

from backend.programmes.care.schemas.condition import OwnConditionIn
from backend.programmes.care.schemas.findings import ImagingIn, ProvocationTestIn, StrengthTestIn
from backend.programmes.care.services.condition import condition_out, tell_condition
from backend.programmes.care.services.findings import (
    record_imaging,
    record_provocation,
    record_strength,
)
from backend.programmes.care.services.records import records
from backend.programmes.locks import locks_of
from backend.web.problems import Refused
from tests.conftest import Cast, ClientOf
from tests.programmes.scenes import Story
from tests.programmes.training import ben_sets

INJECTION: dict[str, Any] = {"kind": "steroid", "done_on": "2026-03-19", "done_by": "Dr Ben", "side": "left"}
SCAN_AT = "2026-03-25T10:00"


def _strength(story: Story, **said: Any) -> None:
    form = StrengthTestIn.model_validate({"done_on": "2026-03-20"} | said)
    record_strength(story.session, story.cast.ben, story.person, form, story.clock.now)


def _locks(story: Story) -> dict[str, tuple[str, date | None]]:
    found = locks_of(story.session, story.person.id, story.clock.now.date())
    return {lock.what: (lock.rule, lock.until) for lock in found}


def _tell(story: Story, **said: Any) -> None:
    tell_condition(story.session, story.person, OwnConditionIn.model_validate(said), story.clock.now)


def _provoke(story: Story, test: str) -> None:
    form = ProvocationTestIn.model_validate({"done_on": "2026-03-20", "test": test, "left_pain": 4})
    record_provocation(story.session, story.cast.ben, story.person, form, story.clock.now)


def test_raises_are_tried_at_any_stage_and_hops_wait_for_the_plyometric_stage(story: Story) -> None:
    story.assign()
    _provoke(story, "raise_x10")
    with pytest.raises(Refused) as refused:
        _provoke(story, "hop_x5")
    assert refused.value.errors[0].field == "test"

    story.plan.stage = 2
    story.session.commit()
    _provoke(story, "hop_x5")
    shown = records(story.session, story.person, story.clock.now)
    assert {row.test for row in shown.provocation} == {"raise_x10", "hop_x5"}
    assert shown.may_hop


def test_strength_is_shown_of_body_weight_with_the_weaker_side_named(story: Story) -> None:
    _tell(story, body_weight_kg=68)
    _strength(story, position="standing", left_kg=24, left_reps=8, right_kg=28, right_reps=8)
    (row,) = records(story.session, story.person, story.clock.now).strength

    assert (row.left.body_weight_percent, row.right.body_weight_percent) == (35, 41)
    assert (row.difference_percent, row.weaker, row.norm) == (14, "left", None)


def test_a_difference_of_ten_percent_is_not_flagged(story: Story) -> None:
    _strength(story, position="seated", left_kg=40, left_reps=8, right_kg=36, right_reps=8)
    (row,) = records(story.session, story.person, story.clock.now).strength
    assert (row.difference_percent, row.weaker) == (10, None)


def test_heel_raises_are_held_against_age_and_sex(story: Story) -> None:
    _tell(story, birth_year=1982, sex="female")
    _strength(story, position="heel_raise", left_reps=17, right_reps=24)
    (row,) = records(story.session, story.person, story.clock.now).strength

    assert (row.norm, row.left.norm_percent, row.right.norm_percent) == (24, 70, 100)
    assert (row.difference_percent, row.weaker) == (29, "left")


def test_the_page_says_what_the_legs_are_held_against(story: Story) -> None:
    unknown = records(story.session, story.person, story.clock.now).measures
    _tell(story, birth_year=1981, sex="female")
    known = records(story.session, story.person, story.clock.now).measures
    assert (unknown.usual_raises, known.usual_raises) == (None, 24)
    assert (known.standing_gate_percent, known.seated_gate_percent, known.goal_reps) == (50, 100, 8)
    assert (known.side_difference_percent, known.pain_limit) == (10, 3)


def test_a_lower_goal_of_repetitions_is_not_what_a_gate_asks_for(story: Story) -> None:
    ben_sets(story, "goal_reps", 6)
    assert records(story.session, story.person, story.clock.now).measures.goal_reps == 8


def test_loads_lifted_a_different_number_of_times_are_not_compared(story: Story) -> None:
    _strength(story, position="standing", left_kg=10, left_reps=12, right_kg=30, right_reps=6)
    (row,) = records(story.session, story.person, story.clock.now).strength
    assert (row.difference_percent, row.weaker) == (None, None)


def test_a_typical_finding_changes_no_plan_and_a_normal_one_asks_about_the_diagnosis(story: Story) -> None:
    story.assign()
    version, planned = story.plan.version, story.planned("session")
    for reading, hints in (("typical", []), ("normal", ["reconsider_diagnosis"])):
        form = ImagingIn.model_validate(
            {"done_on": "2026-03-20", "kind": "ultrasound", "reading": reading, "finding": "delamination"}
        )
        record_imaging(story.session, story.cast.ben, story.person, form, story.clock.now)
        story.clock.move(timedelta(minutes=1))
        shown = condition_out(story.session, story.person, story.clock.now)
        assert [hint.id for hint in shown.hints] == hints
    assert (story.plan.version, story.planned("session"), _locks(story)) == (version, planned, {})


WRONG: dict[str, tuple[str, dict[str, Any], str]] = {
    "a procedure to come": ("procedures", INJECTION | {"done_on": "2026-03-21"}, "done_on"),
    "a restart before it": ("procedures", INJECTION | {"restart_on": "2026-03-19"}, "restart_on"),
    "an unknown procedure": ("procedures", INJECTION | {"kind": "magic"}, "kind"),
    "done by nobody": ("procedures", INJECTION | {"done_by": " "}, "done_by"),
    "raises to come": (
        "provocation-tests",
        {"done_on": "2026-03-21", "test": "raise_x10", "left_pain": 2},
        "done_on",
    ),
    "a test of no side": ("provocation-tests", {"done_on": "2026-03-20", "test": "squeeze"}, "left_pain"),
    "pain of eleven": (
        "provocation-tests",
        {"done_on": "2026-03-20", "test": "squeeze", "left_pain": 11},
        "left_pain",
    ),
    "strength of no side": ("strength-tests", {"done_on": "2026-03-20", "position": "seated"}, "left_reps"),
    "a load nobody lifted": (
        "strength-tests",
        {"done_on": "2026-03-20", "position": "seated", "left_kg": 20},
        "left_reps",
    ),
    "less than no load": (
        "strength-tests",
        {"done_on": "2026-03-20", "position": "seated", "left_kg": -1, "left_reps": 8},
        "left_kg",
    ),
    "raises without a load": (
        "strength-tests",
        {"done_on": "2026-03-20", "position": "standing", "right_reps": 8},
        "right_kg",
    ),
    "endurance with a load": (
        "strength-tests",
        {"done_on": "2026-03-20", "position": "heel_raise", "left_kg": 5, "left_reps": 8},
        "left_kg",
    ),
    "an unknown scan": ("imaging", {"done_on": "2026-03-20", "kind": "photo", "reading": "typical"}, "kind"),
    "a scan of another age": (
        "imaging",
        {"done_on": "2016-03-20", "kind": "mri", "reading": "typical"},
        "done_on",
    ),
    "an appointment yesterday": (
        "appointments",
        {"what": "mri", "starts_at": "2026-03-19T10:00"},
        "starts_at",
    ),
    "an appointment in two years": (
        "appointments",
        {"what": "mri", "starts_at": "2028-03-19T10:00"},
        "starts_at",
    ),
    "an unknown key": ("appointments", {"what": "mri", "starts_at": SCAN_AT, "ward": "3"}, "ward"),
}


@pytest.mark.parametrize(("page", "body", "field"), WRONG.values(), ids=WRONG.keys())
def test_what_cannot_be_recorded_is_refused_by_field(
    page: str, body: dict[str, Any], field: str, cast: Cast, client_of: ClientOf
) -> None:
    answer = client_of(cast.ben).post(f"/api/patients/{cast.ada.id}/{page}", json=body)
    assert answer.status_code == 422
    assert [error["field"] for error in answer.get_json()["errors"]] == [field]
