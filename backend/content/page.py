"""The library: pages in Markdown with a head in TOML, checked against each other, as data for the phone."""

import tomllib
from collections.abc import Collection, Mapping
from dataclasses import asdict, dataclass
from datetime import date
from functools import cache
from pathlib import Path

from backend.content.badge import Badge, Evidence, evidence
from backend.content.block import Block, BlockProblem, Heading, ItemList, Span, blocks
from backend.content.exercise import exercises
from backend.content.toml_file import FOLDER, ContentProblem, toml_document
from backend.content.toml_lines import line_of
from backend.rules.document import Document, FieldProblem

FENCE = "+++\n"
LAST_STATEMENT = 102
LONGEST_SUMMARY = 140
MOST_IN_TOPIC = 20
OTHER_ADDRESSES = frozenset({"/help"})
PAGE_ADDRESS = "/learn/"


@dataclass(frozen=True, slots=True)
class Topic:
    key: str
    title: str


@dataclass(frozen=True, slots=True)
class Page:
    """`statements`: which numbered statements of the clinic's article it carries. `rank` in its topic."""

    key: str
    title: str
    topic: str
    rank: int
    summary: str
    badge: str
    reviewed_on: date
    statements: tuple[int, ...]
    related: tuple[str, ...]
    exercises: tuple[str, ...]
    blocks: tuple[Block, ...]


@dataclass(frozen=True, slots=True)
class Library:
    """`supports`: what a library can and cannot do, said once. Pages in the order of their topics.

    `exercises`: the titles of those that pages name.
    """

    supports: str
    topics: tuple[Topic, ...]
    pages: dict[str, Page]
    badges: dict[str, Badge]
    exercises: dict[str, str]

    def as_json(self) -> dict[str, object]:
        """All of it, as a phone keeps it: no HTML, only typed blocks."""
        pages = [asdict(page) | {"reviewed_on": page.reviewed_on.isoformat()} for page in self.pages.values()]
        return {
            "supports": self.supports,
            "topics": [asdict(topic) for topic in self.topics],
            "badges": {key: badge.as_json() for key, badge in self.badges.items()},
            "exercises": self.exercises,
            "pages": pages,
        }


def load_page(path: Path) -> Page:
    """Raises ContentProblem, which names file and line."""
    head, body = _parts(path)
    try:
        document = Document(tomllib.loads(head))
        page = _page(path.stem, document, blocks(body))
        document.finish()
    except tomllib.TOMLDecodeError as problem:
        raise ContentProblem(f"{path.name}: {problem}") from problem
    except FieldProblem as problem:
        raise _located(path, line_of(head, problem.field) or 1, problem) from problem
    except BlockProblem as problem:
        raise _located(path, head.count("\n") + 2 + problem.line, problem) from problem
    return page


def _located(path: Path, line: int, problem: Exception | str) -> ContentProblem:
    return ContentProblem(f"{path.name}, line {line}: {problem}")


def _parts(path: Path) -> tuple[str, str]:
    """Head and body; the head keeps an empty line for its fence, so that its lines count as the file's."""
    try:
        text = path.read_text(encoding="utf-8")
    except UnicodeDecodeError as problem:
        raise ContentProblem(f"{path.name}: {problem}") from problem
    before, *parts = text.split(FENCE, maxsplit=2)
    if before or len(parts) < 2:
        raise _located(path, 1, "a page begins with a head between two lines of +++")
    return "\n" + parts[0], parts[1]


def _page(key: str, head: Document, parts: tuple[Block, ...]) -> Page:
    summary = head.text("summary")
    if not 0 < len(summary) <= LONGEST_SUMMARY:
        head.refuse("summary", f"must have 1 to {LONGEST_SUMMARY} characters")
    return Page(
        key=key,
        title=head.text("title"),
        topic=head.text("topic"),
        rank=head.whole("rank", 1, MOST_IN_TOPIC),
        summary=summary,
        badge=head.text("badge"),
        reviewed_on=head.day("reviewed_on"),
        statements=head.wholes("statements", 1, LAST_STATEMENT),
        related=head.texts("related"),
        exercises=head.texts("exercises"),
        blocks=parts,
    )


def load_library(folder: Path, evidence: Evidence, exercises: Mapping[str, str]) -> Library:
    """`exercises`: the titles of all there are. Raises ContentProblem."""
    with toml_document(folder / "library.toml") as document:
        supports = document.text("supports")
        topics = tuple(Topic(part.text("key"), part.text("title")) for part in document.parts("topics"))
    order = [topic.key for topic in topics]
    found = {path.stem: load_page(path) for path in sorted(folder.glob("*.md"))}
    for page in found.values():
        known = {"topic": order, "badge": evidence.badges, "related": found, "exercises": exercises}
        _refuse_strangers(folder / f"{page.key}.md", page, known)
    pages = sorted(found.values(), key=lambda page: (order.index(page.topic), page.rank))
    named = {key: exercises[key] for page in pages for key in page.exercises}
    return Library(supports, topics, {page.key: page for page in pages}, evidence.badges, named)


def _refuse_strangers(path: Path, page: Page, known: Mapping[str, Collection[str]]) -> None:
    """Refuses what the page names and nobody knows."""
    head, body = _parts(path)
    named = [("topic", "topic", page.topic), ("badge", "badge", page.badge)]
    for key, values in (("related", page.related), ("exercises", page.exercises)):
        named += [(key, f"{key}[{place}]", value) for place, value in enumerate(values)]
    for key, field, value in named:
        if value not in known[key]:
            raise _located(path, line_of(head, field) or 1, f"{field}: there is no {value}")
    for to in _addresses(page):
        if to not in OTHER_ADDRESSES and to.removeprefix(PAGE_ADDRESS) not in known["related"]:
            line = (head + FENCE + body).split(to)[0].count("\n") + 1
            raise _located(path, line, f"a link leads to {to}, which is not here")


def _addresses(page: Page) -> list[str]:
    return [span.to for block in page.blocks for span in _spans(block) if span.to is not None]


def _spans(block: Block) -> list[Span]:
    if isinstance(block, Heading):
        return []
    if isinstance(block, ItemList):
        return [span for item in block.items for span in item]
    return list(block.text)


@cache
def library() -> Library:
    titles = {key: exercise.title for key, exercise in exercises().items()}
    return load_library(FOLDER / "library", evidence(), titles)
