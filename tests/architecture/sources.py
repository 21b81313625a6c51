"""The project's own files, as its guards read them."""

import ast
import subprocess
from collections.abc import Iterator
from functools import cache
from pathlib import Path

ROOT = Path(__file__).parents[2]
BACKEND = ROOT / "backend"

Function = ast.FunctionDef | ast.AsyncFunctionDef


@cache
def project_files() -> tuple[Path, ...]:
    """Every file that git tracks or would track."""
    listing = subprocess.run(
        ["git", "ls-files", "--cached", "--others", "--exclude-standard", "-z"],
        cwd=ROOT,
        check=True,
        capture_output=True,
        text=True,
    )
    files = (ROOT / name for name in listing.stdout.split("\0") if name)
    return tuple(sorted(file for file in files if file.is_file()))


@cache
def python_files(*folders: str) -> tuple[Path, ...]:
    """All Python files, or those below the folders, shortest way from the root."""
    roots = [ROOT / folder for folder in folders] or [ROOT]
    return tuple(
        file
        for file in project_files()
        if file.suffix == ".py" and any(file.is_relative_to(root) for root in roots)
    )


@cache
def tree(file: Path) -> ast.Module:
    return ast.parse(file.read_text(), str(file))


def functions(file: Path) -> Iterator[Function]:
    for node in ast.walk(tree(file)):
        if isinstance(node, Function):
            yield node


def imported_modules(file: Path) -> set[str]:
    """Full names of what a file imports; `from a import b` counts as `a` and as `a.b`."""
    names: set[str] = set()
    for node in ast.walk(tree(file)):
        if isinstance(node, ast.Import):
            names.update(alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module:
            names.add(node.module)
            names.update(f"{node.module}.{alias.name}" for alias in node.names)
    return names


def place(file: Path, line: int | None = None) -> str:
    where = str(file.relative_to(ROOT))
    return f"{where}:{line}" if line else where
