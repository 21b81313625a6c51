"""All six tables, by the regions of every input and all pairs of them, around every verdict."""

import pytest

from backend.content import tables
from backend.content.table import NAMES
from backend.rules.tables import EFFECTS, EFFECTS_ON_LOAD, decide, load_effect, verdicts
from tests.rules.enumeration.grid import bases, has_ends, pairs

pytestmark = pytest.mark.enumeration


@pytest.mark.parametrize("name", NAMES)
def test_every_rule_decides_for_some_answers(name: str) -> None:
    table = tables()[name]
    assert [decide(table, values).rule for values in bases(table)] == [rule.id for rule in table.rules]


@pytest.mark.parametrize("name", NAMES)
def test_every_pair_of_answers_has_a_row_and_a_worse_one_is_never_better(name: str) -> None:
    table = tables()[name]
    for grid in pairs(table):
        effects = [EFFECTS.index(decide(table, values).effect) for values in grid.settings()]
        for place, axis in enumerate(grid.axes):
            if has_ends(axis, table):
                assert grid.rises(place, effects) == 0, (grid.base, grid.axes)


def test_worse_news_never_raises_the_load() -> None:
    table = tables()["progression"]
    for grid in pairs(table):
        loads = [EFFECTS_ON_LOAD.index(load_effect(verdicts(table, values))) for values in grid.settings()]
        for place, axis in enumerate(grid.axes):
            if has_ends(axis, table):
                assert grid.rises(place, loads) == 0, (grid.base, grid.axes)


@pytest.mark.parametrize(
    ("name", "unanswered"),
    [
        ("next_day", {"answered": False}),
        ("in_session", {"pain_known": False}),
        ("progression", {"last_verdict": "unknown", "override": "none"}),
        ("progression", {"last_verdict": "none", "override": "none"}),
        ("progression", {"review": "week_6", "change_known": False, "override": "none"}),
        ("progression", {"fewest_reps": 0, "override": "none", "stage": "strength"}),
    ],
)
def test_what_is_not_known_never_raises_the_load(name: str, unanswered: dict[str, bool | int | str]) -> None:
    table = tables()[name]
    for grid in pairs(table):
        for values in grid.settings():
            if unanswered.items() <= values.items():
                assert load_effect(verdicts(table, values)) != "advance"
