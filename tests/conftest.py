"""What every test may ask for: a database, a clock, the app, and the cast."""

import shutil
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

import pytest
from flask import Flask
from flask.testing import FlaskClient
from sqlalchemy.orm import Session

import backend.clinic.models
import backend.diary.models
import backend.exchange.models
import backend.programmes.models
import backend.reminders.models  # noqa: F401  # every table is created
from backend.accounts.models import Clinic, Person, Role
from backend.accounts.passwords import hash_password
from backend.accounts.services.sign_in import start_sign_in
from backend.app import create_app
from backend.db import Base, Database
from backend.settings import Settings
from tests.fakes.clock import FakeClock

pytest_plugins = [
    "tests.services.browsers",
    "tests.services.postgres",
    "tests.services.redis",
    "tests.services.selection",
]

PASSWORD = "correct horse battery"
PASSWORD_HASH = hash_password(PASSWORD)
PUBLIC_URL = "http://localhost:8000"
ARRIVED_AT = datetime(2026, 1, 5, 9, 0, tzinfo=UTC)


@dataclass(frozen=True, slots=True)
class Cast:
    """Ada and Eve are patients, Ben is their clinician and Dot the admin; Cy is a clinician elsewhere."""

    ada: Person
    ben: Person
    cy: Person
    dot: Person
    eve: Person


ClientOf = Callable[[Person | None], FlaskClient]


@pytest.fixture
def clock() -> FakeClock:
    return FakeClock()


@pytest.fixture
def settings(tmp_path: Path) -> Settings:
    return Settings.from_env({"SOLEUS_DATA": str(tmp_path / "data"), "SOLEUS_EMBED": "1"})


@pytest.fixture(scope="session")
def empty_database_file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("empty") / "soleus.db"
    database = Database(f"sqlite:///{path}")
    Base.metadata.create_all(database.engine)
    database.close()
    return path


@pytest.fixture
def database(settings: Settings, empty_database_file: Path) -> Iterator[Database]:
    """The file that the settings name, with every table and no row."""
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
    person = Person(
        clinic=clinic,
        role=role,
        email=f"{name.lower()}@example.org",
        name=name,
        password_hash=PASSWORD_HASH,
        zone=clinic.zone,
        created_at=ARRIVED_AT,
    )
    session.add(person)
    session.flush()
    return person


@pytest.fixture
def app(settings: Settings, database: Database, clock: FakeClock) -> Iterator[Flask]:
    app = create_app(settings, clock=clock)
    app.testing = True
    yield app
    app.extensions["soleus"].database.close()


@pytest.fixture
def client_of(app: Flask, database: Database, clock: FakeClock) -> ClientOf:
    """A browser in which that person is signed in; None is a browser in which nobody is."""

    def make_client(person: Person | None) -> FlaskClient:
        client = app.test_client()
        if person is not None:
            with database.session() as session:
                token = start_sign_in(session, person, clock.now)
            with client.session_transaction() as cookie:
                cookie["_user_id"] = token
        return client

    return make_client
