"""The house put together."""

import re
from datetime import UTC, timedelta

import pytest
from flask import Flask

from backend.accounts.access import check_marks
from backend.app import create_app
from backend.content import ContentProblem
from backend.settings import Settings
from backend.web import context
from backend.web.context import utc_now
from tests.conftest import Cast, ClientOf
from tests.fakes.clock import FakeClock


@pytest.fixture
def app(own_app: Flask) -> Flask:
    """It gets an address without a mark."""
    return own_app


def test_a_route_without_a_mark_stops_the_start(app: Flask) -> None:
    app.add_url_rule("/api/bare", endpoint="bare", view_func=lambda: "open to all")
    with pytest.raises(RuntimeError, match="bare"):
        check_marks(app)


def test_a_wrong_questionnaire_of_the_clinic_stops_the_start(settings: Settings) -> None:
    settings.questionnaires_dir.mkdir()
    (settings.questionnaires_dir / "visa_a.toml").write_text('permission = ""', encoding="utf-8")
    with pytest.raises(ContentProblem, match=r"visa_a\.toml, line 1: permission: must have"):
        create_app(settings)


def test_who_may_not_call_learns_nothing_about_the_body(client_of: ClientOf, cast: Cast) -> None:
    assert client_of(None).post("/api/invitations", json={"wrong": 1}).status_code == 401
    assert client_of(cast.ada).post("/api/invitations", json={"wrong": 1}).status_code == 403


def test_the_specification_names_each_operation_once_and_how_it_fails(client_of: ClientOf) -> None:
    document = client_of(None).get("/api/openapi.json").json
    assert document["openapi"] == "3.1.0"
    operations = [operation for path in document["paths"].values() for operation in path.values()]
    names = [operation["operationId"] for operation in operations]
    assert "sign_in" in names
    assert len(names) == len(set(names))
    for operation in operations:
        assert operation["responses"]["default"]["content"]["application/problem+json"]
        assert any(status.startswith("2") for status in operation["responses"])
        assert operation.get("requestBody", {"required": True})["required"]


def test_there_are_no_pages_of_documentation_from_other_servers(app: Flask) -> None:
    assert not [rule for rule in app.url_map.iter_rules() if "docs" in rule.rule]


def test_no_address_has_room_for_a_word_about_a_person(app: Flask) -> None:
    """A proxy's log keeps addresses. Ids say nothing; no name stands by what a clinician changes."""
    others = {
        "/<page:path>",
        "/static/<path:filename>",
        "/app/<path:name>",
        "/calendar/<secret>.ics",
        "/api/reminders/unsubscribe/<token>",
        "/api/clinic/thresholds/<name>",
        "/api/patients//thresholds/<name>",
        "/api/programmes//targets/<exercise>/<side>",
    }
    rules = {re.sub(r"<uuid:\w+>", "", rule.rule) for rule in app.url_map.iter_rules()}
    assert {rule for rule in rules if "<" in rule} == others


def test_reading_requests_get_a_reading_session_and_one_only(app: Flask) -> None:
    for method, is_reading in (("GET", True), ("HEAD", True), ("POST", False), ("DELETE", False)):
        with app.test_request_context("/", method=method):
            opened = context.session()
            assert context.session() is opened
            options = opened.connection().get_execution_options()
            assert options.get("read_only", False) is is_reading


def test_the_session_knows_whom_to_wake(settings: Settings) -> None:
    woken: list[bool] = []
    app = create_app(settings, wake=lambda: woken.append(True))
    with app.test_request_context("/"):
        context.session().info["wake"]()
    assert woken == [True]


def test_the_clock_of_the_house_can_be_set(app: Flask, clock: FakeClock) -> None:
    with app.test_request_context("/"):
        before = context.now()
        clock.move(timedelta(hours=1))
        assert context.now() - before == timedelta(hours=1)


def test_the_real_clock_is_in_utc() -> None:
    assert utc_now().tzinfo is UTC
