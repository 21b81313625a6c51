"""A patient story as a table of text: a date, what happened, what the app said."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, time
from typing import Final

SEPARATOR: Final = "|"


@dataclass(frozen=True, slots=True)
class Line:
    """`at` is none where the deed itself knows its hour: a session, a morning."""

    number: int
    on: date
    at: time | None
    deed: str
    said: tuple[str, ...]

    def __str__(self) -> str:
        hour = f" {self.at:%H:%M}" if self.at else ""
        return f"line {self.number}: {self.on}{hour} | {self.deed} | {'; '.join(self.said)}"


def lines_of(story: str) -> Iterator[Line]:
    """A row that begins with an empty date goes on with what the row above it says."""
    number, row = 0, ["", "", ""]
    for text in story.strip().splitlines():
        if not text.strip():
            continue
        when, deed, said = (part.strip() for part in text.split(SEPARATOR))
        if when:
            if number:
                yield _line(number, *row)
            number, row = number + 1, [when, deed, said]
        else:
            row = [row[0], f"{row[1]} {deed}".strip(), _joined(row[2], said)]
    yield _line(number, *row)


def _joined(said: str, more: str) -> str:
    """Sayings one to a row, or several; a comma at the end of a row goes on in the next."""
    return f"{said} {more}" if said.endswith(",") else f"{said}; {more}"


def _line(number: int, when: str, deed: str, said: str) -> Line:
    day, _, hour = when.partition(" ")
    return Line(
        number=number,
        on=date.fromisoformat(day),
        at=time.fromisoformat(hour) if hour else None,
        deed=deed,
        said=tuple(part.strip() for part in said.split(";") if part.strip()),
    )
