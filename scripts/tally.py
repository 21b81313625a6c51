"""What a check's output says of its tests: how many passed, failed and were skipped, and why."""

import re
from collections import Counter
from dataclasses import dataclass
from pathlib import Path
from typing import Self
from xml.etree import ElementTree as XML

VITEST_TESTS = re.compile(r"^\s*Tests\s+(.*)$", re.MULTILINE)


@dataclass(frozen=True, slots=True)
class Tally:
    """Counts of tests; `skips` holds one reason for each skipped one."""

    passed: int = 0
    failed: int = 0
    skips: tuple[str, ...] = ()

    def __add__(self, other: Self) -> "Tally":
        return Tally(self.passed + other.passed, self.failed + other.failed, self.skips + other.skips)

    def line(self) -> str:
        skipped = f", {len(self.skips)} skipped" if self.skips else ""
        return f"{self.passed} passed, {self.failed} failed{skipped}"


def one_check(has_passed: bool) -> Tally:
    return Tally(passed=1) if has_passed else Tally(failed=1)


def vitest_tally(output: str, has_passed: bool) -> Tally:
    """Vitest's own count; a run that failed without a failed test counts as one failure."""
    summary = VITEST_TESTS.search(output)
    counts = Counter({name: int(n) for n, name in re.findall(r"(\d+) (\w+)", summary[1] if summary else "")})
    failed = counts["failed"] or (0 if has_passed and counts["passed"] else 1)
    skips = ("a test of the phone app is marked so",) * (counts["skipped"] + counts["todo"])
    return Tally(counts["passed"], failed, skips)


def pytest_tally(report: Path, has_passed: bool) -> Tally:
    """Counts of a JUnit report; a run that failed without a failed test, or died, counts as one failure."""
    if not report.exists():
        return Tally(failed=1)
    passed, failed, skips = 0, 0, []
    for case in XML.parse(report).iter("testcase"):  # noqa: S314  # pytest of this very run wrote it
        skipped = case.find("skipped")
        if case.find("failure") is not None or case.find("error") is not None:
            failed += 1
        elif skipped is not None:
            skips.append(f"{case.get('classname')}: {skipped.get('message')}")
        else:
            passed += 1
    if not failed and not has_passed:
        failed = 1
    return Tally(passed, failed, tuple(skips))
