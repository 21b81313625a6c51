"""What a patient has put off: told at the moment they chose, also if the plan was paused in between."""

from datetime import datetime

from backend.content import kinds
from backend.programmes.models import Occurrence, OccurrenceState
from backend.rules.item import Item


def is_put_off(row: Occurrence, now: datetime) -> bool:
    """Its time has come and it was put off to a later one, at which it is still of use."""
    is_open = row.state == OccurrenceState.PLANNED and row.due_at <= now
    return is_open and row.snoozed_until is not None and now < row.snoozed_until < row.expires_at


def put_off_until(row: Occurrence, item: Item, now: datetime) -> tuple[datetime, datetime] | None:
    """Until when, and then how long it is of use, if that still holds for a row to be put where `item` is.

    Of use for longer than prescribed if it was put off to the evening.
    """
    until = row.snoozed_until
    if until is None or until <= now or row.due_at != item.due_at:
        return None
    if until < item.expires_at:
        return until, item.expires_at
    is_evening = kinds()[row.kind].has_evening_snooze and until < row.expires_at
    return (until, row.expires_at) if is_evening else None
