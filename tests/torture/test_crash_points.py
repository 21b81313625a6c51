"""A crash at each write and each send in turn: nothing lost, nothing shown twice, the rows agree."""

import shutil
from itertools import count
from pathlib import Path

import pytest

from backend.db import Database
from backend.settings import Settings
from tests.fakes.clock import FakeClock
from tests.torture.crash_points import Crash, CrashPoints, MortalDatabase, MortalTransport
from tests.torture.morning import Carrier, Morning, Post, Told

pytestmark = pytest.mark.torture

EVERY_BOUNDARY = {
    "before a commit",
    "after a commit",
    "before a push leaves",
    "after it left",
    "with answers in hand",
}


class Deaths:
    """Copies of one morning, each with senders that die where they are told to."""

    def __init__(self, morning: Morning, folder: Path) -> None:
        self._morning = morning
        self._seed = folder / "seed.db"
        self._file = folder / "day.db"
        morning.prepare(self._seed)
        # Kept from life to life, as each would have to learn all its statements anew.
        self._calm = Database(f"sqlite:///{self._file}")
        self._mortal = MortalDatabase(f"sqlite:///{self._file}", CrashPoints(None))

    def live(self, *fatal: int) -> tuple[Told, list[list[str]]]:
        """What was told in the end, and which boundaries each of the mortal senders passed."""
        shutil.copyfile(self._seed, self._file)
        post, passed = Post(), []
        self._morning.begin()
        for boundary in fatal:
            self._mortal.points = CrashPoints(boundary)
            self._send_mortally(post)
            passed.append(self._mortal.points.passed)
        self._morning.live_through(self._calm, post)
        told = self._morning.check(self._calm, post)
        self._calm.close()
        for leftover in self._file.parent.glob("day.db*"):
            leftover.unlink()
        return told, passed

    def _send_mortally(self, post: Post) -> None:
        try:
            while True:
                transport = MortalTransport(Carrier(post), self._mortal.points)
                self._morning.send(self._mortal, transport)
                if not self._morning.wait(self._mortal):
                    return
        except Crash:
            pass
        finally:
            self._mortal.close()


@pytest.fixture
def deaths(settings: Settings, clock: FakeClock, tmp_path: Path) -> Deaths:
    return Deaths(Morning(settings, clock), tmp_path)


def test_wherever_a_sender_dies_everything_is_told_once(deaths: Deaths, is_long: bool) -> None:
    expected, _ = deaths.live()
    names: set[str] = set()
    for fatal in count(1):
        told, (passed,) = deaths.live(fatal)
        assert told == expected, f"died {passed[-1]}, the {fatal}th boundary"
        names.update(passed)
        if len(passed) < fatal:
            break
    assert names == EVERY_BOUNDARY
    assert fatal > 50
    if is_long:
        _die_twice(deaths, expected, fatal)


def _die_twice(deaths: Deaths, expected: Told, boundaries: int) -> None:
    """Who comes after the dead dies too."""
    for first in range(1, boundaries):
        for second in range(1, boundaries, 7):
            told, passed = deaths.live(first, second)
            assert told == expected, f"died {first}, then {second}: {[names[-1] for names in passed]}"
