"""What of the calendar reaches a phone: occurrences become notices, and notices follow them."""

from collections.abc import Iterable
from datetime import datetime
from uuid import UUID

from sqlalchemy.orm import Session

from backend.content import kinds
from backend.programmes.models import Occurrence, OccurrenceState
from backend.reminders import planning


def plan_prompts(session: Session, person_id: UUID, rows: Iterable[Occurrence], now: datetime) -> None:
    """A notice for each row that is still to come, or snoozed."""
    prompts = [prompt(row) for row in rows if _is_awaited(row, now)]
    if prompts:
        planning.plan_notices(session, person_id, prompts, now)


def cancel_prompts(session: Session, rows: Iterable[Occurrence], reason: str, now: datetime) -> None:
    subjects = [row.id for row in rows if kinds()[row.kind].is_pushed]
    if subjects:
        planning.cancel_notices(session, subjects, reason, now)


def settle_prompts(session: Session, row: Occurrence, verb: str, now: datetime) -> None:
    if kinds()[row.kind].is_pushed:
        planning.settle_notices(session, [row.id], verb, now)


def prompt(row: Occurrence) -> planning.Prompt:
    at = calls_at(row)
    return planning.Prompt(row.kind, at, told_until(row), row.id, row.revision, is_wished=at > row.due_at)


def calls_at(row: Occurrence) -> datetime:
    """When a phone is to speak of it: at its time, or when a snooze that goes beyond that ends."""
    return max(row.due_at, row.snoozed_until) if row.snoozed_until else row.due_at


def told_until(row: Occurrence) -> datetime:
    """Put off to the evening and then to sooner, a row is of use until night; what a phone says is not."""
    useful = kinds()[row.kind].useful
    return min(row.expires_at, calls_at(row) + useful) if useful else row.expires_at


def _is_awaited(row: Occurrence, now: datetime) -> bool:
    is_planned = row.state == OccurrenceState.PLANNED and kinds()[row.kind].is_pushed
    return is_planned and calls_at(row) >= now and row.expires_at > now
