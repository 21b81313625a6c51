"""What was said can be taken back, also when the server has it already."""

from collections.abc import Callable
from datetime import timedelta

import pytest
from playwright.sync_api import Locator, Page, expect
from sqlalchemy import func, select

from backend.diary.models import SessionEntry
from backend.programmes.models import Occurrence
from tests.conftest import Cast
from tests.e2e.conftest import open_as
from tests.e2e.handset import Handset
from tests.e2e.house import House
from tests.e2e.plans import assign_everything
from tests.e2e.standing_clock import is_shown, standing_clock
from tests.services.programs import wait_until


@pytest.fixture
def phone(house: House, people: Cast, handset: Handset) -> Page:
    """Ada's phone at six, when her session begins."""
    assign_everything(house, people)
    house.clock.move(timedelta(hours=9))
    handset.context.clock.set_system_time(house.clock.now)
    open_as(handset.page, house, people.ada)
    expect(handset.page.get_by_role("button", name="Start now")).to_be_visible()
    return handset.page


def test_a_session_that_has_reached_the_server_is_taken_back_from_its_toast(
    house: House, phone: Page
) -> None:
    phone.get_by_role("button", name="Start now").click()
    phone.locator("[data-test=skip-collagen]").click()
    phone.locator("[data-test=quick]").click()
    save = phone.get_by_role("button", name="Save without")
    take_back(house, phone, save, lambda: state_of(house, "session") == "done")
    wait_until(lambda: state_of(house, "session") == "planned", "the session planned")
    expect(phone.get_by_role("button", name="Start now")).to_be_visible()
    expect(phone.locator("[data-test=needs-attention]")).to_have_count(0)
    with house.database.reading_session() as session:
        assert session.scalar(select(func.count()).where(SessionEntry.withdrawn_at.is_not(None))) == 1


def test_a_patch_that_has_reached_the_server_is_taken_back_from_its_toast(house: House, phone: Page) -> None:
    patch = phone.get_by_role("button", name="new patch").first
    take_back(house, phone, patch, lambda: state_of(house, "gtn_patch") == "done")
    wait_until(lambda: state_of(house, "gtn_patch") == "planned", "the patch planned")
    expect(phone.locator("[data-test=needs-attention]")).to_have_count(0)


def test_a_move_that_has_reached_the_server_is_taken_back_from_its_toast(house: House, phone: Page) -> None:
    phone.get_by_role("button", name="Move", exact=True).click()
    phone.get_by_label("At", exact=True).fill("20:00")
    move = phone.get_by_role("button", name="Move to Monday")
    take_back(house, phone, move, lambda: time_of(house) == "20:00")
    wait_until(lambda: time_of(house) == "18:00", "the session at its old time")
    expect(phone.locator("[data-test=needs-attention]")).to_have_count(0)


def take_back(house: House, phone: Page, button: Locator, is_on_server: Callable[[], bool]) -> None:
    """By the toast that follows the button, which is not there for ever."""
    button.wait_for()
    undo = phone.locator(".toast").get_by_role("button", name="Undo")
    with standing_clock(house, phone) as until:
        button.click()
        until(is_on_server, "it on the server")
        until(is_shown(undo), "the toast")
        undo.click()


def state_of(house: House, kind: str) -> str:
    return first(house, kind).state


def time_of(house: House) -> str:
    return first(house, "session").local_time.isoformat("minutes")


def first(house: House, kind: str) -> Occurrence:
    with house.database.reading_session() as session:
        query = select(Occurrence).where(Occurrence.kind == kind).order_by(Occurrence.slot_at)
        return session.scalars(query).first()
