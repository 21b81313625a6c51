"""What a request works with: the wiring of the house, its database session and its clock."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Final

from flask import Flask, current_app, g, request
from sqlalchemy.orm import Session

from backend.db import Database
from backend.settings import Settings
from backend.web.throttle import Throttle

SAFE_METHODS: Final = frozenset({"GET", "HEAD", "OPTIONS"})
EXTENSION: Final = "soleus"


@dataclass(frozen=True, slots=True)
class Wiring:
    """What `app` put together for this process.

    `wake` enqueues a drain of reminders; `probes` say by name whether a part of the house works.
    """

    settings: Settings
    database: Database
    clock: Callable[[], datetime]
    wake: Callable[[], None]
    probes: Mapping[str, Callable[[], bool]]
    vapid_public_key: str
    throttle: Throttle


def utc_now() -> datetime:
    return datetime.now(UTC)


def wiring() -> Wiring:
    wired = current_app.extensions[EXTENSION]
    assert isinstance(wired, Wiring)  # noqa: S101  # for the type checker; create_app put it there
    return wired


def settings() -> Settings:
    return wiring().settings


def now() -> datetime:
    return wiring().clock()


def session() -> Session:
    """The request's one session, reading for GET and HEAD, writing otherwise; closed when it ends."""
    if "session" not in g:
        database = wiring().database
        g.session = database.reading_session() if request.method in SAFE_METHODS else database.session()
        g.session.info["wake"] = wiring().wake
    opened = g.session
    assert isinstance(opened, Session)  # noqa: S101  # for the type checker
    return opened


def client_address() -> str:
    """Where the request comes from.

    An https address means that a proxy ends TLS in front of this process. Its word is taken: the last entry,
    the only one the proxy wrote itself.
    """
    forwarded = request.headers.get("X-Forwarded-For", "")
    if settings().has_secure_cookies and forwarded:
        return forwarded.rsplit(",", 1)[-1].strip()
    return request.remote_addr or ""


def install_context(app: Flask) -> None:
    app.teardown_appcontext(_close_session)


def _close_session(_error: BaseException | None) -> None:
    opened = g.pop("session", None)
    if opened is not None:
        opened.close()
