"""Who takes part: where they live, what they are prescribed, and their habits; drawn from the seed alone."""

from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from typing import Any, Final

from backend.simulation.chance import Chance

# The last week before clocks change: Europe's on 29 March, New South Wales' and New Zealand's on 5 April.
FIRST_WEEK: Final = date(2026, 3, 22)
LATEST_START_DAYS: Final = 3
COURSE_WEEKS: Final = 12
CLINIC_ZONES: Final = ("Europe/London", "Australia/Sydney", "America/New_York")
ZONES: Final = (
    "Europe/London",
    "Europe/Berlin",
    "America/New_York",
    "America/Los_Angeles",
    "America/Santiago",
    "Australia/Sydney",
    "Australia/Lord_Howe",
    "Pacific/Auckland",
    "Pacific/Chatham",
    "Asia/Kolkata",
    "Africa/Nairobi",
    "America/St_Johns",
)
WEEKDAYS: Final = (("mon", "wed", "fri"), ("tue", "thu", "sat"), ("mon", "thu"), ("tue", "fri"))
# Night shifts too: 02:30 does not exist on one night of spring, and comes twice on one of autumn.
SESSION_TIMES: Final = ("18:00", "18:00", "19:30", "07:00", "12:15", "20:45", "02:30")
CHECK_TIMES: Final = ("08:30", "08:30", "09:00", "06:30", "18:00")
PATCH_TIMES: Final = ("08:00", "08:00", "21:45", "18:00", "02:30")
WEDGE_TIMES: Final = ("07:30", "08:00", "06:45")
QUIET: Final = (("21:30", "07:30"), ("22:00", "06:00"), ("13:00", "15:00"), ("20:00", "09:00"))
OWN_TIMES: Final = (
    ("session", "17:15"),
    ("session", "06:15"),
    ("next_day_check", "10:00"),
    ("gtn_patch", "09:30"),
    ("heel_wedges", "07:45"),
)
WEAR_HOURS: Final = (None, 12, 14)


def first_day(seed: int) -> date:
    return FIRST_WEEK - timedelta(days=seed % 7)


@dataclass(frozen=True, slots=True)
class Trip:
    """The person arrives in a zone at an instant."""

    at: datetime
    zone: str


@dataclass(frozen=True, slots=True)
class Handset:
    """A subscription from `at` on, until the push service calls it gone, if it ever does."""

    at: datetime
    gone_at: datetime | None


@dataclass(frozen=True, slots=True)
class Choice:
    """At an instant the person gives one kind a time of their own."""

    at: datetime
    kind: str
    local_time: str


@dataclass(frozen=True, slots=True)
class Wishes:
    """What is None is as for everybody; `away` is in days from the first."""

    quiet: tuple[str, str] | None
    most_pushes: int | None
    away: tuple[date, date] | None


@dataclass(frozen=True, slots=True)
class Patient:
    """`number` is the same from run to run; `diligence`: how likely they do something about a prompt."""

    number: int
    zone: str
    clinic: int
    diligence: float
    assigned_at: datetime
    trips: tuple[Trip, ...]
    handsets: tuple[Handset, ...]
    wishes: Wishes | None
    adjusted_at: tuple[datetime, ...]
    paused: tuple[datetime, datetime] | None
    choice: Choice | None


