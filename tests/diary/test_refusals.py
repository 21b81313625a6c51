"""What cannot be is refused by its name, and nothing is stored."""

from typing import Any
from uuid import uuid4

import pytest

from tests.conftest import Cast, ClientOf
from tests.fakes.clock import FakeClock

SET = {"exercise": "raise-single", "side": "left", "load_kg": 5, "reps": 8, "pain": 1}


@pytest.mark.parametrize(
    ("told", "field"),
    [
        ({"pain_during": 11}, "pain_during"),
        ({"baseline_pain": -1}, "baseline_pain"),
        ({"minutes": -5}, "minutes"),
        ({"contacts": -1}, "contacts"),
        ({"run_level": 0}, "run_level"),
        ({"pop": "yes"}, "pop"),
        ({"mood": 3}, "mood"),
        ({"sets": [SET | {"pain": 11}]}, "sets.0.pain"),
        ({"sets": [SET, SET | {"load_kg": -1}]}, "sets.1.load_kg"),
        ({"sets": [SET | {"reps": 2.5}]}, "sets.0.reps"),
        ({"sets": [SET | {"side": "middle"}]}, "sets.0.side"),
        ({"sets": [SET | {"tempo": 3}]}, "sets.0.tempo"),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_an_impossible_session_is_refused(
    cast: Cast, clock: FakeClock, client_of: ClientOf, told: dict[str, Any], field: str
) -> None:
    body = {"occurrence_id": None, "done_at": clock.now.isoformat(), "pain_during": 1} | told
    _is_refused(client_of, cast, f"/api/diary/sessions/{uuid4()}", body, field)


@pytest.mark.parametrize(
    ("told", "field"),
    [
        ({"morning_pain": 11}, "morning_pain"),
        ({"after": 10.5}, "after"),
        ({"settled": "perhaps"}, "settled"),
        ({"tablets": 1}, "tablets"),
        ({"stiffness_minutes": -1}, "stiffness_minutes"),
        ({"sleep": 8}, "sleep"),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_an_impossible_morning_is_refused(
    cast: Cast, clock: FakeClock, client_of: ClientOf, told: dict[str, Any], field: str
) -> None:
    body = {
        "occurrence_id": str(uuid4()),
        "answered_at": clock.now.isoformat(),
        "morning_pain": 1,
    } | told
    _is_refused(client_of, cast, f"/api/diary/checks/{uuid4()}", body, field)


@pytest.mark.parametrize(
    ("body", "field"),
    [
        ({"value": 11, "reason": "why"}, "value"),
        ({"value": 2.5, "reason": "why"}, "value"),
        ({"value": 4, "reason": " "}, "reason"),
        ({"value": 4, "reason": "why", "until": "2026-04-01"}, "until"),
    ],
    ids=["too high", "half a point", "no reason", "an unknown key"],
)
def test_an_impossible_number_is_refused(
    cast: Cast, client_of: ClientOf, body: dict[str, Any], field: str
) -> None:
    response = client_of(cast.ben).put("/api/clinic/thresholds/pain_limit", json=body)

    assert response.status_code == 422
    assert [error["field"] for error in response.get_json()["errors"]] == [field]


def _is_refused(client_of: ClientOf, cast: Cast, url: str, body: dict[str, Any], field: str) -> None:
    client = client_of(cast.ada)
    response = client.put(url, json=body)

    assert response.status_code == 422
    assert [error["field"] for error in response.get_json()["errors"]] == [field]
    assert client.get("/api/diary/verdicts").get_json() == {"verdicts": []}
