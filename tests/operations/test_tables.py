"""No table is left out of a move or a backup."""

import ast

from tests.architecture.sources import ROOT


def test_every_module_with_rows_is_in_the_list() -> None:
    listed = {
        name.name
        for node in ast.walk(ast.parse((ROOT / "backend/operations/tables.py").read_text()))
        if isinstance(node, ast.Import)
        for name in node.names
    }
    with_rows = {
        ".".join(path.relative_to(ROOT).with_suffix("").parts)
        for path in (ROOT / "backend").rglob("*.py")
        if "(Base):" in path.read_text()
    }
    assert with_rows == listed
