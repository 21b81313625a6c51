"""Every page, light and dark, narrow and wide: readable by all, nothing cut, every target big enough."""

from collections.abc import Callable
from typing import Any, Literal

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import BrowserContext, Page, ViewportSize

from tests.conftest import Cast
from tests.e2e.conftest import sign_in
from tests.e2e.house import House
from tests.e2e.plans import assign_everything, tell_of_bad_days

NewContext = Callable[[ViewportSize], BrowserContext]
Scheme = Literal["light", "dark"]

WIDTHS = [320, 412, 1280]
PHONE_PAGES = [
    "/",
    "/plan",
    "/effects",
    "/reminders",
    "/reminders/history",
    "/learn",
    "/learn/gtn-patches",
    "/install",
    "/start",
    "/start/monthly",
    "/help",
]
OPEN_PAGES = [
    "/sign-in",
    "/help",
    "/happened",
    "/install",
    "/learn",
    "/learn/rupture",
    "/learn/exercise/stairs",
]
SMALLEST_TARGET_PX = 44
SMALLEST_WITH_A_MOUSE_PX = 36

TARGETS = """() => [...document.querySelectorAll("a, button, input, select, textarea, [role=switch]")]
    .filter(element => element.checkVisibility({ visibilityProperty: true, opacityProperty: true }))
    .map(element => {
      const isTick = ["checkbox", "radio"].includes(element.type);
      const label = (isTick && element.closest("label")) || element;
      const box = label.getBoundingClientRect();
      // A link may cover its whole row, or widen itself by an invisible rim.
      const rim = getComputedStyle(element, "::after");
      const covers = rim.content !== "none" && rim.position === "absolute";
      const width = Math.max(box.width, covers ? parseFloat(rim.width) : 0);
      const height = Math.max(box.height, covers ? parseFloat(rim.height) : 0);
      const isInline = getComputedStyle(element).display === "inline";
      const isInText = isInline && element.closest("p, li, dd, td, small") !== null;
      const name = element.getAttribute("aria-label") || element.textContent || element.name;
      return { name, width, height, isInText };
    })
    .filter(({ width, height, isInText }) => width > 1 && height > 1 && !isInText)"""


@pytest.mark.parametrize("width", WIDTHS)
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_pages_anyone_may_open_are_fit_for_everyone(
    house: House, new_context: NewContext, scheme: Scheme, width: int
) -> None:
    page = open_page(new_context, scheme, width)
    for path in OPEN_PAGES:
        visit(page, path)
        check(page, path, SMALLEST_TARGET_PX)


@pytest.mark.parametrize("width", WIDTHS)
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_pages_of_a_patient_are_fit_for_everyone(
    house: House, people: Cast, new_context: NewContext, scheme: Scheme, width: int
) -> None:
    assign_everything(house, people)
    page = open_page(new_context, scheme, width)
    sign_in(page, people.ada.email)
    page.wait_for_url("**/")
    for path in PHONE_PAGES:
        visit(page, path)
        check(page, path, SMALLEST_TARGET_PX)


@pytest.mark.parametrize("width", [412, 820, 1280])
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_pages_of_the_desk_are_fit_for_everyone(
    house: House, people: Cast, new_context: NewContext, scheme: Scheme, width: int
) -> None:
    assign_everything(house, people)
    tell_of_bad_days(house, people)
    page = open_page(new_context, scheme, width)
    sign_in(page, people.ben.email)
    page.wait_for_url("**/desk")
    patient = f"/desk/patients/{people.ada.id}"
    for path in [
        "/desk",
        "/desk/invite",
        "/desk/thresholds",
        "/desk/reach",
        patient,
        f"{patient}/plan",
        f"{patient}/assess",
        f"/desk/patients/{people.eve.id}/plan",
    ]:
        visit(page, path)
        check(page, path, SMALLEST_WITH_A_MOUSE_PX if width >= 1024 else SMALLEST_TARGET_PX)


def open_page(new_context: NewContext, scheme: Scheme, width: int) -> Page:
    page = new_context({"width": width, "height": 860}).new_page()
    page.emulate_media(color_scheme=scheme, reduced_motion="reduce")
    return page


def visit(page: Page, path: str) -> None:
    page.goto(path)
    page.get_by_role("heading", level=1).wait_for()
    page.wait_for_load_state("networkidle")


def check(page: Page, path: str, smallest_px: int) -> None:
    page.locator("h1").first.wait_for(state="attached")
    violations = Axe().run(page).response["violations"]
    assert [brief(violation) for violation in violations] == [], path
    scrolled_px = page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth")
    assert scrolled_px <= 0, f"{path} scrolls sideways by {scrolled_px} px"
    small = [
        target
        for target in page.evaluate(TARGETS)
        if min(target["width"], target["height"]) < smallest_px - 0.5
    ]
    assert small == [], path


def brief(violation: dict[str, Any]) -> tuple[str, list[str]]:
    return violation["id"], [node["html"][:200] for node in violation["nodes"]]
