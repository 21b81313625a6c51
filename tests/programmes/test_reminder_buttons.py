"""Which buttons a reminder carries."""

from uuid import uuid4

import pytest

from backend.programmes.reminder_buttons import occurrence_verbs


@pytest.mark.parametrize(
    ("kind", "actions"),
    [
        ("session", ["done", "snooze"]),
        ("gtn_patch", ["done", "snooze"]),
        ("next_day_check", ["snooze"]),
        ("shockwave_soon", []),
        ("test", []),
    ],
)
def test_a_button_for_each_verb_that_a_tap_can_say(kind: str, actions: list[str]) -> None:
    assert [verb.action for verb in occurrence_verbs(kind, uuid4())] == actions
