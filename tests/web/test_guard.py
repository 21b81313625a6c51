"""What is turned away before any handler sees it."""

from io import BytesIO
from typing import TYPE_CHECKING, Any

import pytest
from flask.testing import FlaskClient
from gunicorn.http.errors import ParseException

from backend.web.bodies import LARGEST_BODY_BYTES
from backend.web.guard import origin
from tests.conftest import PASSWORD, Cast, ClientOf

if TYPE_CHECKING:
    from _typeshed import WriteableBuffer

RIGHT = {"email": "ada@example.org", "password": PASSWORD}


@pytest.fixture
def browser(client_of: ClientOf, cast: Cast) -> FlaskClient:
    """Nobody is signed in here; the cast exists."""
    return client_of(None)


@pytest.mark.parametrize(
    "headers",
    [
        pytest.param({}, id="no browser"),
        pytest.param({"Origin": "http://localhost:8000"}, id="the public address"),
        pytest.param({"Origin": "http://localhost"}, id="the host that was asked"),
        pytest.param({"Origin": "http://LOCALHOST:80"}, id="the same, written otherwise"),
        pytest.param({"Sec-Fetch-Site": "same-origin"}, id="same origin"),
        pytest.param({"Sec-Fetch-Site": "none"}, id="typed by the person"),
        pytest.param({"Sec-Fetch-Site": "same-origin", "Origin": "http://localhost:8000"}, id="both"),
    ],
)
def test_an_own_origin_is_served(browser: FlaskClient, headers: dict[str, str]) -> None:
    assert browser.post("/api/session", json=RIGHT, headers=headers).status_code == 200


@pytest.mark.parametrize(
    "headers",
    [
        pytest.param({"Origin": "https://evil.example"}, id="another site"),
        pytest.param({"Origin": "http://localhost:8001"}, id="another port"),
        pytest.param({"Origin": "https://localhost:8000"}, id="another scheme"),
        pytest.param({"Origin": "http://localhost:8000.evil.example"}, id="ours as a beginning"),
        pytest.param({"Origin": "null"}, id="a sandbox"),
        pytest.param({"Origin": ""}, id="an empty one"),
        pytest.param({"Origin": "http://[::1"}, id="no URL"),
        pytest.param({"Sec-Fetch-Site": "cross-site"}, id="the browser says cross-site"),
        pytest.param({"Sec-Fetch-Site": "same-site"}, id="a neighbour"),
        pytest.param({"Sec-Fetch-Site": "cross-site", "Origin": "http://localhost:8000"}, id="they disagree"),
    ],
)
@pytest.mark.parametrize("method", ["POST", "PUT", "PATCH", "DELETE"])
def test_another_origin_is_refused_whatever_it_asks(
    browser: FlaskClient, headers: dict[str, str], method: str
) -> None:
    assert browser.open("/api/session", method=method, json=RIGHT, headers=headers).status_code == 403


def test_another_origin_does_not_sign_anyone_out(client_of: ClientOf, cast: Cast) -> None:
    phone = client_of(cast.ada)
    assert phone.delete("/api/session", headers={"Origin": "https://evil.example"}).status_code == 403
    assert phone.get("/api/session").status_code == 200


def test_reading_is_open_to_links_from_elsewhere(browser: FlaskClient) -> None:
    assert browser.get("/healthz", headers={"Sec-Fetch-Site": "cross-site"}).status_code == 200


