"""The OpenAPI document: names of operations, and the one shape of every error."""

import re
from collections.abc import Iterable
from typing import Any, Final

from werkzeug.routing import Rule

from backend.web.problems import MEDIA_TYPE

_PROBLEM: Final[dict[str, Any]] = {
    "type": "object",
    "required": ["type", "title", "status", "detail", "errors"],
    "properties": {
        "type": {"type": "string"},
        "title": {"type": "string"},
        "status": {"type": "integer"},
        "detail": {"type": "string"},
        "errors": {
            "type": "array",
            "items": {
                "type": "object",
                "required": ["field", "message"],
                "properties": {"field": {"type": "string"}, "message": {"type": "string"}},
            },
        },
    },
}
_SCHEMA: Final = "#/components/schemas/"
_ANY_ERROR: Final[dict[str, Any]] = {
    "description": "What is wrong",
    "content": {MEDIA_TYPE: {"schema": {"$ref": f"{_SCHEMA}Problem"}}},
}


def finish_specification(document: dict[str, Any], rules: Iterable[Rule]) -> dict[str, Any]:
    """Name each operation after its handler, and say how it ends when it gives no content or fails."""
    schemas = document.setdefault("components", {}).setdefault("schemas", {})
    schemas["Problem"] = _PROBLEM
    _share_nested(document, schemas)
    for rule in rules:
        path = re.sub(r"<(?:[^:<>]+:)?([^<>]+)>", r"{\1}", rule.rule)
        operations = document["paths"].get(path, {})
        for method in rule.methods or ():
            if method.lower() in operations:
                _finish_operation(operations[method.lower()], rule.endpoint.rsplit(".", 1)[-1])
    return document


def _share_nested(document: dict[str, Any], schemas: dict[str, Any]) -> None:
    """One `PlanOut` in place of a copy in every shape that holds one. Two different ones are a mistake."""
    _point_at_shared(document)
    for name in [name for name in schemas if "." in name]:
        shape = schemas.pop(name)
        if schemas.setdefault(_shared(name), shape) != shape:
            raise ValueError(f"{_shared(name)} is the name of two different shapes")


def _point_at_shared(part: object) -> None:
    if isinstance(part, dict):
        if isinstance(part.get("$ref"), str):
            part["$ref"] = _SCHEMA + _shared(part["$ref"].removeprefix(_SCHEMA))
        for inner in part.values():
            _point_at_shared(inner)
    elif isinstance(part, list):
        for inner in part:
            _point_at_shared(inner)


def _shared(name: str) -> str:
    return name.rsplit(".", 1)[-1]


def _finish_operation(operation: dict[str, Any], name: str) -> None:
    operation["operationId"] = name
    if "requestBody" in operation:
        operation["requestBody"]["required"] = True
    responses = operation.setdefault("responses", {})
    if not responses:
        responses["204"] = {"description": "Done"}
    responses["default"] = _ANY_ERROR
