"""Why a patient is not reached: the first reason that holds."""

from datetime import UTC, datetime, timedelta

import pytest

from backend.clinic.reach.standing import Phone, Week, unreached

NOW = datetime(2026, 3, 20, 9, 0, tzinfo=UTC)
BEGAN_AT, MONDAY, WEDNESDAY = (NOW - timedelta(days=days) for days in (20, 4, 2))
WORKS = Phone("working", MONDAY, None)
GONE = Phone("gone", MONDAY, None)
OLD_KEY = Phone("needs_resubscribe", WEDNESDAY, None)
SILENT = Phone("silent", NOW, MONDAY)
REFUSED = Week(refused=3, refused_since=WEDNESDAY)
UNANSWERED = Week(delivered=5, unanswered=5, unanswered_since=MONDAY)


@pytest.mark.parametrize(
    ("phones", "week", "why", "todo", "since"),
    [
        ([], Week(), "no_device", "turn_on", BEGAN_AT),
        ([GONE, OLD_KEY], Week(), "lost", "turn_on_again", WEDNESDAY),
        ([WORKS], REFUSED, "refused", "tell_operator", WEDNESDAY),
        ([SILENT, GONE], Week(), "silent", "check_phone", MONDAY),
        ([SILENT], REFUSED, "refused", "tell_operator", WEDNESDAY),
        ([WORKS], UNANSWERED, "unanswered", "ask", MONDAY),
        ([SILENT], UNANSWERED, "silent", "check_phone", MONDAY),
    ],
    ids=[
        "no device since the plan began",
        "lost when the last one worked last",
        "turned away at the push service",
        "silent beside one that is gone",
        "turned away before silent",
        "shown and never answered",
        "silent before unanswered",
    ],
)
def test_who_is_not_reached_has_a_reason_a_time_and_a_step(
    phones: list[Phone], week: Week, why: str, todo: str, since: datetime
) -> None:
    found = unreached(BEGAN_AT, phones, week)
    assert found is not None
    assert (found.why, found.todo, found.since) == (why, todo, since)


@pytest.mark.parametrize(
    ("phones", "week"),
    [
        ([WORKS], Week()),
        ([WORKS, GONE, SILENT], Week()),
        ([WORKS], Week(delivered=1, refused=9, refused_since=MONDAY)),
        ([WORKS], Week(refused=2, refused_since=MONDAY)),
        ([WORKS], Week(answered=1, delivered=9, unanswered=8, unanswered_since=MONDAY)),
        ([WORKS], Week(delivered=4, unanswered=4, unanswered_since=MONDAY)),
    ],
    ids=[
        "a phone that works",
        "one that works among others",
        "one delivered among many turned away",
        "two turned away",
        "one answered among many not",
        "four unanswered",
    ],
)
def test_who_is_reached_is_not_on_the_list(phones: list[Phone], week: Week) -> None:
    assert unreached(BEGAN_AT, phones, week) is None
