"""When a reminder seems to come at the wrong time of day, and which other times to offer."""

from collections.abc import Iterable, Sequence
from datetime import time
from statistics import median_low

from backend.rules.quiet_hours import QuietHours

# Once is chance, twice is a busy week.
MISSES_IN_A_ROW = 3
FEWEST_DOINGS = 3
MOST_OFFERS = 3
STEP_MINUTES = 15
AWAY_MINUTES = 120
MINUTES_OF_A_DAY = 24 * 60


def seems_wrong(were_answered: Sequence[bool]) -> bool:
    """By what became of each reminder of one kind that was told and is over, the newest first."""
    latest = were_answered[:MISSES_IN_A_ROW]
    return len(latest) == MISSES_IN_A_ROW and not any(latest)


def other_times(now_at: time, done_at: Sequence[time], quiet: QuietHours) -> tuple[time, ...]:
    """At most three: when the person usually does it, then two hours later and earlier.

    Each lies outside quiet hours and on the same date as before: who does Monday's session after midnight is
    not offered the Monday morning, and the days from one session to the next stay as they are.
    """
    current = _minutes(now_at)
    usual = _usual(done_at, current)
    wished = [] if usual is None else [usual]
    wished += [current + AWAY_MINUTES, current - AWAY_MINUTES]
    return tuple(_distinct(wished, current, quiet))[:MOST_OFFERS]


def _usual(done_at: Sequence[time], current: int) -> int | None:
    """In minutes from the start of the day; a doing is counted on whichever side of midnight is nearer."""
    if len(done_at) < FEWEST_DOINGS:
        return None
    half = MINUTES_OF_A_DAY // 2
    apart = [(_minutes(at) - current + half) % MINUTES_OF_A_DAY - half for at in done_at]
    return round((current + median_low(apart)) / STEP_MINUTES) * STEP_MINUTES


def _distinct(wished: Iterable[int], current: int, quiet: QuietHours) -> Iterable[time]:
    taken = [current]
    for minutes in wished:
        if not 0 <= minutes < MINUTES_OF_A_DAY or any(abs(minutes - one) < STEP_MINUTES for one in taken):
            continue
        at = time(*divmod(minutes, 60))
        if not quiet.covers(at):
            taken.append(minutes)
            yield at


def _minutes(at: time) -> int:
    return at.hour * 60 + at.minute
