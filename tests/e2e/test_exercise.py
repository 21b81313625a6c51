"""The page of an exercise: its drawing moves, rests when asked to, and needs no signal once it has come."""

from collections.abc import Callable

import pytest
from playwright.sync_api import BrowserContext, Page, ViewportSize, expect

from tests.e2e.conftest import PHONE
from tests.e2e.house import House
from tests.e2e.kept import lose_signal

# Where every bone of the first drawing is now.
POSE = """() => [...document.querySelector(".exercise-drawing svg").querySelectorAll("[transform]")]
    .map(element => element.getAttribute("transform")).join()"""
IS_STILL = f"""async () => {{
  const before = ({POSE})();
  for (let frame = 0; frame < 5; frame += 1) await new Promise(requestAnimationFrame);
  return ({POSE})() === before;
}}"""


@pytest.fixture
def empty_page(house: House, new_context: Callable[[ViewportSize], BrowserContext]) -> Page:
    return new_context(PHONE).new_page()


@pytest.fixture
def page(empty_page: Page) -> Page:
    empty_page.goto("/learn/exercise/raise-single")
    return empty_page


def test_the_drawing_moves_until_it_is_paused(page: Page) -> None:
    expect(page.get_by_role("img").first).to_be_visible()
    start = page.evaluate(POSE)
    page.wait_for_function(f"start => ({POSE})() !== start", arg=start)
    page.get_by_role("button", name="Pause the drawing").click()
    expect(page.get_by_role("button", name="Let it move")).to_be_visible()
    page.wait_for_function(IS_STILL)


def test_whoever_wants_no_motion_sees_two_still_positions(page: Page) -> None:
    expect(page.get_by_role("button", name="Pause the drawing")).to_be_visible()
    page.emulate_media(reduced_motion="reduce")
    expect(page.locator(".exercise-drawing svg svg")).to_have_count(2)
    page.get_by_role("button", name="Let it move").click()
    expect(page.locator(".exercise-drawing svg svg")).to_have_count(1)
    page.emulate_media(reduced_motion="no-preference")
    expect(page.get_by_role("button", name="Pause the drawing")).to_be_visible()


def test_easier_and_harder_lead_to_their_pages(page: Page) -> None:
    page.get_by_role("link", name="Harder").click()
    page.wait_for_url("**/learn/exercise/raise-dumbbell")
    page.get_by_role("link", name="Easier").click()
    page.wait_for_url("**/learn/exercise/raise-single")


def test_an_exercise_nobody_knows_is_said_to_be_unknown(empty_page: Page) -> None:
    empty_page.goto("/learn/exercise/handstand")
    expect(empty_page.get_by_role("heading", level=1)).to_have_text("There is no such exercise")
    empty_page.get_by_role("link", name="To the library").click()
    empty_page.wait_for_url("**/learn")


def test_it_opens_without_a_signal_once_it_has_come(page: Page) -> None:
    lose_signal(page)
    page.goto("/learn/exercise/stairs")
    expect(page.get_by_role("heading", level=1)).to_have_text("Stairs with a stiff ankle")
    expect(page.get_by_role("img").first).to_be_visible()
