"""Every exercise says what it is, how it is done and what comes before and after it."""

import re
import shutil
import tomllib
from pathlib import Path

import pytest

from backend.content import ContentProblem, exercises
from backend.content.exercise import LOGGED, load_exercise, load_exercises
from backend.content.toml_file import FOLDER
from tests.content.readability import grade
from tests.content.spoiling import spoiled

EXERCISES = FOLDER / "exercises"
DRAWINGS = {path.stem for path in (FOLDER / "figures").glob("*.toml")} - {"shapes"}


def _ladder(first: str) -> list[str]:
    keys, key = [], first
    while key:
        keys.append(key)
        key = exercises()[key].up or ""
    return keys


@pytest.mark.parametrize(
    "keys",
    [
        pytest.param(
            ["raise-double", "raise-assisted", "raise-single", "raise-dumbbell", "raise-pack"],
            id="straight knee on the floor",
        ),
        pytest.param(["raise-double-bent", "raise-bent"], id="bent knee on the floor"),
        pytest.param(["raise-step-double", "raise-step-assisted", "raise-step"], id="off a step"),
        pytest.param(["raise-step-assisted-bent", "raise-step-bent"], id="off a step, knee bent"),
        pytest.param(["hold-wall", "hold-single"], id="still holds"),
        pytest.param(["rope", "hop-double", "hop-single", "stairs", "pogo"], id="from skipping to pogo"),
        pytest.param(["walk", "run"], id="from walking to running"),
    ],
)
def test_a_ladder_goes_from_the_easiest_to_the_hardest(keys: list[str]) -> None:
    assert exercises()[keys[0]].down is None
    assert _ladder(keys[0]) == keys


def test_each_exercise_has_its_drawing() -> None:
    assert set(exercises()) - DRAWINGS == set()


@pytest.mark.parametrize("key", exercises())
def test_an_exercise_is_read_in_a_glance(key: str) -> None:
    exercise = exercises()[key]
    lines = [exercise.summary, *exercise.cues, *exercise.faults]
    assert all(line.endswith(".") and len(line) <= 90 for line in lines)
    assert grade(lines) <= 6


def test_what_gets_heavier_is_a_raise_a_hold_or_for_thigh_and_hip() -> None:
    assert not any(each.takes_load for each in exercises().values() if each.family in ("spring", "run"))
    assert {each.measure for each in exercises().values()} == set(LOGGED) - {"load", "pain"}


def test_what_drops_below_the_step_has_a_way_on_the_floor_for_pain_low_at_the_heel() -> None:
    for exercise in exercises().values():
        note = exercise.insertional
        instead = note.exercise if note else None
        assert (instead is not None) == ("A firm step" in exercise.equipment)
        if instead:
            assert "step" not in instead
            assert exercises()[instead].knee == exercise.knee


@pytest.mark.parametrize(
    ("file", "old", "new", "problem"),
    [
        pytest.param(
            "rope",
            'family = "spring"',
            'family = "jump"',
            "line 2: family: must be one",
            id="unknown family",
        ),
        pytest.param(
            "rope",
            '    "Without a rope, pretend.",\n',
            '    "One.",\n    "Two.",\n',
            "line 6: cues: must be 3 to 4 lines",
            id="a cue too many",
        ),
        pytest.param(
            "rope",
            '"contacts", "pain"',
            '"contacts", "mood"',
            "log: must be out of",
            id="logs a mood",
        ),
        pytest.param(
            "rope",
            '"contacts", "pain"',
            '"contacts", "contacts", "pain"',
            "log: must be out",
            id="logs twice",
        ),
        pytest.param(
            "rope",
            '"contacts", "pain"',
            '"contacts", "reps", "pain"',
            "log: must have exactly one of",
            id="counts two things",
        ),
        pytest.param("rope", ', "pain"', "", "log: must have pain", id="does not ask for pain"),
        pytest.param(
            "squat", "[3, 0, 3]", "[3, 3]", "tempo_s: must be seconds up, hold and down", id="tempo of two"
        ),
        pytest.param(
            "rope",
            "#plyometric-ladder",
            "",
            "source: must be docs/evidence.md# and an anchor",
            id="source without an anchor",
        ),
        pytest.param("rope", "source", "sources", "source: is missing", id="no source"),
        pytest.param("rope", "note = ", "nota = ", "insertional.note: is missing", id="note misspelt"),
    ],
)
def test_a_wrong_exercise_is_named_with_file_and_key(
    tmp_path: Path, file: str, old: str, new: str, problem: str
) -> None:
    copy = spoiled(EXERCISES / f"{file}.toml", tmp_path, old, new)
    with pytest.raises(ContentProblem, match=rf"^{file}\.toml.*{re.escape(problem)}"):
        load_exercise(copy)


@pytest.mark.parametrize(
    ("file", "old", "new", "problem"),
    [
        pytest.param(
            "abduction",
            "source = ",
            'up = "kick"\nsource = ',
            "abduction.toml, line 20: up: is not an exercise we know",
            id="harder one unknown",
        ),
        pytest.param(
            "raise-step",
            'exercise = "raise-single"',
            'exercise = "raise-floor"',
            "insertional.exercise: is not an exercise we know",
            id="floor variant unknown",
        ),
        pytest.param(
            "hop-single",
            'down = "hop-double"\n',
            "",
            "up: but hop-single does not have this one as down",
            id="up without a way back",
        ),
        pytest.param(
            "pogo",
            'down = "stairs"',
            'down = "rope"',
            "down: but rope does not have this one as up",
            id="down without a way back",
        ),
    ],
)
def test_a_broken_ladder_is_named_with_file_and_key(
    tmp_path: Path, file: str, old: str, new: str, problem: str
) -> None:
    shutil.copytree(EXERCISES, tmp_path, dirs_exist_ok=True)
    spoiled(EXERCISES / f"{file}.toml", tmp_path, old, new)
    with pytest.raises(ContentProblem, match=re.escape(problem)):
        load_exercises(tmp_path)


def test_a_ladder_that_leads_back_to_itself_is_refused(tmp_path: Path) -> None:
    spoiled(EXERCISES / "walk.toml", tmp_path, 'up = "run"', 'up = "run"\ndown = "run"')
    spoiled(EXERCISES / "run.toml", tmp_path, 'down = "walk"', 'down = "walk"\nup = "walk"')
    with pytest.raises(ContentProblem, match=r"^run\.toml, line \d+: up: leads back to itself$"):
        load_exercises(tmp_path)


def test_each_file_is_named_by_a_key_an_address_can_have() -> None:
    assert all(re.fullmatch(r"[a-z]+(-[a-z]+)*", key) for key in exercises())
    assert all(tomllib.loads(path.read_text())["title"] for path in EXERCISES.glob("*.toml"))
