"""Dates and times as they cross the wire: wall times without an offset, instants in UTC."""

import re
from collections.abc import Callable
from datetime import UTC, date, datetime, time
from typing import Annotated

from pydantic import AwareDatetime, BeforeValidator, PlainSerializer

from backend.rules.document import DATE, MOMENT, TIME


def _read(shape: re.Pattern[str], parse: Callable[[str], object], message: str) -> BeforeValidator:
    """The library alone would take a time of day with seconds and an offset, and a date with hours."""

    def read(value: object) -> object:
        if not isinstance(value, str):
            return value
        try:
            return parse(value) if shape.fullmatch(value) else _refuse(message)
        except ValueError:
            return _refuse(message)

    return BeforeValidator(read)


def _refuse(message: str) -> object:
    raise ValueError(message)


def _utc(value: datetime) -> datetime:
    return value.astimezone(UTC)


def _minutes(value: time | datetime) -> str:
    return value.isoformat(timespec="auto" if value.second else "minutes")


LocalDate = Annotated[date, _read(DATE, date.fromisoformat, "must be a date such as 2026-03-20")]
LocalTime = Annotated[
    time,
    _read(TIME, time.fromisoformat, "must be a time such as 18:00"),
    PlainSerializer(_minutes, return_type=str),
]
LocalMoment = Annotated[
    datetime,
    _read(MOMENT, datetime.fromisoformat, "must be a local time such as 2026-03-23T10:00"),
    PlainSerializer(_minutes, return_type=str),
]
Instant = Annotated[AwareDatetime, PlainSerializer(_utc)]
"""An instant of this house going out, in UTC."""

SentInstant = AwareDatetime
"""An instant as a phone sends it, with its offset."""
