"""What a clinician finds beside the tendon is kept, and changes no plan by itself."""

from typing import Any

import pytest

from backend.programmes.care.schemas.condition import ConditionIn
from backend.programmes.care.schemas.findings import ProvocationTestIn
from backend.programmes.care.services.condition import condition_of, condition_out, record_condition
from backend.programmes.care.services.findings import record_provocation
from backend.programmes.care.services.records import records
from backend.programmes.locks import locks_of
from tests.programmes.scenes import Story


def found(story: Story, **said: Any) -> None:
    latest = condition_of(story.session, story.person.id)
    form = ConditionIn.model_validate({"version": latest.number if latest else 0} | said)
    record_condition(story.session, story.cast.ben, story.person, form, story.clock.now)


@pytest.mark.parametrize(
    "said",
    [
        pytest.param({"co_findings": ["kager_fat_pad"]}, id="a swollen fat pad"),
        pytest.param({"diagnosis": "degenerative_partial_tear", "is_confirmed": True}, id="a worn spot"),
        pytest.param({"diagnosis": "plantaris", "is_confirmed": True}, id="the plantaris"),
    ],
)
def test_a_finding_is_kept_and_the_plan_goes_on(said: dict[str, Any], story: Story) -> None:
    story.assign()
    version, planned = story.plan.version, story.planned("session")
    found(story, **said)

    shown = condition_out(story.session, story.person, story.clock.now)
    assert said.items() <= shown.model_dump().items()
    assert (story.plan.version, story.planned("session")) == (version, planned)
    assert locks_of(story.session, story.person.id, story.clock.now.date()) == []


def test_a_fresh_tear_and_a_worn_spot_are_two_diagnoses(story: Story) -> None:
    for diagnosis in ("degenerative_partial_tear", "acute_partial_tear"):
        found(story, diagnosis=diagnosis, is_confirmed=True)
        assert condition_out(story.session, story.person, story.clock.now).diagnosis == diagnosis


def test_how_it_hurts_is_kept_answer_by_answer(story: Story) -> None:
    pattern = {"warms_up": True, "better_with_activity": True, "worse_after": True, "tender": True}
    found(story, answers=pattern, usual_stiffness_minutes=15)
    shown = condition_out(story.session, story.person, story.clock.now)
    assert {key: value for key, value in shown.answers.model_dump().items() if value is not None} == pattern
    assert shown.usual_stiffness_minutes == 15


def test_the_pain_of_a_squeeze_is_kept_for_each_side(story: Story) -> None:
    said = {"done_on": "2026-03-20", "test": "squeeze", "left_pain": 6, "right_pain": 0}
    form = ProvocationTestIn.model_validate(said)
    record_provocation(story.session, story.cast.ben, story.person, form, story.clock.now)
    (row,) = records(story.session, story.person, story.clock.now).provocation
    assert (row.test, row.left_pain, row.right_pain) == ("squeeze", 6, 0)


def test_the_assessment_bears_its_clinicians_name_and_day(story: Story) -> None:
    found(story, diagnosis="midportion_tendinopathy", is_confirmed=True)
    shown = condition_out(story.session, story.person, story.clock.now)
    assert (shown.confirmed_by, shown.confirmed_at) == ("Ben", story.clock.now)
