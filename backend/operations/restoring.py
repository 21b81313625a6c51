"""Put a backup back, on SQLite or PostgreSQL: all of it, or nothing changes."""

import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from typing import Any, Final
from urllib.parse import quote

from sqlalchemy import Connection, text
from sqlalchemy.exc import SQLAlchemyError

from backend.db import Database, change_schema
from backend.operations.backup import copy_pages, make_single_file, sqlite_path
from backend.operations.copying import copy_rows, prove_equal, snapshot, tables_with_rows
from backend.operations.drafts import draft_in
from backend.operations.moving import refuse_newer_schema
from backend.operations.refusal import Refused
from backend.operations.rows import Told, count_rows
from backend.operations.tables import REVISION_TABLE, TABLES, tables_in_order
from backend.web.checkup import is_made

# Signs of life of workers that are gone are no data.
_NO_DATA: Final = frozenset({"heartbeat"})


def restore(file: Path, database: Database, data_dir: Path, *, is_overwriting: bool, told: Told) -> int:
    """The number of rows now in `database`; raises Refused, and then it holds what it held before.

    `file` is looked through and brought to this version's schema in a copy, before anything else is touched.
    """
    if not file.is_file():
        raise Refused(f"There is no file {file}.")
    if (
        database.engine.dialect.name == "sqlite"
        and is_made(database)
        and file.samefile(sqlite_path(database))
    ):
        raise Refused(f"{file} is the database itself.")
    with _checked_copy(file, data_dir) as backup:
        try:
            _refuse_to_lose(database, is_overwriting=is_overwriting)
            with snapshot(backup) as reading:
                return _put_back(reading, database, told)
        except (SQLAlchemyError, sqlite3.Error):
            raise Refused("The database at SOLEUS_DATABASE_URL does not let itself be written.") from None


@contextmanager
def _checked_copy(file: Path, folder: Path) -> Iterator[Database]:
    """In a file of its own, since migrating it changes it."""
    with draft_in(folder, "restore") as draft:
        backup = Database(f"sqlite:///{draft}")
        try:
            _copy_whole(file, draft)
            with backup.engine.connect() as connection:
                _refuse_what_is_not_ours(connection, file)
            change_schema(backup.engine)
        except (sqlite3.Error, SQLAlchemyError, RuntimeError):
            raise Refused(f"{file} is not a whole backup of Soleus.") from None
        else:
            yield backup
        finally:
            backup.close()


def _copy_whole(file: Path, draft: Path) -> None:
    with (
        closing(sqlite3.connect(f"file:{quote(str(file.absolute()))}?mode=ro", uri=True)) as source,
        closing(sqlite3.connect(draft)) as target,
    ):
        copy_pages(source, target)
        make_single_file(target)


def _refuse_what_is_not_ours(connection: Connection, file: Path) -> None:
    """Damage, rows without their parents, a schema of something else, or one of a newer version."""
    broken = connection.execute(text("PRAGMA integrity_check(1)")).scalar_one() != "ok"
    orphans = connection.execute(text("PRAGMA foreign_key_check")).first() is not None
    names = set(connection.scalars(text("SELECT name FROM sqlite_schema WHERE type = 'table'")))
    own = {name for name in names if not name.startswith("sqlite_")}
    active = connection.execute(
        text("SELECT 1 FROM sqlite_schema WHERE type NOT IN ('table', 'index')")
    ).first()
    if (
        broken
        or orphans
        or active
        or REVISION_TABLE not in own
        or own - {REVISION_TABLE} - set(TABLES.tables)
    ):
        raise Refused(f"{file} is not a whole backup of Soleus.")
    refuse_newer_schema(connection, str(file))


def _refuse_to_lose(database: Database, *, is_overwriting: bool) -> None:
    if not is_made(database):
        return
    with database.engine.connect() as connection:
        refuse_newer_schema(connection, "The database")
        filled = set(tables_with_rows(connection)) - _NO_DATA
    if filled and not is_overwriting:
        raise Refused("There is data in the database already; say --overwrite to replace all of it.")


def _put_back(reading: Connection, database: Database, told: Told) -> int:
    if database.engine.dialect.name == "sqlite":
        rows = count_rows(reading)
        driver: Any = reading.connection.driver_connection
        with closing(sqlite3.connect(sqlite_path(database))) as target:
            copy_pages(driver, target)
        told(rows)
        return rows
    change_schema(database.engine)
    with database.engine.begin() as writing:
        names = ", ".join(f'"{table.name}"' for table in tables_in_order())
        writing.execute(text(f"TRUNCATE {names}"))
        given = copy_rows(reading, writing, told)
        prove_equal(writing, given, told)
    return sum(fingerprint.rows for fingerprint in given.values())
