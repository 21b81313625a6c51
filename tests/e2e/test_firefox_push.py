"""A browser that nothing was replaced in: Firefox subscribes, is sent a push, decrypts it and shows it."""

from collections.abc import Iterator
from dataclasses import asdict
from datetime import UTC, datetime
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
from sqlalchemy import select

from backend.content import kinds
from backend.reminders.models import Delivery, Notice, NoticeEvent, Subscription
from tests.conftest import PASSWORD, Cast
from tests.e2e.firefox import ENTER, Tab, running_firefox
from tests.e2e.house import House, open_house
from tests.e2e.plans import assign
from tests.fakes.autopush import Autopush
from tests.fakes.clock import FakeClock
from tests.services.programs import wait_until

MOST_TAPS = 5
STATE = "document.querySelector('[data-test=reminders-state]')?.textContent"
ENDING = "(document.querySelector('[data-test=reminders-ending]')?.textContent ?? '')"
QUESTION = "[data-test=reminders-test] + [aria-live] button"
NOTIFICATIONS = """navigator.serviceWorker.ready
    .then(registration => registration.getNotifications())
    .then(all => all.map(({ title, body }) => ({ title, body })))"""


@pytest.fixture
def autopush() -> Iterator[Autopush]:
    with Autopush() as autopush:
        yield autopush


@pytest.fixture
def house(tmp_path: Path, autopush: Autopush) -> Iterator[House]:
    """At the real time, which is the only one that Firefox's service worker knows."""
    with open_house(tmp_path / "data", FakeClock(datetime.now(UTC)), [autopush.origin]) as house:
        yield house


@pytest.fixture
def firefox(firefox_program: Path, tmp_path: Path, autopush: Autopush) -> Iterator[Tab]:
    with running_firefox(firefox_program, tmp_path / "firefox", autopush.websocket_url) as tab:
        yield tab


def test_firefox_shows_the_push_it_subscribed_to_until_it_is_turned_off(
    house: House, people: Cast, autopush: Autopush, firefox: Tab
) -> None:
    today = house.clock.now.astimezone(ZoneInfo(people.ada.zone)).date()
    assign(house, people.ben, people.ada, starts_on=today.isoformat())
    firefox.allow_notifications(house.url)
    sign_in(firefox, house, people.ada.email)
    turn_on_reminders(firefox, house, autopush)
    ask_for_a_test(firefox, autopush)
    it_was_shown(firefox, house)
    turn_off_reminders(firefox, house, autopush)


def sign_in(firefox: Tab, house: House, email: str) -> None:
    firefox.go(f"{house.url}/sign-in")
    firefox.fill("input[type=email]", email)
    firefox.fill("input[type=password]", PASSWORD + ENTER)
    firefox.wait_for("location.pathname === '/'", "Ada's day")


def turn_on_reminders(firefox: Tab, house: House, autopush: Autopush) -> None:
    firefox.go(f"{house.url}/reminders")
    firefox.wait_for("Notification.permission === 'granted'", "the permission to reach the page")
    for _ in range(MOST_TAPS):
        firefox.click("[data-test=reminders-on]")
        firefox.wait_for(f"{STATE} === 'On' || {ENDING} !== ''", "an answer")
        # On a busy machine Firefox may need longer than the app waits; then a person taps again.
        if not firefox.evaluate(ENDING):
            break
    firefox.wait_for(f"{STATE} === 'On'", "reminders to be on")
    [endpoint] = addresses(house)
    assert endpoint.startswith(f"{autopush.origin}/wpush/v2/")
    assert autopush.endpoints == [endpoint]


def ask_for_a_test(firefox: Tab, autopush: Autopush) -> None:
    assert autopush.received == []
    firefox.click("[data-test=reminders-test]")
    [request] = autopush.wait_for(1)
    assert request.headers["content-encoding"] == "aes128gcm"
    wait_until(lambda: autopush.acknowledged, "Firefox to take the push")
    assert list(autopush.acknowledged.values()) == [100]
    firefox.wait_for(f"document.querySelector('{QUESTION}') !== null", "the question whether it came")


def it_was_shown(firefox: Tab, house: House) -> None:
    wait_until(lambda: "shown" in receipts(house), "its receipt")
    [notice] = house.notices("test")
    assert notice.state == "shown"
    with house.database.reading_session() as session:
        assert session.scalars(select(Delivery.status)).all() == ["accepted"]
    assert firefox.evaluate(NOTIFICATIONS) == [asdict(kinds()["test"].neutral)]


def turn_off_reminders(firefox: Tab, house: House, autopush: Autopush) -> None:
    firefox.click("[data-test=reminders-off]")
    firefox.wait_for(f"{STATE} === 'Off'", "reminders to be off")
    wait_until(lambda: autopush.endpoints == [], "Firefox to unsubscribe")
    wait_until(lambda: addresses(house) == [], "the house to forget it")


def addresses(house: House) -> list[str]:
    with house.database.reading_session() as session:
        return list(session.scalars(select(Subscription.endpoint)))


def receipts(house: House) -> list[str]:
    with house.database.reading_session() as session:
        return list(
            session.scalars(select(NoticeEvent.event).join(Notice, Notice.id == NoticeEvent.notice_id))
        )
