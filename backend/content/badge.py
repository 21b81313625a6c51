"""How sure the evidence is, topic by topic: a verdict, the newest source, and the one that disagrees."""

from dataclasses import asdict, dataclass
from datetime import date
from functools import cache
from pathlib import Path

from backend.content.source import source_of
from backend.content.toml_file import FOLDER, toml_document
from backend.rules.document import Document

LEVELS = ("strong", "moderate", "conflicting", "weak", "no_benefit")
FIRST_YEAR, LAST_YEAR = 1980, 2100
UNDATED = "The clinic's article"
LONGEST_VERDICT = 200


@dataclass(frozen=True, slots=True)
class Source:
    """`year` is None for the article the clinic follows, which bears none.

    `figure`: what it found, as one large number with its unit; `said`: what the number is, or all of it.
    """

    name: str
    year: int | None
    said: str
    figure: str | None


@dataclass(frozen=True, slots=True)
class Badge:
    """`contrary`: who disagrees with the newest source or with the clinic. `source`: an anchor."""

    key: str
    title: str
    level: str
    verdict: str
    newest: Source
    contrary: Source | None
    source: str

    def as_json(self) -> dict[str, object]:
        return asdict(self)


@dataclass(frozen=True, slots=True)
class Evidence:
    """`reviewed_on`: when somebody last went through all of it."""

    reviewed_on: date
    badges: dict[str, Badge]


def load_evidence(path: Path) -> Evidence:
    """Raises ContentProblem."""
    with toml_document(path) as document:
        tables = document.part("badges")
        badges = {key: _badge(key, tables.part(key)) for key in tables}
        return Evidence(document.day("reviewed_on"), badges)


@cache
def evidence() -> Evidence:
    return load_evidence(FOLDER / "evidence.toml")


def _badge(key: str, table: Document) -> Badge:
    verdict = table.text("verdict")
    if not 0 < len(verdict) <= LONGEST_VERDICT:
        table.refuse("verdict", f"must have 1 to {LONGEST_VERDICT} characters")
    contrary = _source(part) if (part := table.part_if_any("contrary")) else None
    level = table.one_of("level", LEVELS)
    if level == "conflicting" and contrary is None:
        table.refuse("contrary", "is missing: conflicting evidence names the source that disagrees")
    return Badge(
        key=key,
        title=table.text("title"),
        level=level,
        verdict=verdict,
        newest=_source(table.part("newest")),
        contrary=contrary,
        source=source_of(table),
    )


def _source(table: Document) -> Source:
    name = table.text("name")
    return Source(
        name=name,
        year=None if name == UNDATED else table.whole("year", FIRST_YEAR, LAST_YEAR),
        said=table.text("said"),
        figure=table.text("figure") if table.has("figure") else None,
    )
