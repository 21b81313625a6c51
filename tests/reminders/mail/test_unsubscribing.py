"""The link in each e-mail: ends the e-mails of one person, without a sign-in."""

from uuid import uuid4

import pytest
from flask import Flask
from flask.testing import FlaskClient

from backend.db import Database
from backend.reminders.mail.unsubscribing import PATH, unsubscribe_token
from backend.reminders.manners.wishes import manners_of
from tests.conftest import Cast, ClientOf


@pytest.fixture
def link(app: Flask, cast: Cast) -> str:
    return f"{PATH}/{unsubscribe_token(app.config['SECRET_KEY'], cast.ada.id)}"


@pytest.fixture
def anybody(client_of: ClientOf) -> FlaskClient:
    return client_of(None)


def takes_email(database: Database, cast: Cast) -> bool:
    with database.session() as session:
        wishes = manners_of(session, [cast.ada.id, cast.eve.id])
        assert wishes[cast.eve.id].takes_email
        return wishes[cast.ada.id].takes_email


def test_looking_at_the_link_ends_nothing(
    anybody: FlaskClient, link: str, database: Database, cast: Cast
) -> None:
    page = anybody.get(link)
    assert (page.status_code, page.mimetype) == (200, "text/html")
    assert "<form" in page.text
    assert takes_email(database, cast)


@pytest.mark.parametrize(
    "sent",
    [
        pytest.param({"data": {"List-Unsubscribe": "One-Click"}}, id="a mail program's button"),
        pytest.param(
            {"data": {"List-Unsubscribe": "One-Click"}, "content_type": "multipart/form-data"},
            id="a mail program's button in parts",
        ),
        pytest.param({"headers": {"Origin": "http://localhost:8000"}}, id="the button of the page"),
    ],
)
def test_one_click_ends_the_mails_of_that_person_alone(
    anybody: FlaskClient, link: str, database: Database, cast: Cast, sent: dict[str, object]
) -> None:
    assert anybody.post(link, **sent).status_code == 200
    assert anybody.post(link, **sent).status_code == 200
    assert not takes_email(database, cast)


@pytest.mark.parametrize("spoil", ["", "x", "changed", "another key", "nobody"])
def test_a_link_that_this_house_did_not_sign_is_none(
    app: Flask, anybody: FlaskClient, link: str, database: Database, cast: Cast, spoil: str
) -> None:
    key = app.config["SECRET_KEY"]
    tokens = {
        "changed": link.rpartition("/")[2][:-2] + "xx",
        "another key": unsubscribe_token("k" * 32, cast.ada.id),
        "nobody": unsubscribe_token(key, uuid4()),
    }
    address = f"{PATH}/{tokens.get(spoil, spoil)}"
    assert {anybody.get(address).status_code, anybody.post(address).status_code} <= {404, 405}
    assert takes_email(database, cast)


def test_another_site_cannot_press_the_button(anybody: FlaskClient, link: str) -> None:
    assert anybody.post(link, headers={"Origin": "https://elsewhere.example"}).status_code == 403
