"""Runs the checks of the project and ends with one line: `N passed, N failed`."""

import os
import re
import shutil
import subprocess
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path

from scripts.tally import Tally, one_check, pytest_tally, vitest_tally

ROOT = Path(__file__).parent.parent
BIN = Path(sys.executable).parent
PHONE = ROOT / "frontend"
CORES = 2
BEHIND = ("nice", "-n", "10")
ENOUGH_BYTES = 6 * 1024**3
COLOUR = re.compile(r"\x1b\[[0-9;]*m")
# A unit test starts no server and no browser, and is over at once.
UNIT = "not (slow or enumeration or torture or browser or postgres or redis)"


@dataclass(frozen=True, slots=True)
class Check:
    """A command that passes or fails; its output is shown only when it fails."""

    name: str
    command: tuple[str, ...]
    folder: Path = ROOT
    tally: Callable[[str, bool], Tally] = lambda _output, has_passed: one_check(has_passed)


LINTS = (
    Check("types", (str(BIN / "mypy"),)),
    Check("phone app: tests", ("npm", "run", "--silent", "test"), PHONE, vitest_tally),
    Check("phone app: types", ("npm", "run", "--silent", "types"), PHONE),
    Check("format", (str(BIN / "ruff"), "format", "--check", "--diff", "--quiet")),
    Check("lint", (str(BIN / "ruff"), "check", "--quiet")),
    Check("import rules", (str(BIN / "lint-imports"),)),
    Check("phone app: format and lint", ("npx", "--no-install", "biome", "ci", "."), PHONE),
)
# What decides about a tendon is tried in every branch by its own quick tests; they are counted where all run.
COVERAGE = Check(
    "rules and content: every branch",
    (sys.executable, "-m", "pytest", "-q", "-m", UNIT, "tests/rules", "tests/content", "--cov"),
)
SIZE = Check("phone app: size", ("npm", "run", "--silent", "size"), PHONE)

MODES: dict[str, tuple[Sequence[Check], Sequence[str]]] = {
    "fast": (LINTS, ["-m", UNIT]),
    "all": ((*LINTS, COVERAGE, SIZE), []),
    "long": ((), ["-m", "torture", "--long"]),
}


def run_check(check: Check) -> Tally:
    """Behind the tests: it takes what they leave, as when they wait for a browser or a server."""
    start = time.monotonic()
    environment = {name: value for name, value in os.environ.items() if name != "FORCE_COLOR"}
    ended = subprocess.run(
        (*BEHIND, *check.command),
        cwd=check.folder,
        env=environment | {"NO_COLOR": "1"},
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        check=False,
    )
    output = COLOUR.sub("", ended.stdout)
    tally = check.tally(output, ended.returncode == 0)
    verdict = "FAILED" if tally.failed else "ok"
    details = f"\n{output.rstrip()}" if tally.failed else ""
    # The dots of the tests may stand on this line.
    print(f"\n{verdict:6} {check.name} ({time.monotonic() - start:.1f} s){details}", flush=True)
    return tally


def fast_folder() -> str | None:
    """Memory, where there is enough: browsers and databases stand still for as long as a busy disk does."""
    memory = Path("/dev/shm")  # noqa: S108  # a folder of our own is made in it
    return str(memory) if memory.is_dir() and shutil.disk_usage(memory).free > ENOUGH_BYTES else None


def run_pytest(selection: Sequence[str]) -> Tally:
    with tempfile.TemporaryDirectory(dir=fast_folder()) as folder:
        Path(folder).chmod(0o755)  # PostgreSQL runs as somebody else
        report = Path(folder, "report.xml")
        command = [sys.executable, "-m", "pytest", "-q", f"-n{CORES}", "--dist=worksteal", "--durations=10"]
        environment = os.environ | {"TMPDIR": folder}
        command += [f"--junitxml={report}", *selection]
        ended = subprocess.run(command, cwd=ROOT, env=environment, check=False)
        return pytest_tally(report, ended.returncode == 0)


def total(mode: str) -> Tally:
    checks, selection = MODES[mode]
    with ThreadPoolExecutor(CORES) as pool:
        checked = pool.map(run_check, checks)
        tested = run_pytest(selection)
        return sum(checked, tested)


def main(mode: str) -> int:
    tally = total(mode)
    for reason, times in Counter(tally.skips).items():
        print(f"skipped: {reason} ({times}x)")
    if tally.skips and os.environ.get("CI") == "true":
        print("In CI nothing may be skipped: this run has failed.")
        tally = Tally(tally.passed, tally.failed + len(tally.skips))
    print(tally.line(), flush=True)
    return 1 if tally.failed else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1]))
