"""The reminders page: wishes are kept, each reminder tells its life, another zone is asked about once."""

from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
from playwright.sync_api import Locator, Page, Route, expect
from sqlalchemy import select

from backend.accounts.models import Person
from backend.reminders.manners.models import MannersRow
from backend.reminders.models import Subscription
from tests.conftest import Cast
from tests.e2e.conftest import PHONE, open_as
from tests.e2e.fitness import NewContext, check, wait_for_rest
from tests.e2e.handset import Handset
from tests.e2e.house import House
from tests.e2e.plans import assign
from tests.services.programs import wait_until

COLLAGEN_AT = timedelta(hours=8, minutes=30)
HALF_AN_HOUR = timedelta(minutes=30)
TOKYO = "Asia/Tokyo"


@pytest.fixture
def phone(house: House, people: Cast, handset: Handset) -> Page:
    """Ada's phone on a plan's first morning, on the reminders page, with reminders on."""
    assign(house, people.ben, people.ada)
    # A sheet on its way in has less contrast than one that stands.
    handset.page.emulate_media(reduced_motion="reduce")
    open_as(handset.page, house, people.ada)
    handset.page.wait_for_function("() => navigator.serviceWorker.ready.then(() => true)")
    handset.go("/reminders")
    handset.page.locator("[data-test=reminders-on]").click()
    expect(handset.page.locator("[data-test=reminders-state]")).to_have_text("On")
    return handset.page


def test_wishes_are_kept_and_a_calendar_link_lives_until_it_is_ended(
    house: House, people: Cast, phone: Page
) -> None:
    quiet_hours_are_set(house, people, phone)
    every_sheet_is_fit_for_everyone(phone)
    a_session_gets_a_time_of_its_own(phone)
    a_holiday_is_told_on_today_and_ended_there(house, people, phone)
    a_calendar_link_is_made_and_ended(phone)


def quiet_hours_are_set(house: House, people: Cast, phone: Page) -> None:
    open_sheet(phone, "quiet")
    phone.get_by_label("From", exact=True).fill("22:15")
    phone.get_by_label("To", exact=True).fill("06:45")
    save(phone)
    phone.reload()
    expect(row(phone, "quiet")).to_contain_text("22:15 to 06:45")
    kept = wishes(house, people)
    assert (str(kept.quiet_from), str(kept.quiet_to)) == ("22:15:00", "06:45:00")
    open_sheet(phone, "quiet")
    phone.locator("[data-test=quiet-off]").click()
    expect(row(phone, "quiet")).to_contain_text("Off")


def every_sheet_is_fit_for_everyone(phone: Page) -> None:
    for name in ("quiet", "most", "times", "words", "holiday", "calendar"):
        open_sheet(phone, name)
        check(phone, name)
        phone.keyboard.press("Escape")
        expect(phone.get_by_role("dialog")).to_have_count(0)
        expect(row(phone, name)).to_be_focused()


def a_session_gets_a_time_of_its_own(phone: Page) -> None:
    open_sheet(phone, "times")
    session = phone.locator("[data-test=time-session]")
    session.get_by_label("Calf session").fill("19:15")
    session.get_by_role("button", name="Save 19:15").click()
    expect(session.get_by_role("button", name="Back to 18:00")).to_be_visible()
    phone.get_by_role("button", name="That is all").click()
    expect(row(phone, "times")).to_contain_text("Some of your own")


def a_holiday_is_told_on_today_and_ended_there(house: House, people: Cast, phone: Page) -> None:
    open_sheet(phone, "holiday")
    phone.get_by_label("Last day away").fill("2030-03-15")
    save(phone)
    expect(row(phone, "holiday")).to_contain_text("Friday 15 March")
    phone.get_by_role("link", name="Today").click()
    expect(phone.locator("[data-test=away]")).to_contain_text("paused until Friday 15 March")
    phone.get_by_role("button", name="I am back").click()
    expect(phone.locator("[data-test=away]")).to_have_count(0)
    wait_until(lambda: wishes(house, people).away_until is None, "the end of the holiday on the server")


def a_calendar_link_is_made_and_ended(phone: Page) -> None:
    phone.get_by_role("link", name="Reminders", exact=True).click()
    open_sheet(phone, "calendar")
    phone.locator("[data-test=make]").click()
    address = phone.locator("[data-test=address]").inner_text()
    assert phone.request.get(address).text().startswith("BEGIN:VCALENDAR")
    phone.locator("[data-test=end]").click()
    expect(phone.locator("[data-test=end]")).to_have_count(0)
    assert phone.request.get(address).status == 404


