"""Who gets which answer from each route: the shapes of the table, and the table put together.

To add a route, add a line to `LINES` in `tests/<its package>/expectations.py`; without one the matrix fails.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from backend.db import Database
from tests.conftest import Cast


@dataclass(frozen=True, slots=True)
class Stage:
    """The cast in fresh clinics; a line adds what its route is about, through the services."""

    cast: Cast
    database: Database
    now: datetime
    secret_key: str


@dataclass(frozen=True, slots=True)
class Call:
    """The values in the path, and the JSON body."""

    path: Mapping[str, object] = field(default_factory=dict)
    body: Any = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """The status for each caller; the call concerns Ada, with Ben as her clinician."""

    nobody: int
    ada: int
    eve: int
    ben: int
    cy: int
    dot: int
    call: Callable[[Stage], Call] = lambda _stage: Call()


Lines = dict[str, Line]  # by "METHOD /the/<rule>" as the route has it
CALLERS = ("nobody", "ada", "eve", "ben", "cy", "dot")


def for_everyone(status: int) -> Line:
    return Line(nobody=status, ada=status, eve=status, ben=status, cy=status, dot=status)


def expectations() -> Lines:
    from tests.accounts.expectations import LINES as ACCOUNTS
    from tests.clinic.expectations import LINES as CLINIC
    from tests.diary.expectations import LINES as DIARY
    from tests.diary.side_effects.expectations import LINES as SIDE_EFFECTS
    from tests.exchange.expectations import LINES as EXCHANGE
    from tests.programmes.care.expectations import LINES as CARE
    from tests.programmes.expectations import LINES as PROGRAMMES
    from tests.reminders.expectations import LINES as REMINDERS

    return WEB | ACCOUNTS | REMINDERS | PROGRAMMES | CARE | DIARY | SIDE_EFFECTS | CLINIC | EXCHANGE


WEB: Lines = {
    "GET /": for_everyone(200),
    "GET /<page:path>": for_everyone(200),
    "GET /app/<path:name>": for_everyone(404),
    "GET /static/<path:filename>": for_everyone(404),
    "GET /sw.js": for_everyone(200),
    "GET /manifest.webmanifest": for_everyone(200),
    "GET /healthz": for_everyone(200),
    "GET /readyz": for_everyone(503),  # no worker lives in these tests
    "GET /metrics": for_everyone(200),
    "GET /api/openapi.json": for_everyone(200),
}
