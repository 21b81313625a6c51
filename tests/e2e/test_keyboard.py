"""Everything can be done with the keyboard alone, and the focus never falls off the page."""

from datetime import timedelta

import pytest
from playwright.sync_api import Page, TimeoutError, expect

from tests.conftest import PASSWORD, Cast
from tests.e2e.conftest import sign_in
from tests.e2e.fitness import visit
from tests.e2e.handset import Handset
from tests.e2e.house import House
from tests.e2e.plans import assign_everything

MOST_TABS = 60
FOCUS = """() => {
  const one = document.activeElement;
  const name = one.getAttribute("aria-label") || one.labels?.[0]?.textContent || one.textContent;
  const ring = getComputedStyle(one.matches("input[type=radio]") ? one.closest("label") : one);
  return {
    name: one === document.body ? "" : name.replace(/\\s+/g, " ").trim(),
    has_ring: one.matches(":focus-visible") && ring.outlineStyle !== "none",
  };
}"""


@pytest.fixture
def phone(house: House, people: Cast, handset: Handset) -> Page:
    """Ada's phone at half past five on a day with a session, wedges and a patch."""
    assign_everything(house, people)
    house.clock.move(timedelta(hours=8, minutes=30))
    handset.context.clock.set_system_time(house.clock.now)
    sign_in(handset.page, people.ada.email)
    handset.page.wait_for_url(f"{house.url}/")
    expect(handset.page.locator("[data-test=done]")).to_be_visible()
    # The page puts it there once, a moment after it stands; from then on it is where the keys lead.
    expect(handset.page.get_by_role("heading", level=1)).to_be_focused()
    return handset.page


def test_signing_in_takes_no_mouse(people: Cast, handset: Handset) -> None:
    page = handset.page
    visit(page, "/sign-in", "input[type=password]")
    tab_to(page, "Your e-mail address")
    page.keyboard.type(people.ada.email)
    tab_to(page, "Your password")
    page.keyboard.press("Enter")
    expect_focus(page, "Your password")
    page.keyboard.type(PASSWORD)
    page.keyboard.press("Enter")
    page.wait_for_url(f"{handset.origin}/")
    expect_focus(page, "Your plan is being made")


def test_what_is_done_leads_to_its_undo_and_back(phone: Page) -> None:
    press(phone, "Collagen taken")
    expect_focus(phone, "Undo: collagen")
    phone.keyboard.press("Enter")
    expect_focus(phone, "Collagen taken")


def test_a_row_that_is_done_hands_the_focus_to_the_undo_of_its_toast(phone: Page) -> None:
    press(phone, "Done: new patch")
    expect(phone.locator(".toast")).to_contain_text("Patch is on")
    expect_focus(phone, "Undo")
    phone.keyboard.press("Enter")
    expect_focus(phone, "Done: new patch")


def test_a_toast_stays_while_the_keyboard_is_on_it(phone: Page) -> None:
    press(phone, "Done: new patch")
    expect_focus(phone, "Undo")
    phone.clock.fast_forward("00:30")
    expect(phone.locator(".toast")).to_be_visible()
    press(phone, "Undo: new patch")
    expect_focus(phone, "Done: new patch")
    expect(phone.locator(".toast")).to_have_count(0)


def test_a_session_is_done_skipped_and_put_off_without_a_mouse(phone: Page) -> None:
    press(phone, "Later")
    expect(phone.get_by_role("dialog")).to_be_visible()
    phone.keyboard.press("Escape")
    expect_focus(phone, "Later")
    phone.keyboard.press("Enter")
    expect(phone.get_by_role("dialog")).to_be_visible()
    press(phone, "In 15 minutes")
    expect_focus(phone, "Done: collagen")
    press(phone, "Start now", "Shift+Tab")
    phone.wait_for_url("**/session/*")
    expect(phone.get_by_role("heading", level=1)).to_be_focused()
    press(phone, "Skip it today")
    expect(phone.get_by_role("heading", level=1)).to_be_focused()
    press(phone, "Already done? Write down the pain only")
    phone.wait_for_url("**/ask/*")
    expect(phone.get_by_role("heading", level=1)).to_be_focused()
    tab_to(phone, "0")
    phone.keyboard.press("ArrowRight")
    phone.keyboard.press("ArrowRight")
    press(phone, "Save")
    phone.wait_for_url("**/")
    expect(phone.get_by_role("heading", level=1)).to_be_focused()
    press(phone, "Undo: calf session")
    expect(phone.locator("[data-test=done]")).to_be_visible()
    expect_focus(phone, "Start now")
    press(phone, "Skip")
    expect_focus(phone, "Undo")


def test_a_session_is_moved_without_a_mouse(phone: Page) -> None:
    press(phone, "Move both")
    expect(phone.get_by_role("dialog")).to_be_visible()
    tab_to(phone, "At")
    phone.keyboard.type("1930")
    press(phone, "Move to Monday, 19:30")
    expect(phone.get_by_role("dialog")).to_have_count(0)
    expect_focus(phone, "Undo")


def test_reminders_are_turned_on_and_off_without_a_mouse(phone: Page, handset: Handset) -> None:
    press(phone, "Reminders")
    expect(phone.get_by_role("heading", level=1)).to_be_focused()
    press(phone, "Turn on reminders")
    expect(phone.locator("[data-test=reminders-state]")).to_have_text("On")
    expect_focus(phone, "Send a test now")
    press(phone, "Turn off on this device")
    expect(phone.locator("[data-test=reminders-state]")).to_have_text("Off")
    expect_focus(phone, "Turn on reminders")


def test_a_plan_is_found_assigned_and_paused_without_a_mouse(desk: Page, people: Cast) -> None:
    expect(desk.get_by_role("heading", level=1)).to_be_focused()
    desk.keyboard.press("/")
    desk.keyboard.type("Ada")
    expect(desk.get_by_role("option")).to_have_count(1)
    desk.keyboard.press("Enter")
    desk.wait_for_url(f"**/desk/patients/{people.ada.id}")
    expect(desk.get_by_role("heading", level=1)).to_be_focused()
    press(desk, "Assign a plan")
    expect(desk.get_by_role("heading", level=1)).to_be_focused()
    expect(desk.locator("[data-test=assign]")).not_to_have_attribute("aria-disabled", "true")
    desk.keyboard.press("Control+Enter")
    desk.wait_for_url(f"**/desk/patients/{people.ada.id}")
    expect(desk.get_by_role("heading", level=1)).to_be_focused()
    press(desk, "Pause")
    expect_focus(desk, "Reason")
    desk.keyboard.type("On holiday")
    press(desk, "Pause")
    expect_focus(desk, "Resume")


def press(page: Page, name: str, key: str = "Tab") -> None:
    """Walks to what is called so, or begins so, and presses it."""
    tab_to(page, name, key)
    page.keyboard.press("Enter")


def tab_to(page: Page, name: str, key: str = "Tab") -> None:
    met = []
    for _ in range(MOST_TABS):
        page.keyboard.press(key)
        at = page.evaluate(FOCUS)
        met.append(at["name"])
        if at["name"].startswith(name):
            assert at["has_ring"], f"{name} does not show that it has the focus"
            return
    raise AssertionError(f"no {key} leads to {name}, only to {met}")


def expect_focus(page: Page, name: str) -> None:
    try:
        page.wait_for_function(f"name => ({FOCUS})().name.startsWith(name)", arg=name)
    except TimeoutError:
        raise AssertionError(f"the focus is not on {name} but on {page.evaluate(FOCUS)}") from None
