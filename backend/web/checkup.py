"""What `soleus doctor` finds out about the ground: data folder, secrets, database, clock, limits."""

import zoneinfo
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum
from importlib.metadata import version
from pathlib import Path
from typing import Final

from limits.storage import Storage, storage_from_string
from sqlalchemy import func, make_url, select
from sqlalchemy.exc import SQLAlchemyError

from backend.db import Database, is_schema_current
from backend.settings import Settings

LEAST_SECRET_LENGTH: Final = 32
# A reminder is due at a minute; clocks that are further apart than this show.
MOST_CLOCK_DIFFERENCE: Final = timedelta(seconds=5)


class Grade(StrEnum):
    """A caution leaves everything working; what is broken does not."""

    OK = "OK"
    CAUTION = "caution"
    BROKEN = "broken"


@dataclass(frozen=True, slots=True)
class Finding:
    """`text` says what was seen and, unless that is fine, what to do; never a secret."""

    check: str
    grade: Grade
    text: str = ""


def examine_secrets(settings: Settings) -> Iterator[Finding]:
    if settings.data_dir.stat().st_mode & 0o077:
        yield Finding(
            "data folder", Grade.CAUTION, "others on this machine can look into it; chmod it to 0700"
        )
    else:
        yield Finding("data folder", Grade.OK)
    if len(settings.secret_key.strip()) < LEAST_SECRET_LENGTH:
        advice = "secret_key is too short; delete the file and start again, which signs everybody out"
        yield Finding("secrets", Grade.BROKEN, advice)
    else:
        yield Finding("secrets", Grade.OK)


def examine_database(database: Database) -> Iterator[Finding]:
    """The first finding is the database itself; unless that is OK there is no other."""
    if not is_made(database):
        yield Finding("database", Grade.BROKEN, "there is none yet; `soleus serve` makes it")
        return
    try:
        is_current = is_schema_current(database.engine)
    except (SQLAlchemyError, OSError):
        advice = "does not answer; look at SOLEUS_DATABASE_URL, and whether its server runs and lets us in"
        yield Finding("database", Grade.BROKEN, advice)
        return
    yield Finding("database", Grade.OK, database.engine.dialect.name)
    if is_current:
        yield Finding("migrations", Grade.OK)
    else:
        advice = "not at this version's schema; restart `soleus serve`, which migrates"
        yield Finding("migrations", Grade.BROKEN, advice)


def is_made(database: Database) -> bool:
    """False for a file that is not there: connecting would make an empty one."""
    url = database.engine.url
    return url.get_backend_name() != "sqlite" or (url.database is not None and Path(url.database).exists())


def examine_clock(database: Database, now: datetime) -> Finding:
    if database.engine.dialect.name == "sqlite":
        return Finding("clock", Grade.OK, "database on this machine")
    with database.reading_session() as session:
        there = session.scalar(select(func.clock_timestamp()))
    if there is None or abs(there - now) > MOST_CLOCK_DIFFERENCE:
        apart = "an unknown time" if there is None else f"{abs(there - now).total_seconds():.0f} s"
        return Finding("clock", Grade.BROKEN, f"{apart} apart from the database's; let NTP set both")
    return Finding("clock", Grade.OK)


def examine_time_zones(now: datetime) -> Finding:
    """Only the locked package counts; the system's own files are often years old."""
    installed = version("tzdata")
    if zoneinfo.TZPATH:
        return Finding(
            "tzdata", Grade.BROKEN, "the system's zone files come first; import backend before others"
        )
    if int(installed.split(".")[0]) < now.year - 1:
        advice = f"{installed} is more than a year old and clocks change by law; install a newer Soleus"
        return Finding("tzdata", Grade.CAUTION, advice)
    return Finding("tzdata", Grade.OK, installed)


def examine_limits(settings: Settings, processes: int) -> Finding:
    """`processes` are those that were alive in the last minute."""
    if settings.limits_url.startswith("memory"):
        if processes > 1:
            advice = (
                f"{processes} processes, each with its own count, were alive in the last minute; unless one "
                "of them was just restarted, set SOLEUS_LIMITS_URL to a Redis"
            )
            return Finding("limits", Grade.CAUTION, advice)
        return Finding("limits", Grade.OK, "in memory, for one process")
    storage = storage_from_string(settings.limits_url)
    assert isinstance(storage, Storage)  # noqa: S101  # for the type checker; settings allow no other
    if storage.check():
        return Finding("limits", Grade.OK, "shared")
    return Finding("limits", Grade.BROKEN, "SOLEUS_LIMITS_URL does not answer; start its Redis")


def examine_queue(settings: Settings) -> Finding:
    """Where drain tickets wait."""
    if settings.engine_url.startswith("memory"):
        if settings.embed:
            return Finding("queue", Grade.OK, "in memory")
        advice = "consumers elsewhere see no ticket in memory; set SOLEUS_ENGINE_URL to a Redis or PostgreSQL"
        return Finding("queue", Grade.BROKEN, advice)
    if _queue_answers(settings.engine_url):
        return Finding("queue", Grade.OK, make_url(settings.engine_url).get_backend_name())
    advice = "SOLEUS_ENGINE_URL does not answer; reminders still go out each minute, but late"
    return Finding("queue", Grade.BROKEN, advice)


def _queue_answers(url: str) -> bool:
    if url.startswith("redis"):
        return bool(storage_from_string(url).check())
    database = Database(url)
    try:
        with database.engine.connect():
            return True
    except (SQLAlchemyError, OSError):
        return False
    finally:
        database.close()
