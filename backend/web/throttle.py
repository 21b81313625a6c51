"""Counting within a moving minute, in the storage all processes share."""

import time
from collections.abc import Callable
from typing import Final, TypeVar

import structlog
from limits import RateLimitItemPerMinute
from limits.errors import StorageError
from limits.storage import MemoryStorage, Storage, storage_from_string
from limits.strategies import MovingWindowRateLimiter

WINDOW_SECONDS: Final = 60
# For one question to a storage that does not answer. One sign-in has up to seven, so then it is left alone.
PATIENCE_SECONDS: Final = 1.0
LEFT_ALONE_SECONDS: Final = 5.0

Answer = TypeVar("Answer")
log = structlog.get_logger()


class Throttle:
    """Each key may be hit `per_minute` times in any 60 seconds.

    While the shared storage is away each process counts for itself: signing in goes on, and stays limited.
    """

    def __init__(self, url: str, *, left_alone_seconds: float = LEFT_ALONE_SECONDS) -> None:
        patience: dict[str, float] = {}
        if url.startswith("redis"):
            patience = {"socket_timeout": PATIENCE_SECONDS, "socket_connect_timeout": PATIENCE_SECONDS}
        storage = storage_from_string(url, wrap_exceptions=True, **patience)
        if not isinstance(storage, Storage):
            raise ValueError("the storage of limits must be one without async")
        self._shared = MovingWindowRateLimiter(storage)
        self._own = MovingWindowRateLimiter(MemoryStorage())
        self._left_alone_seconds = left_alone_seconds
        self._left_alone_until = time.monotonic()

    def hit(self, per_minute: int, *key: str) -> bool:
        """Count one; False, and not counted, when the minute is full."""
        return self._ask(lambda limiter: limiter.hit(RateLimitItemPerMinute(per_minute), *key))

    def has_room(self, per_minute: int, *key: str) -> bool:
        return self._ask(lambda limiter: limiter.test(RateLimitItemPerMinute(per_minute), *key))

    def wait_seconds(self, per_minute: int, *key: str) -> int:
        """How long until the key may be hit again, at least 1."""
        limit = RateLimitItemPerMinute(per_minute)
        resets_at = self._ask(lambda limiter: limiter.get_window_stats(limit, *key).reset_time)
        return min(max(round(resets_at - time.time()), 1), WINDOW_SECONDS)

    def _ask(self, question: Callable[[MovingWindowRateLimiter], Answer]) -> Answer:
        if time.monotonic() >= self._left_alone_until:
            try:
                return question(self._shared)
            except StorageError:
                self._left_alone_until = time.monotonic() + self._left_alone_seconds
                log.warning("limits.storage_away")
        return question(self._own)
