"""What may be changed about walking, running and playing, by how much it hurts."""

from dataclasses import dataclass
from functools import cache
from pathlib import Path

from backend.content.source import source_of
from backend.content.toml_file import FOLDER, toml_document
from backend.rules.activity import SEVERITIES
from backend.rules.document import Document


@dataclass(frozen=True, slots=True)
class ActivityAdvice:
    title: str
    tips: tuple[str, ...]
    source: str


def load_activity_advice(path: Path) -> dict[str, ActivityAdvice]:
    """Raises ContentProblem."""
    with toml_document(path) as document:
        return {name: _advice(document.part(name)) for name in SEVERITIES}


@cache
def activity_advice() -> dict[str, ActivityAdvice]:
    """By severity."""
    return load_activity_advice(FOLDER / "activity.toml")


def _advice(table: Document) -> ActivityAdvice:
    tips = table.texts("tips")
    if not tips:
        table.refuse("tips", "must name at least one thing to change")
    return ActivityAdvice(title=table.text("title"), tips=tips, source=source_of(table))
