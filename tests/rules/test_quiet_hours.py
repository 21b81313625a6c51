"""What is due at night waits for the morning."""

from datetime import datetime, time
from zoneinfo import ZoneInfo

import pytest

from backend.rules.quiet_hours import QuietHours, audible_at

NIGHT = QuietHours(time(21, 30), time(7, 30))
NOON = QuietHours(time(12), time(14))
SMALL_HOURS = QuietHours(time(0), time(1, 30))
NEVER = QuietHours(time(0), time(0))


@pytest.mark.parametrize(
    ("quiet", "due_at", "audible"),
    [
        pytest.param(NIGHT, "2026-01-05T21:29Z", "2026-01-05T21:29Z", id="a minute before"),
        pytest.param(NIGHT, "2026-01-05T21:30Z", "2026-01-06T07:30Z", id="on its first minute"),
        pytest.param(NIGHT, "2026-01-06T07:29Z", "2026-01-06T07:30Z", id="on its last minute"),
        pytest.param(NIGHT, "2026-01-06T07:30Z", "2026-01-06T07:30Z", id="on its end"),
        pytest.param(NEVER, "2026-01-06T00:00Z", "2026-01-06T00:00Z", id="turned off"),
        pytest.param(NOON, "2026-01-05T13:00Z", "2026-01-05T14:00Z", id="within one day"),
        pytest.param(NOON, "2026-01-05T11:59Z", "2026-01-05T11:59Z", id="before, within one day"),
        pytest.param(NOON, "2026-01-05T14:00Z", "2026-01-05T14:00Z", id="end, within one day"),
        pytest.param(NIGHT, "2026-03-28T22:00Z", "2026-03-29T06:30Z", id="the night clocks go forward"),
        pytest.param(NIGHT, "2026-10-24T21:00Z", "2026-10-25T07:30Z", id="the night clocks go back"),
        pytest.param(SMALL_HOURS, "2026-10-25T00:10Z", "2026-10-25T00:30Z", id="first 01:10 of two"),
        pytest.param(SMALL_HOURS, "2026-10-25T01:10Z", "2026-10-25T01:30Z", id="second 01:10 of two"),
    ],
)
def test_quiet_hours_put_off_to_their_end(quiet: QuietHours, due_at: str, audible: str) -> None:
    instant = datetime.fromisoformat(due_at)
    assert audible_at(instant, quiet, ZoneInfo("Europe/London")) == datetime.fromisoformat(audible)
