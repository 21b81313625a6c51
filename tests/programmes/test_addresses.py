"""The addresses of plans and actions: shapes in, shapes out, and problems that name the field."""

from typing import Any
from uuid import uuid4

import pytest
from flask.testing import FlaskClient

from tests.conftest import Cast, ClientOf
from tests.fakes.clock import FakeClock

PRESCRIPTION: dict[str, Any] = {
    "template": "article_midportion",
    "starts_on": "2026-03-20",
    "sessions": {"weekdays": ["mon", "wed", "fri"], "time": "18:00", "days_apart": 2},
    "collagen": {"lead_minutes": 30, "dose": "15 g"},
    "next_day_check": {"time": "08:30"},
    "gtn": None,
    "wedges": None,
    "shockwave": None,
    "reason": "Strength first.",
}


@pytest.fixture
def ben(client_of: ClientOf, cast: Cast) -> FlaskClient:
    return client_of(cast.ben)


@pytest.fixture
def ada(client_of: ClientOf, cast: Cast) -> FlaskClient:
    return client_of(cast.ada)


@pytest.fixture
def plan(ben: FlaskClient, cast: Cast) -> dict[str, Any]:
    answer = ben.post(f"/api/patients/{cast.ada.id}/programme", json=PRESCRIPTION)
    assert answer.status_code == 201, answer.text
    document: dict[str, Any] = answer.get_json()
    return document


def _today(ada: FlaskClient, kind: str) -> dict[str, Any]:
    occurrences: list[dict[str, Any]] = ada.get("/api/today").get_json()["occurrences"]
    return next(one for one in occurrences if one["kind"] == kind)


def _act(ada: FlaskClient, occurrence: dict[str, Any], **body: Any) -> Any:
    url = f"/api/occurrences/{occurrence['id']}/actions/{uuid4()}"
    return ada.put(url, json={"acted_at": "2026-03-20T09:00:00Z"} | body)


def test_the_template_of_the_form_can_be_assigned_as_it_is(ben: FlaskClient, cast: Cast) -> None:
    template = ben.get("/api/templates").get_json()["templates"][0]
    assert template["defaults"]["sessions"] == {"weekdays": ["mon", "wed", "fri"], "time": "18:00"}

    prescription = template["defaults"] | {"starts_on": "2026-03-20"}
    assert ben.post(f"/api/patients/{cast.ada.id}/programme", json=prescription).status_code == 201


def test_a_plan_goes_out_as_it_came_in(plan: dict[str, Any], cast: Cast) -> None:
    assert plan["prescription"] == PRESCRIPTION | {"reason": ""}
    assert (plan["patient_id"], plan["status"], plan["version"]) == (str(cast.ada.id), "active", 1)
    assert (plan["starts_on"], plan["ends_on"]) == ("2026-03-20", "2026-06-11")
    assert (plan["assigned_by"], plan["assigned_at"]) == ("Ben", "2026-03-20T09:00:00Z")


def test_an_occurrence_goes_out_with_its_wall_time_and_its_instant(
    plan: dict[str, Any], ada: FlaskClient
) -> None:
    session = _today(ada, "session")

    assert (session["local"], session["zone"]) == ("2026-03-20T18:00", "Europe/London")
    assert (session["due_at"], session["expires_at"]) == ("2026-03-20T18:00:00Z", "2026-03-20T20:00:00Z")
    assert _today(ada, "collagen")["anchor_id"] == session["id"]


def test_a_moved_session_says_from_where(plan: dict[str, Any], ada: FlaskClient) -> None:
    changed = _act(ada, _today(ada, "session"), verb="move", to_local="2026-03-21T19:00").get_json()

    assert {one["kind"] for one in changed["occurrences"]} == {"session", "collagen", "next_day_check"}
    session = next(one for one in changed["occurrences"] if one["kind"] == "session")
    assert (session["local"], session["moved_from_local"]) == ("2026-03-21T19:00", "2026-03-20T18:00")


def test_a_session_reported_in_the_diary_is_done_with_its_entry(
    plan: dict[str, Any], ada: FlaskClient
) -> None:
    session, entry_id = _today(ada, "session"), str(uuid4())
    body = {"occurrence_id": session["id"], "done_at": "2026-03-20T08:59:00Z", "pain_during": 3, "note": None}
    answer = ada.put(f"/api/diary/sessions/{entry_id}", json=body).get_json()
    assert {one["state"] for one in answer["occurrences"]} == {"done", "cancelled"}
    assert _today(ada, "session")["entry_id"] == entry_id

    taken_back = ada.delete(f"/api/diary/sessions/{entry_id}").get_json()
    assert {one["state"] for one in taken_back["occurrences"]} == {"planned"}


def test_a_preview_stores_nothing(ben: FlaskClient, ada: FlaskClient, cast: Cast) -> None:
    shown = ben.post(f"/api/patients/{cast.ada.id}/programme/preview", json=PRESCRIPTION).get_json()

    assert (shown["zone"], shown["total"], shown["sends"]) == ("Europe/London", 111, 111)
    assert shown["days"][0]["items"][0]["local"] == "2026-03-20T17:30"
    assert ada.get("/api/today").get_json()["plan"] is None


def test_the_history_says_who_and_why(ben: FlaskClient, plan: dict[str, Any]) -> None:
    paused = ben.post(f"/api/programmes/{plan['id']}/pause", json={"version": 1, "reason": "Holiday."})
    assert (paused.get_json()["status"], paused.get_json()["version"]) == ("paused", 2)

    versions = ben.get(f"/api/programmes/{plan['id']}/versions").get_json()["versions"]
    assert [(one["number"], one["author"], one["reason"], one["status"]) for one in versions] == [
        (2, "Ben", "Holiday.", "paused"),
        (1, "Ben", "Strength first.", "active"),
    ]


