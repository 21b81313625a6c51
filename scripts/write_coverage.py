"""Writes docs/coverage.md: each statement of the article, what carries it, and the test that shows it."""

import sys
import tomllib
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).parent.parent
SOURCE = ROOT / "docs/coverage.toml"
TABLE = ROOT / "docs/coverage.md"
HEAD = """# Coverage

Each statement of the article Soleus began with, in our words; what carries it: a file, a rule of a decision
table, or a screen; and the test that shows it. Written by `python -m scripts.write_coverage` from
`coverage.toml`; `make test` fails when a statement has no carrier or no test, when one does not exist,
or when this page is not what would be written.

| # | Statement | Carried by | Shown by |
|---|---|---|---|
"""


@dataclass(frozen=True, slots=True)
class Statement:
    """`by`: paths of files, `rule R1`, or `screen /learn`. `shown`: path::name of tests."""

    number: int
    says: str
    by: tuple[str, ...]
    shown: tuple[str, ...]


def statements(text: str) -> list[Statement]:
    """Raises KeyError for a statement without one of its parts."""
    return [
        Statement(row["number"], row["says"], tuple(row["by"]), tuple(row["shown"]))
        for row in tomllib.loads(text)["statements"]
    ]


def page(rows: list[Statement]) -> str:
    return HEAD + "".join(
        f"| {row.number} | {row.says} | {_codes(row.by)} | {_codes(row.shown)} |\n" for row in rows
    )


def _codes(values: tuple[str, ...]) -> str:
    return "<br>".join(f"`{value}`" for value in values)


if __name__ == "__main__":
    TABLE.write_text(page(statements(SOURCE.read_text(encoding="utf-8"))), encoding="utf-8")
    sys.stdout.write(f"{TABLE.relative_to(ROOT)} is written\n")
