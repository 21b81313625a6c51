"""What is due when: a prescription laid out over the days of a calendar."""

from collections.abc import Iterable, Iterator
from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from backend.rules.item import Item, Layout
from backend.rules.patch import patch_items
from backend.rules.prescription import (
    WEEKDAYS,
    DailyCourse,
    Milestones,
    Prescription,
    ScheduleProblem,
    Visits,
    problems,
)
from backend.rules.quiet_hours import audible_at
from backend.rules.timetable import Timetable

# Room for offsets, a check on the day after, a review's useful time: nothing may fall off the calendar.
MARGIN = timedelta(days=10)
FIRST_DATE, LAST_DATE = date.min + MARGIN, date.max - MARGIN
# Samoa jumped over a whole date in 2011: what was laid on it comes to lie on the next.
LONGEST_JUMP_DAYS = 1
LONGEST_TAIL_DAYS = 1 + LONGEST_JUMP_DAYS


def expand(prescription: Prescription, window_from: date, days: int, timetable: Timetable) -> list[Item]:
    """The items of the `days` dates from `window_from`, by instant, then worth; no kind twice at one instant.

    An item belongs to its own date; what comes before a session or a visit belongs to that one's date. So the
    windows of a plan join without gap or overlap. Raises ScheduleProblem for the first of the problems.
    """
    for problem in problems(prescription):
        raise problem
    if window_from < FIRST_DATE or (LAST_DATE - window_from).days < days:
        raise ScheduleProblem("from", f"must lie, with its days, between {FIRST_DATE} and {LAST_DATE}")
    window = range(window_from.toordinal(), window_from.toordinal() + days)
    seen = range(window.start, window.stop + LONGEST_JUMP_DAYS)
    items = _once(_audible(_items(prescription, seen, timetable), prescription, timetable))
    return in_order((item for item in items if item.local_date.toordinal() in window), timetable)


def in_order(items: Iterable[Item], timetable: Timetable) -> list[Item]:
    return sorted(items, key=lambda item: (item.due_at, timetable.kinds[item.kind].worth, item.kind))


def session_items(prescription: Prescription, starts_at: datetime, timetable: Timetable) -> list[Item]:
    """A session at that wall time with all that hangs on it: its collagen prompt and its next-day check."""
    layout = Layout(prescription.zone, timetable)
    session = layout.at("session", starts_at)
    items = [session]
    if prescription.collagen_lead:
        items.append(layout.before("collagen", session, prescription.collagen_lead))
    if prescription.next_day_check_at:
        items.append(_check(layout, session, prescription.next_day_check_at))
    return items


def _check(layout: Layout, session: Item, at: time) -> Item:
    def on(day: date) -> Item:
        return layout.at("next_day_check", datetime.combine(day, at), anchor=session.key)

    check = on(session.local_date + timedelta(days=1))
    # A session of a date that the clocks skip takes place on the next one: its morning after moves along.
    return check if check.due_at > session.due_at else on(session.local.date() + timedelta(days=1))


def visit_items(visits: Visits, number: int, starts_at: datetime, timetable: Timetable) -> list[Item]:
    """Visit `number` of the course, at that wall time in the clinic's zone, with its prompts."""
    layout = Layout(visits.zone, timetable)
    visit = layout.at("shockwave", starts_at, n=number, of=visits.count)
    return [visit, *(layout.before(kind, visit, lead) for kind, lead in timetable.visit_leads.items())]


def _items(prescription: Prescription, window: range, timetable: Timetable) -> Iterator[Item]:
    yield from _sessions(prescription, window, timetable)
    layout = Layout(prescription.zone, timetable)
    if gtn := prescription.gtn:
        yield from patch_items(layout, gtn, prescription, window)
        yield from _reviews(layout, "gtn_review", gtn, timetable.gtn_review_weeks)
    if wedges := prescription.wedges:
        yield from _days(layout, "heel_wedges", wedges, window)
        yield from _reviews(layout, "wedge_review", wedges, ())
    if milestones := prescription.questionnaire:
        yield from _milestones(layout, "questionnaire", milestones)
    if visits := prescription.shockwave:
        yield from _visits(visits, timetable)


def _sessions(prescription: Prescription, window: range, timetable: Timetable) -> Iterator[Item]:
    sessions = prescription.sessions
    if not sessions:
        return
    weekdays = {WEEKDAYS.index(name) for name in sessions.weekdays}
    first = max(window.start - LONGEST_TAIL_DAYS, prescription.starts_on.toordinal())
    for day in map(date.fromordinal, range(first, window.stop)):
        if day.weekday() in weekdays:
            yield from session_items(prescription, datetime.combine(day, sessions.at), timetable)


def _days(layout: Layout, kind: str, course: DailyCourse, window: range) -> Iterator[Item]:
    first = course.starts_on.toordinal()
    for day in range(max(first, window.start), min(first + course.days, window.stop)):
        at = datetime.combine(date.fromordinal(day), course.at)
        yield layout.at(kind, at, n=day - first + 1, of=course.days)


def _reviews(layout: Layout, kind: str, course: DailyCourse, early_weeks: tuple[int, ...]) -> Iterator[Item]:
    weeks = [week for week in early_weeks if week < course.weeks] + [course.weeks]
    for n, week in enumerate(weeks, start=1):
        last_day = course.starts_on.toordinal() + week * 7 - 1
        if FIRST_DATE.toordinal() <= last_day <= LAST_DATE.toordinal():
            at = datetime.combine(date.fromordinal(last_day), course.at)
            yield layout.at(kind, at, n=n, of=len(weeks))


def _milestones(layout: Layout, kind: str, milestones: Milestones) -> Iterator[Item]:
    days = milestones.ordinals
    for n, day in enumerate(days, start=1):
        if FIRST_DATE.toordinal() <= day <= LAST_DATE.toordinal():
            at = datetime.combine(date.fromordinal(day), milestones.at)
            yield layout.at(kind, at, n=n, of=len(days))


def _visits(visits: Visits, timetable: Timetable) -> Iterator[Item]:
    layout = Layout(visits.zone, timetable)
    first = visits.first.date().toordinal()
    for number in range(1, visits.count + 1):
        day = first + (number - 1) * visits.every_days
        if not FIRST_DATE.toordinal() <= day <= LAST_DATE.toordinal():
            continue
        starts_at = datetime.combine(date.fromordinal(day), visits.first.time())
        yield from visit_items(visits, number, starts_at, timetable)
        if number == visits.count:
            yield layout.at("shockwave_review", starts_at, n=1, of=1)


def _audible(items: Iterable[Item], prescription: Prescription, timetable: Timetable) -> Iterator[Item]:
    """Items that may make a sound when they are due; what is of no use any more by then is left out."""
    quiet, zone = prescription.quiet, ZoneInfo(prescription.zone)
    for item in items:
        if quiet is None or timetable.kinds[item.kind].keeps_time:
            yield item
            continue
        due_at = audible_at(item.due_at, quiet, zone)
        if due_at == item.due_at:
            yield item
        elif due_at < item.expires_at:
            yield item.put_off(due_at)


def _once(items: Iterable[Item]) -> list[Item]:
    """One item a kind and instant: of two dates that the clocks make one, the later is the one there was.

    Of two checks of one date the later session's is kept, for that session is.
    """
    by_date = sorted(items, key=lambda item: item.local_date)
    return list({(item.kind, item.due_at): item for item in by_date}.values())
