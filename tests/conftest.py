"""What every test may ask for: a database, a clock, the app, and the cast.

The fixtures import the app and the database themselves: tests of the rules and the content need neither,
and would wait longer for the imports than they run.
"""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

import hypothesis
import pytest

from tests.fakes.clock import FakeClock

if TYPE_CHECKING:
    from flask import Flask
    from flask.testing import FlaskClient
    from sqlalchemy.orm import Session

    from backend.accounts.models import Clinic, Person, Role
    from backend.db import Database
    from backend.settings import Settings

pytest_plugins = [
    "tests.services.browsers",
    "tests.services.postgres",
    "tests.services.redis",
    "tests.services.selection",
]

# The same cases in every run: what fails on one machine fails on all, and before it is built upon.
hypothesis.settings.register_profile("steady", derandomize=True, database=None, deadline=None)
hypothesis.settings.load_profile("steady")

PASSWORD = "correct horse battery"
ARRIVED_AT = datetime(2026, 1, 5, 9, 0, tzinfo=UTC)


@dataclass(frozen=True, slots=True)
class Cast:
    """Ada and Eve are patients, Ben is their clinician and Dot the admin; Cy is a clinician elsewhere."""

    ada: Person
    ben: Person
    cy: Person
    dot: Person
    eve: Person


ClientOf = Callable[["Person | None"], "FlaskClient"]


@pytest.fixture
def clock() -> FakeClock:
    return FakeClock()


@pytest.fixture(scope="session")
def statements() -> Iterator[None]:
    """Translated once for all databases that tests use."""
    from tests.services.statements import learn_statements_once

    with pytest.MonkeyPatch.context() as patch:
        learn_statements_once(patch)
        yield


@pytest.fixture
def settings(tmp_path: Path, statements: None) -> Settings:
    from backend.settings import Settings

    return Settings.from_env({"SOLEUS_DATA": str(tmp_path / "data"), "SOLEUS_EMBED": "1"})


@pytest.fixture(scope="session")
def empty_database_file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    from backend.db import Database
    from tests.tables import TABLES

    path = tmp_path_factory.mktemp("empty") / "soleus.db"
    database = Database(f"sqlite:///{path}")
    TABLES.create_all(database.engine)
    database.close()
    return path


@pytest.fixture
def database(settings: Settings, empty_database_file: Path) -> Iterator[Database]:
    """The file that the settings name, with every table and no row."""
    from backend.db import Database

    shutil.copyfile(empty_database_file, settings.data_dir / "soleus.db")
    database = Database(settings.database_url)
    yield database
    database.close()


@pytest.fixture
def session(database: Database) -> Iterator[Session]:
    with database.session() as session:
        yield session


@pytest.fixture
def cast(database: Database) -> Cast:
    with database.session() as session, session.begin():
        cast = make_cast(session)
    return cast


def make_cast(session: Session) -> Cast:
    from backend.accounts.models import Clinic, Role

    harbour = Clinic(name="Harbour Clinic", zone="Europe/London", created_at=ARRIVED_AT)
    hill = Clinic(name="Hill Clinic", zone="Europe/Paris", created_at=ARRIVED_AT)
    session.add_all([harbour, hill])
    return Cast(
        ada=_add_person(session, "Ada", harbour, Role.PATIENT),
        ben=_add_person(session, "Ben", harbour, Role.CLINICIAN),
        cy=_add_person(session, "Cy", hill, Role.CLINICIAN),
        dot=_add_person(session, "Dot", harbour, Role.CLINIC_ADMIN),
        eve=_add_person(session, "Eve", harbour, Role.PATIENT),
    )


def _add_person(session: Session, name: str, clinic: Clinic, role: Role) -> Person:
    from backend.accounts.models import Person

    person = Person(
        clinic=clinic,
        role=role,
        email=f"{name.lower()}@example.org",
        name=name,
        password_hash=_password_hash(),
        zone=clinic.zone,
        created_at=ARRIVED_AT,
    )
    session.add(person)
    session.flush()
    return person


@cache
def _password_hash() -> str:
    """Made once: it is slow by design."""
    from backend.accounts.passwords import hash_password

    return hash_password(PASSWORD)


@pytest.fixture(scope="session")
def wired_before(tmp_path_factory: pytest.TempPathFactory) -> Flask:
    """All addresses, which take longer to lay out than most tests run; `app` wires them anew."""
    from backend.app import create_app
    from backend.settings import Settings

    folder = tmp_path_factory.mktemp("wired before")
    app = create_app(Settings.from_env({"SOLEUS_DATA": str(folder), "SOLEUS_EMBED": "1"}))
    app.testing = True
    app.extensions["soleus"].database.close()
    return app


@pytest.fixture
def app(wired_before: Flask, settings: Settings, database: Database, clock: FakeClock) -> Iterator[Flask]:
    """It has answered others before: whoever adds to it takes `own_app`."""
    from backend.app import wire

    wire(wired_before, settings, clock=clock)
    yield wired_before
    wired_before.extensions["soleus"].database.close()


@pytest.fixture
def own_app(settings: Settings, database: Database, clock: FakeClock) -> Iterator[Flask]:
    """It has answered nobody yet."""
    from backend.app import create_app

    app = create_app(settings, clock=clock)
    app.testing = True
    yield app
    app.extensions["soleus"].database.close()


@pytest.fixture
def client_of(app: Flask, database: Database, clock: FakeClock) -> ClientOf:
    """A browser in which that person is signed in; None is a browser in which nobody is."""
    from backend.accounts.services.sign_in import start_sign_in

    def make_client(person: Person | None) -> FlaskClient:
        client = app.test_client()
        if person is not None:
            with database.session() as session:
                token = start_sign_in(session, person, clock.now)
            with client.session_transaction() as cookie:
                cookie["_user_id"] = token
        return client

    return make_client
