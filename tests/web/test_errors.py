"""Every way to fail ends in a problem document."""

import json

import pytest
from flask import Flask

from backend.accounts.access import Access, mark
from backend.web.logs import install_logs
from backend.web.problems import Conflict, FieldProblem, Stale, TooMany
from tests.conftest import Cast, ClientOf


@pytest.fixture
def app(own_app: Flask) -> Flask:
    """It gets an address that fails."""
    return own_app


@pytest.mark.parametrize("path", ["/api/nothing", "/api", "/api/", "/api/session/", "/calendar/x"])
@pytest.mark.parametrize("method", ["GET", "POST"])
def test_an_unknown_address_is_not_the_app(client_of: ClientOf, path: str, method: str) -> None:
    answer = client_of(None).open(path, method=method)
    assert (answer.status_code, answer.content_type) == (404, "application/problem+json")
    assert set(answer.json) == {"type", "title", "status", "detail", "errors"}


def test_a_method_that_is_not_there_says_which_are(client_of: ClientOf) -> None:
    answer = client_of(None).put("/api/session", json={})
    assert answer.status_code == 405
    assert {"GET", "POST", "DELETE"} <= set(answer.headers["Allow"].split(", "))


def test_an_id_that_is_none_is_as_unknown_as_any_other(client_of: ClientOf, cast: Cast) -> None:
    desk = client_of(cast.ben)
    answers = [
        desk.delete(f"/api/invitations/{name}") for name in ("1", "%00", cast.ada.id, "../x", "é", "a" * 3000)
    ]
    assert {answer.status_code for answer in answers} == {404}
    assert len({answer.data for answer in answers}) == 1


def failing(app: Flask, error: Exception) -> None:
    def fail() -> str:
        raise error

    app.add_url_rule("/api/fail", view_func=mark(fail, Access.PUBLIC))


@pytest.mark.parametrize(
    ("problem", "status"),
    [
        (Conflict("It is over."), 409),
        (Stale("Someone was faster."), 412),
        (TooMany("Wait.", 7), 429),
    ],
)
def test_a_problem_becomes_its_document(app: Flask, problem: Exception, status: int) -> None:
    failing(app, problem)
    answer = app.test_client().get("/api/fail")
    assert (answer.status_code, answer.json["status"]) == (status, status)


def test_a_problem_carries_its_fields_and_headers(app: Flask) -> None:
    error = TooMany("Wait.", 7)
    error.errors = (FieldProblem("a.b", "No."),)
    failing(app, error)
    answer = app.test_client().get("/api/fail")
    assert answer.json["errors"] == [{"field": "a.b", "message": "No."}]
    assert answer.headers["Retry-After"] == "7"


def test_the_unexpected_is_noted_without_its_text(app: Flask, capsys: pytest.CaptureFixture[str]) -> None:
    app.testing = False
    failing(app, RuntimeError("pain 7 of 10"))
    install_logs()
    answer = app.test_client().get("/api/fail")
    assert answer.status_code == 500
    written = capsys.readouterr().err
    entry = json.loads(written)
    assert entry["error_id"] in answer.json["detail"]
    assert (entry["kind"], entry["endpoint"]) == ("RuntimeError", "fail")
    assert "pain" not in answer.get_data(as_text=True) + written
