"""How each push service has been answering lately, as this process saw it."""

from dataclasses import dataclass
from datetime import datetime
from typing import Final
from urllib.parse import urlsplit

from backend.reminders.push.outcome import Outcome, OutcomeKind
from backend.reminders.retrying import LONGEST_PAUSE, pause

SLOW_AFTER_HANGS: Final = 2
# As many failures on end as fit in the air at once: the service is down, not one address.
DOWN_AFTER_FAILURES: Final = 10
# "Too many" is an answer about the traffic, neither a sign of health nor of failure.
BUSY: Final = frozenset({"http_429", "http_406"})
# Longer than any pause between two tries: others' answers are still fresh when the next try fails.
ANSWERING_FOR: Final = LONGEST_PAUSE * 2


@dataclass(slots=True)
class _Standing:
    hangs: int = 0
    failures: int = 0
    holds: int = 0
    held_since: datetime | None = None
    held_until: datetime | None = None
    failing_since: datetime | None = None
    answered_at: datetime | None = None


def origin_of(endpoint: str) -> str:
    parts = urlsplit(endpoint)
    return f"{parts.scheme}://{parts.netloc}"


class Origins:
    """Kept in memory only: after a restart each push service starts with a clean slate."""

    def __init__(self) -> None:
        self._standings: dict[str, _Standing] = {}
        self._taken_by: set[str] = set()

    def record(self, origin: str, outcome: Outcome, now: datetime) -> None:
        standing = self._standings.setdefault(origin, _Standing())
        if outcome.kind is OutcomeKind.ACCEPTED:
            self._taken_by.add(origin)
        if outcome.kind is not OutcomeKind.RETRY:
            standing.hangs = standing.failures = standing.holds = 0
            standing.answered_at, standing.failing_since = now, None
            return
        standing.failing_since = min(standing.failing_since or now, now)
        standing.hangs += outcome.is_hang
        if outcome.retry_after is not None:
            self._hold(standing, now, now + outcome.retry_after)
        elif outcome.reason not in BUSY:
            standing.failures += 1
            if standing.failures >= DOWN_AFTER_FAILURES and not self._is_held(standing, now):
                self._hold(standing, now, now + pause(standing.holds))
                standing.holds += 1

    def is_slow(self, origin: str) -> bool:
        """It hung twice: others first."""
        return self._standings.get(origin, _Standing()).hangs >= SLOW_AFTER_HANGS

    def takes_our_key(self, origin: str | None = None) -> bool:
        """It, or any, has taken what this process signed, and a process has one key as long as it lives."""
        return origin in self._taken_by if origin else bool(self._taken_by)

    def held_until(self, origin: str, now: datetime) -> datetime | None:
        """Nothing is to be sent there before; None when it may be."""
        standing = self._standings.get(origin)
        return standing.held_until if standing is not None and self._is_held(standing, now) else None

    def failing_since(self, origin: str, now: datetime) -> datetime:
        """When the failures began that nothing has made good for; `now` when there are none."""
        return self._standings.get(origin, _Standing()).failing_since or now

    def is_answering(self, origin: str, now: datetime) -> bool:
        """It took or refused something lately, so a device that goes on failing there fails by itself."""
        answered_at = self._standings.get(origin, _Standing()).answered_at
        return answered_at is not None and now - answered_at < ANSWERING_FOR

    def _hold(self, standing: _Standing, now: datetime, until: datetime) -> None:
        if standing.held_until is not None and self._is_held(standing, now):
            until = max(until, standing.held_until)
        standing.held_since, standing.held_until = now, until

    @staticmethod
    def _is_held(standing: _Standing, now: datetime) -> bool:
        """Not by what a clock that was ahead has said."""
        if standing.held_since is None or standing.held_until is None:
            return False
        return standing.held_since <= now < standing.held_until
