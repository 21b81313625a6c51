"""A number that a clinic can set changes something: a rule or a part of the house reads it by its name."""

from functools import cache

import pytest

from backend.content import tables, thresholds
from backend.content.toml_file import FOLDER

BACKEND = FOLDER.parent


@cache
def names_in_code() -> str:
    return "\n".join(path.read_text(encoding="utf-8") for path in BACKEND.rglob("*.py"))


@pytest.mark.parametrize("name", thresholds())
def test_every_number_is_read_somewhere(name: str) -> None:
    by_a_rule = any(name in table.thresholds or name in inputs_of(table) for table in tables().values())
    assert by_a_rule or f'"{name}"' in names_in_code()


def inputs_of(table: object) -> set[str]:
    return {each.name for each in getattr(table, "inputs", ())}
