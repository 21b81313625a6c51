"""Prescriptions that the tests of the calendar start from."""

from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta

from backend.content import timetable
from backend.rules.item import Item
from backend.rules.prescription import DailyCourse, Prescription, Sessions, Visits
from backend.rules.schedule import expand


def wall(text: str) -> datetime:
    """A wall time, which has no offset."""
    return datetime.fromisoformat(text)


def utc(text: str) -> datetime:
    return wall(text).replace(tzinfo=UTC)


STARTS_ON = date(2026, 3, 20)
WEEKS_12 = 84

SESSIONS_ONLY = Prescription("Europe/London", STARTS_ON, Sessions(("mon", "wed", "fri"), time(18)))
WITH_PROMPTS = replace(SESSIONS_ONLY, collagen_lead=timedelta(minutes=30), next_day_check_at=time(8, 30))
EVERYTHING = replace(
    WITH_PROMPTS,
    gtn=DailyCourse(STARTS_ON, 12, time(8)),
    wedges=DailyCourse(STARTS_ON, 12, time(7, 30)),
    wedge_height_mm=12,
    shockwave=Visits(wall("2026-03-23T10:00"), 5, 7, "Europe/London"),
)


def laid_out(prescription: Prescription, days: int = WEEKS_12) -> list[Item]:
    return expand(prescription, prescription.starts_on, days, timetable())


def of_kind(items: list[Item], kind: str) -> list[Item]:
    return [item for item in items if item.kind == kind]
