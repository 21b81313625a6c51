"""A browser that asks for reminders, and the push services behind the house."""

from datetime import timedelta
from threading import Lock
from typing import Any

from flask.testing import FlaskClient
from werkzeug.test import TestResponse

from backend.reminders.push.transfer import PushRequest, Response
from tests.fakes.phone import Phone
from tests.fakes.push import CREATED, FakePush
from tests.reminders.post_office import FCM

SECOND = timedelta(seconds=1)
GONE = Response(410, {}, b"")


class SharedPush:
    """Makes a transport for each caller, as the house does, that all answer alike."""

    def __init__(self) -> None:
        self.made: list[FakePush] = []
        self.default: Any = CREATED
        self._lock = Lock()

    def __call__(self) -> FakePush:
        with self._lock:
            self.made.append(FakePush(lambda request: self._answer(request)))
            return self.made[-1]

    @property
    def requests(self) -> list[PushRequest]:
        return [request for push in self.made for request in push.requests]

    def _answer(self, request: PushRequest) -> Response:
        answer = self.default(request) if callable(self.default) else self.default
        assert isinstance(answer, Response)
        return answer


def subscribe(client: FlaskClient, name: str = "phone") -> Phone:
    phone = Phone(f"{FCM}/{name}")
    assert put(client, phone).status_code == 200
    return phone


def put(client: FlaskClient, phone: Phone, **changes: object) -> TestResponse:
    return client.put("/api/reminders/subscription", json={**phone.subscription(), **changes})


def devices(client: FlaskClient) -> list[dict[str, Any]]:
    listed = client.get("/api/reminders").json["devices"]
    assert isinstance(listed, list)
    return listed
