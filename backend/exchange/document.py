"""A plan as iCalendar: neutral words, an alarm at each prompt's time, the same entry wherever it is moved."""

from collections.abc import Iterable, Iterator, Sequence
from datetime import datetime, timedelta
from typing import TYPE_CHECKING, Final

from backend.content import kinds
from backend.programmes.models import Occurrence, OccurrenceState
from backend.reminders.courtesy import place, when_back
from backend.reminders.manners.wishes import Manners

if TYPE_CHECKING:
    from icalendar import Alarm, Event

# A calendar needs an end; what has no length of its own is shown as this.
SHOWN_AS_LASTING: Final = timedelta(minutes=15)
LASTS: Final = {"session": timedelta(minutes=45), "shockwave": timedelta(minutes=30)}
# Prompts before a visit: alarms of the visit itself.
ALARMS_BEFORE: Final = {"shockwave": ("shockwave_day_before", "shockwave_soon")}
NOT_SHOWN: Final = tuple(prompt for prompts in ALARMS_BEFORE.values() for prompt in prompts)
# How often a calendar may look again.
REFRESH: Final = timedelta(hours=1)
_STATUS: Final = {
    OccurrenceState.PLANNED: "CONFIRMED",
    OccurrenceState.DONE: "CONFIRMED",
    OccurrenceState.SKIPPED: "CANCELLED",
    OccurrenceState.CANCELLED: "CANCELLED",
}


def calendar_document(rows: Iterable[Occurrence], manners: Manners, ring_since: datetime | None) -> bytes:
    """Depends on nothing but what it is given: the same rows make the same bytes.

    `ring_since`: when the person last changed what their alarms follow, if they ever did.
    """
    # Its import takes a third of a second, which every start would pay.
    from icalendar import Calendar, vDuration

    calendar = Calendar()
    calendar.add("prodid", "-//Soleus//Calendar//EN")
    calendar.add("version", "2.0")
    calendar.add("method", "PUBLISH")
    calendar.add("x-wr-calname", "Soleus")
    calendar.add("refresh-interval", vDuration(REFRESH), parameters={"VALUE": "DURATION"})
    calendar.add("x-published-ttl", vDuration(REFRESH))
    for row in rows:
        calendar.add_component(_event(row, manners, ring_since))
    document: bytes = calendar.to_ical()
    return document


def _event(row: Occurrence, manners: Manners, ring_since: datetime | None) -> "Event":
    from icalendar import Event

    event = Event()
    is_ringing = row.state == OccurrenceState.PLANNED
    changed_at = max(row.changed_at, ring_since) if is_ringing and ring_since else row.changed_at
    # The occurrence keeps its id wherever it is moved, so a calendar moves its own entry with it.
    event.add("uid", f"{row.id}@soleus")
    event.add("dtstamp", changed_at)
    event.add("last-modified", changed_at)
    event.add("sequence", row.sequence)
    event.add("dtstart", row.due_at)
    event.add("dtend", row.due_at + LASTS.get(row.kind, SHOWN_AS_LASTING))
    event.add("summary", kinds()[row.kind].neutral.title)
    event.add("status", _STATUS[OccurrenceState(row.state)])
    event.add("transp", "TRANSPARENT")
    event.add("class", "PRIVATE")
    if is_ringing:
        for kind, before in _prompts(row, manners):
            event.add_component(_alarm(kind, before))
    return event


def _prompts(row: Occurrence, manners: Manners) -> Iterator[tuple[str, timedelta]]:
    """The kind of each, and how long before the start it sounds; later than that it is negative."""
    for kind in ALARMS_BEFORE.get(row.kind, (row.kind,)):
        known = kinds()[kind]
        due_at, expires_at = row.due_at, row.expires_at
        if kind != row.kind:
            due_at = row.due_at - (known.lead or timedelta(0))
            expires_at = due_at + known.useful if known.useful else row.due_at
        # The calendar is no way around quiet hours and holidays.
        at = place(kind, due_at, expires_at, manners) if known.is_pushed else None
        rings_at = when_back(at, expires_at, manners) if at else None
        if rings_at:
            yield kind, row.due_at - rings_at


def _alarm(kind: str, before: timedelta) -> "Alarm":
    from icalendar import Alarm

    alarm = Alarm()
    alarm.add("action", "DISPLAY")
    alarm.add("description", kinds()[kind].neutral.title)
    alarm.add("trigger", -before)
    return alarm


def shown(rows: Sequence[Occurrence]) -> list[Occurrence]:
    """Those with a place of their own; a kind that only an older version knew has none."""
    return [row for row in rows if row.kind in kinds() and row.kind not in NOT_SHOWN]
