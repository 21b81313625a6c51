"""The whole house on loopback, with a clock that can be moved and push services we can read."""

from collections.abc import Collection, Iterator
from contextlib import contextmanager
from pathlib import Path
from threading import Thread

from flask import Flask
from sqlalchemy import select
from werkzeug.serving import WSGIRequestHandler, make_server

from backend.app import ENGINE, create_app
from backend.db import Database, change_schema
from backend.engine import Engine
from backend.reminders.models import Notice
from backend.settings import Settings
from tests.fakes.clock import FakeClock
from tests.fakes.push_service import PushService
from tests.services.programs import free_port


class _Quiet(WSGIRequestHandler):
    def log_request(self, code: int | str = "-", size: int | str = "-") -> None:
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
        database = Database(settings.database_url)
        change_schema(database.engine)
        database.close()
        app = create_app(settings, clock=clock)
        server = make_server("127.0.0.1", port, app, threaded=True, request_handler=_Quiet)
        Thread(target=server.serve_forever, daemon=True).start()
        house = House(app, settings, clock, service)
        yield house
        server.shutdown()
        house.database.close()
        app.extensions["soleus"].database.close()
