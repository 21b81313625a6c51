"""Copy every row from one database into another, and prove that both hold the same."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from typing import Any, Final

import psycopg
from psycopg import sql
from sqlalchemy import JSON, Connection, Table, Text, column, func, inspect, select, table, text
from sqlalchemy.exc import SQLAlchemyError

from backend.db import Database
from backend.operations.refusal import Refused
from backend.operations.rows import Digest, Fingerprint, Row, Told, batches, fingerprints
from backend.operations.tables import REVISION_TABLE, TABLES, tables_in_order

Fingerprints = Mapping[str, Fingerprint]
_POSTGRES: Final = "postgresql"


@contextmanager
def snapshot(database: Database) -> Iterator[Connection]:
    """All that is read through it is of one moment; writers go on meanwhile."""
    if database.engine.dialect.name == _POSTGRES:
        options: dict[str, Any] = {"isolation_level": "REPEATABLE READ", "postgresql_readonly": True}
    else:
        options = {"read_only": True}
    with database.engine.execution_options(**options).connect() as connection:
        yield connection


def copy_rows(source: Connection, target: Connection, told: Told) -> Fingerprints:
    """Fill the empty tables of `target` in its transaction; the fingerprints are of what `source` gave.

    Raises Refused, after which the transaction is to be rolled back.
    """
    given = {}
    for each in tables_in_order():
        digest = Digest(each)
        try:
            _put(target, each, _watched(batches(source, each), digest, told))
        except (psycopg.Error, SQLAlchemyError) as error:
            raise Refused(f"The rows of {each.name} cannot be written{_why(error)}.") from None
        given[each.name] = digest.fingerprint
    return given


def prove_equal(target: Connection, given: Fingerprints, told: Told) -> None:
    """Read everything back, in the transaction that wrote it; raises Refused."""
    taken = fingerprints(target, told)
    different = [name for name, fingerprint in given.items() if taken[name] != fingerprint]
    if different:
        raise Refused(f"Not equal: {', '.join(different)}. Nothing was kept.")


def lock_all(target: Connection) -> None:
    """Nobody else writes until the end of the transaction."""
    if target.dialect.name == _POSTGRES:
        names = ", ".join(f'"{each.name}"' for each in tables_in_order())
        target.execute(text(f"LOCK TABLE {names} IN SHARE ROW EXCLUSIVE MODE"))


def tables_with_rows(connection: Connection) -> list[str]:
    """Those that hold any; raises Refused for a database in which something else lives."""
    present = set(inspect(connection).get_table_names())
    if strange := sorted(present - set(TABLES.tables) - {REVISION_TABLE}):
        raise Refused(f"That database holds tables that are not of Soleus, such as {strange[0]}.")
    one = select(text("1"))
    return [
        each.name
        for each in tables_in_order()
        if each.name in present and connection.scalar(one.select_from(table(each.name)).limit(1))
    ]


def _watched(parts: Iterable[Sequence[Row]], digest: Digest, told: Told) -> Iterator[Sequence[Row]]:
    for rows in parts:
        yield rows
        digest.add(rows)
        told(len(rows))


def _put(target: Connection, into: Table, parts: Iterable[Sequence[Row]]) -> None:
    if target.dialect.name == _POSTGRES:
        _copy_in(target, into, parts)
        _continue_numbering(target, into)
        return
    names = [each.name for each in into.columns]
    kinds = (Text() if isinstance(each.type, JSON) else each.type for each in into.columns)
    plain = table(into.name, *(column(*pair) for pair in zip(names, kinds, strict=True)))
    for rows in parts:
        target.execute(plain.insert(), [dict(zip(names, row, strict=True)) for row in rows])


def _copy_in(target: Connection, into: Table, parts: Iterable[Sequence[Row]]) -> None:
    """One statement a table; a row may point at a later one of its own table, for that key is deferred."""
    names = sql.SQL(", ").join(sql.Identifier(each.name) for each in into.columns)
    statement = sql.SQL("COPY {} ({}) FROM STDIN").format(sql.Identifier(into.name), names)
    driver: Any = target.connection.driver_connection
    with driver.cursor() as cursor, cursor.copy(statement) as copying:
        for rows in parts:
            for row in rows:
                copying.write_row(row)


def _continue_numbering(target: Connection, into: Table) -> None:
    number = into.autoincrement_column
    if number is not None:
        sequence = func.pg_get_serial_sequence(into.name, number.name)
        latest = func.max(number)
        target.execute(select(func.setval(sequence, latest)).having(latest.is_not(None)))


def _why(error: psycopg.Error | SQLAlchemyError) -> str:
    """Never the error's own text: it quotes the row."""
    cause = getattr(error, "orig", error)
    diagnosis = getattr(cause, "diag", None)
    place = getattr(diagnosis, "column_name", None) or getattr(diagnosis, "constraint_name", None)
    return f" ({type(cause).__name__}{f', {place}' if place else ''})"
