"""A bad file of content stops the start and says where it is wrong."""

import re
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from backend.content import ContentProblem
from backend.content.course import load_courses
from backend.content.kind import load_kinds
from backend.content.template import load_template
from backend.content.toml_file import FOLDER

Load = Callable[[Path], object]


@pytest.mark.parametrize(
    ("load", "file", "old", "new", "problem"),
    [
        pytest.param(
            load_kinds,
            "kinds.toml",
            "useful_minutes = 60",
            "useful_minutes = 0",
            "kinds.toml: kinds.shockwave.useful_minutes: must be a whole number from 1 to 10080",
            id="useful time of nothing",
        ),
        pytest.param(
            load_kinds,
            "kinds.toml",
            'urgency = "low"',
            'urgency = "hasty"',
            "kinds.toml: kinds.heel_wedges.urgency: must be one of very-low, low, normal, high",
            id="urgency that push services do not know",
        ),
        pytest.param(
            load_kinds,
            "kinds.toml",
            "snooze_evening = true",
            "snooze_evenings = true",
            "kinds.toml: kinds.session.snooze_evenings: is not a known key",
            id="misspelt key",
        ),
        pytest.param(
            load_kinds,
            "kinds.toml",
            "You have a visit tomorrow",
            "You have visit {n}",
            "kinds.toml: kinds.shockwave_day_before.neutral.title: has a placeholder that is not known here"
            " (allowed: none)",
            id="detail in a neutral text",
        ),
        pytest.param(
            load_kinds,
            "kinds.toml",
            "This is the test",
            "This is the test" * 3,
            "kinds.toml: kinds.test.neutral.title: must have 1 to 40 characters",
            id="title too long for a lock screen",
        ),
        pytest.param(
            load_kinds,
            "kinds.toml",
            "useful_until_anchor = true",
            "useful_until_anchor = true\nuseful_minutes = 5",
            "kinds.toml: kinds.shockwave_soon.useful_until_anchor: must be true and stand in place of"
            " useful_minutes",
            id="two useful times",
        ),
        pytest.param(
            load_courses,
            "courses.toml",
            "default = 30",
            "default = 61",
            "courses.toml: collagen.lead_minutes.default: must be a whole number from 30 to 60",
            id="default out of its range",
        ),
        pytest.param(
            load_template,
            "templates/article_midportion.toml",
            '"wed"',
            '"wednesday"',
            "article_midportion.toml: sessions.weekdays: must be days out of mon, tue, wed",
            id="weekday by another name",
        ),
        pytest.param(
            load_template,
            "templates/article_midportion.toml",
            "reps = [10, 15]",
            "reps = [15, 10]",
            "article_midportion.toml: stages[0].exercises[0].reps: must be two whole numbers",
            id="span turned round",
        ),
        pytest.param(
            load_courses,
            "courses.toml",
            "[gtn]",
            "[gtn",
            "courses.toml: Expected",
            id="not TOML",
        ),
    ],
)
def test_a_bad_file_is_named_with_its_key(
    tmp_path: Path, load: Load, file: str, old: str, new: str, problem: str
) -> None:
    source = FOLDER / file
    copy = tmp_path / source.name
    shutil.copy(source, copy)
    text = copy.read_text()
    assert old in text
    copy.write_text(text.replace(old, new, 1))
    with pytest.raises(ContentProblem, match="^" + re.escape(problem)):
        load(copy)
