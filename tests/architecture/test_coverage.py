"""Every statement of the article is carried by something that exists and shown by a test that runs."""

import re
from functools import cache

import pytest

from backend.content import tables
from scripts.write_coverage import ROOT, SOURCE, TABLE, Statement, page, statements
from tests.architecture.collected import missing_tests

STATEMENTS = 102
ROWS = statements(SOURCE.read_text(encoding="utf-8"))


def test_every_statement_is_there_once_and_in_order() -> None:
    assert [row.number for row in ROWS] == list(range(1, STATEMENTS + 1))


def test_the_page_is_what_would_be_written() -> None:
    assert TABLE.read_text(encoding="utf-8") == page(ROWS), "run `python -m scripts.write_coverage`"


@pytest.mark.parametrize("row", ROWS, ids=lambda row: str(row.number))
def test_a_statement_says_something_in_words_of_one_cell(row: Statement) -> None:
    assert row.says.strip()
    assert "|" not in row.says


@pytest.mark.parametrize("row", ROWS, ids=lambda row: str(row.number))
def test_what_carries_a_statement_exists(row: Statement) -> None:
    assert row.by
    assert [carrier for carrier in row.by if not _exists(carrier)] == []


@pytest.mark.slow
def test_the_test_that_shows_a_statement_is_collected(request: pytest.FixtureRequest) -> None:
    assert [row.number for row in ROWS if not row.shown] == []
    assert missing_tests(request.session, (name for row in ROWS for name in row.shown)) == []


def test_a_missing_file_rule_or_screen_is_noticed() -> None:
    assert not _exists("backend/content/nothing.toml")
    assert not _exists("rule R99")
    assert not _exists("screen /nowhere")


def _exists(carrier: str) -> bool:
    what, _, name = carrier.partition(" ")
    if what == "rule":
        return any(rule.id == name for table in tables().values() for rule in table.rules)
    if what == "screen":
        return name in _screens()
    return (ROOT / carrier).is_file()


@cache
def _screens() -> frozenset[str]:
    """The addresses of the phone app."""
    known = (ROOT / "frontend/src/pages.ts").read_text(encoding="utf-8")
    return frozenset({"/"} | {found.rstrip("/") for found in re.findall(r'path: "(/[^"]+)"', known)})
