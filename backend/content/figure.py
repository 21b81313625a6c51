"""The exercise drawings: poses and the shapes they move. What the keys mean: figures/shapes.toml."""

from collections.abc import Sequence
from functools import cache
from pathlib import Path
from typing import NoReturn

from backend.content.toml_file import FOLDER, toml_document
from backend.rules.document import Document

Value = bool | int | float | str | list["Value"] | dict[str, "Value"]
Table = dict[str, Value]

FIGURES = FOLDER / "figures"
SHAPES = "shapes"
MUSCLES = ("calf", "soleus", "quad", "ham", "glute")
BONES = (
    "trunk",
    "head",
    *(f"{side}-{bone}" for side in ("near", "far") for bone in ("thigh", "shank", "foot", "upper", "fore")),
)
EASES = ("in", "out")
PARTS = ("up", "down")
STAYS_AS = ("block", "line", "mark")
LEG_ANGLES = ("thigh", "shank", "foot", "toe")
ARM_ANGLES = ("upper", "fore")
FARTHEST = 500
LONGEST_SECONDS = 60
FEWEST_NUMBERS_OF_OUTLINE = 6


def load_shapes(path: Path) -> tuple[Table, Table]:
    """Bodies by where they are seen from, and things. Raises ContentProblem."""
    with toml_document(path) as document:
        bodies = document.part("bodies")
        things = document.part("things")
        outlines: Table = {view: _outlines(bodies.part(view)) for view in ("side", "behind")}
        return outlines, {name: _thing(things.part(name)) for name in things}


def load_figure(path: Path, things: Table) -> Table:
    """Raises ContentProblem; `things` are those the drawing may name."""
    with toml_document(path) as document:
        return _figure(document, things)


@cache
def figures() -> Table:
    """Bodies, things and every drawing by its exercise's key, ready to be sent as JSON."""
    bodies, things = load_shapes(FIGURES / f"{SHAPES}.toml")
    paths = sorted(path for path in FIGURES.glob("*.toml") if path.stem != SHAPES)
    drawings: Table = {path.stem: load_figure(path, things) for path in paths}
    return {"bodies": bodies, "things": things, "figures": drawings}


def _outlines(table: Document) -> Table:
    return {name: _outline(table, name) for name in table}


def _outline(table: Document, name: str) -> Value:
    points = _numbers(table, name)
    if len(points) % 2 or len(points) < FEWEST_NUMBERS_OF_OUTLINE:
        table.refuse(name, "must be x and y of at least three points")
    return [*points]


def _thing(table: Document) -> Table:
    thing: Table = {"d": table.text("d")}
    if table.has("on") == table.has("as"):
        table.refuse("as", "must be given, or `on` in its place")
    if table.has("as"):
        thing["as"] = table.one_of("as", STAYS_AS)
    else:
        thing["on"] = table.one_of("on", BONES)
    return thing | _flags(table, "is_behind")


def _figure(table: Document, things: Table) -> Table:
    if not table.text("label").strip():
        table.refuse("label", "must say what is drawn")
    figure: Table = {"label": table.text("label"), "view": _some_numbers(table, "view", 3)}
    if table.has("seen_from"):
        figure["seen_from"] = table.one_of("seen_from", ("behind",))
    figure["works"] = [*_muscles(table)]
    figure |= _flags(table, "works_both", "rope")
    if table.has("gait"):
        figure["gait"] = _some_numbers(table, "gait", 2)
    if table.has("beats"):
        figure["beats"] = table.whole("beats", 1, 8)
    if table.has("things"):
        figure["things"] = [_placed(part, things) for part in table.parts("things")]
    figure |= _circles(table)
    poses = table.parts("poses")
    figure["poses"] = [_pose(part) for part in poses]
    _check_round(table, poses)
    if table.has("still"):
        figure["still"] = [*_still(table, len(poses))]
    return figure


def _muscles(table: Document) -> Sequence[str]:
    named = table.texts("works")
    for muscle in named:
        if muscle not in MUSCLES:
            table.refuse("works", f"must be muscles out of {', '.join(MUSCLES)}")
    return named


