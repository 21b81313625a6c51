"""Signing in and out over the API."""

from datetime import timedelta

import pytest
from flask.testing import FlaskClient
from sqlalchemy import select
from werkzeug.test import TestResponse

from backend.accounts import passwords
from backend.accounts.models import Person, SignIn
from backend.accounts.services.people import disable_person, reset_password
from backend.accounts.services.sign_in import SIGN_IN_LASTS, end_all_sign_ins
from backend.db import Database
from tests.conftest import PASSWORD, Cast, ClientOf
from tests.fakes.clock import FakeClock


@pytest.fixture
def browser(client_of: ClientOf, cast: Cast) -> FlaskClient:
    """Nobody is signed in here yet; the cast exists."""
    return client_of(None)


def sign_in(browser: FlaskClient, email: str = "ada@example.org", password: str = PASSWORD) -> TestResponse:
    return browser.post("/api/session", json={"email": email, "password": password})


def cookie_of(browser: FlaskClient) -> str:
    cookie = browser.get_cookie("soleus")
    assert cookie is not None
    return cookie.value


def test_the_right_password_signs_in_and_says_who_one_is(browser: FlaskClient, cast: Cast) -> None:
    answer = sign_in(browser)
    assert answer.status_code == 200
    assert answer.json == {
        "id": str(cast.ada.id),
        "name": "Ada",
        "email": "ada@example.org",
        "role": "patient",
        "zone": "Europe/London",
        "clinic": {"id": str(cast.ada.clinic_id), "name": "Harbour Clinic", "zone": "Europe/London"},
    }
    assert browser.get("/api/session").json == answer.json


def test_capital_letters_in_the_address_do_not_matter(browser: FlaskClient) -> None:
    assert sign_in(browser, email=" Ada@Example.org ").status_code == 200


def test_a_wrong_password_and_an_unknown_address_get_the_same_answer(browser: FlaskClient) -> None:
    wrong = sign_in(browser, password="not the horse")
    unknown = sign_in(browser, email="nobody@example.org")
    assert (wrong.status_code, wrong.data) == (unknown.status_code, unknown.data)
    assert wrong.status_code == 401


def test_an_unknown_address_costs_a_real_check_too() -> None:
    stored, ours = passwords.NOBODYS_HASH.split("$"), passwords.hash_password("x").split("$")
    assert stored[:4] == ours[:4], "the same algorithm, version and cost"
    assert [len(part) for part in stored] == [len(part) for part in ours]
    assert not passwords.is_password(passwords.NOBODYS_HASH, PASSWORD)


def test_the_cookie_is_kept_from_scripts_and_other_sites(browser: FlaskClient) -> None:
    header = sign_in(browser).headers["Set-Cookie"]
    assert header.startswith("soleus=")
    assert "HttpOnly" in header
    assert "SameSite=Lax" in header


def test_the_database_does_not_hold_what_the_cookie_holds(browser: FlaskClient, database: Database) -> None:
    sign_in(browser)
    with browser.session_transaction() as cookie, database.session() as session:
        token = cookie["_user_id"]
        stored = session.scalars(select(SignIn.token_hash)).one()
    assert len(token) == 43
    assert token not in stored


def test_a_cookie_copied_before_signing_out_is_dead_afterwards(browser: FlaskClient) -> None:
    sign_in(browser)
    copied = cookie_of(browser)
    assert browser.delete("/api/session").status_code == 204
    assert browser.get_cookie("soleus") is None
    browser.set_cookie("soleus", copied)
    assert browser.get("/api/session").status_code == 401


def test_signing_in_again_ends_the_sign_in_it_replaces(browser: FlaskClient) -> None:
    sign_in(browser)
    first = cookie_of(browser)
    sign_in(browser)
    second = cookie_of(browser)
    browser.set_cookie("soleus", first)
    assert browser.get("/api/session").status_code == 401
    browser.set_cookie("soleus", second)
    assert browser.get("/api/session").status_code == 200


