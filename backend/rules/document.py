"""Reads documents strictly: what is unknown, missing or of another type is named, never guessed."""

import json
import re
from collections.abc import Iterator, Sequence
from datetime import date, datetime, time
from typing import NoReturn, TypeVar

DATE = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
TIME = re.compile(r"(?:[01][0-9]|2[0-3]):[0-5][0-9]")
MOMENT = re.compile(rf"{DATE.pattern}T{TIME.pattern}")
LONGEST_KEY_SHOWN = 40
Kind = TypeVar("Kind")


class FieldProblem(ValueError):
    """What is wrong, and in which field (a dotted path, empty for the whole document)."""

    def __init__(self, field: str, message: str) -> None:
        super().__init__(f"{field}: {message}" if field else message)
        self.field = field
        self.message = message


def json_value(text: str) -> object:
    """The value in a JSON text; raises FieldProblem for anything RFC 8259 leaves open (a key twice, NaN)."""
    try:
        value: object = json.loads(text, object_pairs_hook=_each_key_once, parse_constant=_refuse_constant)
    except RecursionError:
        raise FieldProblem("", "the JSON is nested too deeply") from None
    except json.JSONDecodeError as error:
        raise FieldProblem("", f"not valid JSON at line {error.lineno}, column {error.colno}") from None
    except FieldProblem:
        raise
    except ValueError:
        raise FieldProblem("", "a number in the JSON has too many digits") from None
    return value


def _each_key_once(pairs: list[tuple[str, object]]) -> dict[str, object]:
    seen = dict(pairs)
    if len(seen) < len(pairs):
        keys = [key for key, _ in pairs]
        raise FieldProblem(shown(next(key for key in keys if keys.count(key) > 1)), "is given twice")
    return seen


def _refuse_constant(name: str) -> NoReturn:
    raise FieldProblem("", f"{name} is not JSON")


def shown(key: str) -> str:
    """A key from outside, safe in a line of text."""
    plain = json.dumps(key)[1:-1]
    return plain if len(plain) <= LONGEST_KEY_SHOWN else plain[:LONGEST_KEY_SHOWN] + "..."


class Document:
    """One object of a document; each getter raises FieldProblem with the path of what it could not take.

    Call `finish` on the whole after the last getter: it refuses a key, in any part, that nobody asked for.
    """

    def __init__(self, value: object, path: str = "") -> None:
        self.path = path
        if not isinstance(value, dict):
            raise FieldProblem(path, "must be an object" if path else "the document must be an object")
        self._values: dict[str, object] = value
        self._asked: set[str] = set()
        self._parts: list[Document] = []

    def field(self, key: str) -> str:
        return f"{self.path}.{key}" if self.path else key

    def refuse(self, key: str, message: str) -> NoReturn:
        raise FieldProblem(self.field(key), message)

    def has(self, key: str) -> bool:
        return key in self._values

    def __iter__(self) -> Iterator[str]:
        return iter(self._values)

    def value(self, key: str) -> object:
        self._asked.add(key)
        if key not in self._values:
            self.refuse(key, "is missing")
        return self._values[key]

    def finish(self) -> None:
        for key in self._values:
            if key not in self._asked:
                self.refuse(shown(key), "is not a known key")
        for part in self._parts:
            part.finish()

    def text(self, key: str) -> str:
        value = self.value(key)
        if not isinstance(value, str):
            self.refuse(key, "must be a text")
        return value

    def one_of(self, key: str, allowed: Sequence[str]) -> str:
        value = self.text(key)
        if value not in allowed:
            self.refuse(key, f"must be one of {', '.join(allowed)}")
        return value

    def flag(self, key: str) -> bool:
        value = self.value(key)
        if not isinstance(value, bool):
            self.refuse(key, "must be true or false")
        return value

    def whole(self, key: str, least: int, most: int) -> int:
        value = self.value(key)
        if not isinstance(value, int) or isinstance(value, bool) or not least <= value <= most:
            self.refuse(key, f"must be a whole number from {least} to {most}")
        return value

    def number(self, key: str, least: float, most: float) -> float:
        value = self.value(key)
        if not isinstance(value, int | float) or isinstance(value, bool) or not least <= value <= most:
            self.refuse(key, f"must be a number from {least:g} to {most:g}")
        return float(value)

    def day(self, key: str) -> date:
        return date.fromisoformat(self._shaped(key, DATE, "must be a date such as 2026-03-20"))

    def clock(self, key: str) -> time:
        return time.fromisoformat(self._shaped(key, TIME, "must be a time such as 18:00"))

    def moment(self, key: str) -> datetime:
        """A wall time without an offset."""
        message = "must be a local time such as 2026-03-23T10:00"
        return datetime.fromisoformat(self._shaped(key, MOMENT, message))

    def _shaped(self, key: str, shape: re.Pattern[str], message: str) -> str:
        value = self.value(key)
        if not isinstance(value, str) or not shape.fullmatch(value):
            self.refuse(key, message)
        try:
            datetime.fromisoformat(value if shape is not TIME else f"2000-01-01T{value}")
        except ValueError:
            self.refuse(key, "is not in the calendar")
        return value

    def texts(self, key: str) -> tuple[str, ...]:
        return tuple(value for value in self._each(key, str, "must be a list of texts"))

    def wholes(self, key: str, least: int, most: int) -> tuple[int, ...]:
        message = f"must be a list of whole numbers from {least} to {most}"
        values = self._each(key, int, message)
        if any(isinstance(value, bool) or not least <= value <= most for value in values):
            self.refuse(key, message)
        return tuple(values)

    def _each(self, key: str, kind: type[Kind], message: str) -> list[Kind]:
        values = self.value(key)
        if not isinstance(values, list):
            self.refuse(key, message)
        wanted = [value for value in values if isinstance(value, kind)]
        if len(wanted) < len(values):
            self.refuse(key, message)
        return wanted

    def part(self, key: str) -> "Document":
        part = Document(self.value(key), self.field(key))
        self._parts.append(part)
        return part

    def part_if_any(self, key: str) -> "Document | None":
        return self.part(key) if self.has(key) else None

    def parts(self, key: str) -> tuple["Document", ...]:
        values = self.value(key)
        if not isinstance(values, list):
            self.refuse(key, "must be a list of objects")
        parts = tuple(Document(value, f"{self.field(key)}[{place}]") for place, value in enumerate(values))
        self._parts.extend(parts)
        return parts
