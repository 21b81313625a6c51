"""Every number has a source that is there, every badge is well formed, and the review is not old."""

import re
import shutil
import tomllib
from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from backend.content import ContentProblem, Threshold, evidence, thresholds
from backend.content.badge import LEVELS, load_evidence
from backend.content.toml_file import FOLDER

ROOT = FOLDER.parent.parent
EVIDENCE = ROOT / "docs" / "evidence.md"
RULES = ROOT / "backend" / "rules"
SOURCE_LINE = re.compile(r"# Sources?: docs/evidence\.md(?:#(?P<anchor>[\w-]+))?")
OLDEST_REVIEW_MONTHS = 18
WORDS = ["zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten"]


def anchors(markdown: str) -> set[str]:
    """As GitHub makes them from headings."""
    heads = re.findall(r"^#+ (.+)$", markdown, re.MULTILINE)
    return {re.sub(r"[^\w\- ]", "", head.lower()).replace(" ", "-") for head in heads}


def sources_in(value: object) -> set[str]:
    """Every `source` of a TOML document, however deep."""
    if isinstance(value, dict):
        own = {value["source"]} if isinstance(value.get("source"), str) else set()
        return own.union(*(sources_in(part) for part in value.values()))
    return set().union(*(sources_in(part) for part in value)) if isinstance(value, list) else set()


def dangling(content: Path, rules: Path, evidence: Path) -> list[str]:
    """Where a source is named that is not in the evidence."""
    known = {f"docs/evidence.md#{anchor}" for anchor in anchors(evidence.read_text(encoding="utf-8"))}
    lost = []
    for path in sorted(content.rglob("*.toml")):
        named = sources_in(tomllib.loads(path.read_text(encoding="utf-8")))
        lost += [f"{path.relative_to(content)}: {source}" for source in sorted(named - known)]
    for path in sorted(rules.rglob("*.py")):
        for found in SOURCE_LINE.finditer(path.read_text(encoding="utf-8")):
            if found["anchor"] and f"docs/evidence.md#{found['anchor']}" not in known:
                lost.append(f"{path.name}: docs/evidence.md#{found['anchor']}")
    return lost


def is_due(reviewed_on: date, today: date) -> bool:
    """Whether the review is older than it may become."""
    months = (today.year - reviewed_on.year) * 12 + today.month - reviewed_on.month
    return months - (today.day < reviewed_on.day) >= OLDEST_REVIEW_MONTHS


def test_every_source_of_content_and_rules_is_in_the_evidence() -> None:
    assert dangling(FOLDER, RULES, EVIDENCE) == []


def test_a_source_that_is_not_there_is_found(tmp_path: Path) -> None:
    (tmp_path / "a.toml").write_text('[[rules]]\nwhen = [{ source = "docs/evidence.md#gtn" }]\n')
    (tmp_path / "b.py").write_text("LIMIT = 3  # Source: docs/evidence.md#pain-limit\n")
    evidence = tmp_path / "evidence.md"
    evidence.write_text("# Evidence\n\n## GTN\n\n## Pain limit\n")
    assert dangling(tmp_path, tmp_path, evidence) == []
    evidence.write_text("# Evidence\n\n## GTN patches\n")
    assert dangling(tmp_path, tmp_path, evidence) == [
        "a.toml: docs/evidence.md#gtn",
        "b.py: docs/evidence.md#pain-limit",
    ]


def sections(markdown: str) -> dict[str, str]:
    """What stands under each heading, by its anchor."""
    parts = [part.split("\n", 1) for part in markdown.split("\n## ")[1:]]
    return {anchors(f"# {head}").pop(): body for head, body in parts}


def numbers_in(text: str) -> set[int]:
    """Whole numbers in figures and words; a share such as 0.5 is also its percent."""
    figures = {int(figure) for figure in re.findall(r"(?<![\d.])\d+(?!\.?\d)", text)}
    percents = {round(float(share) * 100) for share in re.findall(r"\b\d\.\d+\b", text)}
    words = {WORDS.index(word) for word in re.findall(r"[a-z]+", text.lower()) if word in WORDS}
    return figures | percents | words


@pytest.mark.parametrize("threshold", thresholds().values(), ids=lambda threshold: threshold.name)
def test_the_section_of_a_threshold_names_its_number(threshold: Threshold) -> None:
    section = sections(EVIDENCE.read_text(encoding="utf-8"))[threshold.source.partition("#")[2]]
    assert threshold.default in numbers_in(section)


def test_numbers_are_read_in_figures_words_and_shares() -> None:
    assert numbers_in("Three of 24, 0.5 times 2.5 kg and 19 %.") == {3, 24, 50, 250, 19}


def test_every_section_of_the_evidence_says_how_it_was_read() -> None:
    sections = EVIDENCE.read_text(encoding="utf-8").split("\n## ")[1:]
    assert [section.split("\n")[0] for section in sections if "\nMark: " not in section] == []


def test_somebody_has_gone_through_the_evidence_in_the_last_eighteen_months() -> None:
    reviewed_on = evidence().reviewed_on
    assert not is_due(reviewed_on, datetime.now(UTC).date()), f"evidence.toml was reviewed on {reviewed_on}"


@pytest.mark.parametrize(
    ("today", "due"),
    [
        pytest.param(date(2026, 11, 22), False, id="on the day"),
        pytest.param(date(2028, 5, 21), False, id="a day before eighteen months"),
        pytest.param(date(2028, 5, 22), True, id="eighteen months later"),
        pytest.param(date(2030, 1, 1), True, id="years later"),
    ],
)
def test_a_review_becomes_due_after_eighteen_months(today: date, due: bool) -> None:
    assert is_due(date(2026, 11, 22), today) is due


def test_every_level_of_evidence_is_used() -> None:
    assert {badge.level for badge in evidence().badges.values()} == set(LEVELS)


@pytest.mark.parametrize(
    ("old", "new", "problem"),
    [
        pytest.param(
            'level = "strong"', 'level = "sure"', "level: must be one of strong, moderate", id="level"
        ),
        pytest.param(
            'verdict = "', 'verdict = "' + "x" * 200, "verdict: must have 1 to 200", id="long verdict"
        ),
        pytest.param(
            'level = "moderate"',
            'level = "conflicting"',
            "contrary: is missing: conflicting",
            id="nobody disagrees",
        ),
        pytest.param(
            "year = 2024", "year = 1024", "newest.year: must be a whole number from 1980", id="year"
        ),
        pytest.param(
            "docs/evidence.md#gtn", "evidence#gtn", "source: must be docs/evidence.md#", id="source"
        ),
        pytest.param('"2026-11-22"', '"lately"', "reviewed_on: must be a date such as", id="date of review"),
    ],
)
def test_a_wrong_badge_stops_the_start(tmp_path: Path, old: str, new: str, problem: str) -> None:
    path = Path(shutil.copy(FOLDER / "evidence.toml", tmp_path))
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), encoding="utf-8")
    with pytest.raises(ContentProblem) as refused:
        load_evidence(path)
    assert str(refused.value).startswith("evidence.toml, line ")
    assert problem in str(refused.value)


def test_the_article_of_the_clinic_bears_no_year() -> None:
    newest = evidence().badges["paratenonitis"].newest
    assert (newest.name, newest.year) == ("The clinic's article", None)
