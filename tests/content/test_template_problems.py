"""A wrong template stops the start, named with file, line and key."""

import re
import shutil
from pathlib import Path

import pytest

from backend.content import ContentProblem, exercises
from backend.content.template import load_template, load_templates
from backend.content.toml_file import FOLDER
from tests.content.spoiling import spoiled

TEMPLATES = FOLDER / "templates"


@pytest.mark.parametrize(
    ("file", "old", "new", "problem"),
    [
        pytest.param(
            "article_midportion",
            '"wed"',
            '"wednesday"',
            "line 20: sessions.weekdays: must be days out of mon, tue, wed",
            id="weekday by another name",
        ),
        pytest.param(
            "article_midportion",
            '"wed", ',
            "",
            "sessions.weekdays: must be as many as the default of per_week",
            id="fewer days than it says",
        ),
        pytest.param(
            "article_midportion",
            "reps = [10, 15]",
            "reps = [15, 10]",
            "line 36: stages[0].exercises[0].reps: must be two whole numbers, the smaller first",
            id="span turned round",
        ),
        pytest.param(
            "article_midportion",
            "contacts = [15, 20]",
            "reps = [15, 20]",
            "stages[2].exercises[1].contacts: is missing",
            id="jumps counted as repetitions",
        ),
        pytest.param(
            "article_midportion",
            '"raise-double"',
            '"raise-triple"',
            "stages[0].exercises[0].key: is not an exercise we know",
            id="exercise unknown",
        ),
        pytest.param(
            "article_midportion",
            '"raise-double"',
            '"raise-seated"',
            "stages[0].exercises: has an exercise twice",
            id="exercise twice",
        ),
        pytest.param(
            "alfredson",
            '"raise-step-assisted-bent"',
            '"raise-step"',
            "stages[0].exercises: must have a raise with a straight knee and one with a bent knee",
            id="strength with one knee",
        ),
        pytest.param(
            "self_guided",
            'kind = "calm"',
            'kind = "rest"',
            "stages[0].exercises: must be empty in a stage of rest, and in no other",
            id="exercises at rest",
        ),
        pytest.param(
            "self_guided",
            'kind = "calm"',
            'kind = "running"',
            "stages[0].rungs: must be given in a stage of running, and in no other",
            id="running without a ladder",
        ),
        pytest.param(
            "acute_partial_tear",
            "is_locked = true",
            "is_locked = false",
            "is_locked: must be true: the first stage is one of rest",
            id="rest that nothing locks",
        ),
        pytest.param(
            "insertional",
            '"raise-single"',
            '"raise-step"',
            "stages[1].exercises: must have raise-single, not raise-step",
            id="a step for pain low at the heel",
        ),
        pytest.param(
            "heavy_slow_resistance",
            "weeks = [4, 5]",
            "weeks = [5, 5]",
            "stages[0].phases: must follow on each other without a gap, from week 1",
            id="a week without an amount",
        ),
        pytest.param(
            "heavy_slow_resistance",
            "weeks = [1, 1]",
            "weeks = [2, 2]",
            "stages[0].phases: must follow on each other without a gap, from week 1",
            id="no first week",
        ),
        pytest.param(
            "self_guided",
            "courses = []",
            'courses = ["needling"]',
            "courses: must be out of collagen, gtn, wedges, shockwave, each once",
            id="course unknown",
        ),
        pytest.param(
            "self_guided",
            "[[stages]]",
            '[[stages]]\nkey = "calm"\nkind = "rest"\ntitle = ""\nsummary = ""\nexercises = []\n'
            'source = "docs/evidence.md#limit"\n[[stages]]',
            "stages: must be at least one, each with a key of its own",
            id="stage twice",
        ),
        pytest.param(
            "alfredson",
            "least_days_apart = 1",
            "least_days_apart = 2",
            "sessions.per_week.least: must be a whole number from 1 to 3",
            id="more days than its spacing allows",
        ),
    ],
)
def test_a_wrong_template_is_named_with_file_and_key(
    tmp_path: Path, file: str, old: str, new: str, problem: str
) -> None:
    copy = spoiled(TEMPLATES / f"{file}.toml", tmp_path, old, new)
    with pytest.raises(ContentProblem, match=rf"^{file}\.toml.*{re.escape(problem)}"):
        load_template(copy, exercises())


def test_two_templates_cannot_have_one_place(tmp_path: Path) -> None:
    shutil.copy(TEMPLATES / "alfredson.toml", tmp_path)
    spoiled(TEMPLATES / "silbernagel.toml", tmp_path, "rank = 3", "rank = 4")
    problem = "silbernagel.toml, line 4: rank: is also that of alfredson.toml"
    with pytest.raises(ContentProblem, match=re.escape(problem)):
        load_templates(tmp_path, exercises())
