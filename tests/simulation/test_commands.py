"""`soleus simulate` as a person types it."""

import json
import subprocess
import sys

import pytest

from backend.cli import run

ENDS = ["due", "accepted", "expired", "cancelled", "suppressed", "failed", "merged", "lost"]
WRONGS = ["shown_twice", "shown_late", "wrong_wall_time", "lead_errors"]


@pytest.mark.slow
def test_one_json_object_with_these_keys_and_nothing_else() -> None:
    command = [sys.executable, "-m", "backend.cli", "simulate", "--patients=1", "--days=2", "--seed=1"]
    done = subprocess.run(command, capture_output=True, text=True, check=True)
    answer = json.loads(done.stdout)
    assert list(answer) == ["patients", "days", *ENDS, *WRONGS, "seconds"]
    assert (answer["patients"], answer["days"]) == (1, 2)
    assert done.stderr == ""


@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        (["--patients=0", "--days=9", "--seed=1"], "--patients"),
        (["--patients=9", "--days=-9", "--seed=1"], "--days"),
        (["--patients=9", "--days=9", "--seed=one"], "--seed"),
        (["--patients=9", "--days=9", "--seed=1", "--fault=fire"], "--fault"),
        (["--patients=9", "--days=9"], "--seed"),
    ],
    ids=["nobody", "fewer days than none", "a seed in words", "a fault that there is not", "no seed"],
)
def test_wrong_use_is_told_in_one_line(
    arguments: list[str], says: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(["simulate", *arguments]) == 2
    said = capsys.readouterr()
    assert said.out == ""
    assert said.err.count("\n") == 1
    assert says in said.err
