"""When a notice may make a sound: pure."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Final

from backend.content import day_rules, kinds
from backend.reminders.manners.wishes import Manners
from backend.rules.quiet_hours import audible_at
from backend.rules.wall_clock import resolve

QUIET: Final = "quiet"
AWAY: Final = "away"
ACCOUNT_CLOSED: Final = "account_closed"


@dataclass(frozen=True, slots=True)
class TellNow:
    pass


@dataclass(frozen=True, slots=True)
class PutOff:
    at: datetime
    reason: str


@dataclass(frozen=True, slots=True)
class Suppress:
    reason: str


Courtesy = TellNow | PutOff | Suppress


def place(
    kind: str, due_at: datetime, expires_at: datetime, manners: Manners, *, is_wished: bool = False
) -> datetime | None:
    """When to tell it: at its time or when the quiet hours are over; None if it is of no use by then."""
    if keeps_time(kind, is_wished=is_wished):
        return due_at
    at = audible_at(due_at, manners.quiet, manners.zone)
    return at if at < expires_at else None


def courtesy(
    expires_at: datetime, manners: Manners, now: datetime, *, is_punctual: bool, is_wished: bool = False
) -> Courtesy:
    """What a person's wishes say of what is due at this moment.

    `is_punctual`: quiet hours let it pass. `is_wished`: the person chose this moment, so a holiday does.
    """
    if manners.is_closed:
        return Suppress(ACCOUNT_CLOSED)
    if manners.away and manners.is_away(now) and not is_wished:
        return _by(_morning_after(manners.away[1], manners), expires_at, AWAY)
    if is_punctual:
        return TellNow()
    at = audible_at(now, manners.quiet, manners.zone)
    return TellNow() if at <= now else _by(at, expires_at, QUIET)


def when_back(at: datetime, expires_at: datetime, manners: Manners) -> datetime | None:
    """When to tell what falls on `at`: then, or on the morning after a holiday; None if of no use by then."""
    if not (manners.away and manners.is_away(at)):
        return at
    morning = _morning_after(manners.away[1], manners)
    return morning if morning < expires_at else None


def _by(at: datetime, expires_at: datetime, reason: str) -> PutOff | Suppress:
    return PutOff(at, reason) if at < expires_at else Suppress(reason)


def _morning_after(last: date, manners: Manners) -> datetime:
    """Also of those without quiet hours: nobody comes back at midnight."""
    morning = datetime.combine(last + timedelta(days=1), day_rules().quiet.end)
    return audible_at(resolve(morning, manners.zone), manners.quiet, manners.zone)


def keeps_time(kind: str, *, is_wished: bool = False) -> bool:
    """Whether quiet hours do not put it off; so it is with a moment that the person chose."""
    known = kinds().get(kind)
    return is_wished or known is None or known.keeps_time
