"""Every hazard has a cause, something that stands against it, and a test that shows it."""

import re

import pytest

from tests.architecture.collected import missing_tests
from tests.architecture.sources import ROOT

FEWEST = 15
CELLS = 6
SHOWN_BY = 4
HAZARDS = ROOT / "docs/hazards.md"


def rows(text: str) -> list[list[str]]:
    """The cells of each row under the head of the table."""
    lines = [line for line in text.splitlines() if line.startswith("|")]
    return [[cell.strip() for cell in line.strip("|").split("|")] for line in lines[2:]]


ROWS = rows(HAZARDS.read_text(encoding="utf-8"))


def test_there_are_enough_hazards_each_with_a_number_of_its_own() -> None:
    assert len(ROWS) >= FEWEST
    assert [row[0] for row in ROWS] == [f"H{number}" for number in range(1, len(ROWS) + 1)]


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row[0])
def test_no_cell_of_a_hazard_is_empty(row: list[str]) -> None:
    assert len(row) == CELLS
    assert all(row)
    assert shown_by(row)


@pytest.mark.slow
def test_the_test_that_shows_a_control_is_collected(request: pytest.FixtureRequest) -> None:
    assert missing_tests(request.session, (name for row in ROWS for name in shown_by(row))) == []


@pytest.mark.slow
def test_a_test_that_nobody_wrote_is_missed(request: pytest.FixtureRequest) -> None:
    here = "tests/architecture/test_hazards.py::test_no_cell_of_a_hazard_is_empty"
    assert missing_tests(request.session, [here, f"{here}_at_all", "tests/nowhere.py::test_it"]) == [
        f"{here}_at_all",
        "tests/nowhere.py::test_it",
    ]


def shown_by(row: list[str]) -> list[str]:
    return re.findall(r"`(tests/[^`]+)`", row[SHOWN_BY])
