"""Ben assesses Ada at the desk, and what he finds decides what he may prescribe."""

from datetime import date

import pytest
from playwright.sync_api import Page, expect

from backend.programmes.care.models import Condition
from backend.programmes.care.services.condition import condition_of
from backend.programmes.locks import locks_of
from tests.conftest import Cast
from tests.e2e.conftest import sign_in
from tests.e2e.fitness import NewContext, check, open_page, visit
from tests.e2e.house import House
from tests.e2e.plans import assign
from tests.services.programs import wait_until

QUESTIONS_BEFORE_A_PATCH = 14
RESTART = date(2030, 4, 8)
Waiting = dict[str, tuple[str, date | None]]


def open_assessment(desk: Page, people: Cast) -> None:
    desk.goto(f"/desk/patients/{people.ada.id}/assess")
    expect(desk.get_by_role("heading", level=1)).to_have_text("Assessment, 11 Mar")


def known(house: House, people: Cast) -> Condition | None:
    with house.database.reading_session() as session:
        return condition_of(session, people.ada.id)


def waiting(house: House, people: Cast) -> Waiting:
    with house.database.reading_session() as session:
        found = locks_of(session, people.ada.id, house.clock.now.date())
        return {lock.what: (lock.rule, lock.until) for lock in found}


def save(desk: Page) -> None:
    desk.keyboard.press("Control+Enter")
    expect(desk.get_by_role("status").filter(has_text="Saved.")).to_be_visible()


def fill_leg(desk: Page, measure: str, side: str, kg: str, reps: str) -> None:
    desk.get_by_label(f"{measure}, {side}, load in kg").fill(kg)
    desk.get_by_label(f"{measure}, {side}, repetitions").fill(reps)


def test_ben_confirms_what_it_is_and_how_strong_each_calf_is(house: House, people: Cast, desk: Page) -> None:
    open_assessment(desk, people)
    desk.get_by_label("Diagnosis", exact=True).select_option("midportion_tendinopathy")
    desk.locator("[data-test=confirm]").check()
    desk.get_by_label("Site, left").select_option("midportion")
    desk.get_by_label("Body weight").fill("68")
    desk.get_by_label("Born in").fill("1985")
    desk.get_by_label("Sex").select_option("female")
    fill_leg(desk, "Standing raise", "left", "24", "8")
    fill_leg(desk, "Standing raise", "right", "28", "8")
    expect(desk.locator("#summary-title")).to_have_text("The left calf is weaker")
    save(desk)
    row = known(house, people)
    assert row is not None
    assert (row.diagnosis, row.is_confirmed, row.site_left) == ("midportion_tendinopathy", True, "midportion")
    expect(desk.get_by_text("Confirmed by Ben")).to_be_visible()
    expect(desk.get_by_text("24 kg × 8, 11 Mar")).to_be_visible()

    desk.get_by_label("Heel raises, left, repetitions").fill("17")
    expect(desk.get_by_text("70 % of the norm")).to_be_visible()


def test_what_cannot_be_is_named_at_its_field_and_nothing_is_saved(
    house: House, people: Cast, desk: Page
) -> None:
    open_assessment(desk, people)
    desk.get_by_label("Usual pain", exact=True).fill("11")
    desk.keyboard.press("Control+Enter")
    expect(desk.get_by_label("Usual pain", exact=True)).to_be_focused()
    expect(desk.get_by_label("Usual pain", exact=True)).to_have_attribute("aria-invalid", "true")
    assert known(house, people) is None


def test_what_is_not_saved_is_still_there_after_a_look_elsewhere(people: Cast, desk: Page) -> None:
    open_assessment(desk, people)
    fill_leg(desk, "Seated raise", "left", "60", "8")
    desk.get_by_role("link", name="Ada", exact=True).click()
    desk.locator("[data-test=assess]").click()
    expect(desk.get_by_label("Seated raise, left, load in kg")).to_have_value("60")
    desk.get_by_role("button", name="Start afresh").click()
    expect(desk.get_by_label("Seated raise, left, load in kg")).to_have_value("")


def test_two_who_change_the_same_thing_choose_and_nothing_is_overwritten(
    house: House, people: Cast, desk: Page
) -> None:
    open_assessment(desk, people)
    other = desk.context.new_page()
    open_assessment(other, people)
    other.get_by_label("Usual pain", exact=True).fill("2")
    other.get_by_label("Body weight").fill("70")
    save(other)
    desk.get_by_label("Usual pain", exact=True).fill("5")
    desk.keyboard.press("Control+Enter")
    card = desk.get_by_role("region", name="Ben changed this")
    expect(card.get_by_role("row", name="Usual pain")).to_contain_text("2")
    card.get_by_role("button", name="Use these choices").click()
    expect(desk.get_by_label("Body weight")).to_have_value("70")
    save(desk)
    row = known(house, people)
    assert row is not None
    assert (row.usual_pain, row.body_weight_kg) == (5, 70)


def test_a_steroid_is_warned_of_and_locks_loading_until_its_day(
    house: House, people: Cast, desk: Page
) -> None:
    assign(house, people.ben, people.ada)
    open_assessment(desk, people)
    desk.locator("[data-test=procedure]").click()
    desk.get_by_label("Procedure", exact=True).select_option("steroid")
    expect(desk.get_by_text("Best avoided in the Achilles.")).to_be_visible()
    desk.get_by_label("Side", exact=True).select_option("left")
    desk.get_by_label("Done by").fill("Dr Ben")
    desk.get_by_label("Loading again from").fill(RESTART.isoformat())
    desk.get_by_role("button", name="Record it, and stop loading until 8 Apr").click()
    expect(desk.get_by_text("Recorded. Loading and running wait until 8 Apr.")).to_be_visible()
    assert waiting(house, people) == {"loading": ("M22", RESTART), "running": ("M22", RESTART)}

    desk.locator("[data-test=procedure]").click()
    desk.get_by_label("Procedure", exact=True).select_option("prp")
    expect(desk.get_by_role("heading", name="What has been tried")).to_be_visible()
    desk.locator("[data-test=record-procedure]").click()
    expect(desk.get_by_label("Why a second injection")).to_have_attribute("aria-invalid", "true")


