"""A house with people, phones and a push service that answers as told."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from flask import Flask
from flask.testing import FlaskClient

from backend.app import wire
from backend.db import Database
from backend.settings import Settings
from tests.conftest import Cast, ClientOf, make_cast
from tests.fakes.clock import FakeClock
from tests.fakes.push import FakePush
from tests.reminders.browser import SharedPush
from tests.reminders.post_office import PostOffice
from tests.tables import TABLES


@pytest.fixture(params=["sqlite", "postgresql"])
def any_database(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Database]:
    """Every table and no row, on each of the two databases."""
    if request.param == "sqlite":
        url = f"sqlite:///{tmp_path / 'any.db'}"
    else:
        url = request.getfixturevalue("postgres_url")
    database = Database(url)
    TABLES.create_all(database.engine)
    yield database
    database.close()


@pytest.fixture
def people(any_database: Database) -> Cast:
    with any_database.session() as session, session.begin():
        return make_cast(session)


@pytest.fixture
def push() -> FakePush:
    return FakePush()


@pytest.fixture
def office(
    any_database: Database, people: Cast, clock: FakeClock, push: FakePush, settings: Settings
) -> PostOffice:
    return PostOffice(any_database, people, clock, push, settings)


@pytest.fixture
def pushes() -> SharedPush:
    return SharedPush()


@pytest.fixture
def app(
    wired_before: Flask, settings: Settings, database: Database, clock: FakeClock, pushes: SharedPush
) -> Iterator[Flask]:
    """The house, with push services that answer as told."""
    wire(wired_before, settings, clock=clock, new_transport=pushes)
    yield wired_before
    wired_before.extensions["soleus"].database.close()


@pytest.fixture
def ada(client_of: ClientOf, cast: Cast) -> FlaskClient:
    return client_of(cast.ada)


@pytest.fixture
def eve(client_of: ClientOf, cast: Cast) -> FlaskClient:
    return client_of(cast.eve)
