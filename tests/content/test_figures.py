"""The drawings load as they are; a bad one is refused with its file and key."""

import json
import re
from pathlib import Path

import pytest

from backend.content import ContentProblem, exercises
from backend.content.figure import FIGURES, Table, figures, load_figure, load_shapes

FIGURE = """\
label = "Raise"
view = [2, -6, 114]
works = ["calf"]
works_both = true
beats = 1
still = [0, 1]
things = [{ thing = "floor", at = [2, 0] }, { thing = "dumbbell" }]
timer = { at = [20, 80], radius = 9 }
lens = { at = [20, 80], radius = 20, zoom = 1.5, shows = [50, 6] }

[[poses]]
part = "down"
seconds = 2
hold_seconds = 0.5
trunk = 2
leg = { at = [58, 0], thigh = -3, shank = -3, foot = 0 }
far = { at = [62, 1.6], foot = 0 }
arm = { upper = 3, fore = 10 }

[[poses]]
part = "up"
seconds = 2
ease = "out"
leg = { foot = 46 }
"""
GAIT = """\
label = "Walk"
view = [2, -6, 114]
works = ["calf"]
gait = [-80, 0]

[[poses]]
seconds = 0.1
hip = [50, 52]
leg = { at = [58, 0], planted = true }

[[poses]]
seconds = 0.1
leg = { at = [50, 0] }
"""
SHAPES = """\
[bodies.side]
foot = [0, 0, 2, 0, 2, 2]

[bodies.behind]
foot = [0, 0, 2, 0, 0, 2]

[things.floor]
d = "M0 0h84"
as = "line"

[things.dumbbell]
d = "M0 0h8"
on = "near-fore"
is_behind = true
"""


@pytest.fixture
def things(tmp_path: Path) -> Table:
    return load_shapes(written(tmp_path / "shapes.toml", SHAPES))[1]


def written(path: Path, text: str) -> Path:
    path.write_text(text)
    return path


def test_every_exercise_has_its_drawing() -> None:
    drawings = figures()["figures"]
    assert isinstance(drawings, dict)
    assert set(exercises()) <= set(drawings)


def test_the_drawings_are_ready_to_be_sent() -> None:
    sent = json.loads(json.dumps(figures()))
    assert set(sent) == {"bodies", "things", "figures"}
    assert sent["figures"]["raise-single"]["poses"][1]["part"] == "up"
    assert "shapes" not in sent["figures"]


def test_every_file_of_the_folder_is_a_drawing_or_the_shapes() -> None:
    drawings = figures()["figures"]
    assert isinstance(drawings, dict)
    assert {path.stem for path in FIGURES.iterdir()} == {*drawings, "shapes"}


def test_a_drawing_keeps_what_its_file_says(tmp_path: Path, things: Table) -> None:
    assert load_figure(written(tmp_path / "raise.toml", FIGURE), things) == {
        "label": "Raise",
        "view": [2, -6, 114],
        "works": ["calf"],
        "works_both": True,
        "beats": 1,
        "things": [{"thing": "floor", "at": [2, 0]}, {"thing": "dumbbell"}],
        "timer": {"at": [20, 80], "radius": 9},
        "lens": {"at": [20, 80], "radius": 20, "zoom": 1.5, "shows": [50, 6]},
        "poses": [
            {
                "seconds": 2,
                "hold_seconds": 0.5,
                "part": "down",
                "trunk": 2,
                "leg": {"at": [58, 0], "thigh": -3, "shank": -3, "foot": 0},
                "far": {"at": [62, 1.6], "foot": 0},
                "arm": {"upper": 3, "fore": 10},
            },
            {"seconds": 2, "ease": "out", "part": "up", "leg": {"foot": 46}},
        ],
        "still": [0, 1],
    }


def test_a_gait_tells_its_near_side_only(tmp_path: Path, things: Table) -> None:
    figure = load_figure(written(tmp_path / "walk.toml", GAIT), things)
    assert figure["gait"] == [-80, 0]
    assert figure["poses"] == [
        {"seconds": 0.1, "hip": [50, 52], "leg": {"at": [58, 0], "planted": True}},
        {"seconds": 0.1, "leg": {"at": [50, 0]}},
    ]


def test_a_figure_seen_from_behind_is_held_by_its_hip(tmp_path: Path, things: Table) -> None:
    text = FIGURE.replace("works_both = true", 'seen_from = "behind"')
    with pytest.raises(ContentProblem, match=r"poses\[0\]\.hip: is missing"):
        load_figure(written(tmp_path / "raise.toml", text), things)
    held = written(tmp_path / "raise.toml", text.replace("trunk = 2", "hip = [56, 53]"))
    assert load_figure(held, things)["seen_from"] == "behind"


