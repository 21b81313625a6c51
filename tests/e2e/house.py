"""The whole house on loopback, with a clock that can be moved and push services we can read."""

from collections.abc import Collection, Iterator
from contextlib import contextmanager
from functools import cache
from pathlib import Path
from socketserver import ThreadingMixIn
from tempfile import TemporaryDirectory
from threading import Thread
from typing import TYPE_CHECKING
from wsgiref.simple_server import WSGIRequestHandler, WSGIServer, make_server

from flask import Flask
from playwright.sync_api import BrowserContext
from sqlalchemy import select

from backend.accounts.models import Person
from backend.app import ENGINE, create_app
from backend.db import Database, change_schema
from backend.engine import Engine
from backend.reminders.models import Notice
from backend.settings import Settings
from tests.conftest import PASSWORD
from tests.fakes.clock import FakeClock
from tests.fakes.loopback import POLL_SECONDS
from tests.fakes.push_service import PushService
from tests.services.programs import free_port

if TYPE_CHECKING:
    from _typeshed.wsgi import WSGIEnvironment


class _Server(ThreadingMixIn, WSGIServer):
    """Not Flask's own: that one leaves a file open when a browser goes away while it is sent."""

    daemon_threads = True
    request_queue_size = 128


class _Quiet(WSGIRequestHandler):
    def get_environ(self) -> "WSGIEnvironment":
        """Without the type that the server thinks of for a body that has none."""
        environ = super().get_environ()
        if "Content-Type" not in self.headers:
            del environ["CONTENT_TYPE"]
        return environ

    def log_message(self, format: str, *args: object) -> None:
        """Pages ask for dozens of files; a failing test has better things to show."""


class House:
    """What a browser test may do besides clicking: move the clock, send what is due, read the rows."""

    def __init__(self, app: Flask, settings: Settings, clock: FakeClock, service: PushService) -> None:
        self.app = app
        self.url = settings.public_url
        self.clock = clock
        self.service = service
        self.database = Database(settings.database_url)
        self._engine: Engine = app.extensions[ENGINE]

    def let_in(self, context: BrowserContext, person: Person) -> None:
        """From its next page on, that person is signed in there."""
        client = self.app.test_client()
        answer = client.post("/api/session", json={"email": person.email, "password": PASSWORD})
        assert answer.status_code == 200
        cookie = client.get_cookie(self.app.config["SESSION_COOKIE_NAME"])
        context.add_cookies(
            [
                {
                    "name": cookie.key,
                    "value": cookie.value,
                    "url": self.url,
                    "httpOnly": True,
                    "sameSite": "Lax",
                }
            ]
        )

    def send_due(self) -> None:
        self._engine.run_drain()

    def notices(self, *kinds: str) -> list[Notice]:
        with self.database.reading_session() as session:
            query = select(Notice).order_by(Notice.due_at)
            return list(session.scalars(query.where(Notice.kind.in_(kinds)) if kinds else query))


@contextmanager
def open_house(folder: Path, clock: FakeClock, extra_origins: Collection[str] = ()) -> Iterator[House]:
    """`extra_origins` are push services of the test's own, beside the house's."""
    port = free_port()
    with PushService() as service:
        origins = " ".join([service.origin, *extra_origins])
        settings = Settings.from_env(
            {"SOLEUS_DATA": str(folder), "PORT": str(port), "SOLEUS_PUSH_EXTRA_ORIGINS": origins}
        )
        (settings.data_dir / "soleus.db").write_bytes(_empty_database())
        app = create_app(settings, clock=clock)
        server = make_server("127.0.0.1", port, app, _Server, _Quiet)
        Thread(target=server.serve_forever, args=(POLL_SECONDS,), daemon=True).start()
        house = House(app, settings, clock, service)
        yield house
        server.shutdown()
        server.server_close()
        house.database.close()
        app.extensions["soleus"].database.close()


@cache
def _empty_database() -> bytes:
    """As the migrations leave it; they run once for all houses."""
    with TemporaryDirectory() as folder:
        path = Path(folder, "soleus.db")
        database = Database(f"sqlite:///{path}")
        change_schema(database.engine)
        database.close()
        return path.read_bytes()
