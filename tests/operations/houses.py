"""Databases with rows in them, and what is in them."""

from collections.abc import Callable

from sqlalchemy import Connection, text

from backend.db import Database
from backend.operations.copying import Fingerprints, snapshot
from backend.operations.rows import fingerprints

OpenHouse = Callable[[str], Database]
Ask = Callable[..., tuple[int, str, str]]


def everything_in(database: Database) -> Fingerprints:
    with snapshot(database) as connection:
        return fingerprints(connection, lambda _rows: None)


def make_awkward(connection: Connection) -> None:
    """A key that sorts before the one it hangs on, JSON in its own order, words that are not English."""
    names = [row[1] for row in connection.execute(text("PRAGMA table_info(occurrence)"))]
    child = "00000000000000000000000000000001"
    changed = {"id": f"'{child}'", "anchor_id": "id", "slot_at": "'2026-03-21 01:02:03.000004'"}
    values = ", ".join(changed.get(name, name) for name in names)
    for statement in (
        f"INSERT INTO occurrence ({', '.join(names)}) SELECT {values} FROM occurrence",  # noqa: S608  # our own names only
        "INSERT INTO heartbeat VALUES ('Zürich:1', '2026-03-20 18:00:00.000000')",
        "INSERT INTO heartbeat VALUES ('a-host:1', '2026-03-20 18:00:00.5')",
        'UPDATE condition SET load_change = \'null\', answers = \'{"z": 1, "a": "\u00e4\\n"}\'',
        "UPDATE person SET name = '\u0410\u0434\u0430\t\\N'",
        "UPDATE notice_event SET id = 4711",
    ):
        connection.exec_driver_sql(statement)


def rename(database: Database, name: str) -> None:
    with database.session() as session, session.begin():
        session.execute(text("UPDATE clinic SET name = :name"), {"name": name})
