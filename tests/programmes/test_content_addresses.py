"""The content is there for everybody, crosses the network once, and says nothing about anybody."""

import gzip
import json
from typing import Any

import pytest
from flask.testing import FlaskClient

from backend.content import exercises, library, ruleset, tables
from backend.content.figure import figures
from tests.conftest import Cast, ClientOf

ADDRESSES = ("rules", "exercises", "figures", "library", "questionnaires")


@pytest.fixture
def anybody(client_of: ClientOf) -> FlaskClient:
    return client_of(None)


def _document(anybody: FlaskClient, name: str) -> dict[str, Any]:
    document: dict[str, Any] = anybody.get(f"/api/content/{name}").get_json()
    return document


def _library() -> Any:
    return json.loads(json.dumps(library().as_json()))


@pytest.mark.parametrize("name", ADDRESSES)
def test_what_has_not_changed_is_not_sent_again(anybody: FlaskClient, name: str) -> None:
    first = anybody.get(f"/api/content/{name}")
    tag = first.headers["ETag"]
    assert tag.startswith('"')
    assert first.headers["Cache-Control"] == "no-cache"

    again = anybody.get(f"/api/content/{name}", headers={"If-None-Match": tag})
    assert (again.status_code, again.get_data(), again.headers["ETag"]) == (304, b"", tag)


def test_it_crosses_the_network_small(anybody: FlaskClient) -> None:
    asked = {"Accept-Encoding": "gzip"}
    answer = anybody.get("/api/content/library", headers=asked)
    assert json.loads(gzip.decompress(answer.get_data())) == _library()
    assert answer.headers["Content-Encoding"] == "gzip"
    assert "Accept-Encoding" in answer.headers["Vary"]

    known = asked | {"If-None-Match": answer.headers["ETag"]}
    assert anybody.get("/api/content/library", headers=known).status_code == 304


def test_what_has_changed_is_sent(anybody: FlaskClient) -> None:
    answer = anybody.get("/api/content/exercises", headers={"If-None-Match": '"of another edition"'})
    assert answer.status_code == 200


@pytest.mark.parametrize("name", ADDRESSES)
def test_signed_in_or_not_it_is_the_same(
    anybody: FlaskClient, client_of: ClientOf, cast: Cast, name: str
) -> None:
    ada = client_of(cast.ada)
    tags = {client.get(f"/api/content/{name}").headers["ETag"] for client in (anybody, ada)}
    assert len(tags) == 1


def test_an_exercise_comes_with_what_is_easier_and_harder(anybody: FlaskClient) -> None:
    shown = {one["key"]: one for one in _document(anybody, "exercises")["exercises"]}
    assert set(shown) == set(exercises())
    single = shown["raise-single"]
    assert (single["easier"], single["harder"]) == ("raise-assisted", "raise-dumbbell")
    assert single["which_leg"] == "One leg, then the other"
    assert shown["raise-step"]["insertional"]["exercise"] == "raise-single"
    assert shown["bridge"]["insertional"] is None


def test_the_rules_are_those_of_the_command_line(anybody: FlaskClient) -> None:
    document = _document(anybody, "rules")
    assert document["ruleset"] == ruleset()
    assert set(document["tables"]) == set(tables())


def test_every_exercise_has_its_figure(anybody: FlaskClient) -> None:
    document = _document(anybody, "figures")
    assert document == figures()
    assert set(exercises()) <= set(document["figures"])


def test_the_library_has_its_pages(anybody: FlaskClient) -> None:
    assert _document(anybody, "library") == _library()


def test_only_questionnaires_that_may_be_shown_are_there(anybody: FlaskClient) -> None:
    offered = _document(anybody, "questionnaires")["questionnaires"]
    assert [one["id"] for one in offered] == ["soleus_short"]


def test_an_address_that_is_not_there_is_kept_nowhere(anybody: FlaskClient) -> None:
    answer = anybody.get("/api/content/secrets")
    assert (answer.status_code, answer.headers["Cache-Control"]) == (404, "no-store")
