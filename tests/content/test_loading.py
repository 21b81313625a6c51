"""A bad file of reminder kinds stops the start and says where it is wrong."""

import re
from pathlib import Path

import pytest

from backend.content import ContentProblem, read_everything
from backend.content.kind import load_kinds
from backend.content.toml_file import FOLDER
from tests.content.spoiling import spoiled


@pytest.mark.parametrize(
    ("old", "new", "problem"),
    [
        pytest.param(
            "useful_minutes = 60",
            "useful_minutes = 0",
            "kinds.shockwave.useful_minutes: must be a whole number from 1 to 10080",
            id="useful time of nothing",
        ),
        pytest.param(
            'urgency = "low"',
            'urgency = "hasty"',
            "kinds.heel_wedges.urgency: must be one of very-low, low, normal, high",
            id="urgency that push services do not know",
        ),
        pytest.param(
            "snooze_evening = true",
            "snooze_evenings = true",
            "kinds.session.snooze_evenings: is not a known key",
            id="misspelt key",
        ),
        pytest.param(
            "You have a visit tomorrow",
            "You have visit {n}",
            "kinds.shockwave_day_before.neutral.title: has a placeholder that is not known here"
            " (allowed: none)",
            id="detail in a neutral text",
        ),
        pytest.param(
            "This is the test",
            "This is the test" * 3,
            "kinds.test.neutral.title: must have 1 to 40 characters",
            id="title too long for a lock screen",
        ),
        pytest.param(
            "useful_until_anchor = true",
            "useful_until_anchor = true\nuseful_minutes = 5",
            "kinds.shockwave_soon.useful_until_anchor: must be true and stand in place of useful_minutes",
            id="two useful times",
        ),
        pytest.param(
            "Day {n} of {of}.",
            "Day {n of {of}.",
            "kinds.heel_wedges.detail.body: has a brace without its other half",
            id="half a placeholder",
        ),
        pytest.param(
            "[day]",
            "[day",
            "Expected",
            id="not TOML",
        ),
    ],
)
def test_a_bad_file_is_named_with_its_key(tmp_path: Path, old: str, new: str, problem: str) -> None:
    copy = spoiled(FOLDER / "kinds.toml", tmp_path, old, new)
    with pytest.raises(ContentProblem, match=rf"^kinds\.toml.*{re.escape(problem)}"):
        load_kinds(copy)


def test_all_that_is_shipped_can_be_read(tmp_path: Path) -> None:
    read_everything(tmp_path)
