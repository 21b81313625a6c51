"""What to change first about walking, running and playing is easy to read, and refused when it is wrong."""

from pathlib import Path

import pytest

from backend.content import ContentProblem, activity_advice
from backend.content.activity_advice import load_activity_advice
from backend.content.toml_file import FOLDER
from tests.content.readability import grade
from tests.content.spoiling import spoiled

FILE = FOLDER / "activity.toml"


def test_mild_pain_asks_for_less_time_no_hills_and_other_ground() -> None:
    words = " ".join(activity_advice()["mild"].tips).lower()
    assert [one for one in ("shorter", "hills", "ground", "fewer games") if one not in words] == []


def test_severe_pain_asks_for_something_in_place_of_running() -> None:
    advice = activity_advice()["severe"]
    assert "no running" in advice.title.lower()
    words = " ".join(advice.tips).lower()
    assert [one for one in ("bike", "swim", "walk in water") if one not in words] == []


def test_a_child_of_eleven_can_read_it() -> None:
    for advice in activity_advice().values():
        assert grade([advice.title + ".", *advice.tips]) <= 7


@pytest.mark.parametrize(
    ("old", "new", "problem"),
    [
        pytest.param("[mild]", "[slight]", "mild: is missing", id="a severity that is missing"),
        pytest.param(
            'title = "Small changes first"', "title = 5", "mild.title", id="a number in place of words"
        ),
        pytest.param(
            "docs/evidence.md#activity-budget", "hearsay", "mild.source", id="a source that is none"
        ),
        pytest.param('title = "Small', 'luck = 1\ntitle = "Small', "mild.luck", id="an unknown key"),
    ],
)
def test_what_is_wrong_is_named_by_file_and_key(tmp_path: Path, old: str, new: str, problem: str) -> None:
    with pytest.raises(ContentProblem, match=r"^activity\.toml") as refused:
        load_activity_advice(spoiled(FILE, tmp_path, old, new))
    assert problem in str(refused.value)


def test_severe_without_a_tip_is_refused(tmp_path: Path) -> None:
    text = FILE.read_text(encoding="utf-8")
    head, tail = text.split("[severe]")
    path = tmp_path / "activity.toml"
    path.write_text(
        head + "[severe]" + tail[: tail.index("tips")] + "tips = []\n" + tail[tail.index("source") :]
    )
    with pytest.raises(ContentProblem, match=r"severe\.tips"):
        load_activity_advice(path)
