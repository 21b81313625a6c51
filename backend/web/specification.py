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
_ANY_ERROR: Final[dict[str, Any]] = {
    "description": "What is wrong",
    "content": {MEDIA_TYPE: {"schema": {"$ref": "#/components/schemas/Problem"}}},
}


def finish_specification(document: dict[str, Any], rules: Iterable[Rule]) -> dict[str, Any]:
    """Name each operation after its handler, and say how it ends when it gives no content or fails."""
    document.setdefault("components", {}).setdefault("schemas", {})["Problem"] = _PROBLEM
    for rule in rules:
        path = re.sub(r"<(?:[^:<>]+:)?([^<>]+)>", r"{\1}", rule.rule)
        operations = document["paths"].get(path, {})
        for method in rule.methods or ():
            if method.lower() in operations:
                _finish_operation(operations[method.lower()], rule.endpoint.rsplit(".", 1)[-1])
    return document


def _finish_operation(operation: dict[str, Any], name: str) -> None:
    operation["operationId"] = name
    if "requestBody" in operation:
        operation["requestBody"]["required"] = True
    responses = operation.setdefault("responses", {})
    if not responses:
        responses["204"] = {"description": "Done"}
    responses["default"] = _ANY_ERROR
