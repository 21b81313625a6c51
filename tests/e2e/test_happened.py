"""Something happened: red flags are asked, decided and answered on the phone, with or without a signal."""

import pytest
from playwright.sync_api import Page, expect
from sqlalchemy import select

from backend.diary.models import Screening
from tests.conftest import Cast
from tests.e2e.conftest import PHONE, open_as
from tests.e2e.fitness import NewContext, check, open_page, visit
from tests.e2e.handset import Handset
from tests.e2e.house import House
from tests.e2e.kept import TODAY, lose_signal, wait_until_kept
from tests.e2e.plans import assign
from tests.e2e.standing_clock import is_shown, standing_clock
from tests.services.programs import wait_until

QUESTIONS = 13  # without the one that only follows that antibiotic


@pytest.fixture
def stranger(house: House, new_context: NewContext) -> Page:
    return new_context(PHONE).new_page()


@pytest.fixture
def phone(house: House, people: Cast, handset: Handset) -> Page:
    """Ada's phone, signed in, with the tables kept."""
    assign(house, people.ben, people.ada)
    open_as(handset.page, house, people.ada)
    wait_until_kept(handset.page, *TODAY)
    return handset.page


def heading(page: Page) -> str:
    return page.get_by_role("heading", level=1).inner_text()


def wait_for_another(page: Page, before: str) -> None:
    page.wait_for_function(
        "before => (document.querySelector('h1')?.textContent ?? before) !== before", arg=before
    )


def answer(page: Page, value: str) -> None:
    """Waits for what comes after it."""
    before = heading(page)
    page.locator(f"[data-test=answer-{value}]").click()
    wait_for_another(page, before)


def answer_all_no(page: Page, but: dict[str, str] | None = None) -> None:
    """To the end; `but` answers the questions that begin so otherwise."""
    page.locator("[data-test^=answer-]").first.wait_for()
    for _ in range(QUESTIONS + 1):
        asked = heading(page)
        if not page.locator("[data-test^=answer-]").count():
            return
        others = (value for start, value in (but or {}).items() if asked.startswith(start))
        no = "no" if page.locator("[data-test=answer-no]").count() else "false"
        answer(page, next(others, no))


def test_a_stranger_is_led_to_the_emergency_page_at_once(stranger: Page) -> None:
    stranger.goto("/help")
    stranger.locator("[data-test=happened]").click()
    expect(stranger.get_by_role("heading", level=1)).to_be_focused()
    answer(stranger, "true")
    expect(stranger.get_by_role("heading", level=1)).to_have_text("Call now. This may be a clot in the lung.")
    expect(stranger.locator("body.emergency")).to_be_visible()
    expect(stranger.locator(".do-now > li")).to_have_count(3)
    expect(stranger.locator("main")).to_contain_text("Nobody is watching")
    expect(stranger.get_by_role("link", name="Call 999")).to_have_attribute("href", "tel:999")
    stranger.mouse.click(200, 5)
    stranger.keyboard.press("Escape")
    expect(stranger.locator("body.emergency")).to_be_visible()


def test_nothing_is_stored_of_someone_who_is_not_signed_in(house: House, stranger: Page) -> None:
    stranger.goto("/happened")
    answer_all_no(stranger, {"Is one calf swollen": "true"})
    expect(stranger.get_by_role("heading", level=1)).to_have_text("Stop, and get help today")
    expect(stranger.locator("main")).to_contain_text("This can be a blood clot")
    expect(stranger.locator("main")).to_contain_text("you are not signed in")
    assert screenings(house) == []


def test_without_a_warning_sign_nothing_is_given_free(stranger: Page) -> None:
    stranger.goto("/happened")
    answer_all_no(stranger)
    expect(stranger.get_by_label("Age in years")).to_be_visible()
    stranger.get_by_label("Age in years").fill("200")
    expect(stranger.get_by_text("A whole number from 0 to 120")).to_be_visible()
    stranger.get_by_label("Age in years").fill("44")
    stranger.locator("[data-test=next]").click()
    expect(stranger.get_by_role("heading", level=1)).to_have_text("None of the warning signs")
    expect(stranger.locator("main")).to_contain_text("Leave out all calf work")


