"""How the devices are, and what to do about each."""

from datetime import timedelta
from typing import Any
from uuid import uuid4

import pytest
from flask.testing import FlaskClient
from sqlalchemy import select

from backend.db import Database
from backend.reminders.history.services import best_advice, device_advice
from backend.reminders.models import Delivery, Subscription
from backend.reminders.reach import SILENT_AFTER
from tests.fakes.clock import FakeClock
from tests.reminders.browser import devices, put, subscribe
from tests.reminders.history.lives import history

SECOND = timedelta(seconds=1)


def test_a_test_that_is_shown_confirms_the_phone(
    ada: FlaskClient, database: Database, clock: FakeClock
) -> None:
    subscribe(ada)
    ada.post("/api/reminders/test")
    assert (history(ada)["advice"], devices(ada)[0]["confirmed_at"]) == ("test_it", None)
    with database.session() as session:
        receipt = session.scalars(select(Delivery.id)).one()
    said = {"receipt": str(receipt), "event": "shown", "at": clock.now.isoformat()}
    ada.post("/api/reminders/receipts", json=said)

    assert devices(ada)[0]["confirmed_at"] == "2026-03-20T09:00:00Z"
    assert history(ada)["advice"] == "ok"


def test_who_says_that_the_test_was_seen_ends_the_silence(ada: FlaskClient, clock: FakeClock) -> None:
    subscribe(ada)
    ada.post("/api/reminders/test")
    clock.move(SILENT_AFTER + SECOND)
    assert history(ada)["advice"] == "silent"

    answer = ada.post(f"/api/reminders/devices/{devices(ada)[0]['id']}/confirm")
    assert (answer.status_code, answer.json["state"]) == (200, "working")
    assert answer.json["confirmed_at"] == "2026-03-23T09:00:01Z"
    assert history(ada)["advice"] == "ok"


def test_nobody_confirms_the_phone_of_another(ada: FlaskClient, eve: FlaskClient) -> None:
    subscribe(ada)
    device = devices(ada)[0]["id"]
    assert eve.post(f"/api/reminders/devices/{device}/confirm").status_code == 404
    assert eve.post(f"/api/reminders/devices/{uuid4()}/confirm").status_code == 404
    assert devices(ada)[0]["confirmed_at"] is None


def test_a_device_keeps_what_it_said_it_runs_on(ada: FlaskClient) -> None:
    phone = subscribe(ada)
    put(ada, phone, platform="android")
    put(ada, phone, label="Renewed by the worker")
    assert [(one["platform"], one["label"]) for one in devices(ada)] == [("android", "Renewed by the worker")]


def test_a_platform_that_is_none_is_refused_by_name(ada: FlaskClient) -> None:
    answer = put(ada, subscribe(ada), platform="toaster")
    assert answer.status_code == 422
    assert [error["field"] for error in answer.json["errors"]] == ["platform"]


@pytest.mark.parametrize(
    ("values", "expected"),
    [
        ({}, "test_it"),
        ({"last_shown_at": 0}, "ok"),
        ({"confirmed_at": 0}, "ok"),
        ({"confirmed_at": 0, "first_unseen_at": -73}, "silent"),
        ({"confirmed_at": 0, "state": "needs_resubscribe"}, "resubscribe"),
        ({"last_shown_at": 0, "state": "gone"}, "turn_on"),
    ],
    ids=["never seen", "has shown one", "confirmed", "silent since", "another key", "gone"],
)
def test_each_state_has_its_advice(clock: FakeClock, values: dict[str, Any], expected: str) -> None:
    given = {"state": "working"} | {
        name: clock.now + timedelta(hours=value) if isinstance(value, int) else value
        for name, value in values.items()
    }
    assert device_advice(Subscription(**given), clock.now) == expected


def test_one_device_that_works_is_enough() -> None:
    assert best_advice(["turn_on", "silent", "ok"]) == "ok"
    assert best_advice(["turn_on", "resubscribe"]) == "resubscribe"
    assert best_advice([]) == "none"


def test_a_phone_finds_itself_and_its_endpoint_is_told_to_nobody(ada: FlaskClient) -> None:
    phone = subscribe(ada)
    answer = ada.get("/api/reminders/history")
    assert answer.json["devices"][0]["endpoint_hash"] == devices(ada)[0]["endpoint_hash"]
    assert phone.endpoint not in answer.text
