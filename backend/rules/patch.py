"""A patch course on the calendar: a new one each day, off again with a wear window, off for a scan."""

from collections.abc import Iterator
from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

from backend.rules.item import Item, Layout
from backend.rules.prescription import DailyCourse, Prescription
from backend.rules.wall_clock import wall_time

PATCH, PATCH_OFF, OFF_FOR_SCAN, ON_AGAIN = "gtn_patch", "gtn_patch_off", "gtn_mri", "gtn_restart"
# Time to get there without it, and to be home again before the next. Source: docs/evidence.md#gtn-handling
OFF_BEFORE_SCAN = timedelta(hours=2)
ON_AFTER_SCAN = timedelta(hours=3)


def patch_items(
    layout: Layout, course: DailyCourse, prescription: Prescription, window: range
) -> Iterator[Item]:
    """Of the dates whose ordinals lie in `window`; no new patch is asked for while one must be off."""
    breaks = [at for at in prescription.gtn_breaks if _is_in(course, at, prescription.zone)]
    for at in breaks:
        yield layout.at(OFF_FOR_SCAN, wall_time(at - OFF_BEFORE_SCAN, ZoneInfo(prescription.zone)))
        yield layout.at(ON_AGAIN, wall_time(at + ON_AFTER_SCAN, ZoneInfo(prescription.zone)))
    for item in _days(layout, PATCH, course, window, timedelta()):
        if not any(at - OFF_BEFORE_SCAN <= item.due_at < at + ON_AFTER_SCAN for at in breaks):
            yield item
    if prescription.gtn_wear:
        yield from _days(layout, PATCH_OFF, course, window, prescription.gtn_wear)


def _days(layout: Layout, kind: str, course: DailyCourse, window: range, after: timedelta) -> Iterator[Item]:
    first = course.starts_on.toordinal()
    # What comes after midnight belongs to the day before.
    for day in range(max(first, window.start - 1), min(first + course.days, window.stop)):
        at = datetime.combine(date.fromordinal(day), course.at) + after
        if at.toordinal() in window:
            yield layout.at(kind, at, n=day - first + 1, of=course.days)


def _is_in(course: DailyCourse, at: datetime, zone: str) -> bool:
    return 0 <= (wall_time(at, ZoneInfo(zone)).date() - course.starts_on).days < course.days
