"""The library is whole, easy to read, honest about its evidence, and refuses what has no place in it."""

import json
import re
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from backend.content import ContentProblem, Library, evidence, library
from backend.content.block import Heading, ItemList, Note, Paragraph, Span, blocks
from backend.content.exercise import exercises
from backend.content.page import Page, load_library, load_page
from backend.content.toml_file import FOLDER
from tests.content.readability import WORD, grade, syllables

PAGES = list(library().pages.values())
FEWEST_PAGES = 20
FEWEST_WORDS, MOST_WORDS = 150, 350
HARDEST_GRADE = 7.0
# The statements of the article that need a page, because nothing else in the app says them.
FOR_READERS = {1, 8, 9, 21, 22, 37, 51, 52, 57, 58, 63, 64, 67, 68, 71, 72, 73, 74, 75, 76, 87} | {
    *range(94, 103)
}
TITLES = {key: exercise.title for key, exercise in exercises().items()}
each_page = pytest.mark.parametrize("page", PAGES, ids=lambda page: page.key)


def passages(page: Page) -> Iterator[str]:
    """The running text; headings and titles are no sentences."""
    for block in page.blocks:
        if isinstance(block, ItemList):
            yield from ("".join(span.text for span in item) for item in block.items)
        elif not isinstance(block, Heading):
            yield "".join(span.text for span in block.text)


def test_every_topic_has_pages_and_there_are_enough_of_them() -> None:
    assert len(PAGES) >= FEWEST_PAGES
    assert {page.topic for page in PAGES} == {topic.key for topic in library().topics}


def test_every_statement_that_only_a_page_can_carry_has_one() -> None:
    carried = {statement for page in PAGES for statement in page.statements}
    assert carried >= FOR_READERS


@each_page
def test_a_page_is_short_and_can_be_read_at_eleven(page: Page) -> None:
    words = sum(len(WORD.findall(passage)) for passage in passages(page))
    assert FEWEST_WORDS <= words <= MOST_WORDS
    assert grade(passages(page)) <= HARDEST_GRADE


@each_page
def test_a_page_with_conflicting_evidence_says_where_the_sources_disagree(page: Page) -> None:
    said = [block.text for block in page.blocks if isinstance(block, Heading)]
    said += [block.title for block in page.blocks if isinstance(block, Note)]
    is_conflicting = evidence().badges[page.badge].level == "conflicting"
    assert "Where the sources disagree" in said or not is_conflicting


@each_page
def test_a_page_leads_on_to_others_and_to_exercises_that_exist(page: Page) -> None:
    assert page.related
    assert page.key not in page.related
    assert set(page.exercises) <= set(exercises())


def test_what_the_library_cannot_do_is_said_once() -> None:
    texts = [passage for page in PAGES for passage in passages(page)]
    assert "do not replace a clinician" in library().supports
    assert not [text for text in texts if "replace a clinician" in text]


def test_the_library_is_plain_data() -> None:
    told = json.loads(json.dumps(library().as_json()))
    first = next(page for page in told["pages"] if page["key"] == "tendon")
    assert first["blocks"][1] == {"kind": "heading", "text": "The Achilles"}
    assert first["reviewed_on"] == "2026-11-22"
    assert told["badges"]["gtn"]["contrary"]["year"] == 2004
    assert "<" not in json.dumps(told)


@pytest.mark.parametrize(
    ("sentence", "count", "hardness"),
    [
        pytest.param("The cat sat on the mat.", 6, -1.4, id="a first reader"),
        pytest.param(
            "This sentence, taken as a reading passage unto itself, is being used to prove a point.",
            24,
            8.4,
            id="the usual example of plain English",
        ),
        pytest.param(
            "The Australian platypus is seemingly a hybrid of a mammal and reptilian creature.",
            24,
            11.3,
            id="the usual example of hard English",
        ),
    ],
)
def test_the_measure_of_reading_agrees_with_known_examples(
    sentence: str, count: int, hardness: float
) -> None:
    assert sum(map(syllables, WORD.findall(sentence))) == pytest.approx(count, abs=2)
    assert grade([sentence]) == pytest.approx(hardness, abs=2)


def test_the_measure_of_reading_finds_a_leaflet_too_hard() -> None:
    leaflet = (
        "Administration of nitrates is contraindicated in individuals receiving phosphodiesterase inhibitors."
    )
    assert grade([leaflet]) > HARDEST_GRADE


def test_markdown_becomes_typed_blocks() -> None:
    text = "## Head\n\nOne *two*\n**three** [four](/help).\n\n- a\n- b\n\n1. c\n"
    text += "\n> **Title** And text.\n\n> **! Stop** *Now*.\n"
    assert blocks(text) == (
        Heading("Head"),
        Paragraph(
            (
                Span("One "),
                Span("two", "em"),
                Span(" "),
                Span("three", "strong"),
                Span(" "),
                Span("four", "link", "/help"),
                Span("."),
            )
        ),
        ItemList(((Span("a"),), (Span("b"),)), is_ordered=False),
        ItemList(((Span("c"),),), is_ordered=True),
        Note("Title", (Span("And text."),)),
        Note("Stop", (Span(""), Span("Now", "em"), Span(".")), is_urgent=True),
    )


