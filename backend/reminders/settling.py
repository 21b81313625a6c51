"""What the answers of a person's devices make of a notice: pure."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum
from typing import Final

from backend.reminders.retrying import LONGEST_PAUSE, TRIES, pause

NO_DEVICE: Final = "no_device"
GAVE_UP: Final = "gave_up"
KEY_IN_DOUBT: Final = "key_in_doubt"
# Of an open row: no letter could leave, or none is tried any more; if it is for devices again, then why.
MAIL_DOWN: Final = "mail_down"
MAIL_REFUSED: Final = "mail_refused"


class End(StrEnum):
    """Of one device, for now."""

    ACCEPTED = "accepted"
    GONE = "gone"
    MISMATCH = "mismatch"
    FAILED = "failed"
    RETRY = "retry"
    HELD = "held"


@dataclass(frozen=True, slots=True)
class DeviceEnd:
    """`not_before` is what the push service asked for; `counts`: it was answering others meanwhile.

    `failing_since`: the first of its failures after its last good answer, whomever they were for.
    """

    end: End
    reason: str
    not_before: datetime | None = None
    counts: bool = False
    failing_since: datetime | None = None


@dataclass(frozen=True, slots=True)
class Accepted:
    pass


@dataclass(frozen=True, slots=True)
class Failed:
    reason: str


@dataclass(frozen=True, slots=True)
class Again:
    """Open until `at`; `attempt` is the number of tries that failed."""

    at: datetime
    attempt: int
    reason: str


@dataclass(frozen=True, slots=True)
class NoDevice:
    """Open while it is useful: a device that turns up meanwhile gets it."""


Settlement = Accepted | Failed | Again | NoDevice


def settlement(
    ends: Iterable[DeviceEnd], attempt: int, expires_at: datetime, now: datetime, chance: float
) -> Settlement:
    """Every device that can be reached is waited for; then one that accepted is enough.

    `ends` has those of earlier tries too. Each try at a service that answers others counts, and
    the fifth is the last; a service that is down is tried until the notice is past its use.
    """
    known = [_worn_out(end, attempt) for end in ends]
    waiting = [end for end in known if end.end in (End.RETRY, End.HELD)]
    if waiting:
        tried = any(end.end is End.RETRY for end in waiting)
        next_attempt = min(attempt + 1, TRIES - 1) if tried else attempt
        at = min(_next_time(end, attempt, now, chance) for end in waiting)
        return Again(min(at, expires_at), next_attempt, waiting[0].reason)
    if any(end.end is End.ACCEPTED for end in known):
        return Accepted()
    failed = next((end for end in known if end.end is End.FAILED), None)
    return Failed(failed.reason) if failed is not None else NoDevice()


def _worn_out(end: DeviceEnd, attempt: int) -> DeviceEnd:
    is_last = end.end is End.RETRY and end.counts and attempt + 1 >= TRIES
    return DeviceEnd(End.FAILED, GAVE_UP) if is_last else end


def _next_time(end: DeviceEnd, attempt: int, now: datetime, chance: float) -> datetime:
    own = now + (pause(attempt, chance) if end.end is End.RETRY else timedelta(0))
    return max(own, end.not_before) if end.not_before is not None else own


BREAKER_PAUSE: Final = LONGEST_PAUSE
BREAKER_SHARE: Final = 0.05
# One phone that was subscribed with an older key is no sign of a wrongly deployed one, if others are taken.
BREAKER_AT_LEAST: Final = 3


def is_key_in_doubt(refusals: int, answers: int) -> bool:
    """More than one answer in twenty does not take our key: then ours is wrong, not theirs."""
    return refusals >= BREAKER_AT_LEAST and refusals > BREAKER_SHARE * answers
