"""A second opinion on civil time: the C library, reading the same zone files by code of its own."""

import os
import time
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta
from importlib.resources import as_file, files

# No zone changes its clocks twice within so short a time.
AROUND = timedelta(hours=36)


@contextmanager
def clock_of(zone: str) -> Iterator[None]:
    """Sets this process's clock to the zone for a while."""
    before = os.environ.get("TZ")
    with as_file(files("tzdata").joinpath("zoneinfo", *zone.split("/"))) as path:
        os.environ["TZ"] = f":{path}"
        time.tzset()
        try:
            yield
        finally:
            if before is None:
                del os.environ["TZ"]
            else:
                os.environ["TZ"] = before
            time.tzset()


def shown_at(instant: datetime) -> datetime:
    """What the clock shows."""
    return datetime.fromisoformat(time.strftime("%Y-%m-%dT%H:%M:%S", time.localtime(instant.timestamp())))


def rfc_5545_instant(local: datetime) -> datetime:
    """The first instant at which the clock shows `local`; if there is none, the one by the offset before."""
    as_if_utc = local.replace(tzinfo=UTC)
    offsets = [shown_at(as_if_utc + way * AROUND) - (local + way * AROUND) for way in (-1, 1)]
    instants = sorted(as_if_utc - offset for offset in offsets)
    return next((instant for instant in instants if shown_at(instant) == local), as_if_utc - offsets[0])
