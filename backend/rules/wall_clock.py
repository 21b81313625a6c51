"""From the time on the wall to the instant, and back."""

from datetime import UTC, datetime
from functools import cache
from zoneinfo import ZoneInfo, available_timezones

# The database's own placeholder for "not set up"; it names no place.
PLACEHOLDERS = frozenset({"Factory", "localtime", "posixrules"})


@cache
def zone_names() -> frozenset[str]:
    """Every zone a person or a clinic can live in."""
    return frozenset(available_timezones() - PLACEHOLDERS)


def resolve(local: datetime, zone: ZoneInfo) -> datetime:
    """The UTC instant of a naive wall time, as RFC 5545 has it.

    A time that a change of clocks skips counts with the offset before the gap (02:30 becomes 03:30); of a
    time that comes twice, the first counts.
    """
    return local.replace(tzinfo=zone, fold=0).astimezone(UTC)


def wall_time(instant: datetime, zone: ZoneInfo) -> datetime:
    """What a clock on the wall shows at that instant, without an offset."""
    return instant.astimezone(zone).replace(tzinfo=None, fold=0)
