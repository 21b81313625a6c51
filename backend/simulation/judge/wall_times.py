"""When each kind is due by the promises: what a clinician wrote, where the person lived, what they wished."""

from collections.abc import Callable
from datetime import date, datetime, time, timedelta
from typing import Final
from uuid import UUID

from backend.simulation.judge.civil_time import instant, wall
from backend.simulation.judge.journeys import KEPT, carried, zones_it_may_keep
from backend.simulation.judge.life import Document, Life

# Source: clinical specification, default reminder kinds.
VISIT_LEADS: Final = {"shockwave_day_before": timedelta(hours=24), "shockwave_soon": timedelta(hours=2)}
QUESTIONS_AT: Final = time(19)
WEEKDAYS: Final = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
AROUND: Final = (-2, -1, 0, 1)
MOMENT: Final = timedelta(microseconds=1)
LONGEST_REST: Final = timedelta(days=9)
NOBODY: Final = UUID(int=0)


def is_at_its_time(life: Life, kind: str, due_at: datetime, subject: UUID, visit: UUID | None) -> bool:
    """True for kinds that have no wall time of their own: collagen, whose lead is looked at, and tests."""
    if due_at in life.snoozes.get(subject, ()):
        return True
    document, zone = life.prescribed_at(due_at), life.zone_at(due_at)
    if kind == "session":
        moved_to = life.moved_to(subject)
        if moved_to is not None and instant(zone, carried(life, moved_to, due_at)) == due_at:
            return True
        if _is_carried(life, zone, due_at) or _is_put_off_for_rest(life, zone, due_at):
            return True
    if kind in VISIT_LEADS:
        return _is_before_visit(life, document, due_at + VISIT_LEADS[kind], visit)
    if kind not in _EXPECTED:
        return True
    zone = life.clinic_zone if kind == "shockwave_review" else zone
    if due_at in _instants(kind, document, zone, due_at) or _stays_today(life, kind, zone, due_at):
        return True
    if kind in KEPT and _keeps_instant(life, kind, due_at):
        return True
    return kind == "gtn_patch_off" and _comes_off(life, document, zone, due_at)


def _instants(kind: str, document: Document, zone: str, around: datetime) -> list[datetime]:
    local, expected = wall(zone, around).date(), _EXPECTED[kind]
    found = [expected(document, local + timedelta(days=away)) for away in AROUND]
    return [instant(zone, at) for at in found if at is not None]


def _is_carried(life: Life, zone: str, due_at: datetime) -> bool:
    """From the last dates whose time was skipped on the way east."""
    document, today = life.prescribed_at(due_at), wall(zone, due_at).date()
    laid = [_session(document, today + timedelta(days=away)) for away in AROUND]
    return any(instant(zone, carried(life, local, due_at)) == due_at for local in laid if local)


def _keeps_instant(life: Life, kind: str, due_at: datetime) -> bool:
    """What comes once keeps the instant it had where the person came from, on whatever date that is here."""
    return any(
        due_at in _instants(kind, life.prescribed_at(left_at), zone, due_at)
        for left_at, zone in zones_it_may_keep(life, due_at)
    )


def _is_put_off_for_rest(life: Life, zone: str, due_at: datetime) -> bool:
    """After pain the next session may come some days later, at the hour it had."""
    if not any(pain <= due_at <= pain + LONGEST_REST for pain in life.pains):
        return False
    hours = {document["sessions"]["time"] for _, document in life.documents}
    clocks = {time.fromisoformat(hour) for hour in hours}
    clocks |= {to.time() for moves in life.deeds.values() for to in moves if to is not None}
    return any(instant(zone, datetime.combine(wall(zone, due_at), clock)) == due_at for clock in clocks)


