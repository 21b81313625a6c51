"""The calendar feed: an address that is a secret, and what stands behind it."""

import secrets
from datetime import datetime, timedelta
from hashlib import sha256
from uuid import UUID

from sqlalchemy import delete, select
from sqlalchemy.orm import Session

from backend.accounts.models import Person
from backend.content import kinds
from backend.db import transaction
from backend.exchange.models import CalendarFeed
from backend.programmes.models import Occurrence, OccurrenceState
from backend.web.problems import NotFound

SECRET_BYTES = 32
DAYS_BACK = timedelta(days=14)
# A calendar needs an end; what has no length of its own is shown as this.
SHOWN_AS_LASTING = timedelta(minutes=15)
LASTS = {"session": timedelta(minutes=45), "shockwave": timedelta(minutes=30)}
NOT_SHOWN = ("shockwave_day_before", "shockwave_soon")


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


def calendar_document(session: Session, secret: str, now: datetime) -> bytes:
    """iCalendar: everything planned, and the last 14 days. Raises NotFound for a secret that is none now."""
    query = (
        select(Person)
        .join(CalendarFeed, CalendarFeed.person_id == Person.id)
        .where(CalendarFeed.secret_hash == _hash(secret), Person.disabled_at.is_(None))
    )
    person = session.scalar(query)
    if person is None:
        raise NotFound
    return _document(_rows(session, person.id, now), now)


def _rows(session: Session, person_id: UUID, now: datetime) -> list[Occurrence]:
    query = (
        select(Occurrence)
        .where(
            Occurrence.person_id == person_id,
            Occurrence.due_at > now - DAYS_BACK,
            Occurrence.state.in_([OccurrenceState.PLANNED, OccurrenceState.DONE]),
            Occurrence.kind.not_in(NOT_SHOWN),
        )
        .order_by(Occurrence.due_at, Occurrence.kind)
    )
    return list(session.scalars(query))


def _document(rows: list[Occurrence], now: datetime) -> bytes:
    # Its import takes a third of a second, which every start would pay.
    from icalendar import Calendar, Event

    calendar = Calendar()
    calendar.add("prodid", "-//Soleus//Calendar//EN")
    calendar.add("version", "2.0")
    calendar.add("method", "PUBLISH")
    calendar.add("x-wr-calname", "Soleus")
    for row in rows:
        event = Event()
        # The occurrence keeps its id wherever it is moved, so a calendar moves its own entry with it.
        event.add("uid", f"{row.id}@soleus")
        event.add("dtstamp", now)
        event.add("dtstart", row.due_at)
        event.add("dtend", row.due_at + LASTS.get(row.kind, SHOWN_AS_LASTING))
        event.add("summary", kinds()[row.kind].neutral.title)
        event.add("status", "CONFIRMED")
        event.add("transp", "TRANSPARENT")
        event.add("class", "PRIVATE")
        calendar.add_component(event)
    document: bytes = calendar.to_ical()
    return document


def _hash(secret: str) -> str:
    return sha256(secret.encode()).hexdigest()
