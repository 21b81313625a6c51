"""E-mail has a thread of its own: no push waits for a mail server."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta
from threading import Event
from uuid import uuid4

import pytest
from sqlalchemy import select

from backend.db import Database
from backend.engine import Engine
from backend.reminders import planning, services
from backend.reminders.mail.postman import Postman
from backend.reminders.manners.models import MannersRow
from backend.reminders.models import Notice
from backend.reminders.planning import Prompt
from backend.settings import Settings
from backend.web.context import utc_now
from tests.conftest import Cast
from tests.fakes.mail_server import MailServer, Says, Script
from tests.fakes.phone import Phone
from tests.fakes.push import FakePush
from tests.reminders.mail.mail_room import named
from tests.services.programs import wait_until

HOUR = timedelta(hours=1)


@pytest.fixture
def push() -> FakePush:
    return FakePush()


@pytest.fixture
def engine(
    settings: Settings, database: Database, push: FakePush, mail_server: MailServer
) -> Iterator[Engine]:
    engine = Engine(replace(settings, mail=named(mail_server)), database, new_transport=lambda: push)
    yield engine
    engine.stop()


@pytest.fixture(autouse=True)
def _awake_all_day(database: Database, cast: Cast) -> None:
    """These run by the real clock, at whatever hour it is."""
    with database.session() as session, session.begin():
        soon = (utc_now() + 3 * HOUR).time()
        session.add(
            MannersRow(
                person_id=cast.ada.id,
                quiet_from=soon,
                quiet_to=(utc_now() + 4 * HOUR).time(),
                changed_at=utc_now(),
            )
        )


def test_what_no_device_could_be_told_is_mailed_at_once(
    engine: Engine, database: Database, cast: Cast, mail_server: MailServer
) -> None:
    _plan(database, cast)
    engine.run_drain()
    wait_until(lambda: mail_server.letters, "the letter")


def test_a_mail_server_that_hangs_keeps_no_push_waiting(
    engine: Engine, database: Database, cast: Cast, push: FakePush, mail_server: MailServer
) -> None:
    mail_server.script = Script(data=[Says(behaviour="hang")])
    _plan(database, cast)
    engine.run_drain()
    wait_until(lambda: [line for line in mail_server.commands if line == "data"], "the letter in the air")
    _subscribe(database, cast)
    _plan(database, cast, "gtn_patch")
    engine.run_drain()
    assert len(push.requests) == 1


def test_a_house_that_sends_no_mail_gives_its_rows_back(
    settings: Settings, database: Database, cast: Cast
) -> None:
    _plan(database, cast)
    with database.session() as session, session.begin():
        session.scalars(select(Notice)).one().channel = "email"
    Engine(settings, database).run_mail()
    with database.session() as session:
        assert session.scalars(select(Notice)).one().channel == "push"


def test_an_error_in_one_round_does_not_end_the_rounds() -> None:
    rounds: list[int] = []

    def make_round() -> None:
        rounds.append(len(rounds))
        raise ConnectionError

    postman = Postman(make_round, lambda: None)
    for number in range(2):
        postman.go()
        wait_until(lambda: len(rounds) > number, "a round")  # noqa: B023  # waited for within the turn
    postman.stop()


def test_stopping_cuts_off_what_would_not_end() -> None:
    begun, cut = Event(), Event()

    def make_round() -> None:
        begun.set()
        cut.wait()

    postman = Postman(make_round, cut.set, patience_seconds=0.05)
    postman.go()
    begun.wait()
    postman.stop()
    assert cut.is_set()
    assert not postman.is_working()


def _plan(database: Database, cast: Cast, kind: str = "session") -> None:
    now = utc_now()
    with database.session() as session:
        prompt = Prompt(kind, now, now + HOUR, uuid4(), 1)
        planning.plan_notices(session, cast.ada.id, [prompt], now)


def _subscribe(database: Database, cast: Cast) -> None:
    phone = Phone("https://fcm.googleapis.com/phone")
    with database.session() as session:
        services.store_subscription(
            session,
            cast.ada.id,
            endpoint=phone.endpoint,
            p256dh=phone.p256dh,
            auth=phone.auth,
            label="Phone",
            extra_origins=(),
            now=utc_now(),
        )
