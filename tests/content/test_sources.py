"""Numbers name where they come from, and a wrong one names its line."""

import re
from pathlib import Path

import pytest

from backend.content.toml_file import FOLDER
from backend.content.toml_lines import line_of

EVIDENCE = Path("docs/evidence.md")
FOLDERS = ("exercises", "templates", "tables")
FILES = [file for folder in FOLDERS for file in FOLDER.glob(f"{folder}/*.toml")]
FILES += [FOLDER / "courses.toml", FOLDER / "thresholds.toml"]

SAMPLE = '''\
# a comment with [brackets] and = signs
title = "a # in a text"
"quoted key" = 1
a.b = 2

[one]
list = [
    { key = "x", size = 1 }, # first
    { key = "y", size = [1, 2] },
]
text = """
[not.a.header]
"""
when = 2026-01-01 10:00:00

[[many]]
key = 1

[[many]]
key = 2
[many.inner]
key = 3
[[many.deep]]
key = 4
'''


@pytest.mark.parametrize(
    ("field", "line"),
    [
        ("title", 2),
        ("quoted key", 3),
        ("a.b", 4),
        ("one", 6),
        ("one.list", 7),
        ("one.list[0].size", 8),
        ("one.list[1]", 9),
        ("one.list[1].size", 9),
        ("one.text", 11),
        ("one.when", 14),
        ("many", 16),
        ("many[0].key", 17),
        ("many[1]", 19),
        ("many[1].inner.key", 22),
        ("many[1].deep[0].key", 24),
        pytest.param("many[1].inner.missing", 21, id="a key that is missing is where its table begins"),
        pytest.param("one.list[7].key", 7, id="an element that is missing is where its list begins"),
        pytest.param("nowhere", None, id="a key of nowhere has no line"),
        pytest.param("not.a.header", None, id="a bracket in a text is no table"),
        pytest.param("", None, id="the whole document has no line"),
    ],
)
def test_a_field_has_its_line(field: str, line: int | None) -> None:
    assert line_of(SAMPLE, field) == line


def test_every_source_is_an_anchor_of_the_evidence() -> None:
    heads = re.findall(r"^## (.+)$", EVIDENCE.read_text(encoding="utf-8"), re.MULTILINE)
    anchors = {re.sub(r"[^a-z0-9 -]", "", head.lower()).replace(" ", "-") for head in heads}
    named = {
        anchor
        for file in FILES
        for anchor in re.findall(r"docs/evidence\.md#([a-z0-9-]+)", file.read_text(encoding="utf-8"))
    }
    assert named - anchors == set()
