"""A page whose time stands still: what is shown for some seconds is there however slow the machine is."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import timedelta

from playwright.sync_api import Locator, Page

from tests.e2e.house import House
from tests.services.programs import wait_until

# A look costs several times as much in real time.
A_LOOK_MS = 5
LATER = timedelta(minutes=5)

Until = Callable[[Callable[[], object], str], object]


@contextmanager
def standing_clock(house: House, page: Page) -> Iterator[Until]:
    """Within, the page's time passes by a few milliseconds with each look for what is waited for."""
    page.clock.pause_at(house.clock.now + LATER)

    def until(condition: Callable[[], object], what: str) -> object:
        def look() -> object:
            page.clock.run_for(A_LOOK_MS)
            return condition()

        return wait_until(look, what)

    yield until
    page.clock.resume()


def is_shown(locator: Locator) -> Callable[[], bool]:
    return locator.is_visible