def _stays_today(life: Life, kind: str, zone: str, due_at: datetime) -> bool:
    """Today keeps the instant it had when the new one is over: by another time, or in another zone."""
    changes = sorted({at for at, _ in [*life.documents, *life.zones] if at < due_at}, reverse=True)
    for at in changes:
        today = wall(zone, at).date()
        expected = _EXPECTED[kind](life.prescribed_at(at), today)
        is_over = expected is not None and instant(life.zone_at(at), expected) <= at
        if not is_over or wall(zone, due_at).date() != today:
            return False
        before = at - MOMENT
        if due_at in _instants(kind, life.prescribed_at(before), life.zone_at(before), due_at):
            return True
    return False


def _comes_off(life: Life, document: Document, zone: str, due_at: datetime) -> bool:
    """So long after the patch went on, also when those to come go on at another time, or in another zone."""
    wear = document.get("gtn", {}).get("wear_hours")
    if not wear:
        return False
    put_on = {
        on
        for _, written in life.documents
        for _, lived_in in life.zones
        for on in _instants("gtn_patch", written, lived_in, due_at)
        if is_at_its_time(life, "gtn_patch", on, NOBODY, None)
    }
    return any(instant(zone, wall(zone, on) + timedelta(hours=wear)) == due_at for on in put_on)


def course_days(document: Document, course: str) -> range:
    """Ordinals of the dates of a daily course; empty without it."""
    found = document.get(course)
    if not found:
        return range(0)
    first = date.fromisoformat(found["from"]).toordinal()
    return range(first, first + found["weeks"] * 7)


def _is_before_visit(life: Life, document: Document, starts_at: datetime, visit: UUID | None) -> bool:
    rebooked = life.rebooked.get(visit) if visit else None
    if rebooked is not None:
        return instant(life.clinic_zone, rebooked) == starts_at
    visits = document.get("shockwave")
    if not visits:
        return False
    first = datetime.fromisoformat(visits["first"])
    return any(
        instant(life.clinic_zone, first + timedelta(days=n * visits["every_days"])) == starts_at
        for n in range(visits["sessions"])
    )


def _session(document: Document, on: date) -> datetime | None:
    sessions = document.get("sessions")
    if not sessions or WEEKDAYS[on.weekday()] not in sessions["weekdays"]:
        return None
    is_begun = on >= date.fromisoformat(document["starts_on"])
    return datetime.combine(on, time.fromisoformat(sessions["time"])) if is_begun else None


def _check(document: Document, on: date) -> datetime | None:
    return _at(document, "next_day_check", on)


def _daily(course: str) -> Callable[[Document, date], datetime | None]:
    def at(document: Document, on: date) -> datetime | None:
        return _at(document, course, on) if on.toordinal() in course_days(document, course) else None

    return at


def _patch_off(document: Document, on: date) -> datetime | None:
    at = _daily("gtn")(document, on)
    wear = document["gtn"].get("wear_hours") if at else None
    return at + timedelta(hours=wear) if at and wear else None


def _review(course: str) -> Callable[[Document, date], datetime | None]:
    def at(document: Document, on: date) -> datetime | None:
        days = course_days(document, course)
        is_end_of_week = bool(days) and on.toordinal() in days and (on.toordinal() - days.start + 1) % 7 == 0
        return _at(document, course, on) if is_end_of_week else None

    return at


def _last_visit(document: Document, on: date) -> datetime | None:
    visits = document.get("shockwave")
    return datetime.combine(on, datetime.fromisoformat(visits["first"]).time()) if visits else None


def _questions(document: Document, on: date) -> datetime | None:
    return datetime.combine(on, time.fromisoformat(document.get("questions_at", QUESTIONS_AT.isoformat())))


def _at(document: Document, part: str, on: date) -> datetime | None:
    found = document.get(part)
    return datetime.combine(on, time.fromisoformat(found["time"])) if found else None


_EXPECTED: Final[dict[str, Callable[[Document, date], datetime | None]]] = {
    "session": _session,
    "next_day_check": _check,
    "gtn_patch": _daily("gtn"),
    "gtn_patch_off": _patch_off,
    "gtn_review": _review("gtn"),
    "heel_wedges": _daily("wedges"),
    "wedge_review": _review("wedges"),
    "shockwave_review": _last_visit,
    "questionnaire": _questions,
}