@pytest.mark.parametrize(
    ("body", "content_type", "status"),
    [
        pytest.param(b"{", "application/json", 400, id="cut off"),
        pytest.param(b"", "application/json", 400, id="empty"),
        pytest.param(b'{"email": NaN}', "application/json", 400, id="not a number"),
        pytest.param(b'{"email": "a", "email": "b"}', "application/json", 400, id="a name twice"),
        pytest.param(b'{"email": "\xff"}', "application/json", 400, id="not UTF-8"),
        pytest.param('{"email": "a"}'.encode("utf-16"), "application/json", 400, id="UTF-16"),
        pytest.param(b'{"email": "\\ud800"}', "application/json", 400, id="half a surrogate pair"),
        pytest.param(b'{"email": "\\u0000"}', "application/json", 400, id="a NUL"),
        pytest.param(b'{"\\u0000": 1}', "application/json", 400, id="a NUL in a name"),
        pytest.param(b"[" * 300 + b"]" * 300, "application/json", 400, id="deep"),
        pytest.param(b"[" * 30_000, "application/json", 400, id="very deep"),
        pytest.param(b'{"a":' * 10_000 + b"1" + b"}" * 10_000, "application/json", 400, id="deep objects"),
        pytest.param(b"9" * 5_000, "application/json", 400, id="a number of 5000 digits"),
        pytest.param(b"null", "application/json", 422, id="null"),
        pytest.param(b'"text"', "application/json", 422, id="a text"),
        pytest.param(b"{}", "application/json", 422, id="an empty object"),
        pytest.param(b"email=a", "application/x-www-form-urlencoded", 415, id="a form"),
        pytest.param(b"{}", "text/plain", 415, id="plain text"),
        pytest.param(b"{}", "application/ld+json", 415, id="almost JSON"),
        pytest.param(b"{}", None, 415, id="of no type"),
        pytest.param(None, None, 400, id="nothing at all"),
        pytest.param(b" " * (LARGEST_BODY_BYTES + 1), "application/json", 413, id="too large"),
    ],
)
def test_a_body_that_is_no_fit_json_gets_one_clear_status(
    browser: FlaskClient, body: bytes | None, content_type: str | None, status: int
) -> None:
    answer = browser.post("/api/session", data=body, content_type=content_type)
    assert answer.status_code == status
    assert answer.content_type == "application/problem+json"
    assert answer.json["status"] == status


@pytest.mark.parametrize("excess_bytes", [1, 2, 50_000])
def test_a_body_that_does_not_say_its_size_is_measured(browser: FlaskClient, excess_bytes: int) -> None:
    chunked = {"wsgi.input_terminated": True, "HTTP_TRANSFER_ENCODING": "chunked"}
    answer = browser.post(
        "/api/session",
        input_stream=BytesIO(b" " * (LARGEST_BODY_BYTES + excess_bytes)),
        content_type="application/json",
        environ_overrides=chunked,
    )
    assert answer.status_code == 413


class BrokenOff(BytesIO):
    """A body as gunicorn hands it on, which finds out about it while it is read."""

    def __init__(self, error: Exception) -> None:
        super().__init__()
        self.error = error

    def readinto(self, _buffer: "WriteableBuffer") -> int:
        raise self.error


@pytest.mark.parametrize(
    "error",
    [
        pytest.param(BlockingIOError(), id="a sender who has fallen silent"),
        pytest.param(ParseException(), id="chunks that are none"),
    ],
)
def test_a_body_that_breaks_off_is_malformed(browser: FlaskClient, error: Exception) -> None:
    chunked = {"wsgi.input_terminated": True, "HTTP_TRANSFER_ENCODING": "chunked"}
    answer = browser.post(
        "/api/session",
        input_stream=BrokenOff(error),
        content_type="application/json",
        environ_overrides=chunked,
    )
    assert (answer.status_code, answer.content_type) == (400, "application/problem+json")


@pytest.mark.parametrize("path", ["/api//session", "/app//x", "/calendar//x.ics"])
def test_nobody_is_sent_on_to_a_host_that_the_sender_claims(browser: FlaskClient, path: str) -> None:
    answer = browser.get(path, headers={"Host": "evil.example"})
    assert answer.status_code == 404
    assert "Location" not in answer.headers


def test_the_charset_of_json_may_be_said(browser: FlaskClient) -> None:
    document = b'{"email": "ada@example.org", "password": "correct horse battery"}'
    answer = browser.post("/api/session", data=document, content_type="application/json; charset=utf-8")
    assert answer.status_code == 200


@pytest.mark.parametrize(
    ("change", "field"),
    [
        pytest.param({"password": 12345678901}, "password", id="a number for a text"),
        pytest.param({"email": None}, "email", id="null for a text"),
        pytest.param({"email": ["a"]}, "email", id="a list for a text"),
        pytest.param({"email": "a" * 300}, "email", id="too long"),
        pytest.param({"is_admin": True}, "is_admin", id="an unknown field"),
        pytest.param({"my knee hurts": True}, "?", id="a name that is none"),
    ],
)
def test_a_wrong_field_is_named_and_never_repeated(
    browser: FlaskClient, change: dict[str, Any], field: str
) -> None:
    answer = browser.post("/api/session", json={**RIGHT, **change})
    assert answer.status_code == 422
    assert [error["field"] for error in answer.json["errors"]] == [field]
    text = answer.get_data(as_text=True)
    assert "aaaa" not in text
    assert "knee" not in text
    assert PASSWORD not in text


@pytest.mark.parametrize("url", ["null", "", "http://", "localhost:8000", "//localhost:8000", "http://a:b:c"])
def test_what_is_no_origin_has_none(url: str) -> None:
    assert origin(url) is None
