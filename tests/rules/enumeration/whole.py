"""The two tables that are walked through completely."""

from functools import cache

from backend.content import tables
from backend.rules.tables import Value, decide
from tests.rules.enumeration.grid import Axis, Grid

PAIN = range(11)
# Under, at and over twice the usual stiffness, each under, at and over ten minutes.
STIFFNESS = ((9, 5), (8, 4), (9, 4), (10, 6), (10, 5), (10, 4), (12, 7), (12, 6), (12, 5))
LIMITS = [(limit, upper) for limit in range(2, 6) for upper in range(limit, 6)]


def defaults(name: str) -> dict[str, Value]:
    return {each.name: int(each.default or 0) for each in tables()[name].thresholds.values()}


def next_day() -> Grid:
    axes: list[Axis] = [
        [{"limit": limit, "upper": upper} for limit, upper in LIMITS],
        [{"stiffness": stiffness, "usual_stiffness": usual} for stiffness, usual in STIFFNESS],
        [{"answered": True}, {"answered": False}],
        [{"settled": True}, {"settled": False}],
        [{"tablets": False}, {"tablets": True}],
        [{"usual": pain} for pain in reversed(PAIN)],
        [{"morning": pain} for pain in PAIN],
        [{"after": pain} for pain in PAIN],
    ]
    return Grid(defaults("next_day"), axes)


@cache
def next_day_rows() -> list[str]:
    """The rule that decides for each setting of the grid."""
    table = tables()["next_day"]
    return [decide(table, values).rule for values in next_day().settings()]


def screening() -> Grid:
    bools = [each for each in tables()["screening"].inputs if each.type == "bool"]
    axes: list[Axis] = [[{"fluoroquinolone": when} for when in ("no", "six_months", "now")]]
    axes.append([{"age": age} for age in (17, 18, 60, 61)])
    axes.extend([{each.name: each.worse == "false"}, {each.name: each.worse == "true"}] for each in bools)
    return Grid(defaults("screening"), axes)