def test_the_way_back_leads_through_the_questions(stranger: Page) -> None:
    stranger.goto("/happened")
    first = heading(stranger)
    answer(stranger, "false")
    stranger.locator("[data-test=back]").click()
    expect(stranger.get_by_role("heading", level=1)).to_have_text(first)
    expect(stranger.locator("[data-test=answer-false]")).to_have_attribute("aria-pressed", "true")


def test_a_slip_of_the_finger_stores_nothing(house: House, phone: Page) -> None:
    phone.goto("/happened")
    yes = phone.locator("[data-test=answer-true]")
    yes.wait_for()
    by_mistake = phone.get_by_role("button", name="I tapped by mistake")
    with standing_clock(house, phone) as until:
        yes.click()
        until(is_shown(by_mistake), "the way back")
        by_mistake.click()
        until(is_shown(yes), "the question")
    expect(phone.locator("body.emergency")).to_have_count(0)
    phone.clock.fast_forward("00:30")
    assert screenings(house) == []


def test_a_patient_finds_the_plan_locked_today(house: House, phone: Page) -> None:
    phone.goto("/happened")
    answer(phone, "false")
    answer(phone, "true")
    expect(phone.get_by_role("heading", level=1)).to_have_text("Stop. This may be a torn tendon.")
    phone.clock.fast_forward("00:06")
    wait_until(lambda: len(screenings(house)) == 1, "the screening on the server")
    assert screenings(house)[0].answers["pop"] is True
    phone.get_by_role("button", name="Back to today").click()
    lock = phone.locator("[data-test=lock]")
    expect(lock).to_contain_text("Everything is on hold")
    expect(lock).to_contain_text("urgent care")
    expect(phone.locator("[data-test=done]")).to_have_count(0)


def test_all_of_it_works_without_a_signal_and_the_lock_shows_before_the_server_knows(
    house: House, handset: Handset, phone: Page
) -> None:
    lose_signal(phone)
    phone.goto("/happened")
    answer_all_no(phone, {"Is one calf swollen": "true"})
    expect(phone.get_by_role("heading", level=1)).to_have_text("Stop, and get help today")
    phone.locator("[data-test=leave]").click()
    lock = phone.locator("[data-test=lock]")
    expect(lock).to_contain_text("This can be a blood clot")
    expect(lock).to_contain_text("goes out with the next signal")
    assert screenings(house) == []
    handset.context.set_offline(False)
    wait_until(lambda: len(screenings(house)) == 1, "the screening on the server")
    expect(lock).to_contain_text("until your clinician lifts it")


def test_where_the_tables_never_came_a_red_flag_still_leads_to_its_page(
    house: House, new_context: NewContext
) -> None:
    context = new_context(PHONE)
    page = context.new_page()
    context.route("**/api/content/rules", lambda route: route.abort())
    page.goto("/happened")
    answer_all_no(page, {"Is one calf swollen": "true"})
    expect(page.get_by_role("heading", level=1)).to_have_text("Stop. This may be a blood clot.")


def test_the_questions_take_no_mouse(stranger: Page) -> None:
    visit(stranger, "/happened", "[data-test=answer-false]")
    asked = heading(stranger)
    for _ in range(4):
        stranger.keyboard.press("Tab")
    expect(stranger.locator("[data-test=answer-false]")).to_be_focused()
    stranger.keyboard.press("Enter")
    wait_for_another(stranger, asked)
    expect(stranger.get_by_role("heading", level=1)).to_be_focused()


def test_every_page_of_it_is_fit_for_everyone(house: House, new_context: NewContext) -> None:
    page = open_page(new_context)
    visit(page, "/happened", "[data-test=answer-true]")
    check(page, "first question")
    answer(page, "true")
    expect(page.locator("body.emergency")).to_be_visible()
    check(page, "emergency")
    visit(page, "/happened", "[data-test=answer-true]")
    answer_all_no(page, {"Is one calf swollen": "true"})
    expect(page.get_by_role("heading", level=1)).to_have_text("Stop, and get help today")
    check(page, "stop")
    visit(page, "/happened", "[data-test=answer-true]")
    answer_all_no(page, {"Does the tendon creak": "true"})
    expect(page.get_by_label("Age in years")).to_be_visible()
    check(page, "age")
    page.get_by_label("Age in years").fill("44")
    page.locator("[data-test=next]").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Let somebody look at it")
    check(page, "clinician")


def screenings(house: House) -> list[Screening]:
    with house.database.reading_session() as session:
        return list(session.scalars(select(Screening)))
