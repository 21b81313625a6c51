"""The numbers that the rules read: what each is, and the range in which a clinic may set it."""

from dataclasses import dataclass
from functools import cache
from pathlib import Path

from backend.content.source import source_of
from backend.content.toml_file import FOLDER, toml_document
from backend.rules.document import Document

LARGEST = 1000


@dataclass(frozen=True, slots=True)
class Threshold:
    """`is_house_default`: a sensible number without a paper that we have read."""

    name: str
    title: str
    unit: str
    default: int
    least: int
    most: int
    source: str
    is_house_default: bool


def load_thresholds(path: Path) -> dict[str, Threshold]:
    """Raises ContentProblem."""
    with toml_document(path) as document:
        return {name: _threshold(name, document.part(name)) for name in document}


@cache
def thresholds() -> dict[str, Threshold]:
    """Every threshold by its name."""
    return load_thresholds(FOLDER / "thresholds.toml")


def _threshold(name: str, table: Document) -> Threshold:
    least = table.whole("least", 0, LARGEST)
    most = table.whole("most", least, LARGEST)
    return Threshold(
        name=name,
        title=table.text("title"),
        unit=table.text("unit"),
        default=table.whole("default", least, most),
        least=least,
        most=most,
        source=source_of(table),
        is_house_default=table.flag("is_house_default"),
    )
