"""Where a number or a rule comes from: an anchor of the evidence file."""

import re

from backend.rules.document import Document

SOURCE = re.compile(r"docs/evidence\.md#[a-z0-9]+(?:-[a-z0-9]+)*")


def source_of(table: Document) -> str:
    """Raises FieldProblem; that the anchor exists is held by a test, for the file is not shipped."""
    source = table.text("source")
    if not SOURCE.fullmatch(source):
        table.refuse("source", "must be docs/evidence.md# and an anchor")
    return source