def test_a_stale_version_is_412_and_a_second_plan_409(
    ben: FlaskClient, plan: dict[str, Any], cast: Cast
) -> None:
    stale = {"version": 7, "reason": "", "prescription": PRESCRIPTION}
    assert ben.put(f"/api/programmes/{plan['id']}", json=stale).status_code == 412
    assert ben.post(f"/api/patients/{cast.ada.id}/programme", json=PRESCRIPTION).status_code == 409


def test_a_traveller_takes_the_plan_along(plan: dict[str, Any], ada: FlaskClient) -> None:
    assert ada.put("/api/programme/zone", json={"zone": "America/New_York"}).status_code == 200

    session = _today(ada, "session")
    assert (session["local"], session["due_at"]) == ("2026-03-20T18:00", "2026-03-20T22:00:00Z")
    refused = ada.put("/api/programme/zone", json={"zone": "Nowhere"})
    assert (refused.status_code, refused.get_json()["errors"][0]["field"]) == (422, "zone")


WRONG = {
    "a weekday that is none": (
        {"sessions": {"weekdays": ["mon", "x"], "time": "18:00"}},
        "sessions.weekdays",
    ),
    "a time with seconds": ({"sessions": {"weekdays": ["mon", "wed"], "time": "18:00:30"}}, "sessions.time"),
    "a time beyond midnight": ({"next_day_check": {"time": "24:30"}}, "next_day_check.time"),
    "a date with hours": ({"starts_on": "2026-03-20T00:00:00"}, "starts_on"),
    "a date that is not in the calendar": ({"starts_on": "2026-02-30"}, "starts_on"),
    "a number for a date": ({"starts_on": 1}, "starts_on"),
    "a text for a number": ({"collagen": {"lead_minutes": "30"}}, "collagen.lead_minutes"),
    "half a minute": ({"collagen": {"lead_minutes": 30.5}}, "collagen.lead_minutes"),
    "true for a number": ({"collagen": {"lead_minutes": True}}, "collagen.lead_minutes"),
    "an unknown field": ({"dose": 5}, "dose"),
    "an unknown field within": ({"collagen": {"lead_minutes": 30, "brand": "x"}}, "collagen.brand"),
    "a patch without its weeks": ({"gtn": {"from": "2026-03-20", "time": "08:00"}}, "gtn.weeks"),
    "a patch without a prescriber": (
        {"gtn": {"from": "2026-03-20", "weeks": 12, "time": "08:00"}},
        "gtn.prescriber",
    ),
    "a visit with an offset": (
        {"shockwave": {"first": "2026-03-25T10:00Z", "prescriber": "Ben"}},
        "shockwave.first",
    ),
}


@pytest.mark.parametrize(("changes", "field"), WRONG.values(), ids=WRONG.keys())
def test_a_wrong_field_is_named_and_nothing_is_stored(
    ben: FlaskClient, ada: FlaskClient, cast: Cast, changes: dict[str, Any], field: str
) -> None:
    answer = ben.post(f"/api/patients/{cast.ada.id}/programme", json=PRESCRIPTION | changes)

    assert answer.status_code == 422
    assert answer.content_type == "application/problem+json"
    assert [error["field"] for error in answer.get_json()["errors"]] == [field]
    assert ada.get("/api/today").get_json()["plan"] is None


ACTIONS = {
    "an unknown verb": ({"verb": "eat"}, "verb"),
    "a move to nowhere": ({"verb": "move"}, "to_local"),
    "a move with an offset": ({"verb": "move", "to_local": "2026-03-21T19:00Z"}, "to_local"),
    "a snooze without end": ({"verb": "snooze", "minutes": 1261}, "minutes"),
    "a snooze of no length": ({"verb": "snooze"}, "minutes"),
    "a snooze that ends before it is due": ({"verb": "snooze", "minutes": 15}, "minutes"),
    "an instant without offset": ({"verb": "done", "acted_at": "2026-03-20T09:00:00"}, "acted_at"),
    "a number for an instant": ({"verb": "done", "acted_at": 1}, "acted_at"),
}


@pytest.mark.parametrize(("body", "field"), ACTIONS.values(), ids=ACTIONS.keys())
def test_a_wrong_action_is_refused_by_field(
    plan: dict[str, Any], ada: FlaskClient, body: dict[str, Any], field: str
) -> None:
    answer = _act(ada, _today(ada, "session"), **body)

    assert answer.status_code == 422
    assert [error["field"] for error in answer.get_json()["errors"]] == [field]


def test_unknown_ids_and_ids_of_others_are_404(
    plan: dict[str, Any], ben: FlaskClient, client_of: ClientOf, cast: Cast, ada: FlaskClient
) -> None:
    cy, eve = client_of(cast.cy), client_of(cast.eve)
    session = _today(ada, "session")

    assert cy.get(f"/api/programmes/{plan['id']}").status_code == 404
    assert ben.get(f"/api/programmes/{uuid4()}").status_code == 404
    assert ben.get("/api/programmes/none").status_code == 404
    assert _act(eve, session, verb="done").status_code == 404
    assert _act(ada, {"id": uuid4()}, verb="done").status_code == 404


def test_a_clock_from_before_the_calendar_loses_nothing(
    plan: dict[str, Any], ada: FlaskClient, clock: FakeClock
) -> None:
    answer = _act(ada, _today(ada, "session"), verb="done", acted_at="0001-01-01T00:00:00+14:00")

    assert answer.status_code == 200
    assert _today(ada, "session")["acted_at"] == "2026-03-20T09:00:00Z"
