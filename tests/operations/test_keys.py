"""`soleus keys`: a new pair costs no device, and the old one is kept."""

import json
from collections.abc import Callable, Iterator
from datetime import UTC, datetime, timedelta
from io import StringIO
from pathlib import Path

import pytest
from sqlalchemy import Engine as SqlEngine
from sqlalchemy import select
from sqlalchemy.event import listen, remove

from backend.accounts.models import Person
from backend.db import Database
from backend.engine import Engine
from backend.reminders.heartbeat import record_heartbeat
from backend.reminders.models import DeviceState, Subscription
from backend.reminders.renewal import NOTE
from backend.reminders.services import store_subscription
from backend.settings import VAPID_FILE, Settings
from tests.fakes.phone import Phone
from tests.fakes.push import FakePush
from tests.operations.shells import Shell
from tests.services.programs import wait_until

ADA = [
    *("user", "create", "--email", "ada@example.org", "--name", "Ada", "--role", "patient"),
    *("--clinic", "Harbour Clinic", "--zone", "Europe/London"),
]
HERE = "https://fcm.googleapis.com/fcm/send"


@pytest.fixture
def stored(shell: Shell) -> Iterator[Database]:
    """With Ada's two phones; one is gone."""
    shell(*ADA)
    database = Database(f"sqlite:///{shell.data}/soleus.db")
    subscribe(database, "phone")
    subscribe(database, "old")
    with database.session() as session, session.begin():
        old = session.scalars(select(Subscription).where(Subscription.label == "old")).one()
        old.state = DeviceState.GONE
    yield database
    database.close()


def subscribe(database: Database, name: str) -> None:
    phone = Phone(f"{HERE}/{name}")
    with database.session() as session:
        ada = session.scalars(select(Person).where(Person.name == "Ada")).one()
        store_subscription(
            session,
            ada.id,
            endpoint=phone.endpoint,
            p256dh=phone.p256dh,
            auth=phone.auth,
            label=name,
            extra_origins=[],
            now=datetime.now(UTC),
        )


def states(stored: Database) -> dict[str, str]:
    with stored.session() as session:
        return {device.label: device.state for device in session.scalars(select(Subscription))}


def public_key(shell: Shell) -> str:
    return str(json.loads(shell("keys", "show"))["vapid_public_key"])


def pairs(shell: Shell) -> dict[Path, str]:
    return {path: path.read_text() for path in shell.data.glob("*.pem")}


def test_a_new_pair_takes_the_place_of_the_old_one_which_is_kept_for_its_owner_alone(
    shell: Shell, stored: Database
) -> None:
    before, ((path, pem),) = public_key(shell), pairs(shell).items()
    said = shell("keys", "rotate", "--yes")
    after = public_key(shell)
    assert after != before
    assert after in said
    (kept,) = pairs(shell).keys() - {path}
    assert kept.read_text() == pem
    assert str(kept) in said
    assert {found.stat().st_mode & 0o777 for found in pairs(shell)} == {0o600}


def test_devices_are_asked_to_subscribe_anew_and_none_is_deleted(shell: Shell, stored: Database) -> None:
    said = shell("keys", "rotate", "--yes")
    assert "opened: 1; none was deleted" in said
    assert states(stored) == {"phone": DeviceState.NEEDS_RESUBSCRIBE, "old": DeviceState.GONE}
    subscribe(stored, "phone")
    assert states(stored)["phone"] == DeviceState.WORKING


def test_who_runs_meanwhile_is_counted(shell: Shell, stored: Database) -> None:
    with stored.session() as session:
        record_heartbeat(session, "host:1", datetime.now(UTC))
        record_heartbeat(session, "host:2", datetime.now(UTC) - timedelta(minutes=5))
    assert "restart every process (1 with" in shell("keys", "rotate", "--yes")


class _Killed(BaseException):
    """The process is gone."""


