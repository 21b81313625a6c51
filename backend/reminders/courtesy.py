"""When a notice may make a sound: pure."""

from dataclasses import dataclass
from datetime import datetime
from typing import Final

from backend.content import kinds
from backend.reminders.manners.wishes import Manners
from backend.rules.quiet_hours import audible_at

QUIET: Final = "quiet"
AWAY: Final = "away"


@dataclass(frozen=True, slots=True)
class TellNow:
    pass


@dataclass(frozen=True, slots=True)
class PutOff:
    at: datetime


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


def courtesy(expires_at: datetime, manners: Manners, now: datetime, *, is_punctual: bool) -> Courtesy:
    """What a person's wishes say of what is due at this moment; `is_punctual`: quiet hours let it pass."""
    if manners.is_away(now):
        return Suppress(AWAY)
    if is_punctual:
        return TellNow()
    at = audible_at(now, manners.quiet, manners.zone)
    if at <= now:
        return TellNow()
    return PutOff(at) if at < expires_at else Suppress(QUIET)


def keeps_time(kind: str, *, is_wished: bool = False) -> bool:
    """Whether quiet hours do not put it off; so it is with a moment that the person chose."""
    known = kinds().get(kind)
    return is_wished or known is None or known.keeps_time
