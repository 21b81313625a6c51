"""The ladder of care: simpler things first, surgery last, and what is wrong in the file is named."""

from pathlib import Path

import pytest

from backend.content import ContentProblem, kinds
from backend.content.badge import evidence
from backend.content.escalation import care_steps, load_care_steps
from backend.content.toml_file import FOLDER

FIRST = """
[[steps]]
key = "load_management"
title = "Change the load"
counts = { plan = true }
weeks = 2
badge = "first_steps"
why_not_yet = "Nothing comes before it."
source = "docs/evidence.md#activity-budget"
is_house_default = true
"""


def test_loading_comes_first_and_surgery_last() -> None:
    steps = care_steps()
    assert [step.key for step in steps[:2]] == ["load_management", "calf_loading"]
    assert [step.key for step in steps[-3:]] == ["injection", "scraping", "surgery"]
    assert steps[1].weeks == 12


def test_each_step_is_looked_up_where_it_is_kept_and_has_a_badge() -> None:
    for step in care_steps():
        assert step.occurrence is None or step.occurrence in kinds()
        assert step.badge in evidence().badges


SPOILT = {
    "two of a key": (FIRST + FIRST, "steps[1].key"),
    "a plan that is none": (FIRST.replace("plan = true", "plan = false"), "steps[0].counts.plan"),
    "nothing to look it up by": (FIRST.replace("plan = true", ""), "steps[0].counts"),
    "two places to look": (
        FIRST.replace("plan = true", 'plan = true, occurrence = "session"'),
        "steps[0].counts",
    ),
    "an unknown badge": (FIRST.replace("first_steps", "luck"), "steps[0].badge"),
    "a need that comes later": (FIRST + 'needs = ["surgery"]\n', "steps[0].needs"),
    "no week": (FIRST.replace("weeks = 2", "weeks = 0"), "steps[0].weeks"),
    "no source": (FIRST.replace("docs/evidence.md#activity-budget", "hearsay"), "steps[0].source"),
    "an unknown key": (FIRST + "luck = 1\n", "luck"),
}


@pytest.mark.parametrize(("text", "place"), SPOILT.values(), ids=SPOILT.keys())
def test_what_is_wrong_is_named_by_file_and_key(text: str, place: str, tmp_path: Path) -> None:
    path = tmp_path / "escalation.toml"
    path.write_text(text)
    with pytest.raises(ContentProblem) as problem:
        load_care_steps(path)
    assert "escalation.toml" in str(problem.value)
    assert place in str(problem.value)


def test_the_file_that_ships_is_the_one_that_is_read() -> None:
    assert load_care_steps(FOLDER / "escalation.toml") == care_steps()
