"""Every route, called for real by every kind of caller."""

import re
from pathlib import Path

import pytest
from flask import Flask

from backend.app import create_app
from backend.db import Database
from backend.settings import Settings
from backend.web import shell
from tests.conftest import Cast, ClientOf
from tests.fakes.clock import FakeClock
from tests.web.expectations import CALLERS, Call, Stage, expectations

EXPECTATIONS = expectations()
QUIET_METHODS = {"HEAD", "OPTIONS"}


@pytest.fixture(autouse=True)
def _built_app(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The build of the phone app is not what is tried here, and need not be there."""
    for name in ("index.html", "welcome.html", "sw.js"):
        (tmp_path / name).write_text("")
    monkeypatch.setattr(shell, "APP_DIR", tmp_path)


def test_every_route_has_a_line_and_every_line_a_route(settings: Settings) -> None:
    app = create_app(settings)
    routes = {f"{method} {rule.rule}" for rule in app.url_map.iter_rules() for method in rule.methods or ()}
    wanted = {route for route in routes if route.split()[0] not in QUIET_METHODS}
    assert wanted - set(EXPECTATIONS) == set(), "routes without a line"
    assert set(EXPECTATIONS) - wanted == set(), "lines without a route"


@pytest.mark.parametrize("caller", CALLERS)
@pytest.mark.parametrize("route", EXPECTATIONS)
def test_answers_each_caller_as_declared(
    route: str, caller: str, app: Flask, cast: Cast, database: Database, clock: FakeClock, client_of: ClientOf
) -> None:
    line = EXPECTATIONS[route]
    method, rule = route.split(" ", 1)
    call = line.call(Stage(cast, database, clock.now, app.config["SECRET_KEY"]))
    client = client_of(None if caller == "nobody" else getattr(cast, caller))
    response = client.open(_address(rule, call), method=method, json=call.body)
    assert response.status_code == getattr(line, caller), response.get_data(as_text=True)


def _address(rule: str, call: Call) -> str:
    return re.sub(r"<(?:[^:<>]+:)?([^<>]+)>", lambda name: str(call.path.get(name[1], "unknown")), rule)
