"""Counting within a moving minute, in the storage all processes share."""

import time
from typing import Final

from limits import RateLimitItemPerMinute
from limits.storage import Storage, storage_from_string
from limits.strategies import MovingWindowRateLimiter

WINDOW_SECONDS: Final = 60


class Throttle:
    """Each key may be hit `per_minute` times in any 60 seconds."""

    def __init__(self, url: str) -> None:
        storage = storage_from_string(url)
        if not isinstance(storage, Storage):
            raise ValueError("the storage of limits must be one without async")
        self._limiter = MovingWindowRateLimiter(storage)

    def hit(self, per_minute: int, *key: str) -> bool:
        """Count one; False, and not counted, when the minute is full."""
        return self._limiter.hit(RateLimitItemPerMinute(per_minute), *key)

    def has_room(self, per_minute: int, *key: str) -> bool:
        return self._limiter.test(RateLimitItemPerMinute(per_minute), *key)

    def wait_seconds(self, per_minute: int, *key: str) -> int:
        """How long until the key may be hit again, at least 1."""
        resets_at = self._limiter.get_window_stats(RateLimitItemPerMinute(per_minute), *key).reset_time
        return min(max(round(resets_at - time.time()), 1), WINDOW_SECONDS)
