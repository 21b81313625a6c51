"""A TOML file of this folder, as a document that names file and key of what is wrong."""

import tomllib
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from backend.rules.document import Document, FieldProblem

FOLDER = Path(__file__).parent


class ContentProblem(ValueError):
    """Which file is wrong, and where in it."""


@contextmanager
def toml_document(path: Path) -> Iterator[Document]:
    """The whole file; on the way out, a key that nobody asked for is refused. Raises ContentProblem."""
    try:
        document = Document(tomllib.loads(path.read_text(encoding="utf-8")))
        yield document
        document.finish()
    except (FieldProblem, tomllib.TOMLDecodeError, UnicodeDecodeError) as problem:
        raise ContentProblem(f"{path.name}: {problem}") from problem
