"""The clinic of the stories: a clock that passes, the engine's own rounds, and people who use the API."""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta
from typing import Any, Final
from uuid import uuid4
from zoneinfo import ZoneInfo

from flask.testing import FlaskClient

from backend.accounts.models import Person
from backend.db import Database
from backend.engine import Engine
from tests.conftest import Cast, ClientOf
from tests.fakes.clock import FakeClock

HOME: Final = ZoneInfo("Europe/London")
ROUND: Final = timedelta(hours=24)
SIGNED_IN_FOR: Final = timedelta(days=60)
NOON: Final = time(12)
Answer = dict[str, Any]


class Refused(Exception):
    """What the app would not do: the status and the fields that it names."""

    def __init__(self, status: int, fields: list[str], detail: str) -> None:
        super().__init__(f"{status}: {', '.join(fields)} {detail}")
        self.fields = fields


@dataclass
class World:
    """Ada is the patient and Ben her clinician; both speak to the app over HTTP only."""

    database: Database
    engine: Engine
    clock: FakeClock
    cast: Cast
    client_of: ClientOf
    _clients: dict[str, tuple[datetime, FlaskClient]] = field(default_factory=dict)

    @property
    def today(self) -> date:
        return self.clock.now.astimezone(HOME).date()

    def pass_until(self, moment: datetime) -> None:
        """The days go by; at least once a day the engine lays out what is ahead and looks after people."""
        while self.clock.now < moment:
            self.clock.now = min(self.clock.now + ROUND, moment)
            self.engine.run_horizons()
            self.engine.run_watch()

    def pass_to(self, on: date, at: time = NOON) -> None:
        """To that hour of that day; when it is later already, a minute passes."""
        moment = datetime.combine(on, at, HOME)
        self.pass_until(max(moment, self.clock.now + timedelta(minutes=1)))

    def ada(self, method: str, path: str, body: Answer | None = None) -> Answer:
        return self._ask(self.cast.ada, method, path, body)

    def ben(self, method: str, path: str, body: Answer | None = None) -> Answer:
        """Below Ada's address when the path has no beginning of its own."""
        full = path if path.startswith("/") else f"/api/patients/{self.cast.ada.id}/{path}"
        return self._ask(self.cast.ben, method, full, body)

    def new_entry(self, kind: str, body: Answer) -> Answer:
        return self.ada("PUT", f"/api/diary/{kind}/{uuid4()}", body)

    def _ask(self, person: Person, method: str, path: str, body: Answer | None) -> Answer:
        send: Callable[..., Any] = self._client(person).open
        answer = send(path, method=method, json=body)
        if answer.status_code >= 400:
            problem = answer.get_json()
            fields = [one["field"] for one in problem.get("errors", [])]
            raise Refused(answer.status_code, fields, str(problem))
        found: Answer = answer.get_json() or {}
        return found

    def _client(self, person: Person) -> FlaskClient:
        since, client = self._clients.get(person.name, (None, None))
        if since is None or client is None or self.clock.now > since + SIGNED_IN_FOR:
            since, client = self.clock.now, self.client_of(person)
            self._clients[person.name] = (since, client)
        return client

    def sent(self, moment: datetime | None = None) -> str:
        return (moment or self.clock.now).isoformat()
