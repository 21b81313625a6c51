"""The API's description of itself: complete, and each shape in it once."""

import re
from typing import Any

import pytest
from flask import Flask

from backend.web.specification import finish_specification
from tests.conftest import ClientOf

UNSAID = {"HEAD", "OPTIONS"}


def test_every_address_of_the_api_is_described(app: Flask, client_of: ClientOf) -> None:
    described = client_of(None).get("/api/openapi.json").json["paths"]
    missing = [
        f"{method} {rule.rule}"
        for rule in app.url_map.iter_rules()
        if rule.rule.startswith("/api/") and not rule.endpoint.startswith(("openapi.", "shell."))
        for method in (rule.methods or set()) - UNSAID
        if method.lower() not in described.get(re.sub(r"<(?:[^:<>]+:)?([^<>]+)>", r"{\1}", rule.rule), {})
    ]
    assert missing == []


def test_a_shape_within_another_is_described_once(client_of: ClientOf) -> None:
    schemas = client_of(None).get("/api/openapi.json").json["components"]["schemas"]
    assert [name for name in schemas if "." in name] == []
    plan = schemas["PatientOut"]["properties"]["plan"]["anyOf"][0]
    assert plan == {"$ref": "#/components/schemas/PlanOut"}


def test_a_closed_list_of_texts_is_described_as_one(client_of: ClientOf) -> None:
    schemas = client_of(None).get("/api/openapi.json").json["components"]["schemas"]
    kinds = schemas["OccurrenceOut"]["properties"]["kind"]["enum"]
    assert {"session", "collagen", "shockwave"} <= set(kinds)
    assert "test" not in kinds
    assert schemas["CaseOut"]["properties"]["status"]["enum"] == ["no_plan", "active", "paused", "ended"]


def test_two_shapes_of_one_name_are_refused() -> None:
    text: dict[str, Any] = {"type": "string"}
    document = {"paths": {}, "components": {"schemas": {"One.Part": text, "Other.Part": {"type": "integer"}}}}
    with pytest.raises(ValueError, match="Part"):
        finish_specification(document, [])
