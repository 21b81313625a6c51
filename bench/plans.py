"""plan.expand: twelve weeks of a full plan laid out over the calendar, with clocks that change in between."""

from collections.abc import Iterator
from datetime import UTC, date, datetime, time, timedelta, tzinfo

from dateutil import tz
from dateutil.rrule import DAILY, WEEKLY, rrule

from backend.content import timetable
from backend.rules.prescription import WEEKDAYS, DailyCourse, Prescription, Sessions, Visits
from backend.rules.schedule import expand
from bench.rounds import Effort, Row, compare, per_cpu_second

ITEMS = 20_000
DAYS = 84
STARTS_ON = date(2026, 3, 2)
ZONE = "Europe/London"
SESSIONS = Sessions(("mon", "wed", "fri"), time(18))
LEAD = timedelta(minutes=30)
CHECK_AT = time(8, 30)
PATCHES = DailyCourse(STARTS_ON, weeks=12, at=time(8))
WEDGES = DailyCourse(STARTS_ON, weeks=12, at=time(7, 30))
VISITS = Visits(datetime.combine(STARTS_ON + timedelta(days=21), time(10)), count=5, every_days=7, zone=ZONE)
PLAN = Prescription(
    zone=ZONE,
    starts_on=STARTS_ON,
    sessions=SESSIONS,
    collagen_lead=LEAD,
    next_day_check_at=CHECK_AT,
    gtn=PATCHES,
    wedges=WEDGES,
    wedge_height_mm=12,
    shockwave=VISITS,
)
Due = set[tuple[str, datetime]]


def plan_expand(effort: Effort) -> Iterator[Row]:
    """Both lay out the same items, reviews apart: those are the same few a plan for everyone."""
    mine, theirs = _ours(), _with_rrule()
    assert {item for item in mine if not item[0].endswith("_review")} == theirs, mine ^ theirs
    plans = effort.of(ITEMS) // len(mine) + 1
    yield from compare(
        "plan.expand",
        "items per CPU second",
        lambda: per_cpu_second(lambda: sum(len(_ours()) for _ in range(plans))),
        {"dateutil.rrule": lambda: per_cpu_second(lambda: sum(len(_with_rrule()) for _ in range(plans)))},
        effort.rounds,
    )


def _ours() -> Due:
    return {(item.kind, item.due_at) for item in expand(PLAN, STARTS_ON, DAYS, timetable())}


def _with_rrule() -> Due:
    zone = tz.gettz(ZONE)
    assert zone is not None
    due: Due = set()
    starts_at = datetime.combine(STARTS_ON, SESSIONS.at)
    weekdays = [WEEKDAYS.index(name) for name in SESSIONS.weekdays]
    last = datetime.combine(STARTS_ON + timedelta(days=DAYS - 1), time.max)
    for at in rrule(WEEKLY, dtstart=starts_at, byweekday=weekdays, until=last):
        session_at = _instant(at, zone)
        check = datetime.combine(at.date() + timedelta(days=1), CHECK_AT)
        due |= {("session", session_at), ("collagen", session_at - LEAD)}
        if check <= last:
            due.add(("next_day_check", _instant(check, zone)))
    for kind, course in (("gtn_patch", PATCHES), ("heel_wedges", WEDGES)):
        first = datetime.combine(course.starts_on, course.at)
        due |= {(kind, _instant(at, zone)) for at in rrule(DAILY, dtstart=first, count=course.days)}
    for at in rrule(DAILY, interval=VISITS.every_days, dtstart=VISITS.first, count=VISITS.count):
        visit_at = _instant(at, zone)
        due.add(("shockwave", visit_at))
        due |= {(kind, visit_at - lead) for kind, lead in timetable().visit_leads.items()}
    return due


def _instant(wall_time: datetime, zone: tzinfo) -> datetime:
    return tz.resolve_imaginary(wall_time.replace(tzinfo=zone)).astimezone(UTC)