def test_signing_out_leaves_the_other_browser_alone(client_of: ClientOf, cast: Cast) -> None:
    phone, laptop = client_of(cast.ada), client_of(cast.ada)
    phone.delete("/api/session")
    assert laptop.get("/api/session").status_code == 200


def test_a_sign_in_ends_by_itself_after_its_time(client_of: ClientOf, cast: Cast, clock: FakeClock) -> None:
    browser = client_of(cast.ada)
    clock.move(SIGN_IN_LASTS - timedelta(seconds=1))
    assert browser.get("/api/session").status_code == 200
    clock.move(timedelta(seconds=1))
    assert browser.get("/api/session").status_code == 401


def test_a_disabled_person_is_signed_out_and_stays_out(
    client_of: ClientOf, cast: Cast, database: Database, clock: FakeClock
) -> None:
    browser = client_of(cast.ada)
    with database.session() as session:
        disable_person(session, "ada@example.org", clock.now)
    assert browser.get("/api/session").status_code == 401
    assert sign_in(browser).status_code == 401


def test_being_disabled_is_enough_to_be_signed_out(
    client_of: ClientOf, cast: Cast, database: Database, clock: FakeClock
) -> None:
    browser = client_of(cast.ada)
    with database.session() as session, session.begin():
        session.get_one(Person, cast.ada.id).disabled_at = clock.now
    assert browser.get("/api/session").status_code == 401


def test_a_reset_password_is_the_only_one_and_signs_every_browser_out(
    client_of: ClientOf, cast: Cast, database: Database, clock: FakeClock
) -> None:
    browser = client_of(cast.ada)
    with database.session() as session:
        reset_password(session, "ada@example.org", "another long one", clock.now)
    assert browser.get("/api/session").status_code == 401
    assert sign_in(browser).status_code == 401
    assert sign_in(browser, password="another long one").status_code == 200


def test_ended_by_the_house_is_ended_in_the_browser(
    client_of: ClientOf, cast: Cast, database: Database, clock: FakeClock
) -> None:
    browser = client_of(cast.ada)
    with database.session() as session:
        end_all_sign_ins(session, cast.ada.id, clock.now)
    assert browser.get("/api/session").status_code == 401


def test_a_forged_cookie_is_nobody(browser: FlaskClient) -> None:
    browser.set_cookie("soleus", "eyJfdXNlcl9pZCI6ImFkYSJ9.aaaaaa.bbbbbbbbbbbbbbbbbbbbbbbbbbb")
    assert browser.get("/api/session").status_code == 401


def test_someone_changes_their_own_name(client_of: ClientOf, cast: Cast) -> None:
    browser = client_of(cast.ada)
    assert browser.patch("/api/me", json={"name": "Ada L."}).status_code == 200
    assert browser.get("/api/session").json["name"] == "Ada L."


@pytest.mark.parametrize(
    "name",
    [
        pytest.param("Ada\nBen", id="two lines"),
        pytest.param("Ada\u2028Ben", id="two lines otherwise"),
        pytest.param("Ada \u202enilC", id="written backwards"),
        pytest.param("\u200b\u200d", id="nothing to see"),
        pytest.param("...", id="no letter"),
        pytest.param("A" * 10_000, id="ten thousand letters"),
        pytest.param("  ", id="spaces"),
    ],
)
def test_a_name_that_would_mislead_on_a_list_is_refused(client_of: ClientOf, cast: Cast, name: str) -> None:
    answer = client_of(cast.ada).patch("/api/me", json={"name": name})
    assert (answer.status_code, [error["field"] for error in answer.json["errors"]]) == (422, ["name"])


@pytest.mark.parametrize("name", ["Zoë O'Brien-Núñez", "آدا", "नीरज", "愛", "می\u200cنا", "Ada 2"])
def test_a_name_may_be_of_any_alphabet(client_of: ClientOf, cast: Cast, name: str) -> None:
    assert client_of(cast.ada).patch("/api/me", json={"name": name}).json["name"] == name
