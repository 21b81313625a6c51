"""The tests that pytest would run, as the documents that point at them write their names."""

import subprocess
import sys
from collections.abc import Iterable

import pytest

from tests.architecture.sources import ROOT


def missing_tests(session: pytest.Session, named: Iterable[str]) -> list[str]:
    """Of the names `path::name` or `path::Class::name`, those that no test bears, whatever its cases."""
    missing = set(named) - {item.nodeid.split("[")[0] for item in session.items}
    return sorted(missing - _collected_apart(missing)) if missing else []


def _collected_apart(named: Iterable[str]) -> set[str]:
    """What this run has left out may still be there."""
    files = sorted({file for name in named if (ROOT / (file := name.split("::")[0])).is_file()})
    command = [sys.executable, "-m", "pytest", "--collect-only", "-q", "-p", "no:cacheprovider", *files]
    ended = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    return {line.split("[")[0] for line in ended.stdout.splitlines() if "::" in line}
