"""The judge's own arithmetic of zones, against offsets that a reader can look up."""

from datetime import UTC, datetime

import pytest

from backend.simulation.judge.civil_time import instant, wall


@pytest.mark.parametrize(
    ("zone", "local", "utc"),
    [
        ("Europe/London", "2026-03-28T18:00", "2026-03-28T18:00"),
        ("Europe/London", "2026-03-29T18:00", "2026-03-29T17:00"),
        ("Europe/London", "2026-03-29T01:30", "2026-03-29T01:30"),
        ("Europe/London", "2026-10-25T01:30", "2026-10-25T00:30"),
        ("Australia/Sydney", "2026-04-05T02:30", "2026-04-04T15:30"),
        ("Australia/Lord_Howe", "2026-10-04T02:15", "2026-10-03T15:45"),
        ("Asia/Kolkata", "2026-03-20T08:00", "2026-03-20T02:30"),
    ],
    ids=["winter", "summer", "skipped", "twice", "twice in the south", "half an hour skipped", "half hours"],
)
def test_a_wall_time_is_that_instant(zone: str, local: str, utc: str) -> None:
    assert instant(zone, datetime.fromisoformat(local)) == datetime.fromisoformat(utc).replace(tzinfo=UTC)


def test_an_instant_is_that_time_on_the_wall() -> None:
    at = datetime(2026, 3, 20, 2, 30, tzinfo=UTC)
    assert wall("Asia/Kolkata", at) == datetime.fromisoformat("2026-03-20T08:00")
