"""What a clinician has prescribed, as far as the calendar is concerned, and what is wrong with it."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from itertools import combinations

from backend.rules.document import FieldProblem
from backend.rules.quiet_hours import QuietHours
from backend.rules.wall_clock import zone_names

WEEKDAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
# A tendon answers a load over the next day; a day in between lets the answer be heard.
FEWEST_DAYS_APART = 2
LONGEST_LEAD = timedelta(minutes=240)
LONGEST_WEAR = timedelta(hours=23)
MOST_WEEKS = 104
MOST_VISITS = 52
MOST_DAYS_BETWEEN_VISITS = 90
MOST_WEDGE_HEIGHT_MM = 40


class ScheduleProblem(FieldProblem):
    """A prescription that cannot be kept."""


@dataclass(frozen=True, slots=True)
class Sessions:
    """Names of weekdays, as in WEEKDAYS, and the wall time on each; `days_apart` is what a programme asks."""

    weekdays: tuple[str, ...]
    at: time
    days_apart: int = FEWEST_DAYS_APART


@dataclass(frozen=True, slots=True)
class DailyCourse:
    """Something done every day for whole weeks, the first day included."""

    starts_on: date
    weeks: int
    at: time

    @property
    def days(self) -> int:
        return self.weeks * 7


@dataclass(frozen=True, slots=True)
class Milestones:
    """Something asked at the end of some weeks, at one wall time; week 0 is the first day itself."""

    starts_on: date
    weeks: tuple[int, ...]
    at: time

    @property
    def ordinals(self) -> tuple[int, ...]:
        """The day of each week, as `date.toordinal` counts."""
        first = self.starts_on.toordinal()
        return tuple(first + max(week * 7 - 1, 0) for week in self.weeks)


@dataclass(frozen=True, slots=True)
class Visits:
    """Appointments at a fixed interval, in the clinic's zone; `first` is a wall time there."""

    first: datetime
    count: int
    every_days: int
    zone: str


@dataclass(frozen=True, slots=True)
class Prescription:
    """What is left out is not prescribed. Sessions begin on `starts_on`; a course has dates of its own.

    `gtn_wear`: for how long a patch stays on, None for until the next; `gtn_breaks`: when a scan is.
    """

    zone: str
    starts_on: date
    sessions: Sessions | None = None
    collagen_lead: timedelta | None = None
    next_day_check_at: time | None = None
    gtn: DailyCourse | None = None
    gtn_wear: timedelta | None = None
    gtn_breaks: tuple[datetime, ...] = ()
    wedges: DailyCourse | None = None
    wedge_height_mm: int | None = None
    shockwave: Visits | None = None
    questionnaire: Milestones | None = None
    quiet: QuietHours | None = None

    @property
    def days_apart(self) -> int:
        return self.sessions.days_apart if self.sessions else FEWEST_DAYS_APART


def problems(prescription: Prescription) -> tuple[ScheduleProblem, ...]:
    """Everything that is wrong, by the field names of the preview's document; empty when it can be kept."""
    return tuple(_problems(prescription))


def _problems(prescription: Prescription) -> Iterator[ScheduleProblem]:
    yield from _zone_problems("zone", prescription.zone)
    if prescription.sessions:
        yield from _weekday_problems(prescription.sessions.weekdays, prescription.sessions.days_apart)
    lead = prescription.collagen_lead
    if lead is not None and not timedelta(minutes=1) <= lead <= LONGEST_LEAD:
        yield ScheduleProblem("collagen.lead_minutes", _whole_number(1, LONGEST_LEAD // timedelta(minutes=1)))
    for field, course in (("gtn", prescription.gtn), ("wedges", prescription.wedges)):
        if course and not 1 <= course.weeks <= MOST_WEEKS:
            yield ScheduleProblem(f"{field}.weeks", _whole_number(1, MOST_WEEKS))
    wear = prescription.gtn_wear
    if wear is not None and not timedelta(hours=1) <= wear <= LONGEST_WEAR:
        yield ScheduleProblem("gtn.wear_hours", _whole_number(1, LONGEST_WEAR // timedelta(hours=1)))
    height_mm = prescription.wedge_height_mm
    if height_mm is not None and not 1 <= height_mm <= MOST_WEDGE_HEIGHT_MM:
        yield ScheduleProblem("wedges.height_mm", _whole_number(1, MOST_WEDGE_HEIGHT_MM))
    if prescription.shockwave:
        yield from _visit_problems(prescription.shockwave)
    if prescription.quiet and prescription.quiet.start == prescription.quiet.end:
        yield ScheduleProblem("quiet.to", "must differ from quiet.from")


def _zone_problems(field: str, zone: str) -> Iterator[ScheduleProblem]:
    if zone not in zone_names():
        yield ScheduleProblem(field, "must be a zone of the IANA database such as Europe/London")


def _weekday_problems(weekdays: tuple[str, ...], days_apart: int) -> Iterator[ScheduleProblem]:
    field = "sessions.weekdays"
    if not weekdays:
        yield ScheduleProblem(field, "must name at least one day")
    elif not set(weekdays) <= set(WEEKDAYS):
        yield ScheduleProblem(field, f"must be days out of {', '.join(WEEKDAYS)}")
    elif len(set(weekdays)) < len(weekdays):
        yield ScheduleProblem(field, "names a day twice")
    elif any(_days_apart(one, other) < days_apart for one, other in combinations(weekdays, 2)):
        apart = f"at least {days_apart} calendar days apart"
        yield ScheduleProblem(field, f"must lie {apart}, from Sunday to Monday too")


def _days_apart(one: str, other: str) -> int:
    forward = (WEEKDAYS.index(one) - WEEKDAYS.index(other)) % 7
    return min(forward, 7 - forward)


def _visit_problems(visits: Visits) -> Iterator[ScheduleProblem]:
    if not 1 <= visits.count <= MOST_VISITS:
        yield ScheduleProblem("shockwave.sessions", _whole_number(1, MOST_VISITS))
    if not 1 <= visits.every_days <= MOST_DAYS_BETWEEN_VISITS:
        yield ScheduleProblem("shockwave.every_days", _whole_number(1, MOST_DAYS_BETWEEN_VISITS))
    yield from _zone_problems("shockwave.zone", visits.zone)


def _whole_number(least: int, most: int) -> str:
    return f"must be a whole number from {least} to {most}"
