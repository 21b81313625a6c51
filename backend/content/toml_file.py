"""A TOML file of this folder, as a document that names file, line and key of what is wrong."""

import tomllib
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from backend.content.toml_lines import line_of
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
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as problem:
        raise ContentProblem(f"{path.name}: {problem}") from problem
    except FieldProblem as problem:
        raise located(path, problem) from problem


def located(path: Path, problem: FieldProblem) -> ContentProblem:
    """The problem with its file and the line of its field, or of the nearest part around it."""
    line = line_of(path.read_text(encoding="utf-8"), problem.field)
    place = f"{path.name}, line {line}" if line else path.name
    return ContentProblem(f"{place}: {problem}")