BAD = {
    "empty label": ('label = "Raise"', 'label = " "', "label: must say what is drawn"),
    "view without its size": ("[2, -6, 114]", "[2, -6]", "view: must be 3 numbers"),
    "view in words": ("[2, -6, 114]", '[2, -6, "big"]', "view: must be a list of numbers from -500 to 500"),
    "not a list": ("[2, -6, 114]", '"all"', "view: must be a list of numbers from -500 to 500"),
    "true as a number": ("at = [58, 0]", "at = [58, true]", "poses[0].leg.at: must be a list of numbers"),
    "far outside": ("at = [58, 0]", "at = [5800, 0]", "poses[0].leg.at: must be a list of numbers"),
    "not a number": ("at = [58, 0]", "at = [nan, 0]", "poses[0].leg.at: must be a list of numbers"),
    "unknown muscle": ('works = ["calf"]', 'works = ["calve"]', "works: must be muscles out of calf, soleus"),
    "unknown thing": ('"floor"', '"flor"', "things[0].thing: must be one of floor, dumbbell"),
    "thing without a place": (", at = [2, 0] }", " }", "things[0].at: is missing"),
    "place of a thing that moves": (
        '{ thing = "dumbbell" }',
        '{ thing = "dumbbell", at = [0, 0] }',
        "things[1].at: must not be given: this thing moves with a bone",
    ),
    "unknown key of a pose": ("trunk = 2", "torso = 2", "poses[0].torso: is not a known key"),
    "unknown key of a limb": ("foot = 46", "feet = 46", "poses[1].leg.feet: is not a known key"),
    "arm with a knee": ("fore = 10", "shank = 10", "poses[0].arm.shank: is not a known key"),
    "missing far leg": ("far = { at = [62, 1.6], foot = 0 }", "", "poses[0].far: is missing"),
    "missing near leg": (
        "leg = { at = [58, 0], thigh = -3, shank = -3, foot = 0 }",
        "",
        "poses[0].leg: is missing",
    ),
    "no time": ("seconds = 2\nease", "seconds = 0\nease", "poses[1].seconds: must be more than 0"),
    "less than no time": ("seconds = 2\nease", "seconds = -1\nease", "poses[1].seconds: must be a number"),
    "hold of less than nothing": (
        "hold_seconds = 0.5",
        "hold_seconds = -1",
        "poses[0].hold_seconds: must be",
    ),
    "unknown ease": ('"out"', '"slow"', "poses[1].ease: must be one of in, out"),
    "unknown part": ('"up"', '"upwards"', "poses[1].part: must be one of up, down"),
    "still of a pose there is not": ("still = [0, 1]", "still = [0, 2]", "still: must be a list of whole"),
    "one still": ("still = [0, 1]", "still = [0]", "still: must be two poses"),
    "far leg of a gait": (
        "beats = 1",
        "beats = 1\ngait = [-80, 0]",
        "poses[0].far: must not be given: in a gait the far side follows the near one",
    ),
    "only one pose": (FIGURE[FIGURE.rindex("\n[[poses]]") :], "", "poses: must be at least two"),
}


@pytest.mark.parametrize(("old", "new", "problem"), BAD.values(), ids=BAD.keys())
def test_a_bad_drawing_is_named_with_its_key(
    tmp_path: Path, things: Table, old: str, new: str, problem: str
) -> None:
    assert old in FIGURE
    path = written(tmp_path / "raise.toml", FIGURE.replace(old, new, 1))
    with pytest.raises(ContentProblem, match=r"^raise\.toml(, line \d+)?: " + re.escape(problem)):
        load_figure(path, things)


BAD_SHAPES = {
    "half a point": ("2, 0, 2, 2]", "2, 0, 2]", "bodies.side.foot: must be x and y of at least three points"),
    "two points": ("2, 0, 2, 2]", "2, 0]", "bodies.side.foot: must be x and y of at least three points"),
    "unknown bone": (
        '"near-fore"',
        '"near-arm"',
        "things.dumbbell.on: must be one of trunk, head, near-thigh",
    ),
    "unknown way to stay": ('"line"', '"place"', "things.floor.as: must be one of block, line, mark"),
    "neither stays nor moves": ('as = "line"', "", "things.floor.as: must be given, or `on` in its place"),
    "stays and moves": (
        'as = "line"',
        'as = "line"\non = "trunk"',
        "things.floor.as: must be given, or `on`",
    ),
    "unknown key": ("is_behind", "is_hidden", "things.dumbbell.is_hidden: is not a known key"),
}


@pytest.mark.parametrize(("old", "new", "problem"), BAD_SHAPES.values(), ids=BAD_SHAPES.keys())
def test_a_bad_shape_is_named_with_its_key(tmp_path: Path, old: str, new: str, problem: str) -> None:
    assert old in SHAPES
    path = written(tmp_path / "shapes.toml", SHAPES.replace(old, new, 1))
    with pytest.raises(ContentProblem, match=r"^shapes\.toml(, line \d+)?: " + re.escape(problem)):
        load_shapes(path)
