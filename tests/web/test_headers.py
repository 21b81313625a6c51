"""What every answer tells the browser it may do."""

import dataclasses

import pytest

from backend.app import create_app
from backend.settings import Settings
from tests.conftest import ClientOf


@pytest.mark.parametrize("path", ["/healthz", "/api/session", "/api/nothing", "/manifest.webmanifest"])
def test_each_kind_of_answer_is_guarded(client_of: ClientOf, path: str) -> None:
    headers = client_of(None).get(path).headers
    policy = dict(part.strip().split(" ", 1) for part in headers["Content-Security-Policy"].split(";"))
    assert policy["default-src"] == "'none'"
    assert policy["script-src"] == policy["style-src"] == policy["connect-src"] == "'self'"
    assert policy["require-trusted-types-for"] == "'script'"
    assert policy["trusted-types"] == "soleus"
    assert "unsafe" not in headers["Content-Security-Policy"]
    assert headers["X-Content-Type-Options"] == "nosniff"
    assert headers["Referrer-Policy"] == "no-referrer"
    assert "geolocation=()" in headers["Permissions-Policy"]
    assert "Strict-Transport-Security" not in headers


@pytest.mark.parametrize("path", ["/api/session", "/api/nothing", "/calendar/x.ics", "/app/assets/none.js"])
def test_answers_about_people_and_errors_are_kept_by_no_cache(client_of: ClientOf, path: str) -> None:
    assert client_of(None).get(path).headers["Cache-Control"] == "no-store"


def test_over_https_the_browser_stays_there_and_the_cookie_too(settings: Settings) -> None:
    app = create_app(dataclasses.replace(settings, public_url="https://soleus.example.org"))
    assert "max-age=31536000" in app.test_client().get("/healthz").headers["Strict-Transport-Security"]
    assert app.config["SESSION_COOKIE_SECURE"]
