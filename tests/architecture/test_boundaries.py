"""What import-linter cannot say: who reads the environment, who knows the time, what a rule may use."""

import ast

import pytest

from tests.architecture.sources import functions, imported_modules, place, python_files, tree

SETTINGS = "backend/settings.py"
ENVIRONMENT = {"os.environ", "os.getenv", "os.putenv", "environ", "getenv"}
CLOCKS = {"now", "utcnow", "today", "time", "monotonic", "perf_counter"}
# Rules compute; these can do no more than that. `cel` evaluates an expression of the decision tables.
PURE = {
    "__future__",
    "bisect",
    "calendar",
    "collections",
    "dataclasses",
    "datetime",
    "decimal",
    "enum",
    "fractions",
    "functools",
    "itertools",
    "json",
    "math",
    "operator",
    "re",
    "statistics",
    "string",
    "types",
    "typing",
    "uuid",
    "zoneinfo",
    "backend",
    "cel",
}


def test_only_settings_reads_the_environment() -> None:
    readers = {
        place(file)
        for file in python_files("backend", "migrations")
        for node in ast.walk(tree(file))
        if isinstance(node, ast.Attribute | ast.Name) and ast.unparse(node) in ENVIRONMENT
    }
    assert readers <= {SETTINGS}


def test_a_rule_imports_nothing_that_could_look_outside() -> None:
    outside = {
        f"{place(file)} {name}"
        for file in python_files("backend/rules")
        for name in imported_modules(file)
        if name.split(".")[0] not in PURE
    }
    assert outside == set()


@pytest.mark.parametrize(
    "layer", ["rules", "content", "programmes", "diary", "accounts", "clinic", "exchange"]
)
def test_a_layer_is_told_the_time_and_never_asks(layer: str) -> None:
    asking = [
        place(file, node.lineno)
        for file in python_files(f"backend/{layer}")
        if file.name not in {"routes.py", "commands.py"}  # the edges: where a request or a person comes in
        for node in ast.walk(tree(file))
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute) and _is_clock(node.func)
    ]
    assert asking == []


def _is_clock(call: ast.Attribute) -> bool:
    return call.attr in CLOCKS and ast.unparse(call.value) in {
        "datetime",
        "date",
        "datetime.datetime",
        "time",
    }


def test_a_use_case_takes_the_session_first() -> None:
    late = [
        place(file, function.lineno)
        for file in python_files("backend")
        if "services" in (file.stem, file.parent.name)
        for function in functions(file)
        if "session" in [argument.arg for argument in function.args.args[1:]]
        and function.args.args[0].arg != "self"
    ]
    assert late == []
