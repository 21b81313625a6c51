"""In a cellar gym with no signal: the plan is there, what is done is kept, and it arrives once, later."""

from datetime import timedelta

import pytest
from playwright.sync_api import Page, expect
from sqlalchemy import select

from backend.diary.models import SessionEntry
from backend.programmes.models import Action
from tests.conftest import Cast
from tests.e2e.conftest import sign_in
from tests.e2e.handset import Handset
from tests.e2e.house import House
from tests.e2e.kept import TODAY, lose_signal, wait_until_kept
from tests.e2e.plans import assign
from tests.services.programs import wait_until


@pytest.fixture
def phone(house: House, people: Cast, handset: Handset) -> Page:
    """Ada's phone at half past five, loaded once."""
    assign(house, people.ben, people.ada)
    house.clock.move(timedelta(hours=8, minutes=30))
    handset.context.clock.set_system_time(house.clock.now)
    sign_in(handset.page, people.ada.email)
    handset.page.wait_for_url(f"{house.url}/")
    expect(handset.page.locator("[data-test=done]")).to_be_visible()
    wait_until_kept(handset.page, *TODAY)
    return handset.page


def test_the_plan_opens_without_a_signal(phone: Page) -> None:
    lose_signal(phone)
    phone.reload()
    expect(phone.locator("main")).to_contain_text("18:00")
    expect(phone.locator("[data-test=offline]")).to_be_visible()
    phone.goto("/help")
    expect(phone.get_by_role("heading", level=1)).to_be_visible()


def test_what_is_done_offline_is_kept_over_a_restart_and_arrives_once(
    house: House, handset: Handset, phone: Page
) -> None:
    lose_signal(phone)
    phone.locator("[data-test=done]").click()
    expect(phone.locator("[data-test=offline]")).to_contain_text("1")
    phone.reload()
    expect(phone.locator("[data-test=offline]")).to_contain_text("1")
    assert rows(house, Action) == 0

    handset.context.set_offline(False)
    wait_until(lambda: rows(house, Action) == 1, "the entry on the server")
    phone.reload()
    expect(phone.locator("[data-test=offline]")).to_have_count(0)
    assert rows(house, Action) == 1


def test_an_undone_entry_never_leaves_the_phone(house: House, handset: Handset, phone: Page) -> None:
    lose_signal(phone)
    phone.locator("[data-test=done]").click()
    phone.locator("[data-test=undo]").first.click()
    expect(phone.locator("[data-test=undo]")).to_have_count(0)
    handset.context.set_offline(False)
    phone.reload()
    expect(phone.locator("[data-test=offline]")).to_have_count(0)
    assert rows(house, Action) == 0


def test_signing_out_leaves_nothing_on_the_phone(phone: Page) -> None:
    phone.goto("/reminders")
    phone.locator("[data-test=sign-out]").click()
    phone.wait_for_url("**/sign-in")
    lose_signal(phone)
    phone.goto("/")
    expect(phone.locator("main")).not_to_contain_text("18:00")


def rows(house: House, table: type[Action | SessionEntry]) -> int:
    with house.database.reading_session() as session:
        return len(session.scalars(select(table.id)).all())
