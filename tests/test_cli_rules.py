"""`soleus rules` in a process of its own."""

import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parents[1]
ANSWERS = """{"answered": false, "after": 0, "morning": 0, "usual": 0, "settled": true, "tablets": false,
 "stiffness": 0, "usual_stiffness": 0, "limit": 3}""".replace("\n", "")


def test_a_reader_that_leaves_early_is_no_mistake() -> None:
    program = f"{sys.executable} -m backend.cli rules tables | head -c 1"
    done = subprocess.run(
        ["bash", "-o", "pipefail", "-c", program], cwd=ROOT, check=False, capture_output=True, text=True
    )
    assert (done.stdout, done.stderr) == ("{", "")


def test_deciding_needs_neither_database_nor_framework() -> None:
    code = (
        "import sys; from backend.cli import run; run(['rules', 'evaluate', 'next_day']);"
        "print(sorted({'flask', 'sqlalchemy', 'pydantic'} & set(sys.modules)))"
    )
    done = subprocess.run(
        [sys.executable, "-c", code],
        cwd=ROOT,
        check=True,
        input=ANSWERS,
        capture_output=True,
        text=True,
    )
    assert done.stdout.splitlines()[1] == "[]"
