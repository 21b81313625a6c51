"""From an invitation on the desk to a plan on the phone."""

from playwright.sync_api import Page, expect

from tests.conftest import Cast
from tests.e2e.conftest import sign_in
from tests.e2e.handset import Handset
from tests.e2e.house import House
from tests.e2e.plans import assign


def test_an_invited_patient_makes_an_account_and_sees_the_plan(
    house: House, people: Cast, desk: Page, handset: Handset
) -> None:
    link = invite_fay(desk)
    assert link.startswith(f"{house.url}/invite#")

    phone = handset.page
    phone.goto(link)
    expect(phone.locator("main")).to_contain_text("Harbour Clinic")
    phone.locator("input[name=email]").fill("fay@example.org")
    phone.locator("input[type=password]").fill("a long enough password")
    phone.get_by_role("button").last.click()
    phone.wait_for_url(f"{house.url}/")
    expect(phone.get_by_role("heading", level=1)).to_be_visible()

    assert "#" not in phone.url
    desk.goto("/desk")
    expect(desk.locator("main")).to_contain_text("Fay")


def test_a_used_invitation_says_so(house: House, people: Cast, handset: Handset) -> None:
    handset.go("/invite#no-such-token")
    expect(handset.page.get_by_role("heading", level=1)).to_be_visible()
    expect(handset.page.locator("input[type=password]")).to_have_count(0)


def test_a_second_invitation_opens_in_the_tab_of_a_used_one(desk: Page, handset: Handset) -> None:
    handset.go("/invite#no-such-token")
    expect(handset.page.get_by_role("heading", level=1)).to_contain_text("no longer opens")
    handset.page.goto(invite_fay(desk))
    expect(handset.page.get_by_role("heading", level=1)).to_contain_text("Ben invites you")


def test_a_patient_without_a_plan_is_told_what_happens_next(
    house: House, people: Cast, handset: Handset
) -> None:
    sign_in(handset.page, people.eve.email)
    handset.page.wait_for_url(f"{house.url}/")
    expect(handset.page.locator("[data-test=done]")).to_have_count(0)
    assign(house, people.ben, people.eve)
    handset.page.reload()
    expect(handset.page.locator("main")).to_contain_text("18:00")


def invite_fay(desk: Page) -> str:
    """The link that Ben hands over."""
    desk.goto("/desk/invite")
    desk.get_by_label("Name", exact=True).fill("Fay")
    desk.locator("[data-test=invite]").click()
    return desk.locator("[data-test=invite-link]").input_value()
