"""The addresses of a person's wishes: shapes in, shapes out, and problems that name the field."""

from typing import Any

import pytest
from flask.testing import FlaskClient

from tests.conftest import Cast, ClientOf
from tests.fakes.clock import FakeClock
from tests.programmes.expectations import MANNERS, PRESCRIPTION


@pytest.fixture
def ada(client_of: ClientOf, cast: Cast) -> FlaskClient:
    return client_of(cast.ada)


@pytest.fixture
def ben(client_of: ClientOf, cast: Cast) -> FlaskClient:
    return client_of(cast.ben)


@pytest.fixture
def plan(ben: FlaskClient, cast: Cast) -> None:
    url = f"/api/patients/{cast.ada.id}/programme"
    assert ben.post(url, json=PRESCRIPTION | {"starts_on": "2026-03-20"}).status_code == 201


def _fields(answer: Any) -> list[str]:
    assert answer.status_code == 422, answer.text
    return [error["field"] for error in answer.get_json()["errors"]]


def test_without_any_wish_everything_is_as_for_everybody(ben: FlaskClient) -> None:
    assert ben.get("/api/reminders/manners").get_json() == {
        "zone": "Europe/London",
        "kept_zone": None,
        "quiet": {"from": "21:30", "to": "07:30"},
        "has_own_quiet": False,
        "most_pushes": None,
        "usual_most_pushes": 4,
        "shows_detail": False,
        "takes_email": True,
        "has_mail": False,
        "away": None,
        "times": [],
        "wrong_times": [],
    }


def test_wishes_are_answered_as_they_are_now(ada: FlaskClient, clock: FakeClock) -> None:
    wishes = {
        "quiet": {"from": "22:00", "to": "06:30"},
        "most_pushes": 6,
        "shows_detail": True,
        "takes_email": False,
        "away": {"from": "2026-03-21", "until": "2026-03-25"},
    }
    answer = ada.put("/api/reminders/manners", json=wishes)
    assert answer.status_code == 200, answer.text
    assert {key: answer.get_json()[key] for key in wishes} == wishes
    assert answer.get_json() == ada.get("/api/reminders/manners").get_json()

    clock.now = clock.now.replace(day=26)
    assert ada.get("/api/reminders/manners").get_json()["away"] is None


@pytest.mark.parametrize(
    ("change", "field"),
    [
        pytest.param({"quiet": {"from": "22:00"}}, "quiet.to", id="half of the quiet hours"),
        pytest.param({"quiet": {"from": "25:00", "to": "07:00"}}, "quiet.from", id="no time"),
        pytest.param({"most_pushes": 0}, "most_pushes", id="none"),
        pytest.param({"most_pushes": "5"}, "most_pushes", id="a text"),
        pytest.param({"shows_detail": 1}, "shows_detail", id="not yes or no"),
        pytest.param({"away": {"from": "2026-03-01", "until": "2026-03-25"}}, "away.from", id="past"),
        pytest.param({"away": {"from": "2026-03-21", "until": "2026-09-25"}}, "away.until", id="too long"),
        pytest.param({"colour": "red"}, "colour", id="unknown"),
    ],
)
def test_what_cannot_be_is_refused_by_name(ada: FlaskClient, change: dict[str, Any], field: str) -> None:
    assert _fields(ada.put("/api/reminders/manners", json=MANNERS | change)) == [field]


@pytest.mark.usefixtures("plan")
def test_an_own_time_is_set_shown_and_taken_back(ada: FlaskClient) -> None:
    answer = ada.put("/api/programme/times", json={"kind": "session", "local_time": "19:30"})
    assert answer.status_code == 200, answer.text
    times = {one["kind"]: one for one in answer.get_json()["times"]}
    assert times["session"] == {
        "kind": "session",
        "local_time": "19:30",
        "prescribed_time": "18:00",
        "is_own": True,
    }
    assert times["next_day_check"]["is_own"] is False
    assert ada.get("/api/reminders/manners").get_json()["times"] == answer.get_json()["times"]
    today = ada.get("/api/today").get_json()["occurrences"]
    assert {one["local"][11:] for one in today if one["kind"] == "session"} == {"19:30"}

    back = ada.put("/api/programme/times", json={"kind": "session", "local_time": None}).get_json()["times"]
    assert [one["is_own"] for one in back] == [False] * len(back)


@pytest.mark.usefixtures("plan")
@pytest.mark.parametrize(
    ("body", "field"),
    [
        pytest.param({"local_time": "24:00"}, "local_time", id="no time"),
        pytest.param({}, "local_time", id="nothing"),
        pytest.param({"kind": "collagen", "local_time": "19:30"}, "kind", id="a kind that hangs on another"),
        pytest.param({"kind": None, "local_time": "19:30"}, "kind", id="no kind"),
        pytest.param({"local_time": "18:00", "zone": "UTC"}, "zone", id="unknown"),
    ],
)
def test_a_time_that_is_none_is_refused_by_name(ada: FlaskClient, body: dict[str, Any], field: str) -> None:
    assert _fields(ada.put("/api/programme/times", json={"kind": "session"} | body)) == [field]


@pytest.mark.usefixtures("plan")
def test_what_the_plan_does_not_have_has_no_time_of_its_own(ada: FlaskClient) -> None:
    patch = {"kind": "gtn_patch", "local_time": "09:00"}
    assert ada.put("/api/programme/times", json=patch).status_code == 409
    assert ada.post("/api/programme/times/keep", json={"kind": "gtn_patch_off"}).status_code == 409
    assert _fields(ada.post("/api/programme/times/keep", json={"kind": "collagen"})) == ["kind"]


@pytest.mark.usefixtures("plan")
def test_the_desk_sees_the_own_times_in_its_preview(ada: FlaskClient, ben: FlaskClient, cast: Cast) -> None:
    ada.put("/api/programme/times", json={"kind": "session", "local_time": "19:30"})
    url = f"/api/patients/{cast.ada.id}/programme/preview"
    shown = ben.post(url, json=PRESCRIPTION | {"starts_on": "2026-03-20"}).get_json()
    assert [one["kind"] for one in shown["own_times"]] == ["session"]
    sessions = [item for day in shown["days"] for item in day["items"] if item["kind"] == "session"]
    assert {item["local"][11:] for item in sessions} == {"19:30"}


def test_a_zone_is_asked_about_once(ada: FlaskClient) -> None:
    assert ada.get("/api/today").get_json()["person"]["kept_zone"] is None
    assert ada.post("/api/programme/zone/keep", json={"zone": "Asia/Tokyo"}).status_code == 204
    assert ada.get("/api/today").get_json()["person"]["kept_zone"] == "Asia/Tokyo"
    assert _fields(ada.post("/api/programme/zone/keep", json={"zone": "Mars/Olympus"})) == ["zone"]

    assert ada.put("/api/programme/zone", json={"zone": "Asia/Tokyo"}).status_code == 200
    assert ada.get("/api/today").get_json()["person"]["kept_zone"] is None
