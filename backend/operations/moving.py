"""Move a SQLite database, even one in use, into an empty PostgreSQL."""

from collections.abc import Collection
from dataclasses import dataclass
from typing import Final

from sqlalchemy import Connection, text
from sqlalchemy.exc import SQLAlchemyError

from backend.db import Database, change_schema, newest_revision, schema_revision
from backend.operations.copying import (
    Fingerprints,
    copy_rows,
    lock_all,
    prove_equal,
    snapshot,
    tables_with_rows,
)
from backend.operations.refusal import Refused
from backend.operations.rows import Told, count_rows, fingerprints
from backend.web.checkup import is_made

# Each row is read here, and once more there.
PASSES: Final = 2


@dataclass(frozen=True, slots=True)
class Moved:
    """What both databases hold alike, and the tables that were written meanwhile in the old one alone."""

    tables: Fingerprints
    changed: Collection[str]


def open_source(source: Database) -> int:
    """How many rows there are to read and to read back; raises Refused for what cannot be copied."""
    if source.engine.dialect.name != "sqlite":
        raise Refused("SOLEUS_DATABASE_URL is PostgreSQL already; use pg_dump, or `soleus backup`.")
    if not is_made(source):
        raise Refused("There is no database at SOLEUS_DATABASE_URL.")
    with snapshot(source) as connection:
        refuse_other_schema(connection, "SOLEUS_DATABASE_URL")
        return count_rows(connection) * PASSES


def copy_database(source: Database, target: Database, told: Told) -> Moved:
    """Copy what `source` holds at one moment, in one transaction of `target`; nothing in `source` changes.

    Raises Refused, and then `target` holds no row.
    """
    _prepare_target(target)
    with snapshot(source) as reading:
        version = _data_version(reading)
        with target.engine.begin() as writing:
            lock_all(writing)
            _refuse_rows(writing)
            given = copy_rows(reading, writing, told)
            prove_equal(writing, given, told)
        with target.engine.begin() as writing:
            writing.execute(text("ANALYZE"))
        reading.rollback()  # the next look is at this moment
        if _data_version(reading) == version:
            return Moved(given, [])
        later = fingerprints(reading, lambda _rows: None)
    return Moved(given, [name for name in given if later[name] != given[name]])


def refuse_other_schema(connection: Connection, name: str) -> None:
    found = schema_revision(connection)
    if found != newest_revision():
        raise Refused(
            f"The schema at {name} is {found or 'empty'}, this version's is {newest_revision()}; "
            "start this version once, which migrates."
        )


def refuse_newer_schema(connection: Connection, name: str) -> None:
    found = schema_revision(connection)
    if found is not None and found > newest_revision():
        raise Refused(
            f"{name} comes from a newer Soleus ({found}); this one knows up to {newest_revision()}."
        )


def _prepare_target(target: Database) -> None:
    try:
        with target.engine.connect() as connection:
            refuse_newer_schema(connection, "That database")
            _refuse_rows(connection)
        change_schema(target.engine)
    except SQLAlchemyError:
        raise Refused("The database of --to does not answer, or does not let us make tables.") from None


def _refuse_rows(connection: Connection) -> None:
    if filled := tables_with_rows(connection):
        raise Refused(f"That database is not empty: {', '.join(filled[:3])}. Name one without rows.")


def _data_version(connection: Connection) -> int:
    """Changes whenever somebody else has written."""
    return int(connection.execute(text("PRAGMA data_version")).scalar_one())
