"""What a phone says of a notice."""

from datetime import timedelta
from uuid import uuid4

from flask.testing import FlaskClient
from sqlalchemy import select
from werkzeug.test import TestResponse

from backend.db import Database
from backend.reminders.models import Delivery, Notice, NoticeEvent
from backend.reminders.push.transfer import PushRequest, Response
from backend.reminders.reach import SILENT_AFTER
from tests.conftest import ClientOf
from tests.fakes.clock import FakeClock
from tests.fakes.push import CREATED
from tests.reminders.browser import SharedPush, devices, subscribe
from tests.reminders.post_office import notification

SECOND = timedelta(seconds=1)
GONE = Response(410, {}, b"")


class TestReceipts:
    def test_a_phone_says_what_it_did_without_a_sign_in(
        self, ada: FlaskClient, client_of: ClientOf, database: Database, clock: FakeClock
    ) -> None:
        receipt = _tested(ada, database)
        answer = _say(client_of(None), receipt, "shown", clock)
        assert answer.status_code == 204
        assert devices(ada)[0]["last_shown_at"] == "2026-03-20T09:00:00Z"
        assert _notice_state(database) == "shown"

    def test_saying_it_twice_changes_nothing(
        self, ada: FlaskClient, database: Database, clock: FakeClock
    ) -> None:
        receipt = _tested(ada, database)
        for _ in range(3):
            clock.move(SECOND)
            assert _say(ada, receipt, "shown", clock).status_code == 204
        assert _events(database) == ["shown"]

    def test_dismissing_is_nothing_but_having_been_shown(
        self, ada: FlaskClient, database: Database, clock: FakeClock
    ) -> None:
        _say(ada, _tested(ada, database), "dismissed", clock)
        assert _notice_state(database) == "shown"
        assert _events(database) == ["dismissed"]

    def test_an_unknown_receipt_is_not_found(self, ada: FlaskClient, clock: FakeClock) -> None:
        assert _say(ada, str(uuid4()), "shown", clock).status_code == 404

    def test_a_phone_whose_clock_is_wrong_is_believed_in_the_rest(
        self, ada: FlaskClient, database: Database, clock: FakeClock
    ) -> None:
        receipt = _tested(ada, database)
        body = {"receipt": receipt, "event": "shown", "at": "1970-01-01T00:00:00Z"}
        assert ada.post("/api/reminders/receipts", json=body).status_code == 204
        with database.session() as session:
            assert session.scalars(select(NoticeEvent)).one().at == clock.now

    def test_a_receipt_that_overtakes_the_answer_counts(
        self, ada: FlaskClient, database: Database, clock: FakeClock, pushes: SharedPush
    ) -> None:
        """The phone is faster than the push service's 201."""
        phone = subscribe(ada)

        def answer(request: PushRequest) -> Response:
            receipt = notification(phone, request)["data"]["receipt"]
            assert _say(ada, receipt, "shown", clock).status_code == 204
            return CREATED

        pushes.default = answer
        ada.post("/api/reminders/test")
        assert _notice_state(database) == "shown"
        clock.move(SILENT_AFTER + SECOND)
        assert devices(ada)[0]["state"] == "working"

    def test_a_device_that_shows_nothing_for_three_days_is_silent_until_it_does(
        self, ada: FlaskClient, database: Database, clock: FakeClock
    ) -> None:
        receipt = _tested(ada, database)
        clock.move(SILENT_AFTER)
        assert devices(ada)[0]["state"] == "working"
        clock.move(SECOND)
        assert devices(ada)[0]["state"] == "silent"
        _say(ada, receipt, "shown", clock)
        assert devices(ada)[0]["state"] == "working"


def _tested(client: FlaskClient, database: Database) -> str:
    """The receipt of a test push that one phone got."""
    subscribe(client)
    assert client.post("/api/reminders/test").status_code == 202
    with database.session() as session:
        return str(session.scalars(select(Delivery.id)).one())


def _say(client: FlaskClient, receipt: str, event: str, clock: FakeClock) -> TestResponse:
    body = {"receipt": receipt, "event": event, "at": clock.now.isoformat()}
    return client.post("/api/reminders/receipts", json=body)


def _notice_state(database: Database) -> str:
    with database.session() as session:
        return session.scalars(select(Notice)).one().state


def _events(database: Database) -> list[str]:
    with database.session() as session:
        return list(session.scalars(select(NoticeEvent.event)))
