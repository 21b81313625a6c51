"""The calendar feed: an address that is a secret, and what stands behind it."""

import secrets
from collections.abc import Sequence
from datetime import datetime, timedelta
from hashlib import sha256
from typing import Final
from uuid import UUID

from sqlalchemy import delete, or_, select
from sqlalchemy.orm import Session

from backend.accounts.models import Person
from backend.db import transaction
from backend.exchange.document import calendar_document, shown
from backend.programmes.models import Occurrence, OccurrenceState
from backend.reminders.calendar_feed import CalendarFeed, calendars_of
from backend.reminders.manners.models import MannersRow
from backend.reminders.manners.wishes import manners_of
from backend.web.problems import NotFound

SECRET_BYTES: Final = 32
DAYS_BACK: Final = timedelta(days=14)
# What was cancelled is said for as long as plans are laid out: a calendar that looks seldom hears of it too.
DAYS_AHEAD: Final = timedelta(days=14)
_STANDS: Final = (OccurrenceState.PLANNED, OccurrenceState.DONE)


def open_calendar(session: Session, person: Person, now: datetime) -> str:
    """A fresh secret for the person's one feed; the address before it is dead. Only its hash is kept."""
    secret = secrets.token_urlsafe(SECRET_BYTES)
    with transaction(session):
        session.execute(delete(CalendarFeed).where(CalendarFeed.person_id == person.id))
        session.add(CalendarFeed(person_id=person.id, secret_hash=_hash(secret), created_at=now))
    return secret


def close_calendar(session: Session, person: Person) -> None:
    with transaction(session):
        session.execute(delete(CalendarFeed).where(CalendarFeed.person_id == person.id))


def calendar_opened_at(session: Session, person: Person) -> datetime | None:
    """None without a live address."""
    return calendars_of(session, [person.id]).get(person.id)


def read_calendar(session: Session, secret: str, now: datetime) -> bytes:
    """iCalendar: all that is planned, and the last 14 days. Raises NotFound for a secret that is none now."""
    query = (
        select(Person.id, MannersRow.changed_at)
        .join(CalendarFeed, CalendarFeed.person_id == Person.id)
        .join(MannersRow, MannersRow.person_id == Person.id, isouter=True)
        .where(CalendarFeed.secret_hash == _hash(secret), Person.disabled_at.is_(None))
    )
    found = session.execute(query).one_or_none()
    if found is None:
        raise NotFound
    person_id, ring_since = found
    manners = manners_of(session, [person_id])[person_id]
    return calendar_document(shown(_rows(session, person_id, now)), manners, ring_since)


def _rows(session: Session, person_id: UUID, now: datetime) -> Sequence[Occurrence]:
    query = select(Occurrence).where(
        Occurrence.person_id == person_id,
        Occurrence.due_at > now - DAYS_BACK,
        or_(Occurrence.state.in_(_STANDS), Occurrence.due_at < now + DAYS_AHEAD),
    )
    return session.scalars(query.order_by(Occurrence.due_at, Occurrence.kind, Occurrence.id)).all()


def _hash(secret: str) -> str:
    return sha256(secret.encode()).hexdigest()
