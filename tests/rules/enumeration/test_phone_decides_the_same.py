"""The phone's evaluator is asked what the server decided, and takes the same row each time."""

import json
import os
import re
import subprocess
from collections.abc import Iterator
from itertools import combinations
from pathlib import Path

import pytest

from backend.content import ruleset, tables
from backend.content.table_document import tables_document
from backend.rules.reach import regions_of
from backend.rules.tables import decide
from tests.rules.enumeration.grid import Grid, axis, bases, singles
from tests.rules.enumeration.whole import next_day, next_day_rows

pytestmark = pytest.mark.enumeration
PHONE = Path(__file__).parents[3] / "frontend"
CASES_AT_LEAST = 10 * 9 * 8 * 11**3


def grids() -> Iterator[tuple[str, Grid]]:
    yield "next_day", next_day()
    screening = tables()["screening"]
    regions = regions_of(screening)
    for base in bases(screening):
        for two in combinations(screening.inputs, 2):
            yield "screening", Grid(base, [axis(each, regions[each.name]) for each in two])
    for name in ("in_session", "progression", "medicines", "escalation"):
        for grid in singles(tables()[name]):
            yield name, grid


def decided(name: str, grid: Grid) -> dict[str, object]:
    if name == "next_day":
        rows = next_day_rows()
    else:
        rows = [decide(tables()[name], values).rule for values in grid.settings()]
    return {"table": name, "base": grid.base, "axes": grid.axes, "rows": rows}


def test_the_phone_takes_the_same_row(tmp_path: Path) -> None:
    cases = [decided(*grid) for grid in grids()]
    file = tmp_path / "cases.json"
    file.write_text(json.dumps({"rules": tables_document(tables(), ruleset()), "grids": cases}))
    done = subprocess.run(
        ["npx", "--no-install", "vitest", "run", "src/domain/tables.test.ts"],
        cwd=PHONE,
        env=os.environ | {"SOLEUS_DECIDED_CASES": str(file)},
        check=False,
        capture_output=True,
        text=True,
    )
    assert done.returncode == 0, done.stdout + done.stderr
    counted = re.search(r"cases decided alike: ([0-9]+)", done.stdout)
    assert counted
    assert int(counted[1]) > CASES_AT_LEAST
