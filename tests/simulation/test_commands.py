"""`soleus simulate` as a person types it."""

import json
import subprocess
import sys
from pathlib import Path

import pytest

from backend.cli import run
from tests.services.programs import wait_until

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


@pytest.mark.slow
def test_a_run_killed_before_its_parts_have_work_leaves_no_process_behind() -> None:
    with _long_run() as killed:
        while not (parts := _parts_of(killed.pid)):
            pass  # What has begun has work a few milliseconds later.
        killed.kill()
    wait_until(lambda: not any(_is_running(part) for part in parts), "the parts to end")


@pytest.mark.slow
def test_a_run_killed_in_the_midst_of_it_leaves_neither_process_nor_folder_behind() -> None:
    with _long_run() as killed:
        parts = wait_until(lambda: _parts_of(killed.pid), "both parts to begin")
        folders = wait_until(lambda: _folders_of(parts), "both parts to have a folder")
        killed.kill()
    wait_until(lambda: not any(_is_running(part) for part in parts), "the parts to end")
    assert not [folder for folder in folders if folder.exists()]


def _long_run() -> subprocess.Popen[bytes]:
    command = [sys.executable, "-m", "backend.cli", "simulate", "--patients=51", "--days=900", "--seed=1"]
    return subprocess.Popen(command, stdout=subprocess.PIPE)


def _parts_of(pid: int) -> list[int]:
    """Once both are there."""
    children = [int(child) for child in Path(f"/proc/{pid}/task/{pid}/children").read_text().split()]
    parts = [child for child in children if b"spawn_main" in Path(f"/proc/{child}/cmdline").read_bytes()]
    return parts if len(parts) == 2 else []


def _folders_of(parts: list[int]) -> set[Path]:
    """Once each has one."""
    opened = (file.resolve() for part in parts for file in Path(f"/proc/{part}/fd").iterdir())
    folders = {file.parent for file in opened if file.parent.name.startswith("soleus-simulation-")}
    return folders if len(folders) == len(parts) else set()


def _is_running(pid: int) -> bool:
    stat = Path(f"/proc/{pid}/stat")
    return stat.exists() and stat.read_text().rpartition(")")[2].split()[0] != "Z"


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
