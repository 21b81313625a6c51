"""The commands that people know by name."""

import re
import subprocess

import pytest

from tests.architecture.sources import ROOT

PROMISED = ["run", "test", "check", "torture", "scaled", "bench", "help", "lock", "clean", "types"]


@pytest.fixture(scope="module")
def listed() -> str:
    answer = subprocess.run(["make", "help"], cwd=ROOT, check=True, capture_output=True, text=True)
    return answer.stdout


@pytest.mark.parametrize("target", PROMISED)
def test_help_lists_what_is_promised(listed: str, target: str) -> None:
    assert re.search(rf"^  make {target} +\w", listed, re.MULTILINE)


def test_help_lists_every_target_that_is_no_file(listed: str) -> None:
    phony = re.findall(r"^\.PHONY: (\S+)$", (ROOT / "Makefile").read_text(), re.MULTILINE)
    assert [name for name in phony if f"  make {name} " not in listed] == []


def test_a_build_machine_runs_what_a_person_runs() -> None:
    commands = [line for line in (ROOT / ".ci/run").read_text().splitlines() if not line.startswith("#")]
    assert commands == ["set -euo pipefail", 'cd "$(dirname "$0")/.."', "exec make test"]
