"""Alive, ready, and how it is doing."""

import dataclasses
from datetime import timedelta

import pytest
from flask import Flask
from flask.testing import FlaskClient

from backend.app import create_app
from backend.db import Database, change_schema
from backend.reminders.models import Heartbeat
from backend.settings import Settings
from backend.web.health import metrics_token
from tests.conftest import ClientOf
from tests.fakes.clock import FakeClock

ELSEWHERE = {"REMOTE_ADDR": "192.0.2.1"}


@pytest.fixture
def app(own_app: Flask) -> Flask:
    """It counts from nothing."""
    return own_app


@pytest.fixture
def migrated(settings: Settings) -> Database:
    database = Database(settings.database_url)
    change_schema(database.engine)
    return database


def beat(database: Database, clock: FakeClock) -> None:
    with database.session() as session, session.begin():
        session.merge(Heartbeat(worker="one", at=clock.now))


def test_it_is_ready_with_a_migrated_database_and_a_living_worker(
    migrated: Database, settings: Settings, clock: FakeClock
) -> None:
    browser = create_app(settings, clock=clock).test_client()
    assert browser.get("/readyz").json == {
        "status": "not ready",
        "parts": {"database": True, "migrations": True, "worker": False},
    }
    beat(migrated, clock)
    clock.move(timedelta(seconds=59))
    assert browser.get("/readyz").status_code == 200
    clock.move(timedelta(seconds=1))
    assert browser.get("/readyz").status_code == 503


def test_a_database_without_tables_is_alive_but_not_ready(settings: Settings) -> None:
    browser = create_app(settings).test_client()
    assert browser.get("/healthz").status_code == 200
    answer = browser.get("/readyz")
    assert answer.status_code == 503
    assert answer.json["parts"] == {"database": True, "migrations": False, "worker": False}


def test_a_database_that_is_away_is_a_part_that_does_not_work(settings: Settings) -> None:
    away = dataclasses.replace(settings, database_url="postgresql://nobody@127.0.0.1:1/none")
    answer = create_app(away).test_client().get("/readyz")
    assert answer.json["parts"] == {"database": False, "migrations": False, "worker": False}


def test_metrics_count_by_endpoint_and_never_name_an_address(client_of: ClientOf) -> None:
    browser = client_of(None)
    browser.delete("/api/invitations/0b0f7d0e-0000-4000-8000-000000000000")
    page = browser.get("/metrics").text
    assert 'soleus_requests_total{endpoint="accounts.withdraw",method="DELETE",status="401"} 1.0' in page
    assert 'soleus_works{part="database"} 1.0' in page
    assert "0b0f7d0e" not in page


@pytest.fixture
def browser(app: Flask) -> FlaskClient:
    return app.test_client()


def test_metrics_are_for_this_machine_or_the_bearer_of_the_token(
    browser: FlaskClient, settings: Settings
) -> None:
    assert browser.get("/metrics").status_code == 200
    assert browser.get("/metrics", environ_overrides=ELSEWHERE).status_code == 403
    for token, status in ((metrics_token(settings), 200), ("wrong", 403), ("", 403), ("é", 403)):
        headers = {"Authorization": f"Bearer {token}"}
        assert browser.get("/metrics", environ_overrides=ELSEWHERE, headers=headers).status_code == status


@pytest.mark.parametrize(
    "trace",
    [
        {"X-Forwarded-For": "192.0.2.1"},
        {"X-Forwarded-For": "127.0.0.1"},
        {"X-Forwarded-For": ""},
        {"X-Real-IP": "127.0.0.1"},
        {"Forwarded": "for=192.0.2.1"},
        {"Via": "1.1 proxy"},
    ],
    ids=str,
)
def test_a_proxy_on_this_machine_does_not_open_metrics_to_the_world(
    browser: FlaskClient, trace: dict[str, str]
) -> None:
    assert browser.get("/metrics", headers=trace).status_code == 403


def test_behind_tls_the_proxy_says_who_calls(settings: Settings, database: Database) -> None:
    app = create_app(dataclasses.replace(settings, public_url="https://soleus.example.org"))
    browser = app.test_client()
    forged = {"X-Forwarded-For": "127.0.0.1, 192.0.2.1"}
    assert browser.get("/metrics", headers=forged).status_code == 403
    assert browser.get("/metrics", headers={"X-Real-IP": "192.0.2.1"}).status_code == 403
    assert browser.get("/metrics").status_code == 200
