"""Tickets, and the worker inside the web process."""

import gc
import signal
from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta
from pathlib import Path
from uuid import uuid4

import pytest
from huey.api import MemoryHuey, PostgresHuey, RedisHuey
from sqlalchemy import select

import backend.engine
from backend.db import Database
from backend.engine import Engine, build_huey
from backend.reminders import planning, services
from backend.reminders.models import Notice
from backend.reminders.planning import WAKE, Prompt
from backend.settings import Settings
from backend.web.context import utc_now
from tests.conftest import Cast
from tests.fakes.phone import Phone
from tests.fakes.push import FakePush
from tests.services.programs import wait_until

HOUR = timedelta(hours=1)


@pytest.fixture
def push() -> FakePush:
    return FakePush()


@pytest.fixture
def engine(settings: Settings, database: Database, push: FakePush) -> Iterator[Engine]:
    engine = Engine(settings, database, new_transport=lambda: push)
    yield engine
    engine.stop()


def test_tickets_lie_where_the_settings_say(settings: Settings, redis_url: str, postgres_url: str) -> None:
    plain = postgres_url.replace("+psycopg", "")
    assert isinstance(build_huey(settings), MemoryHuey)
    assert isinstance(build_huey(replace(settings, engine_url=redis_url)), RedisHuey)
    assert isinstance(build_huey(replace(settings, engine_url=plain)), PostgresHuey)


class TestEmbedded:
    def test_what_is_due_already_goes_out_at_the_start(
        self, engine: Engine, database: Database, cast: Cast, push: FakePush
    ) -> None:
        _plan(engine, database, cast)
        engine.start()
        wait_until(lambda: push.requests, "the push")

    def test_what_becomes_due_goes_out_at_once(
        self, engine: Engine, database: Database, cast: Cast, push: FakePush
    ) -> None:
        engine.start()
        wait_until(engine.has_live_worker, "the first heartbeat")
        planned_at = utc_now()
        _plan(engine, database, cast)
        wait_until(lambda: push.requests, "the push")
        assert utc_now() - planned_at < timedelta(seconds=5)

    def test_gunicorn_keeps_its_signals(self, engine: Engine) -> None:
        watched = (signal.SIGINT, signal.SIGTERM, signal.SIGHUP)
        before = [signal.getsignal(number) for number in watched]
        engine.start()
        wait_until(engine.has_live_worker, "the first heartbeat")
        assert [signal.getsignal(number) for number in watched] == before

    def test_stops_and_leaves_what_is_not_sent(
        self, engine: Engine, database: Database, cast: Cast, push: FakePush
    ) -> None:
        engine.start()
        wait_until(engine.has_live_worker, "the first heartbeat")
        engine.stop()
        _plan(engine, database, cast)
        assert push.is_closed or not push.requests
        with database.session() as session:
            assert session.scalars(select(Notice)).one().state == "open"

    def test_an_error_closes_the_transport_with_what_is_in_the_air(
        self, engine: Engine, database: Database, cast: Cast, push: FakePush
    ) -> None:
        _plan(engine, database, cast)
        push.default = _no_answer
        with pytest.raises(ConnectionError):
            engine.run_drain()
        assert push.is_closed


def test_a_queue_that_does_not_answer_fails_no_request(settings: Settings, database: Database) -> None:
    away = replace(settings, engine_url="redis://127.0.0.1:1/0")
    Engine(away, database).wake()


def test_a_consumer_never_looks_through_what_it_has_loaded_for_garbage(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SOLEUS_DATA", str(tmp_path))
    loaded = ["a task"]
    assert isinstance(backend.engine.huey, MemoryHuey)
    assert not any(one is loaded for one in gc.get_objects())


def _no_answer(_request: object) -> None:
    raise ConnectionError


def _plan(engine: Engine, database: Database, cast: Cast) -> None:
    """Ada has a phone and something due now, planned by a request of hers."""
    phone, now = Phone("https://fcm.googleapis.com/phone"), utc_now()
    with database.session() as session:
        session.info[WAKE] = engine.wake
        services.store_subscription(
            session,
            cast.ada.id,
            endpoint=phone.endpoint,
            p256dh=phone.p256dh,
            auth=phone.auth,
            label="Phone",
            extra_origins=(),
            now=now,
        )
        prompt = Prompt("session", now, now + HOUR, uuid4(), 1)
        planning.plan_notices(session, cast.ada.id, [prompt], now)
