"""What the ends of a person's devices make of a notice; no database."""

from datetime import UTC, datetime, timedelta

import pytest

from backend.reminders.settling import (
    Accepted,
    Again,
    DeviceEnd,
    End,
    Failed,
    NoDevice,
    Settlement,
    is_key_in_doubt,
    settlement,
)

NOW = datetime(2026, 3, 20, 18, 0, tzinfo=UTC)
EXPIRES = NOW + timedelta(hours=2)
TOOK = DeviceEnd(End.ACCEPTED, "http_201")
WENT = DeviceEnd(End.GONE, "http_410")
OLD = DeviceEnd(End.MISMATCH, "vapid_mismatch")
REFUSED = DeviceEnd(End.FAILED, "http_400")
BUSY = DeviceEnd(End.RETRY, "http_503", counts=True)
DOWN = DeviceEnd(End.RETRY, "timed_out")
HELD = DeviceEnd(End.HELD, "held", NOW + timedelta(minutes=7))
ASKED = DeviceEnd(End.RETRY, "http_429", NOW + timedelta(minutes=5), counts=True)


def again(seconds: int, attempt: int, reason: str) -> Again:
    return Again(NOW + timedelta(seconds=seconds), attempt, reason)


@pytest.mark.parametrize(
    ("ends", "attempt", "expected"),
    [
        pytest.param([TOOK], 0, Accepted(), id="accepted"),
        pytest.param([WENT, TOOK, OLD, REFUSED], 0, Accepted(), id="one of many accepted"),
        pytest.param([], 0, NoDevice(), id="no device at all"),
        pytest.param([WENT, OLD], 0, NoDevice(), id="none works any more"),
        pytest.param([WENT, REFUSED], 0, Failed("http_400"), id="refused, and no other device"),
        pytest.param([BUSY], 0, again(30, 1, "http_503"), id="first failure"),
        pytest.param([BUSY], 3, again(240, 4, "http_503"), id="fourth failure"),
        pytest.param([BUSY], 4, Failed("gave_up"), id="fifth failure"),
        pytest.param([BUSY, TOOK], 4, Accepted(), id="fifth failure of one, another accepted"),
        pytest.param([DOWN], 4, again(480, 4, "timed_out"), id="the service is down"),
        pytest.param([TOOK, BUSY], 0, again(30, 1, "http_503"), id="one accepted, one to be tried again"),
        pytest.param([ASKED], 0, again(300, 1, "http_429"), id="the service asked for five minutes"),
        pytest.param([HELD], 2, again(420, 2, "held"), id="not tried at all"),
        pytest.param([HELD, BUSY], 0, again(30, 1, "held"), id="the earliest counts"),
    ],
)
def test_settles(ends: list[DeviceEnd], attempt: int, expected: Settlement) -> None:
    assert settlement(ends, attempt, EXPIRES, NOW, chance=0) == expected


def test_is_never_put_off_past_its_use() -> None:
    soon = NOW + timedelta(seconds=20)
    assert settlement([BUSY], 0, soon, NOW, chance=1) == Again(soon, 1, "http_503")


@pytest.mark.parametrize(
    ("mismatches", "answers", "expected"),
    [
        (0, 0, False),
        (1, 1, False),
        (2, 2, False),
        (3, 3, True),
        (3, 60, False),
        (5, 100, False),
        (6, 100, True),
    ],
    ids=[
        "nothing",
        "the only one",
        "both",
        "all three",
        "one in twenty",
        "five of a hundred",
        "six of a hundred",
    ],
)
def test_the_key_is_in_doubt_above_one_in_twenty(mismatches: int, answers: int, expected: bool) -> None:
    assert is_key_in_doubt(mismatches, answers) is expected
