"""start.import: the processor time until Python has read all of the web process."""

import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

from bench.rounds import Effort, Row, compare

ROOT = Path(__file__).parent.parent
STARTS = 5


def start_import(effort: Effort) -> Iterator[Row]:
    yield from compare(
        "start.import",
        "CPU seconds",
        lambda: _cpu_seconds("import backend.app"),
        {"bare flask": lambda: _cpu_seconds("import flask")},
        effort.of(STARTS),
    )


def _cpu_seconds(statement: str) -> float:
    """Of a fresh interpreter with compiled files in its cache."""
    process = subprocess.Popen([sys.executable, "-c", statement], cwd=ROOT)
    _, status, usage = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    assert process.returncode == 0, statement
    return usage.ru_utime + usage.ru_stime
