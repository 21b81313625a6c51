"""A clinician finds who is not reached, and reads what became of each reminder."""

from datetime import timedelta

from playwright.sync_api import Page, expect

from tests.conftest import Cast
from tests.e2e.house import House
from tests.e2e.plans import assign
from tests.reminders.history.lives import add_notices


def test_from_the_caseload_to_the_life_of_a_reminder(house: House, people: Cast, desk: Page) -> None:
    desk.get_by_role("link", name="Who is not reached").click()
    expect(desk.get_by_role("heading", level=1)).to_have_text("Nobody has a running plan")

    assign(house, people.ben, people.ada)
    yesterday = house.clock.now - timedelta(days=1)
    add_notices(
        house.database, people.ada, yesterday, 1, state="expired", reason="late", settled_at=yesterday
    )
    desk.reload()
    expect(desk.get_by_role("heading", level=1)).to_have_text("One is not reached")
    row = desk.locator("[data-test=unreached]")
    expect(row).to_contain_text("No phone takes reminders yet")
    expect(row).to_contain_text("Nothing takes over")

    row.get_by_role("link", name="See reminders").click()
    lives = desk.locator("[data-test=reminders]")
    expect(lives.get_by_role("heading", name="Reminders")).to_be_focused()
    life = lives.get_by_role("listitem").first
    expect(life).to_contain_text("not told: past its use")
    expect(life.locator(".moments")).to_be_hidden()
    life.locator("summary").click()
    expect(life.locator(".moments")).to_contain_text("due")
