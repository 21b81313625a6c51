"""The order in which care is stepped up, and how long each step is given."""

from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Final

from backend.content.badge import evidence
from backend.content.source import source_of
from backend.content.toml_file import FOLDER, toml_document
from backend.rules.document import Document

MOST_WEEKS: Final = 104


@dataclass(frozen=True, slots=True)
class CareStep:
    """`occurrence` or `procedures` is where it is looked up; neither: the plan itself.

    `needs` all, and one of `needs_one_of`, must have had their weeks before.
    """

    key: str
    title: str
    occurrence: str | None
    procedures: tuple[str, ...]
    weeks: int
    badge: str
    needs: tuple[str, ...]
    needs_one_of: tuple[str, ...]
    why_not_yet: str
    source: str
    is_house_default: bool


def load_care_steps(path: Path) -> tuple[CareStep, ...]:
    """Raises ContentProblem."""
    with toml_document(path) as document:
        steps: list[CareStep] = []
        for table in document.parts("steps"):
            steps.append(_step(table, tuple(step.key for step in steps)))
        return tuple(steps)


@cache
def care_steps() -> tuple[CareStep, ...]:
    return load_care_steps(FOLDER / "escalation.toml")


def _step(table: Document, before: tuple[str, ...]) -> CareStep:
    counts = table.part("counts")
    if counts.has("plan") and not counts.flag("plan"):
        counts.refuse("plan", "must be true where it stands")
    if sum(counts.has(name) for name in ("plan", "occurrence", "procedures")) != 1:
        table.refuse("counts", "must name plan, occurrence or procedures, and only one")
    badge = table.one_of("badge", tuple(evidence().badges))
    return CareStep(
        key=_new_key(table, before),
        title=table.text("title"),
        occurrence=counts.text("occurrence") if counts.has("occurrence") else None,
        procedures=counts.texts("procedures") if counts.has("procedures") else (),
        weeks=table.whole("weeks", 1, MOST_WEEKS),
        badge=badge,
        needs=_steps_before(table, "needs", before),
        needs_one_of=_steps_before(table, "needs_one_of", before),
        why_not_yet=table.text("why_not_yet"),
        source=source_of(table),
        is_house_default=table.flag("is_house_default"),
    )


def _new_key(table: Document, before: tuple[str, ...]) -> str:
    key = table.text("key")
    if key in before:
        table.refuse("key", "stands there already")
    return key


def _steps_before(table: Document, key: str, before: tuple[str, ...]) -> tuple[str, ...]:
    named = table.texts(key) if table.has(key) else ()
    if not set(named) <= set(before):
        table.refuse(key, "must name steps that stand before this one")
    return named
