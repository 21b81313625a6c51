"""Rows as both databases have them alike: the same plain values, the same canonical bytes, the same hash."""

import json
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time
from hashlib import sha256
from typing import Any, Final
from uuid import UUID

from sqlalchemy import (
    JSON,
    Boolean,
    Column,
    ColumnElement,
    Connection,
    Date,
    Float,
    Integer,
    Select,
    String,
    Table,
    Text,
    Time,
    Uuid,
    cast,
    func,
    inspect,
    select,
)
from sqlalchemy.types import TypeEngine

from backend.db import Instant
from backend.operations.tables import tables_in_order

BATCH: Final = 2_000
# Text sorts by its bytes in one of them and by a language in the other, unless told.
_BYTE_ORDER: Final = {"sqlite": "BINARY", "postgresql": "C"}

Row = Sequence[Any]
Told = Callable[[int], None]


@dataclass(frozen=True, slots=True)
class Fingerprint:
    """Of one table: how many rows, and the SHA-256 of their canonical lines in the order of their keys."""

    rows: int
    sha256: str


class Digest:
    """Takes the rows of one table as they pass by."""

    def __init__(self, table: Table) -> None:
        self._encoders = [_encoder(column.type) for column in table.columns]
        self._hash = sha256()
        self._rows = 0

    def add(self, rows: Iterable[Row]) -> None:
        for row in rows:
            line = [
                None if value is None else encode(value)
                for encode, value in zip(self._encoders, row, strict=True)
            ]
            self._hash.update(json.dumps(line).encode() + b"\n")
            self._rows += 1

    @property
    def fingerprint(self) -> Fingerprint:
        return Fingerprint(self._rows, self._hash.hexdigest())


def batches(connection: Connection, table: Table) -> Iterator[Sequence[Row]]:
    """All rows by key, with JSON as the text that is stored: `null` in it is not the same as none."""
    options = {"yield_per": BATCH}
    yield from connection.execute(_reading(connection, table), execution_options=options).partitions()


def fingerprints(connection: Connection, told: Told) -> Mapping[str, Fingerprint]:
    """Of every table, by its name; `told` hears how many rows were read."""
    found = {}
    for table in tables_in_order():
        digest = Digest(table)
        for rows in batches(connection, table):
            digest.add(rows)
            told(len(rows))
        found[table.name] = digest.fingerprint
    return found


def count_rows(connection: Connection) -> int:
    """In the tables that are there: an older schema may lack some."""
    present = set(inspect(connection).get_table_names())
    there = [table for table in tables_in_order() if table.name in present]
    counts = (connection.scalar(select(func.count()).select_from(table)) for table in there)
    return sum(count or 0 for count in counts)


def _reading(connection: Connection, table: Table) -> Select[Any]:
    collation = _BYTE_ORDER[connection.dialect.name]
    order = [
        key.collate(collation) if isinstance(key.type, String) else key for key in table.primary_key.columns
    ]
    return select(*(_plain(column) for column in table.columns)).order_by(*order)


def _plain(column: Column[Any]) -> ColumnElement[Any]:
    return cast(column, Text).label(column.name) if isinstance(column.type, JSON) else column


def _encoder(kind: TypeEngine[Any]) -> Callable[[Any], object]:
    for known, encode in _ENCODERS:
        if isinstance(kind, known):
            return encode
    raise TypeError(f"no canonical form for {kind!r}")


def _hex(value: UUID) -> str:
    return value.hex


def _instant(value: datetime) -> str:
    return value.isoformat(timespec="microseconds")


def _iso(value: date | time) -> str:
    return value.isoformat()


def _sorted_json(value: str) -> str:
    return json.dumps(json.loads(value), sort_keys=True)


_ENCODERS: Final[Sequence[tuple[type[TypeEngine[Any]], Callable[[Any], object]]]] = (
    (Uuid, _hex),
    (Instant, _instant),
    (JSON, _sorted_json),
    (Date, _iso),
    (Time, _iso),
    (Boolean, bool),
    (Float, float),
    (Integer, int),
    (String, str),
)