@pytest.fixture
def crashed(shell: Shell, stored: Database) -> str:
    """The public key of before: a new pair is in its place, and nobody lived to say so in the database."""
    before, files = public_key(shell), len(pairs(shell))

    def die(_connection: object) -> None:
        if len(pairs(shell)) > files:
            raise _Killed

    listen(SqlEngine, "commit", die)
    try:
        with pytest.raises(_Killed):
            shell("keys", "rotate", "--yes")
    finally:
        remove(SqlEngine, "commit", die)
    assert states(stored)["phone"] == DeviceState.WORKING
    assert public_key(shell) != before
    return before


@pytest.fixture
def start(stored: Database) -> Iterator[Callable[[], None]]:
    """A worker starts, and is at work."""
    started: list[Engine] = []

    def start() -> None:
        started.append(Engine(Settings.from_env(), stored, new_transport=FakePush))
        started[-1].start()
        wait_until(started[-1].has_live_worker, "a worker at work")

    yield start
    for engine in started:
        engine.stop()


@pytest.mark.usefixtures("crashed")
class TestACrashHalfWay:
    def test_is_made_good_by_whoever_starts_with_the_new_pair(
        self, stored: Database, start: Callable[[], None]
    ) -> None:
        start()
        wait_until(lambda: states(stored)["phone"] == DeviceState.NEEDS_RESUBSCRIBE, "the phone to be asked")

    def test_spares_who_has_subscribed_since(self, stored: Database, start: Callable[[], None]) -> None:
        subscribe(stored, "another")
        start()
        wait_until(lambda: states(stored)["phone"] == DeviceState.NEEDS_RESUBSCRIBE, "the phone to be asked")
        assert states(stored)["another"] == DeviceState.WORKING

    def test_is_made_good_once(self, shell: Shell, stored: Database, start: Callable[[], None]) -> None:
        start()
        wait_until(lambda: not (shell.data / NOTE).exists(), "the end of it")
        subscribe(stored, "phone")
        start()
        assert states(stored)["phone"] == DeviceState.WORKING

    def test_is_made_good_by_a_second_new_pair(self, shell: Shell, stored: Database) -> None:
        shell("keys", "rotate", "--yes")
        assert states(stored)["phone"] == DeviceState.NEEDS_RESUBSCRIBE
        assert not (shell.data / NOTE).exists()

    def test_asks_nobody_while_the_old_pair_is_back(
        self, shell: Shell, stored: Database, start: Callable[[], None]
    ) -> None:
        (kept,) = shell.data.glob("*.until-*.pem")
        kept.replace(shell.data / VAPID_FILE)
        start()
        assert states(stored)["phone"] == DeviceState.WORKING


@pytest.mark.parametrize("answer", ["", "n\n"], ids=["nobody there", "no"])
def test_without_a_yes_nothing_changes(
    shell: Shell, stored: Database, monkeypatch: pytest.MonkeyPatch, answer: str
) -> None:
    before = pairs(shell)
    monkeypatch.setattr("sys.stdin", StringIO(answer))
    assert shell.refusal("keys", "rotate") == "soleus: stopped\n"
    assert (pairs(shell), states(stored)["phone"]) == (before, DeviceState.WORKING)

    monkeypatch.setattr("sys.stdin", StringIO("y\n"))
    assert "1 devices get no push" in shell("keys", "rotate")
    assert pairs(shell).keys() > before.keys()


def test_a_phone_that_subscribed_while_the_question_waited_is_asked_too(
    shell: Shell, stored: Database, monkeypatch: pytest.MonkeyPatch
) -> None:
    class Hesitant:
        def readline(self, _most: int = -1) -> str:
            subscribe(stored, "phone")
            return "y\n"

    monkeypatch.setattr("sys.stdin", Hesitant())
    assert "subscribe anew when their app is opened: 1" in shell("keys", "rotate")
    assert states(stored)["phone"] == DeviceState.NEEDS_RESUBSCRIBE


def test_a_database_that_cannot_be_used_leaves_the_old_pair(
    shell: Shell, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = public_key(shell)
    monkeypatch.setenv("SOLEUS_DATABASE_URL", "sqlite:////proc/nothing/soleus.db")
    assert "soleus doctor" in shell.refusal("keys", "rotate", "--yes")
    assert public_key(shell) == before
    assert len(pairs(shell)) == 1
