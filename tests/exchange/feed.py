"""A calendar feed as a test reads it."""

from datetime import timedelta
from typing import Any

from icalendar import Calendar, Event

from backend.exchange.services import read_calendar
from tests.programmes.scenes import Story


def document(story: Story, secret: str) -> bytes:
    return read_calendar(story.session, secret, story.clock.now)


def events(story: Story, secret: str) -> dict[str, Event]:
    """By the id of the occurrence."""
    calendar = Calendar.from_ical(document(story, secret))
    return {str(event["uid"]).removesuffix("@soleus"): event for event in calendar.events}


def number(event: Event) -> int:
    return int(str(event["sequence"]))


def alarms(event: Event) -> list[timedelta]:
    triggers: list[Any] = [alarm["trigger"] for alarm in event.walk("VALARM")]
    return sorted(trigger.dt for trigger in triggers)
