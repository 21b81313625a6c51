"""What the last line of `make test` adds up."""

from pathlib import Path

import pytest

from scripts.tally import Tally, one_check, pytest_tally, vitest_tally

REPORT = """<?xml version="1.0" encoding="utf-8"?>
<testsuites><testsuite name="pytest">
  <testcase classname="tests.rules" name="holds" />
  <testcase classname="tests.rules" name="fails"><failure message="no">why</failure></testcase>
  <testcase classname="tests.rules" name="breaks"><error message="no">why</error></testcase>
  <testcase classname="tests.e2e" name="waits"><skipped message="firefox is not installed" /></testcase>
</testsuite></testsuites>
"""


@pytest.mark.parametrize(
    ("output", "has_passed", "tally"),
    [
        pytest.param("      Tests  42 passed (42)", True, Tally(42, 0), id="all passed"),
        pytest.param("      Tests  2 failed | 40 passed (42)", False, Tally(40, 2), id="two failed"),
        pytest.param("      Tests  42 passed (42)", False, Tally(42, 1), id="an error outside of tests"),
        pytest.param("no test files found", True, Tally(0, 1), id="no test at all"),
        pytest.param("Unexpected token", False, Tally(0, 1), id="broken at the start"),
    ],
)
def test_vitest_is_counted_by_its_own_summary(output: str, has_passed: bool, tally: Tally) -> None:
    assert vitest_tally(output, has_passed) == tally


def test_a_skipped_test_of_the_phone_app_is_named() -> None:
    assert len(vitest_tally("      Tests  40 passed | 2 skipped (42)", True).skips) == 2


def test_pytest_is_counted_by_its_report(tmp_path: Path) -> None:
    report = tmp_path / "report.xml"
    report.write_text(REPORT)
    assert pytest_tally(report, False) == Tally(1, 2, ("tests.e2e: firefox is not installed",))


def test_a_pytest_that_died_has_failed(tmp_path: Path) -> None:
    assert pytest_tally(tmp_path / "never written.xml", False) == Tally(failed=1)


def test_a_pytest_that_failed_without_a_failed_test_has_failed(tmp_path: Path) -> None:
    report = tmp_path / "report.xml"
    report.write_text('<testsuites><testsuite><testcase classname="a" name="b"/></testsuite></testsuites>')
    assert pytest_tally(report, False) == Tally(1, 1)


def test_the_line_names_skips_only_when_there_are_any() -> None:
    assert (one_check(True) + one_check(False)).line() == "1 passed, 1 failed"
    assert Tally(3, 0, ("Redis is not installed",)).line() == "3 passed, 0 failed, 1 skipped"
