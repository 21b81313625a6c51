"""Files and functions stay small, and a name says what a thing is."""

import ast
import re
from collections.abc import Iterator

from tests.architecture.sources import ROOT, functions, place, project_files, python_files, tree

LINES_OF_A_FILE = 250
LINES_OF_A_FUNCTION = 40
EMPTY_NAMES = {"utils", "util", "helpers", "helper", "common", "manager", "misc", "base", "stuff", "tools"}
TYPESCRIPT = {".ts", ".tsx"}
GENERATED = {"frontend/src/api/generated.ts"}
EXCUSE = re.compile(r"#\s*(type:\s*ignore|noqa\b(?!: [A-Z]+\d+(, [A-Z]+\d+)*  # \w))")


def test_no_file_is_longer_than_250_lines() -> None:
    sources = [file for file in project_files() if file.suffix in TYPESCRIPT | {".py"}]
    lengths = {place(file): len(file.read_text().splitlines()) for file in sources}
    assert {name: n for name, n in lengths.items() if n > LINES_OF_A_FILE and name not in GENERATED} == {}


def test_no_function_is_longer_than_40_lines() -> None:
    long = {
        f"{place(file, function.lineno)} {function.name}": length
        for file in python_files()
        if not file.is_relative_to(ROOT / "migrations")  # a migration is a list of tables, read once
        for function in functions(file)
        if (length := (function.end_lineno or 0) - function.lineno + 1) > LINES_OF_A_FUNCTION
    }
    assert long == {}


def test_every_module_says_its_duty_in_one_line() -> None:
    silent = [
        place(file)
        for file in python_files("backend", "scripts", "tests", "migrations", "bench")
        if file.read_text().strip() and not _has_duty(ast.get_docstring(tree(file)))
    ]
    assert silent == []


def _has_duty(docstring: str | None) -> bool:
    return bool(docstring and docstring.splitlines()[0].strip())


def test_no_module_has_a_name_that_says_nothing() -> None:
    sources = [file for file in project_files() if file.suffix in TYPESCRIPT | {".py"}]
    assert [
        place(file) for file in sources if file.stem in EMPTY_NAMES or file.parent.name in EMPTY_NAMES
    ] == []


def test_types_and_lint_are_silenced_only_with_a_reason() -> None:
    excused = [
        place(file, number)
        for file in python_files()
        for number, line in enumerate(file.read_text().splitlines(), 1)
        if EXCUSE.search(line) and file != ROOT / "tests/architecture/test_shape.py"
    ]
    assert excused == []


def test_tests_wait_for_conditions_and_never_sleep() -> None:
    waiting = ("tests/services", "tests/fakes")
    sleeping = [
        name
        for file in python_files("tests")
        for name in _sleeps(place(file), tree(file))
        if not name.startswith(waiting)
    ]
    assert sleeping == []


def test_tests_use_fakes_and_patch_nothing() -> None:
    patching = [
        place(file)
        for file in python_files("tests")
        if "mock" in {name.split(".")[-1] for name in _imports(tree(file))}
    ]
    assert patching == []


def _sleeps(name: str, module: ast.Module) -> Iterator[str]:
    for node in ast.walk(module):
        if isinstance(node, ast.Call) and ast.unparse(node.func) in {"time.sleep", "sleep"}:
            yield f"{name}:{node.lineno}"


def _imports(module: ast.Module) -> Iterator[str]:
    for node in ast.walk(module):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module:
            yield node.module
            yield from (alias.name for alias in node.names)
