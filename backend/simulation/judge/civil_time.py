"""Wall time and instants, worked out from the offset of an instant alone: RFC 5545, section 3.3.5."""

from datetime import UTC, datetime, timedelta
from functools import lru_cache
from typing import Final
from zoneinfo import ZoneInfo

DAY: Final = timedelta(days=1)


def offset(zone: str, instant: datetime) -> timedelta:
    found = instant.astimezone(ZoneInfo(zone)).utcoffset()
    if found is None:
        raise ValueError("a zone has an offset at every instant")
    return found


def wall(zone: str, instant: datetime) -> datetime:
    return instant.astimezone(UTC).replace(tzinfo=None) + offset(zone, instant)


@lru_cache(maxsize=100_000)
def instant(zone: str, local: datetime) -> datetime:
    """The first of two; a wall time that is skipped counts with the offset before the gap."""
    naive = local.replace(tzinfo=UTC)
    before, after = offset(zone, naive - DAY), offset(zone, naive + DAY)
    for candidate in sorted({naive - before, naive - after}):
        if candidate + offset(zone, candidate) == naive:
            return candidate
    return naive - before
