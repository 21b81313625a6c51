"""Put the whole database into one SQLite file, while the house goes on."""

import sqlite3
from contextlib import closing
from pathlib import Path
from typing import Any, Final

from sqlalchemy import Connection
from sqlalchemy.exc import SQLAlchemyError

from backend.db import Database, change_schema, schema_revision
from backend.operations.copying import copy_rows, prove_equal, snapshot
from backend.operations.drafts import draft_in, put_into_place, refusal_to_overwrite
from backend.operations.moving import refuse_other_schema
from backend.operations.refusal import Refused
from backend.operations.rows import Told, count_rows
from backend.web.checkup import is_made

PAGES_AT_ONCE: Final = 2_000


def back_up(database: Database, file: Path, *, is_overwriting: bool, told: Told) -> int:
    """The number of rows in `file`, which holds one moment; raises Refused and then leaves all as it was."""
    file = file.absolute()
    if not is_made(database):
        raise Refused("There is no database at SOLEUS_DATABASE_URL.")
    if not file.parent.is_dir():
        raise Refused(f"There is no folder {file.parent}.")
    if file.is_dir() or _is_in_use(file, database):
        raise Refused(f"{file} cannot be a backup's name.")
    if file.exists() and not is_overwriting:
        raise refusal_to_overwrite(file)
    try:
        with draft_in(file.parent, file.name) as draft:
            rows = _write(database, draft, told)
            put_into_place(draft, file, is_overwriting=is_overwriting)
    except (SQLAlchemyError, sqlite3.Error):
        raise Refused("The database does not answer, or cannot be read: `soleus doctor` says why.") from None
    return rows


def copy_pages(source: sqlite3.Connection, target: sqlite3.Connection) -> None:
    """All of one database over another, which keeps what it had until the last page is written."""
    source.backup(target, pages=PAGES_AT_ONCE)


def make_single_file(connection: sqlite3.Connection) -> None:
    """Nothing beside it is needed to read it."""
    connection.execute("PRAGMA journal_mode=DELETE").close()


def sqlite_path(database: Database) -> Path:
    """Only for a database that is a SQLite file."""
    return Path(str(database.engine.url.database)).absolute()


def _is_in_use(file: Path, database: Database) -> bool:
    if database.engine.dialect.name != "sqlite":
        return False
    path = sqlite_path(database)
    if file.exists() and file.samefile(path):
        return True
    return file in {path.with_name(path.name + end) for end in ("-wal", "-shm", "-journal")}


def _write(database: Database, draft: Path, told: Told) -> int:
    with snapshot(database) as reading:
        if schema_revision(reading) is None:
            raise Refused("The database is empty: there is nothing to back up.")
        rows = count_rows(reading)
        if database.engine.dialect.name == "sqlite":
            driver: Any = reading.connection.driver_connection
            with closing(sqlite3.connect(draft)) as target:
                copy_pages(driver, target)
            told(rows)
        else:
            _write_rows(reading, draft, told)
    with closing(sqlite3.connect(draft)) as target:
        make_single_file(target)
        if target.execute("PRAGMA integrity_check").fetchone() != ("ok",):
            raise Refused("The database is damaged: what was read is not whole.")
    return rows


def _write_rows(reading: Connection, draft: Path, told: Told) -> None:
    refuse_other_schema(reading, "SOLEUS_DATABASE_URL")
    target = Database(f"sqlite:///{draft}")
    try:
        change_schema(target.engine)
        with target.engine.begin() as writing:
            given = copy_rows(reading, writing, told)
            prove_equal(writing, given, told)
    finally:
        target.close()
