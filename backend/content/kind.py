"""The kinds of reminders: useful times, texts, and how a day is kept from being crowded."""

from dataclasses import dataclass
from datetime import time, timedelta
from functools import cache
from pathlib import Path
from string import Formatter

from backend.content.toml_file import FOLDER, toml_document
from backend.rules.document import Document
from backend.rules.quiet_hours import QuietHours

URGENCIES = ("very-low", "low", "normal", "high")
PLACEHOLDERS = frozenset({"time", "n", "of"})
# A locked phone cuts after about these.
LONGEST_TITLE, LONGEST_BODY = 40, 80
MINUTES_OF_A_WEEK = 7 * 24 * 60


@dataclass(frozen=True, slots=True)
class NoticeText:
    title: str
    body: str

    def filled(self, *, time: str = "", n: int | None = None, of: int | None = None) -> "NoticeText":
        """With the wall time of the session or visit, and the place in a course, where it names them."""
        values = {"time": time, "n": n, "of": of}
        return NoticeText(self.title.format_map(values), self.body.format_map(values))

    def names(self, placeholder: str) -> bool:
        return f"{{{placeholder}}}" in self.title + self.body


@dataclass(frozen=True, slots=True)
class Kind:
    """`useful` of None: until the thing it comes before begins. `lead`: how long before a visit it comes.

    `repeat`: how long it waits for an answer before it is told once more; zero: never.
    """

    name: str
    useful: timedelta | None
    lead: timedelta | None
    default_time: time | None
    worth: int
    is_pushed: bool
    keeps_time: bool
    urgency: str
    repeat: timedelta
    snoozes: tuple[timedelta, ...]
    has_evening_snooze: bool
    neutral: NoticeText
    detail: NoticeText
    late: NoticeText


@dataclass(frozen=True, slots=True)
class DayRules:
    """`evening` is the wall time that "snooze to the evening" means."""

    most_pushes: int
    evening: time
    quiet: QuietHours


@dataclass(frozen=True, slots=True)
class KindsFile:
    day: DayRules
    kinds: dict[str, Kind]


def load_kinds(path: Path) -> KindsFile:
    """Raises ContentProblem."""
    with toml_document(path) as document:
        tables = document.part("kinds")
        kinds = {name: _kind(name, tables.part(name)) for name in tables}
        return KindsFile(_day(document.part("day")), kinds)


@cache
def kinds_file() -> KindsFile:
    return load_kinds(FOLDER / "kinds.toml")


def _day(table: Document) -> DayRules:
    quiet = QuietHours(table.clock("quiet_from"), table.clock("quiet_to"))
    return DayRules(table.whole("most_pushes", 1, 24), table.clock("evening"), quiet)


def _kind(name: str, table: Document) -> Kind:
    snoozes = table.wholes("snooze_minutes", 5, 720) if table.has("snooze_minutes") else ()
    return Kind(
        name=name,
        useful=_useful(table),
        lead=_minutes(table, "lead_minutes", 1) if table.has("lead_minutes") else None,
        default_time=table.clock("default_time") if table.has("default_time") else None,
        worth=table.whole("worth", 0, 1000),
        is_pushed=table.flag("is_pushed"),
        keeps_time=table.flag("keeps_time"),
        urgency=table.one_of("urgency", URGENCIES),
        repeat=_minutes(table, "repeat_minutes", 0),
        snoozes=tuple(timedelta(minutes=minutes) for minutes in snoozes),
        has_evening_snooze=table.has("snooze_evening") and table.flag("snooze_evening"),
        neutral=_text(table.part("neutral"), frozenset()),
        detail=_text(table.part("detail"), PLACEHOLDERS),
        late=_text(table.part("late"), frozenset()),
    )


def _useful(table: Document) -> timedelta | None:
    if not table.has("useful_until_anchor"):
        return _minutes(table, "useful_minutes", 1)
    if not table.flag("useful_until_anchor") or table.has("useful_minutes"):
        table.refuse("useful_until_anchor", "must be true and stand in place of useful_minutes")
    return None


def _minutes(table: Document, key: str, least: int) -> timedelta:
    return timedelta(minutes=table.whole(key, least, MINUTES_OF_A_WEEK))


def _text(table: Document, placeholders: frozenset[str]) -> NoticeText:
    for key, longest in (("title", LONGEST_TITLE), ("body", LONGEST_BODY)):
        text = table.text(key)
        if not 0 < len(text) <= longest:
            table.refuse(key, f"must have 1 to {longest} characters")
        try:
            named = {name for _, name, _, _ in Formatter().parse(text) if name is not None}
        except ValueError:
            table.refuse(key, "has a brace without its other half")
        if not named <= placeholders:
            allowed = ", ".join(sorted(placeholders)) or "none"
            table.refuse(key, f"has a placeholder that is not known here (allowed: {allowed})")
    return NoticeText(table.text("title"), table.text("body"))