@pytest.fixture
def prescribing(desk: Page, people: Cast) -> Page:
    desk.goto(f"/desk/patients/{people.ada.id}/plan")
    expect(desk.locator("[data-test=gate-gtn]")).to_contain_text("Not asked yet")
    return desk


def answer_no_to_all(page: Page) -> None:
    page.locator("[data-test=course-gtn]").click(force=True)
    questions = page.locator("[data-test=gate-form-gtn] li")
    expect(questions).to_have_count(QUESTIONS_BEFORE_A_PATCH)
    for question in questions.all():
        question.get_by_label("No", exact=True).check(force=True)


def test_a_patch_waits_for_its_gate_and_is_prescribed_once_that_is_passed(
    house: House, people: Cast, prescribing: Page
) -> None:
    page = prescribing
    answer_no_to_all(page)
    expect(page.locator("[data-test=course-gtn]")).not_to_be_checked()
    page.locator("[data-test=keep-gtn]").click()
    prescriber = page.locator("[data-test=gate-form-gtn]").get_by_label("Prescribed by")
    expect(prescriber).to_be_focused()
    prescriber.fill("Dr Ben")
    page.locator("[data-test=gate-form-gtn] li").first.get_by_label("Yes", exact=True).check(force=True)
    page.locator("[data-test=keep-gtn]").click()
    expect(page.locator("[data-test=gate-gtn]")).to_contain_text("M2")
    expect(page.locator("[data-test=gate-gtn]")).to_contain_text("Yes to: takes sildenafil")

    page.locator("[data-test=course-gtn]").click(force=True)
    page.locator("[data-test=gate-form-gtn] li").first.get_by_label("No", exact=True).check(force=True)
    page.locator("[data-test=keep-gtn]").click()
    expect(page.locator("[data-test=gate-gtn]")).to_contain_text("Asked and clear. Ben, 11 Mar")

    page.locator("[data-test=course-gtn]").check(force=True)
    page.get_by_label("Worn for").fill("12")
    expect(page.locator("[data-test=assign]")).to_contain_text("Assign to Ada")
    page.locator("[data-test=assign]").click()
    page.wait_for_url(f"**/desk/patients/{people.ada.id}")
    wait_until(lambda: bool(house.notices("gtn_patch")), "reminders of patches")


def test_a_programme_offers_only_its_own_courses_and_says_when_it_is_locked(prescribing: Page) -> None:
    page = prescribing
    page.get_by_label("Template").select_option("acute_partial_tear")
    expect(page.get_by_text("Nothing is loaded and nobody runs")).to_be_visible()
    expect(page.locator("[data-test=course-wedges]")).to_be_visible()
    expect(page.locator("[data-test=course-gtn]")).to_have_count(0)
    expect(page.get_by_text("Not part of this programme: Collagen, Shockwave, GTN patch.")).to_be_visible()


def test_the_patients_page_says_what_was_tried_and_what_comes_next(
    house: House, people: Cast, desk: Page
) -> None:
    assign(house, people.ben, people.ada)
    desk.goto(f"/desk/patients/{people.ada.id}")
    ladder = desk.get_by_role("region", name="Steps of care")
    expect(ladder.get_by_role("listitem").first).to_contain_text("running")
    expect(ladder).to_contain_text("First twelve weeks of calf loading")
    expect(desk.get_by_role("region", name="Questionnaires")).to_contain_text("Nothing answered yet")


def test_colleagues_of_another_clinic_never_see_it(people: Cast, desk: Page) -> None:
    # The app leads to the form, and then loads that page anew.
    with desk.expect_event("load"):
        desk.get_by_role("button", name="Sign out").click()
    desk.wait_for_url("**/sign-in")
    sign_in(desk, people.cy.email)
    desk.wait_for_url("**/desk")
    desk.goto(f"/desk/patients/{people.ada.id}/assess")
    expect(desk.get_by_role("alert")).to_be_visible()


def test_what_opens_on_these_pages_is_fit_for_everyone(
    house: House, people: Cast, new_context: NewContext
) -> None:
    page = open_page(new_context)
    house.let_in(page.context, people.ben)
    visit(page, f"/desk/patients/{people.ada.id}/assess", "[data-test=save-assessment]")
    page.get_by_text("What the pain is like").click()
    page.get_by_label("Scan").select_option("mri")
    page.locator("[data-test=procedure]").click()
    page.get_by_label("Procedure", exact=True).select_option("steroid")
    page.locator("[data-test=record-procedure]").click()
    check(page, "assess, all open", (412, 1280))
    visit(page, f"/desk/patients/{people.ada.id}/plan", "[data-test=preview-day]")
    page.locator("[data-test=ask-gtn]").click()
    page.locator("[data-test=keep-gtn]").click()
    page.locator("[data-test=gate-form-gtn] li").nth(9).get_by_label("Yes", exact=True).check(force=True)
    page.get_by_text("5 stages").click()
    check(page, "plan, questions open", (412, 1280))
