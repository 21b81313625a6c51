"""Wrong sign-ins are slowed down; right ones are not."""

import pytest
from flask import Flask
from flask.testing import FlaskClient

from backend.accounts.attempts import CLOSED_TO_ADDRESS, WRONG_FOR_ACCOUNT, WRONG_FROM_ADDRESS
from tests.conftest import PASSWORD, Cast


@pytest.fixture
def browser(app: Flask, cast: Cast, monkeypatch: pytest.MonkeyPatch) -> FlaskClient:
    """Real counting; only the slow hash is left out."""
    monkeypatch.setattr("backend.accounts.services.sign_in.is_password", lambda _hash, sent: sent == PASSWORD)
    return app.test_client()


def attempt(browser: FlaskClient, email: str, password: str, address: str = "127.0.0.1") -> int:
    sent = {"email": email, "password": password}
    return browser.post("/api/session", json=sent, environ_overrides={"REMOTE_ADDR": address}).status_code


def test_the_twenty_first_wrong_one_for_an_account_waits(browser: FlaskClient) -> None:
    statuses = [attempt(browser, "ada@example.org", "wrong") for _ in range(WRONG_FOR_ACCOUNT + 2)]
    assert statuses == [401] * WRONG_FOR_ACCOUNT + [429, 429]


def test_the_answer_says_how_long_to_wait(browser: FlaskClient) -> None:
    for _ in range(WRONG_FOR_ACCOUNT):
        attempt(browser, "ada@example.org", "wrong")
    answer = browser.post("/api/session", json={"email": "ada@example.org", "password": "wrong"})
    assert 1 <= int(answer.headers["Retry-After"]) <= 60


def test_wrong_ones_from_many_addresses_count_together(browser: FlaskClient) -> None:
    statuses = [
        attempt(browser, "ada@example.org", "wrong", f"192.0.2.{n}") for n in range(WRONG_FOR_ACCOUNT + 1)
    ]
    assert statuses == [401] * WRONG_FOR_ACCOUNT + [429]


def test_an_attack_from_elsewhere_does_not_stop_the_right_password(browser: FlaskClient) -> None:
    for n in range(2 * WRONG_FOR_ACCOUNT):
        attempt(browser, "ada@example.org", "wrong", f"192.0.2.{n % 3}")
    assert attempt(browser, "ada@example.org", PASSWORD, "198.51.100.7") == 200


def test_one_address_may_be_wrong_thirty_times(browser: FlaskClient) -> None:
    statuses = [attempt(browser, f"person{n}@example.org", "wrong") for n in range(WRONG_FROM_ADDRESS + 1)]
    assert statuses == [401] * WRONG_FROM_ADDRESS + [429]


def test_others_at_a_shared_address_still_sign_in(browser: FlaskClient) -> None:
    for n in range(WRONG_FROM_ADDRESS + 5):
        attempt(browser, f"person{n}@example.org", "wrong")
    assert attempt(browser, "ben@example.org", PASSWORD) == 200


def test_an_address_that_never_stops_is_closed_before_the_password_is_looked_at(browser: FlaskClient) -> None:
    for n in range(CLOSED_TO_ADDRESS):
        attempt(browser, f"person{n}@example.org", "wrong")
    assert attempt(browser, "ben@example.org", PASSWORD) == 429


def test_guessing_on_after_the_limit_does_not_find_the_right_one(browser: FlaskClient) -> None:
    for _ in range(WRONG_FOR_ACCOUNT):
        attempt(browser, "ada@example.org", "wrong")
    assert attempt(browser, "ada@example.org", PASSWORD) == 429


def test_right_sign_ins_are_not_counted(browser: FlaskClient) -> None:
    statuses = {attempt(browser, "ada@example.org", PASSWORD) for _ in range(WRONG_FROM_ADDRESS + 5)}
    assert statuses == {200}


def test_an_ipv6_network_is_one_address(browser: FlaskClient) -> None:
    for n in range(WRONG_FROM_ADDRESS):
        attempt(browser, f"person{n}@example.org", "wrong", f"2001:db8::{n:x}")
    assert attempt(browser, "person@example.org", "wrong", "2001:db8::ffff") == 429
    assert attempt(browser, "person@example.org", "wrong", "2001:db8:0:1::1") == 401