def test_a_reminder_tells_its_life_and_a_seen_test_makes_the_phone_well(
    house: House, handset: Handset, phone: Page
) -> None:
    expect(phone.locator("[data-test=devices]")).to_contain_text("not tried yet")
    house.clock.move(COLLAGEN_AT)
    house.send_due()
    house.clock.move(HALF_AN_HOUR)
    handset.context.clock.set_system_time(house.clock.now)
    phone.locator("[data-test=history]").click()
    told = phone.locator("[data-test=life]").filter(has_text="Collagen")
    expect(told).to_contain_text("Told at 17:30, not seen")
    told.locator("summary").click()
    expect(told).to_contain_text("Put into your plan")
    expect(told).to_contain_text("Sent to Chrome on Linux, and taken on its way")
    expect(phone.locator("[data-test=device]")).to_contain_text("not tried yet")
    check(phone, "history")

    phone.get_by_role("link", name="Send a test").click()
    phone.locator("[data-test=reminders-test]").click()
    phone.locator("[data-test=seen]").click()
    expect(phone.locator("[data-test=health]")).to_have_attribute("data-health", "well")
    wait_until(lambda: is_confirmed(house), "the answer on the server")
    expect(phone.locator("[data-test=devices]")).to_contain_text("working")

    handset.context.set_offline(True)
    phone.reload()
    expect(phone.locator("[data-test=reminders-state]")).to_have_text("On")
    phone.locator("[data-test=history]").click()
    expect(phone.locator("[data-test=away]")).to_contain_text("needs signal")


def test_a_wrong_time_leads_to_its_own_field_and_a_silent_phone_is_told_on_today(
    house: House, phone: Page
) -> None:
    wrong = {"kind": "next_day_check", "local_time": "08:30", "offers": ["09:30"]}
    answer_with(phone, "manners", lambda known: known | {"wrong_times": [wrong]})
    phone.get_by_role("link", name="Today").click()
    phone.locator("[data-test=wrong-time]").get_by_role("link", name="Choose another").click()
    expect(phone.locator("[data-test=time-next_day_check] input")).to_be_focused()
    assert "next_day_check" not in phone.url
    phone.get_by_role("button", name="That is all").click()
    expect(row(phone, "times")).to_be_focused()

    with house.database.session() as session, session.begin():
        device = session.scalars(select(Subscription)).one()
        device.first_unseen_at = house.clock.now - timedelta(hours=73)
    phone.goto("/")
    silent = phone.locator("[data-test=silent]")
    expect(silent).to_contain_text("no reminder for three days")
    expect(phone.locator("[data-test=wrong-time]")).to_have_count(0)
    check(phone, "a silent phone")
    silent.get_by_role("link").click()
    expect(phone.locator("[data-test=device]")).to_contain_text("silent")


def answer_with(page: Page, name: str, change: Callable[[dict[str, Any]], dict[str, Any]]) -> None:
    """What the server says of it, changed."""

    def handle(route: Route) -> None:
        route.fulfill(json=change(route.fetch().json()))

    page.route(f"**/api/reminders/{name}", handle)


@pytest.mark.parametrize(
    ("answer", "zone", "kept"), [("Follow me", TOKYO, None), ("Keep home", "Europe/London", TOKYO)]
)
def test_a_phone_in_another_zone_asks_once(
    house: House, people: Cast, new_context: NewContext, answer: str, zone: str, kept: str | None
) -> None:
    assign(house, people.ben, people.ada)
    page = new_context(PHONE, TOKYO).new_page()
    open_as(page, house, people.ada)
    question = page.locator("[data-test=zone]")
    expect(question).to_contain_text("You seem to be in Tokyo")
    page.get_by_role("button", name=answer).click()
    expect(question).to_have_count(0)
    wait_until(lambda: home(house, people) == (zone, kept), "the answer on the server")
    page.reload()
    expect(page.get_by_role("link", name="Something happened?")).to_be_visible()
    wait_for_rest(page)
    expect(question).to_have_count(0)


def row(page: Page, name: str) -> Locator:
    return page.locator(f"[data-test=wish-{name}]")


def open_sheet(page: Page, name: str) -> None:
    row(page, name).click()
    expect(page.get_by_role("dialog")).to_be_visible()


def save(page: Page) -> None:
    page.locator("dialog [data-test=save]").click()
    expect(page.get_by_role("dialog")).to_have_count(0)


def wishes(house: House, people: Cast) -> MannersRow:
    with house.database.reading_session() as session:
        return session.get_one(MannersRow, people.ada.id)


def home(house: House, people: Cast) -> tuple[str, str | None]:
    with house.database.reading_session() as session:
        kept = session.get(MannersRow, people.ada.id)
        return session.get_one(Person, people.ada.id).zone, kept.kept_zone if kept else None


def is_confirmed(house: House) -> bool:
    with house.database.reading_session() as session:
        return session.scalars(select(Subscription.confirmed_at)).one() is not None
