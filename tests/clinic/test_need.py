"""Who needs the clinician, and why: the most urgent reason of all that hold."""

from datetime import datetime, timedelta
from typing import Any

import pytest

from backend.clinic.need import NEEDS, Found, Need, Patience, Standing, need

NOW = datetime.fromisoformat("2026-03-20T09:00:00+00:00")
PATIENCE = Patience(mail_days=7, list_days=14)


def days_ago(days: float) -> datetime:
    return NOW - timedelta(days=days)


def standing(status: str = "active", **rest: Any) -> Standing:
    """Eight days into a plan, with a word from just now and a phone that works."""
    known: dict[str, Any] = {
        "said": None,
        "started_at": days_ago(8),
        "is_review_open": False,
        "reach": "on",
        "last_entry_at": NOW,
    }
    return Standing(status=status, **(known | rest))


NEEDS_FOUND: dict[str, tuple[Standing, Need | None]] = {
    "nothing assigned": (standing("no_plan", started_at=None), "no_plan"),
    "the plan has ended": (standing("ended"), "no_plan"),
    "paused on purpose": (standing("paused", is_review_open=True, reach="off"), None),
    "a review comes before devices and silence": (
        standing(is_review_open=True, reach="off", last_entry_at=None),
        "review",
    ),
    "no device": (standing(reach="off"), "unreachable"),
    "devices that show nothing": (standing(reach="silent"), "unreachable"),
    "no word for a week": (standing(last_entry_at=None), "silent"),
    "no word in a plan that began today": (standing(started_at=NOW, last_entry_at=None), None),
    "all well": (standing(), None),
    "a warning sign before anything else": (standing(said="emergency", is_review_open=True), "emergency"),
    "a warning sign of somebody without a plan": (standing("no_plan", said="stop"), "stop"),
    "a warning sign in a pause": (standing("paused", said="clinician"), "clinician"),
}


@pytest.mark.parametrize(("given", "expected"), NEEDS_FOUND.values(), ids=NEEDS_FOUND.keys())
def test_a_need_is_the_most_urgent_reason(given: Standing, expected: Need | None) -> None:
    found = need(given, PATIENCE, NOW)
    assert (found.need if found else None) == expected


@pytest.mark.parametrize(
    ("days", "rule"),
    [(6.9, None), (7, "X6"), (13.9, "X6"), (14, "X6b"), (40, "X6b")],
    ids=["not yet a week", "a week", "not yet two", "two weeks", "longer"],
)
def test_silence_is_named_by_the_rule_that_tells_the_patient(days: float, rule: str | None) -> None:
    found = need(standing(started_at=days_ago(60), last_entry_at=days_ago(days)), PATIENCE, NOW)
    assert (found.rule if found else None) == rule


def test_how_long_silence_is_borne_is_a_number_that_can_be_set() -> None:
    quiet = standing(started_at=days_ago(60), last_entry_at=days_ago(8))
    assert need(quiet, Patience(mail_days=9, list_days=20), NOW) is None
    assert need(quiet, Patience(mail_days=5, list_days=8), NOW) == Found("silent", "X6b", days_ago(8))


def test_the_needs_are_in_order_of_urgency() -> None:
    assert NEEDS[:4] == ("emergency", "stop", "clinician", "unstable")
    assert NEEDS[-2:] == ("silent", "no_plan")