def patient(chance: Chance, number: int, starts_on: date, days: int) -> Patient:
    start = datetime.combine(starts_on, datetime.min.time(), UTC)
    own = _Drawn(chance, number, start, days)
    assigned_at = start + timedelta(
        days=own.whole(0, LATEST_START_DAYS, "start"), minutes=own.whole(0, 1439, "at"), seconds=11
    )
    clinic = own.whole(0, len(CLINIC_ZONES) - 1, "clinic")
    lives_near = chance.happens(0.6, number, "lives near")
    zone = CLINIC_ZONES[clinic] if lives_near else chance.one_of(ZONES, number, "zone")
    return Patient(
        number=number,
        zone=zone,
        clinic=clinic,
        diligence=0.3 + 0.5 * chance.share(number, "diligence"),
        assigned_at=assigned_at,
        trips=own.trips(zone),
        handsets=own.handsets(assigned_at),
        wishes=own.wishes(starts_on),
        adjusted_at=tuple(
            own.instant(f"adjusted{n}") for n in range(1 + days // 60) if own.happens(0.5, f"adjusts{n}")
        ),
        paused=own.pause(),
        choice=own.choice(),
    )


def prescription(chance: Chance, number: int, turn: int, on: date, visits_on: date) -> dict[str, Any]:
    """What a clinician writes down, from that local date on; another `turn` asks for other times."""

    def one_of(options: tuple[Any, ...], what: str) -> Any:
        return chance.one_of(options, number, turn, what)

    def happens(probability: float, what: str) -> bool:
        return chance.happens(probability, number, what)

    document: dict[str, Any] = {
        "template": "article_midportion",
        "starts_on": str(on),
        "sessions": {
            "weekdays": list(one_of(WEEKDAYS, "weekdays")),
            "time": one_of(SESSION_TIMES, "session"),
        },
        "next_day_check": {"time": one_of(CHECK_TIMES, "check")},
    }
    if happens(0.7, "collagen"):
        document["collagen"] = {"lead_minutes": 30}
    if happens(0.5, "gtn"):
        time, wear = one_of(PATCH_TIMES, "patch"), chance.one_of(WEAR_HOURS, number, "wear")
        document["gtn"] = {"from": str(on), "weeks": COURSE_WEEKS, "time": time, "prescriber": "Ben"}
        document["gtn"]["wear_hours"] = wear
    if happens(0.4, "wedges"):
        document["wedges"] = {"from": str(on), "weeks": COURSE_WEEKS, "time": one_of(WEDGE_TIMES, "wedge")}
    if happens(0.3, "shockwave"):
        first = f"{visits_on}T{chance.one_of(('10:00', '09:15', '16:30'), number, 'visit')}"
        document["shockwave"] = {"first": first, "sessions": 5, "every_days": 7, "prescriber": "Ben"}
    return document


@dataclass(frozen=True, slots=True)
class _Drawn:
    """What is drawn for one person."""

    chance: Chance
    number: int
    start: datetime
    days: int

    def happens(self, probability: float, what: str) -> bool:
        return self.chance.happens(probability, self.number, what)

    def whole(self, least: int, most: int, what: str) -> int:
        return self.chance.whole(least, most, self.number, what)

    def instant(self, what: str, first_day: int = 2) -> datetime:
        """Any minute of the run, and never a full one: nothing is due in that very second."""
        day = self.whole(min(first_day, self.days), max(self.days - 1, first_day), what)
        return self.start + timedelta(
            days=day, minutes=self.whole(0, 1439, f"{what} minute"), seconds=13 + self.number % 40
        )

    def trips(self, home: str) -> tuple[Trip, ...]:
        if not self.happens(0.3, "travels"):
            return ()
        out, there = self.instant("trip"), self.chance.one_of(ZONES, self.number, "there")
        return (Trip(out, there), Trip(out + timedelta(days=self.whole(2, 12, "stay"), hours=5), home))

    def handsets(self, assigned_at: datetime) -> tuple[Handset, ...]:
        first = assigned_at + timedelta(minutes=7)
        if self.happens(0.06, "late phone"):
            first += timedelta(days=self.whole(1, 4, "phone after"))
        found = [Handset(first, None)]
        if self.happens(0.2, "phone vanishes"):
            gone_at = max(self.instant("vanishes"), first + timedelta(hours=1))
            found = [Handset(first, gone_at)]
            if self.happens(0.8, "phone again"):
                hours = self.whole(1, 96, "phone again after")
                found.append(Handset(gone_at + timedelta(hours=hours), None))
        if self.happens(0.15, "two phones"):
            found.append(Handset(first + timedelta(minutes=20), None))
        return tuple(found)

    def wishes(self, starts_on: date) -> Wishes | None:
        if not self.happens(0.4, "wishes"):
            return None
        quiet = self.chance.one_of(QUIET, self.number, "quiet") if self.happens(0.6, "own quiet") else None
        most = self.whole(1, 8, "most") if self.happens(0.5, "own most") else None
        away = None
        if self.happens(0.4, "holiday"):
            leaves_on = starts_on + timedelta(days=self.whole(4, max(self.days, 5), "leaves"))
            away = (leaves_on, leaves_on + timedelta(days=self.whole(1, 9, "away")))
        return Wishes(quiet, most, away)

    def choice(self) -> Choice | None:
        if not self.happens(0.25, "chooses"):
            return None
        kind, local_time = self.chance.one_of(OWN_TIMES, self.number, "own time")
        return Choice(self.instant("chosen", first_day=4), kind, local_time)

    def pause(self) -> tuple[datetime, datetime] | None:
        if not self.happens(0.08, "pauses"):
            return None
        at = self.instant("pause", first_day=5)
        return at, at + timedelta(days=self.whole(1, 6, "paused"), hours=3)
