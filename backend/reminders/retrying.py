"""When a notice that reached no one is tried again: pure."""

from datetime import timedelta
from typing import Final

FIRST_PAUSE: Final = timedelta(seconds=30)
LONGEST_PAUSE: Final = timedelta(minutes=10)
TRIES: Final = 5
# Added on top, never taken off: those that failed together must not come back together.
JITTER: Final = 0.25


def pause(failed_tries: int, chance: float = 0.0) -> timedelta:
    """30 seconds, doubled with each failed try, at most 10 minutes; `chance` adds up to a quarter."""
    factor: int = 2 ** min(failed_tries, 10)
    return min(FIRST_PAUSE * factor * (1 + JITTER * chance), LONGEST_PAUSE)
