"""A test push: at once, to every device, one after the other."""

from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from datetime import timedelta
from threading import Barrier, BrokenBarrierError

import pytest
from flask import Flask
from flask.testing import FlaskClient
from sqlalchemy import select

from backend.db import Database
from backend.reminders.models import Notice
from backend.reminders.push.transfer import PushRequest, Response
from tests.conftest import Cast, ClientOf
from tests.fakes.clock import FakeClock
from tests.fakes.push import CREATED
from tests.fakes.push_service import FCM_MISMATCH
from tests.reminders.browser import SharedPush, devices, subscribe
from tests.reminders.post_office import notification

SECOND = timedelta(seconds=1)
GONE = Response(410, {}, b"")


class TestSending:
    def test_reaches_every_working_device_at_once(self, ada: FlaskClient, pushes: SharedPush) -> None:
        phone, tablet = subscribe(ada, "phone"), subscribe(ada, "tablet")
        answer = ada.post("/api/reminders/test")
        assert answer.status_code == 202
        assert answer.json["devices"] == 2
        assert {request.endpoint.url for request in pushes.requests} == {phone.endpoint, tablet.endpoint}
        read = [
            notification(device, request)
            for request in pushes.requests
            for device in (phone, tablet)
            if request.endpoint.url == device.endpoint
        ]
        assert {content["title"] for content in read} == {"This is the test"}
        assert {content["data"]["notice"] for content in read} == {answer.json["notice_id"]}
        assert all(content["data"]["actions"] == [] for content in read)

    def test_each_is_a_notice_and_a_topic_of_its_own(self, ada: FlaskClient, pushes: SharedPush) -> None:
        subscribe(ada)
        notices = {ada.post("/api/reminders/test").json["notice_id"] for _ in range(3)}
        assert len(notices) == 3
        assert len({request.headers["Topic"] for request in pushes.requests}) == 3

    def test_twenty_a_minute_are_allowed(self, ada: FlaskClient, eve: FlaskClient) -> None:
        subscribe(ada), subscribe(eve, "other")
        statuses = [ada.post("/api/reminders/test").status_code for _ in range(21)]
        assert statuses == [202] * 20 + [429]
        assert eve.post("/api/reminders/test").status_code == 202

    def test_without_a_device_there_is_nothing_to_test(self, ada: FlaskClient, database: Database) -> None:
        assert ada.post("/api/reminders/test").status_code == 409
        with database.session() as session:
            assert session.scalars(select(Notice)).all() == []

    @pytest.mark.parametrize(
        ("answer", "state"),
        [(GONE, "gone"), (Response(FCM_MISMATCH[0], {}, FCM_MISMATCH[1]), "needs_resubscribe")],
        ids=["gone", "another key"],
    )
    def test_when_the_last_device_turns_out_not_to_work(
        self, ada: FlaskClient, pushes: SharedPush, database: Database, answer: Response, state: str
    ) -> None:
        subscribe(ada)
        pushes.default = answer
        assert ada.post("/api/reminders/test").status_code == 409
        assert devices(ada)[0]["state"] == state
        with database.session() as session:
            assert session.scalars(select(Notice)).one().state == "cancelled"
        assert ada.post("/api/reminders/test").status_code == 409
        assert len(pushes.requests) == 1

    def test_a_busy_service_gets_it_from_the_next_drain(
        self, ada: FlaskClient, pushes: SharedPush, app: Flask, clock: FakeClock
    ) -> None:
        subscribe(ada)
        pushes.default = Response(503, {}, b"")
        assert ada.post("/api/reminders/test").status_code == 202
        pushes.default = CREATED
        clock.move(timedelta(minutes=1))
        assert app.extensions["soleus_engine"].run_drain()["accepted"] == 1

    def test_one_persons_tests_take_turns_so_that_a_gone_device_is_met_once(
        self, app: Flask, client_of: ClientOf, cast: Cast, pushes: SharedPush
    ) -> None:
        subscribe(client_of(cast.ada))
        browsers = [client_of(cast.ada) for _ in range(5)]
        together, meeting = Barrier(len(browsers)), Barrier(2)

        def answer(_request: PushRequest) -> Response:
            # Gives a second sender the time to come along; there must be none.
            with suppress(BrokenBarrierError):
                meeting.wait(0.5)
            return GONE

        pushes.default = answer

        def press(browser: FlaskClient) -> int:
            together.wait()
            return browser.post("/api/reminders/test").status_code

        with ThreadPoolExecutor(len(browsers)) as threads:
            assert list(threads.map(press, browsers)) == [409] * 5
        assert len(pushes.requests) == 1
