"""Whether a screen is fit for everyone: readable by all, nothing cut, every target big enough."""

from collections.abc import Callable, Sequence
from functools import cache
from typing import Any

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import BrowserContext, Page

NewContext = Callable[..., BrowserContext]

WIDTHS = (320, 412, 1280)
HEIGHT = 860
DESK_FROM_PX = 1024
SMALLEST_TARGET_PX = 44
SMALLEST_WITH_A_MOUSE_PX = 36
# Another scheme changes colours, and nothing else that is looked for.
OF_COLOURS = ("color-contrast", "link-in-text-block")

# In every page of a test.
COUNT_UNANSWERED = """(() => {
  window.unanswered = 0;
  const ask = window.fetch;
  window.fetch = (...asked) => {
    window.unanswered += 1;
    return ask(...asked).finally(() => { window.unanswered -= 1; });
  };
})();"""
# Once everything that was asked for has been answered and drawn, and no colour is on its way to another.
IS_AT_REST = """async () => {
  for (let calm = 0; calm < 3; calm += 1) {
    await new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)));
    const isMoving = document.getAnimations().some((one) => one instanceof CSSTransition);
    if (window.unanswered > 0 || isMoving || !document.querySelector("h1")) return false;
  }
  return true;
}"""
# After another width or scheme, for which nothing is asked: drawn anew, and every colour has arrived.
IS_DRAWN = """async () => {
  await new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)));
  const moving = document.getAnimations().filter((one) => one instanceof CSSTransition);
  await Promise.allSettled(moving.map((one) => one.finished));
}"""

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


def open_page(new_context: NewContext) -> Page:
    page = new_context({"width": WIDTHS[0], "height": HEIGHT}, has_worker=False).new_page()
    page.emulate_media(reduced_motion="reduce")
    return page


def visit(page: Page, path: str, shown: str = "h1") -> None:
    """`shown` is there once the page has got all that it asks for."""
    page.goto(path)
    page.locator(shown).first.wait_for()


def wait_for_rest(page: Page) -> None:
    page.wait_for_function(IS_AT_REST)


def check(page: Page, name: str, widths: Sequence[int] = WIDTHS) -> None:
    """What stands on the screen now: in every width, and in the dark in the narrowest and the widest."""
    wait_for_rest(page)
    for width in widths:
        page.set_viewport_size({"width": width, "height": HEIGHT})
        check_rules(page, f"{name}, {width} px")
        check_sizes(page, f"{name}, {width} px", width)
        # Colours are the same in every width; what lies on what may differ.
        if width in (min(widths), max(widths)):
            page.emulate_media(color_scheme="dark")
            check_rules(page, f"{name}, {width} px, dark", OF_COLOURS)
            page.emulate_media(color_scheme="light")


def check_rules(page: Page, name: str, only: Sequence[str] = ()) -> None:
    """By axe; all of its rules unless some are named."""
    page.evaluate(IS_DRAWN)
    if not page.evaluate("'axe' in window"):
        page.evaluate(_axe())
    options: dict[str, Any] = {"resultTypes": ["violations"]} | ({"runOnly": list(only)} if only else {})
    violations = page.evaluate("options => axe.run(options).then(({ violations }) => violations)", options)
    assert [_brief(violation) for violation in violations] == [], name


def check_sizes(page: Page, name: str, width: int) -> None:
    is_desk = "/desk" in page.url and width >= DESK_FROM_PX
    smallest_px = SMALLEST_WITH_A_MOUSE_PX if is_desk else SMALLEST_TARGET_PX
    scrolled_px = page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth")
    assert scrolled_px <= 0, f"{name} scrolls sideways by {scrolled_px} px"
    small = [
        target
        for target in page.evaluate(TARGETS)
        if min(target["width"], target["height"]) < smallest_px - 0.5
    ]
    assert small == [], name


@cache
def _axe() -> str:
    return str(Axe().axe_script)


def _brief(violation: dict[str, Any]) -> tuple[str, list[str]]:
    return violation["id"], [node["html"][:200] for node in violation["nodes"]]
