"""Which devices reach a person, as a browser asks for it."""

from datetime import timedelta

import pytest
from flask import Flask
from flask.testing import FlaskClient
from sqlalchemy import select

from backend.db import Database
from backend.reminders.models import Subscription
from backend.reminders.push.transfer import Response
from backend.reminders.services import endpoint_hash
from tests.fakes.clock import FakeClock
from tests.fakes.phone import Phone
from tests.reminders.browser import SharedPush, devices, put, subscribe
from tests.reminders.post_office import FCM

SECOND = timedelta(seconds=1)
GONE = Response(410, {}, b"")


class TestDevices:
    def test_a_browser_recognises_itself_and_its_key(self, ada: FlaskClient, app: Flask) -> None:
        phone = subscribe(ada)
        answer = ada.get("/api/reminders").json
        assert answer["public_key"] == app.extensions["soleus"].vapid_public_key
        (device,) = answer["devices"]
        assert device["endpoint_hash"] == endpoint_hash(phone.endpoint)
        assert device["state"] == "working"
        assert device["last_shown_at"] is None

    def test_the_endpoint_is_told_to_nobody(self, ada: FlaskClient) -> None:
        phone = subscribe(ada)
        assert phone.endpoint not in ada.get("/api/reminders").text

    def test_the_same_browser_twice_is_one_device(self, ada: FlaskClient) -> None:
        phone = subscribe(ada)
        put(ada, phone, label="My phone")
        (device,) = devices(ada)
        assert device["label"] == "My phone"

    def test_an_address_spelt_otherwise_is_the_same_device(self, ada: FlaskClient) -> None:
        phone = subscribe(ada)
        again = Phone(phone.endpoint.replace("fcm.googleapis.com", "FCM.googleapis.com:443"))
        assert put(ada, again).status_code == 200
        assert len(devices(ada)) == 1

    def test_a_browser_that_changes_hands_reaches_its_new_owner_only(
        self, ada: FlaskClient, eve: FlaskClient
    ) -> None:
        put(eve, subscribe(ada))
        assert devices(ada) == []
        assert len(devices(eve)) == 1

    def test_subscribing_again_brings_a_device_back(self, ada: FlaskClient, pushes: SharedPush) -> None:
        phone = subscribe(ada)
        pushes.default = GONE
        ada.post("/api/reminders/test")
        assert devices(ada)[0]["state"] == "gone"
        put(ada, phone)
        assert devices(ada)[0]["state"] == "working"

    def test_of_twenty_one_the_one_not_seen_longest_goes(self, ada: FlaskClient, clock: FakeClock) -> None:
        first = subscribe(ada, "first")
        for number in range(19):
            clock.move(SECOND)
            subscribe(ada, f"phone-{number}")
        clock.move(SECOND)
        put(ada, first)
        clock.move(SECOND)
        subscribe(ada, "last")
        hashes = {device["endpoint_hash"] for device in devices(ada)}
        assert len(hashes) == 20
        assert endpoint_hash(first.endpoint) in hashes
        assert endpoint_hash(f"{FCM}/phone-0") not in hashes

    def test_a_deleted_device_is_forgotten(self, ada: FlaskClient, database: Database) -> None:
        subscribe(ada)
        assert ada.delete(f"/api/reminders/devices/{devices(ada)[0]['id']}").status_code == 204
        with database.session() as session:
            assert session.scalars(select(Subscription)).all() == []

    @pytest.mark.parametrize(
        ("endpoint", "why"),
        [
            ("http://fcm.googleapis.com/a", "plain http"),
            ("https://127.0.0.1/a", "a private address"),
            ("https://fcm.googleapis.com:8443/a", "another port"),
            ("https://me@fcm.googleapis.com/a", "a user in it"),
            ("https://push.example.org/a", "an unknown service"),
            ("no address", "no address at all"),
        ],
        ids=lambda value: value if "/" not in value else "",
    )
    def test_an_endpoint_that_cannot_be_is_refused_by_name(
        self, ada: FlaskClient, endpoint: str, why: str
    ) -> None:
        answer = put(ada, Phone(endpoint))
        assert answer.status_code == 422
        assert [error["field"] for error in answer.json["errors"]] == ["endpoint"]
        assert endpoint not in answer.text
        assert devices(ada) == []

    @pytest.mark.parametrize("field", ["p256dh", "auth"])
    def test_keys_that_cannot_be_are_refused_by_name(self, ada: FlaskClient, field: str) -> None:
        phone = Phone(f"{FCM}/phone")
        setattr(phone, field, "AAAA")
        answer = put(ada, phone)
        assert answer.status_code == 422
        assert [error["field"] for error in answer.json["errors"]] == [f"keys.{field}"]
