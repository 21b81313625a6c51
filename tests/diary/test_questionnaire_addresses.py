"""Questionnaires over HTTP, from the phone to the desk."""

from typing import Any
from uuid import uuid4

import pytest
from flask.testing import FlaskClient

from tests.conftest import Cast, ClientOf
from tests.diary.questionnaire_expectations import ANSWERS

BODY = {
    "questionnaire": "soleus_short",
    "occurrence_id": None,
    "answered_at": "2026-03-20T08:59:00Z",
    "answers": ANSWERS,
}


@pytest.fixture
def ada(client_of: ClientOf, cast: Cast) -> FlaskClient:
    return client_of(cast.ada)


def test_a_score_reaches_the_phone_and_the_desk(ada: FlaskClient, client_of: ClientOf, cast: Cast) -> None:
    assert ada.get("/api/diary/questionnaires").get_json()["first"] is None

    answer = ada.put(f"/api/diary/questionnaires/{uuid4()}", json=BODY).get_json()
    assert (answer["score"], answer["most"], answer["missing"]) == (87, 100, 0)
    again = BODY | {"answered_at": "2026-03-20T08:59:30Z", "answers": ANSWERS | {"daily": 10, "rise": 9}}
    later = ada.put(f"/api/diary/questionnaires/{uuid4()}", json=again).get_json()
    assert later["compared"] == {"change": "worse", "difference": -21, "threshold": 10, "weeks": 0}

    mine = ada.get("/api/diary/questionnaires").get_json()
    assert (mine["asked"], mine["due_occurrence_id"]) == ("soleus_short", None)
    assert mine["first"]["score"] == 87
    desk = client_of(cast.ben).get(f"/api/patients/{cast.ada.id}/questionnaires").get_json()
    assert [one["score"] for one in desk["scores"]] == [66, 87]
    assert desk["scores"][0]["title"] == "How your tendon is doing"


def test_taken_back_it_is_gone_from_both(ada: FlaskClient, client_of: ClientOf, cast: Cast) -> None:
    address = f"/api/diary/questionnaires/{uuid4()}"
    ada.put(address, json=BODY)
    assert ada.delete(address).get_json() == {"occurrences": []}
    assert client_of(cast.ben).get(f"/api/patients/{cast.ada.id}/questionnaires").get_json() == {"scores": []}


@pytest.mark.parametrize(
    ("change", "field"),
    [
        pytest.param({"answers": ANSWERS | {"daily": 11}}, "answers.daily", id="pain of 11"),
        pytest.param({"answers": ANSWERS | {"daily": "5"}}, "answers.daily", id="a text"),
        pytest.param({"answers": ANSWERS | {"daily": True}}, "answers.daily", id="yes in place of a number"),
        pytest.param({"answers": ANSWERS | {"hop": 3}}, "answers.hop", id="unknown item"),
        pytest.param({"questionnaire": "visa_a"}, "questionnaire", id="one without wording"),
        pytest.param({"score": 100}, "score", id="a score of one's own"),
    ],
)
def test_what_cannot_be_is_refused_by_field(ada: FlaskClient, change: dict[str, Any], field: str) -> None:
    answer = ada.put(f"/api/diary/questionnaires/{uuid4()}", json=BODY | change)
    assert answer.status_code == 422
    assert [error["field"] for error in answer.get_json()["errors"]] == [field]


def test_a_refusal_never_repeats_what_was_sent(ada: FlaskClient) -> None:
    odd = {"answers": ANSWERS | {"my knee hurts": 3}}
    answer = ada.put(f"/api/diary/questionnaires/{uuid4()}", json=BODY | odd)
    assert answer.status_code == 422
    assert "knee" not in answer.get_data(as_text=True)
