"""What browser tests start with: the house, its cast, and people with a browser each."""

from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, ViewportSize, expect

from backend.accounts.models import Person
from tests.conftest import PASSWORD, Cast, make_cast
from tests.e2e.fitness import COUNT_UNANSWERED
from tests.e2e.handset import Handset
from tests.e2e.house import House, open_house
from tests.fakes.clock import FakeClock
from tests.services.programs import PATIENCE_SECONDS

# A Monday morning that no real clock has reached: to the browser nothing sent then is late.
MONDAY_AT_NINE = datetime(2030, 3, 11, 9, 0, tzinfo=UTC)
# For a machine that runs other tests beside this one; what comes at once is not waited for.
PATIENCE_MS = int(PATIENCE_SECONDS * 1000)
expect.set_options(timeout=PATIENCE_MS)
PHONE: ViewportSize = {"width": 412, "height": 892}
DESK: ViewportSize = {"width": 1280, "height": 900}


@pytest.fixture
def house(tmp_path: Path, statements: None) -> Iterator[House]:
    with open_house(tmp_path / "data", FakeClock(MONDAY_AT_NINE)) as house:
        yield house


@pytest.fixture
def people(house: House) -> Cast:
    with house.database.session() as session, session.begin():
        return make_cast(session)


@pytest.fixture
def new_context(chromium: Browser, house: House) -> Iterator[Callable[..., BrowserContext]]:
    """A browser of its own whose pages see the house's clock.

    Its service worker fetches the whole app, a second's work: who has no use for it goes without.
    """
    opened: list[BrowserContext] = []

    def make(
        viewport: ViewportSize, zone: str = "Europe/London", *, has_worker: bool = True
    ) -> BrowserContext:
        context = chromium.new_context(
            viewport=viewport,
            locale="en-GB",
            timezone_id=zone,
            base_url=house.url,
            service_workers="allow" if has_worker else "block",
        )
        context.set_default_timeout(PATIENCE_MS)
        context.clock.install(time=house.clock.now)
        context.add_init_script(COUNT_UNANSWERED)
        opened.append(context)
        return context

    yield make
    for context in opened:
        context.close()


@pytest.fixture
def handset(house: House, new_context: Callable[[ViewportSize], BrowserContext]) -> Handset:
    """Ada's phone; its pushes arrive at the house's push service under `/ada`."""
    return Handset(new_context(PHONE), house.url, f"{house.service.origin}/ada")


@pytest.fixture
def desk(house: House, people: Cast, new_context: Callable[..., BrowserContext]) -> Page:
    """Ben's browser, signed in."""
    page = new_context(DESK, has_worker=False).new_page()
    open_as(page, house, people.ben, "/desk")
    return page


def open_as(page: Page, house: House, person: Person, path: str = "/") -> None:
    """Signed in before, so without the form, for which `sign_in` is there."""
    house.let_in(page.context, person)
    page.goto(path)


def sign_in(page: Page, email: str) -> None:
    page.goto("/sign-in")
    page.get_by_label("E-mail").fill(email)
    page.locator("input[type=password]").fill(PASSWORD)
    page.get_by_role("button", name="Sign in").click()