TENDON = (FOLDER / "library" / "tendon.md").read_text(encoding="utf-8")
HEAD = TENDON.split("+++\n")[1]
FIRST_LINE = HEAD.count("\n") + 3


@pytest.fixture
def copy(tmp_path: Path) -> Path:
    """One page whole, and one line in the place of each page it leads to: all 32 would take their time."""
    shutil.copy(FOLDER / "library" / "library.toml", tmp_path)
    (tmp_path / "tendon.md").write_text(TENDON, encoding="utf-8")
    stub = f"+++\n{re.sub('related = .*', 'related = []', HEAD)}+++\nA line.\n"
    for key in {*library().pages["tendon"].related, *re.findall(r"/learn/([\w-]+)", TENDON)} - {"tendon"}:
        (tmp_path / f"{key}.md").write_text(stub, encoding="utf-8")
    return tmp_path


@pytest.mark.parametrize(
    ("text", "line", "problem"),
    [
        pytest.param("<b>bold</b>", 1, "html_inline has no place here", id="HTML in a line"),
        pytest.param("Fine.\n\n<div>x</div>", 3, "html_block has no place here", id="HTML as a block"),
        pytest.param("# Title", 1, "heading h1 has no place here", id="a second title"),
        pytest.param("![x](/x.png)", 1, "image has no place here", id="picture"),
        pytest.param("```\ncode\n```", 1, "fence has no place here", id="code"),
        pytest.param("**a *b* c**", 1, "em has no place here", id="a style in a style"),
        pytest.param("- a\n  - b", 2, "an item of a list is one paragraph", id="a list in a list"),
        pytest.param("- ## a", 1, "heading h2 has no place here", id="a heading in a list"),
        pytest.param(
            "> Just said.", 1, "a note begins with its title in bold, and has a text", id="no title"
        ),
        pytest.param(
            "> **Just titled.**", 1, "a note begins with its title in bold, and has a text", id="no text"
        ),
        pytest.param(
            "Fine.\n\n>", 3, "a note begins with its title in bold, and has a text", id="empty note"
        ),
        pytest.param("> **A** b.\n>\n> c.", 3, "a note is one paragraph", id="long note"),
    ],
)
def test_what_a_page_may_not_hold_is_refused_with_its_line(
    copy: Path, text: str, line: int, problem: str
) -> None:
    path = copy / "tendon.md"
    path.write_text(f"+++\n{HEAD}+++\n{text}\n", encoding="utf-8")
    with pytest.raises(ContentProblem) as refused:
        load_page(path)
    assert str(refused.value) == f"tendon.md, line {FIRST_LINE - 1 + line}: {problem}"


@pytest.mark.parametrize(
    ("old", "new", "problem"),
    [
        pytest.param(
            'summary = "A strong',
            'summary = "' + "long " * 40,
            "line 5: summary: must have 1 to 140",
            id="summary",
        ),
        pytest.param(
            "statements = [1]", "statements = [103]", "line 8: statements: must be a list of whole", id="103"
        ),
        pytest.param(
            "statements = [1]", "statments = [1]", "line 1: statements: is missing", id="misspelt key"
        ),
        pytest.param(
            "exercises = []", "exercises = []\nmood = 1", "line 11: mood: is not a known key", id="extra key"
        ),
        pytest.param(
            "2026-11-22", "2026-13-22", "line 7: reviewed_on: is not in the calendar", id="no such day"
        ),
        pytest.param('title = "', "title = ", "Invalid value (at line 2, column 9)", id="no TOML"),
        pytest.param("+++\ntitle", "title", "line 1: a page begins with a head", id="no head"),
        pytest.param('topic = "understand"', 'topic = "x"', "line 3: topic: there is no x", id="topic"),
        pytest.param('badge = "tendon"', 'badge = "x"', "line 6: badge: there is no x", id="badge"),
        pytest.param('"tendon-care"', '"x"', "line 9: related[2]: there is no x", id="related page"),
        pytest.param(
            "exercises = []", 'exercises = ["x"]', "line 10: exercises[0]: there is no x", id="exercise"
        ),
        pytest.param(
            "/learn/why-load-works",
            "/learn/x",
            "line 34: a link leads to /learn/x, which is not here",
            id="link",
        ),
    ],
)
def test_a_wrong_page_stops_the_start_with_file_and_line(
    copy: Path, old: str, new: str, problem: str
) -> None:
    path = copy / "tendon.md"
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), encoding="utf-8")
    with pytest.raises(ContentProblem) as refused:
        load_library(copy, evidence(), TITLES)
    assert str(refused.value).startswith("tendon.md")
    assert problem in str(refused.value)


def test_a_page_in_another_encoding_is_refused(copy: Path) -> None:
    (copy / "tendon.md").write_bytes(b"+++\n\xff")
    with pytest.raises(ContentProblem, match=r"^tendon\.md: 'utf-8' codec"):
        load_library(copy, evidence(), TITLES)


def test_a_library_that_is_right_loads(copy: Path) -> None:
    assert isinstance(load_library(copy, evidence(), TITLES), Library)