def _placed(part: Document, things: Table) -> Table:
    name = part.text("thing")
    thing = things.get(name)
    if not isinstance(thing, dict):
        part.refuse("thing", f"must be one of {', '.join(things)}")
    if "on" in thing:
        if part.has("at"):
            part.refuse("at", "must not be given: this thing moves with a bone")
        return {"thing": name}
    return {"thing": name, "at": _some_numbers(part, "at", 2)}


def _circles(table: Document) -> Table:
    circles: Table = {}
    if timer := table.part_if_any("timer"):
        circles["timer"] = {"at": _some_numbers(timer, "at", 2), "radius": timer.number("radius", 1, 50)}
    if lens := table.part_if_any("lens"):
        circles["lens"] = {
            "at": _some_numbers(lens, "at", 2),
            "radius": lens.number("radius", 1, 50),
            "zoom": lens.number("zoom", 1, 5),
            "shows": _some_numbers(lens, "shows", 2),
        }
    return circles


def _check_round(table: Document, poses: Sequence[Document]) -> None:
    """What a later pose may leave out, the first one must give."""
    if len(poses) < 2:
        table.refuse("poses", "must be at least two")
    first = poses[0]
    if not first.has("leg"):
        first.refuse("leg", "is missing")
    is_gait = table.has("gait")
    if is_gait == first.has("far"):
        _refuse_far(first, is_gait)
    if table.has("seen_from") and not first.has("hip"):
        first.refuse("hip", "is missing: from behind the body is held by its hip")


def _refuse_far(first: Document, is_gait: bool) -> NoReturn:
    if is_gait:
        first.refuse("far", "must not be given: in a gait the far side follows the near one")
    first.refuse("far", "is missing: the far leg stands or hangs somewhere")


def _pose(part: Document) -> Table:
    if not part.number("seconds", 0, LONGEST_SECONDS):
        part.refuse("seconds", "must be more than 0")
    pose: Table = {"seconds": part.number("seconds", 0, LONGEST_SECONDS)}
    if part.has("hold_seconds"):
        pose["hold_seconds"] = part.number("hold_seconds", 0, LONGEST_SECONDS)
    for key, allowed in (("ease", EASES), ("part", PARTS)):
        if part.has(key):
            pose[key] = part.one_of(key, allowed)
    for key in ("hip", "shoulder"):
        if part.has(key):
            pose[key] = _some_numbers(part, key, 2)
    pose |= _angles(part, ("trunk", "head"))
    for key, angles in (
        ("leg", LEG_ANGLES),
        ("far", LEG_ANGLES),
        ("arm", ARM_ANGLES),
        ("far_arm", ARM_ANGLES),
    ):
        if limb := part.part_if_any(key):
            pose[key] = _limb(limb, angles)
    return pose


def _limb(table: Document, angles: Sequence[str]) -> Table:
    at: Table = {"at": _some_numbers(table, "at", 2)} if table.has("at") else {}
    return at | _flags(table, "planted") | _angles(table, angles)


def _angles(table: Document, keys: Sequence[str]) -> Table:
    return {key: table.number(key, -360, 360) for key in keys if table.has(key)}


def _flags(table: Document, *keys: str) -> Table:
    return {key: table.flag(key) for key in keys if table.has(key)}


def _still(table: Document, poses: int) -> Sequence[int]:
    pair = table.wholes("still", 0, poses - 1)
    if len(pair) != 2:
        table.refuse("still", "must be two poses")
    return pair


def _some_numbers(table: Document, key: str, count: int) -> list[Value]:
    found = _numbers(table, key)
    if len(found) != count:
        table.refuse(key, f"must be {count} numbers")
    return [*found]


def _numbers(table: Document, key: str) -> Sequence[float]:
    values = table.value(key)
    numbers: list[float] = []
    for value in values if isinstance(values, list) else [values]:
        if isinstance(value, bool) or not isinstance(value, int | float) or not abs(value) <= FARTHEST:
            table.refuse(key, f"must be a list of numbers from {-FARTHEST} to {FARTHEST}")
        numbers.append(value)
    return numbers
