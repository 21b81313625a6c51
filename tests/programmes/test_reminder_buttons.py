"""Which buttons a reminder carries, and that each of them does what it says."""

from datetime import timedelta
from uuid import uuid4

import pytest

from backend.content import kinds
from backend.programmes.models import Occurrence
from backend.programmes.reminder_buttons import occurrence_verbs
from backend.programmes.schemas import ActionIn
from tests.programmes.scenes import Story

HALF_AN_HOUR = timedelta(minutes=30)
OFFERED = [(kind, verb.action) for kind in kinds() for verb in occurrence_verbs(kind, uuid4())]


@pytest.mark.parametrize(
    ("kind", "actions"),
    [
        ("session", ["done", "snooze"]),
        ("gtn_patch", ["done", "snooze"]),
        ("next_day_check", ["snooze"]),
        ("questionnaire", ["snooze"]),
        ("shockwave_soon", []),
        ("test", []),
    ],
)
def test_a_button_for_each_verb_that_a_tap_can_say(kind: str, actions: list[str]) -> None:
    assert [verb.action for verb in occurrence_verbs(kind, uuid4())] == actions


@pytest.mark.parametrize(("kind", "action"), OFFERED, ids=[": ".join(one) for one in OFFERED])
def test_whatever_the_kind_each_button_that_is_offered_is_accepted(
    story: Story, kind: str, action: str
) -> None:
    story.assign()
    due = _due_now(story, kind)
    (verb,) = (verb for verb in occurrence_verbs(kind, due.id) if verb.action == action)
    said = ActionIn.model_validate({**verb.body, "acted_at": story.clock.now.isoformat()})

    assert story.act(due, said.verb, minutes=said.minutes) == [due]


def _due_now(story: Story, kind: str) -> Occurrence:
    """One of that kind in Ada's plan, whatever would have put it there."""
    now = story.clock.now
    row = Occurrence(
        plan_id=story.plan.id,
        person_id=story.person.id,
        kind=kind,
        slot_at=now,
        local_date=now.date(),
        local_time=now.time(),
        zone="Europe/London",
        due_at=now,
        expires_at=now + (kinds()[kind].useful or HALF_AN_HOUR),
        revision=story.plan.version,
        changed_at=now,
    )
    story.session.add(row)
    story.session.flush()
    return row
