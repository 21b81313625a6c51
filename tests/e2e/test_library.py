"""The library on a phone: searched and read without a signal, and open to people without an account."""

import pytest
from playwright.sync_api import Page, expect

from tests.conftest import Cast
from tests.e2e.conftest import PHONE, open_as
from tests.e2e.fitness import NewContext
from tests.e2e.handset import Handset
from tests.e2e.house import House
from tests.e2e.kept import TODAY, lose_signal, wait_until_kept
from tests.e2e.plans import assign


@pytest.fixture
def phone(house: House, people: Cast, handset: Handset) -> Page:
    """Ada's phone, signed in, with the library kept."""
    assign(house, people.ben, people.ada)
    open_as(handset.page, house, people.ada)
    wait_until_kept(handset.page, *TODAY)
    return handset.page


def find(page: Page, asked: str) -> None:
    page.get_by_role("searchbox", name="Search the pages").fill(asked)


def test_a_page_is_found_and_read_without_a_signal(phone: Page) -> None:
    lose_signal(phone)
    phone.get_by_role("navigation").get_by_role("link", name="Learn").click()
    expect(phone.get_by_role("heading", level=1)).to_have_text("What do you want to know?")
    find(phone, "silden")
    expect(phone.get_by_role("main").get_by_role("status")).to_have_text("1 page found")

    phone.get_by_role("link", name="Does a GTN patch help").click()
    expect(phone.get_by_role("heading", level=1)).to_be_focused()
    article = phone.get_by_role("article")
    expect(article).to_contain_text("Conflicting evidence")
    expect(article).to_contain_text("Never with these")
    expect(article).to_contain_text("NEAT, Kirwan and others, 2024")
    expect(article).to_contain_text("Paoloni and others, 2004")

    phone.get_by_role("link", name="Back to all pages").click()
    expect(phone.get_by_role("searchbox")).to_have_value("silden")


def test_a_link_in_a_text_leads_on_and_the_bar_stays(phone: Page) -> None:
    phone.goto("/learn/calf-exercises")
    phone.get_by_role("link", name="Strength goals").click()
    expect(phone.get_by_role("heading", level=1)).to_have_text("Strength goals")
    expect(phone.get_by_role("navigation").get_by_role("link", name="Learn")).to_have_attribute(
        "aria-current", "page"
    )


def test_what_no_page_speaks_of_is_said_so(phone: Page) -> None:
    phone.goto("/learn")
    find(phone, "elbow")
    expect(phone.get_by_role("heading", level=2)).to_have_text("No page speaks of “elbow”")
    find(phone, "")
    expect(phone.get_by_role("heading", level=2).first).to_have_text("What is going on")


def test_anyone_may_read_without_signing_in(house: House, new_context: NewContext) -> None:
    page = new_context(PHONE).new_page()
    page.goto("/help")
    page.get_by_role("link", name="The signs of a torn tendon").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("A torn tendon: signs and first steps")
    page.get_by_role("link", name="Back to all pages").click()
    expect(page.get_by_role("link", name="Sign in")).to_be_visible()
    expect(page.get_by_role("main")).to_contain_text("do not replace a clinician")
    page.goto("/learn/no-such-page")
    expect(page.get_by_role("heading", level=1)).to_have_text("There is no such page")


def test_pages_that_never_came_are_told_and_come_with_the_signal(
    house: House, new_context: NewContext
) -> None:
    context = new_context(PHONE)
    page = context.new_page()
    context.route("**/api/content/library", lambda route: route.abort())
    page.goto("/learn")
    expect(page.get_by_role("heading", level=1)).to_have_text("The pages are not on this phone yet")
    context.unroute_all()
    page.get_by_role("button", name="Try again").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("What do you want to know?")
