"""The real app and the real queue, but for the lease: nobody wants to wait 90 s for each kill.

`gunicorn tests.torture.short_lease:app` and `huey_consumer tests.torture.short_lease.huey`.
"""

from datetime import timedelta
from typing import Any

from backend.app import ENGINE, create_app
from backend.db import Database
from backend.engine import Engine
from backend.settings import Settings

# Still far longer than a push on loopback takes.
SHORT_LEASE = timedelta(seconds=3)


def __getattr__(name: str) -> Any:
    settings = Settings.from_env()
    engine = Engine(settings, Database(settings.database_url), lease=SHORT_LEASE)
    if name == "huey":
        return engine.huey
    if name == "app":
        app = create_app(settings)
        app.extensions[ENGINE] = engine
        return app
    raise AttributeError(name)
