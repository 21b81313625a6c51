"""Every answer to the screening and the morning after: always the right row, and never better for worse."""

import pytest

from backend.content import tables
from backend.rules.tables import decide
from tests.rules.enumeration.by_hand import next_day_by_hand, screening_by_hand
from tests.rules.enumeration.grid import Grid, has_ends
from tests.rules.enumeration.whole import LIMITS, next_day, next_day_rows, screening

pytestmark = pytest.mark.enumeration


def test_the_day_after_is_decided_as_the_words_say() -> None:
    whole, rows = next_day(), next_day_rows()
    verdicts = {rule.id: rule.verdict for rule in tables()["next_day"].rules}
    for values, row in zip(whole.settings(), rows, strict=True):
        assert (row, verdicts[row]) == next_day_by_hand(values), values
        assert row != "T2" or values["limit"] != values["upper"], "the amber band sleeps while both are one"
    assert len(rows) == 10 * 9 * 8 * 11**3
    assert set(rows) == set(verdicts)


def test_a_worse_day_after_is_never_better() -> None:
    table, whole = tables()["next_day"], next_day()
    severity = {rule.id: table.scale.index(rule.verdict) for rule in table.rules}
    ranks = [severity[row] for row in next_day_rows()]
    nothing_is_better_for_worse("next_day", whole, ranks, but={"limit", "stiffness"})
    stricter_limits_are_never_milder(ranks)


def test_every_screening_is_decided_as_the_words_say_and_never_better_for_worse() -> None:
    table, whole = tables()["screening"], screening()
    ranks: list[int] = []
    reached: set[str] = set()
    for values in whole.settings():
        verdict = decide(table, values)
        assert (verdict.rule, verdict.verdict) == screening_by_hand(values), values
        reached.add(verdict.rule)
        ranks.append(table.scale.index(verdict.verdict))
    assert len(ranks) == 3 * 4 * 2**15
    assert reached == {rule.id for rule in table.rules}
    nothing_is_better_for_worse("screening", whole, ranks, but=set())


def nothing_is_better_for_worse(name: str, grid: Grid, ranks: list[int], but: set[str]) -> None:
    for place, axis in enumerate(grid.axes):
        if has_ends(axis, tables()[name]) and not but & set(axis[0]):
            assert grid.rises(place, ranks) == 0, f"worse {set(axis[0])} gave a better verdict"


def stricter_limits_are_never_milder(ranks: list[int]) -> None:
    size = len(ranks) // len(LIMITS)
    block = {limits: ranks[place * size : (place + 1) * size] for place, limits in enumerate(LIMITS)}
    for stricter, strict in block.items():
        for milder, mild in block.items():
            if stricter[0] <= milder[0] and stricter[1] <= milder[1]:
                assert all(map(int.__le__, strict, mild)), (stricter, milder)


def test_more_stiffness_is_never_better() -> None:
    table = tables()["next_day"]
    base = next(next_day().settings()) | {"limit": 3, "upper": 5}
    for usual in range(0, 40):
        ranks = [
            table.scale.index(decide(table, base | {"stiffness": s, "usual_stiffness": usual}).verdict)
            for s in range(0, 100)
        ]
        assert ranks == sorted(ranks, reverse=True)


def test_a_risk_beside_an_old_antibiotic_changes_the_words_and_never_the_rule() -> None:
    table = tables()["screening"]
    plain = next(screening().settings()) | {"fluoroquinolone": "six_months", "age": 40}
    words = {
        (risk, age): decide(table, plain | {"risk_factor": risk, "age": age})
        for risk in (False, True)
        for age in (60, 61)
    }
    assert {verdict.rule for verdict in words.values()} == {"R6"}
    mild = words.pop((False, 60))
    assert {verdict.saw for verdict in words.values()} == {next(iter(words.values())).saw} != {mild.saw}
