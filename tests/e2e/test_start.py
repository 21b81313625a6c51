"""The first questions: offered on Today, left and taken up again, and a careful start at their end."""

from datetime import timedelta

import pytest
from playwright.sync_api import Page, expect
from sqlalchemy import select

from backend.diary.models import Screening
from backend.programmes.care.models import Condition
from backend.programmes.models import Plan
from tests.conftest import Cast
from tests.e2e.conftest import open_as
from tests.e2e.fitness import NewContext, check, open_page, visit
from tests.e2e.handset import Handset
from tests.e2e.house import House
from tests.e2e.kept import TODAY, facts, lose_signal, wait_until_kept
from tests.e2e.plans import assign
from tests.e2e.test_happened import answer, answer_all_no
from tests.services.programs import wait_until

A_MONTH = timedelta(days=31)


@pytest.fixture
def phone(house: House, people: Cast, handset: Handset) -> Page:
    """Ada's phone, before she has a plan."""
    open_as(handset.page, house, people.ada)
    wait_until_kept(handset.page, *TODAY)
    return handset.page


def at(page: Page, name: str) -> None:
    expect(page.locator(f"[data-test=start-{name}]")).to_be_visible()


def take(page: Page, name: str, value: str) -> None:
    page.locator(f"[data-test=start-{name}] [data-test=answer-{value}]").click()


def go_on(page: Page, name: str) -> None:
    page.locator(f"[data-test=start-{name}] [data-test=next]").click()


def tell_where_it_hurts(page: Page) -> None:
    at(page, "left")
    page.get_by_text("Middle of the tendon").click()
    go_on(page, "left")
    at(page, "right")
    page.locator("[data-test=not-this-leg]").click()


def tell_the_rest(page: Page) -> None:
    at(page, "pattern")
    page.get_by_text("It hurts at the start and warms up").click()
    go_on(page, "pattern")
    take(page, "kind", "running")
    take(page, "percent", "50")
    take(page, "weeks", "6")
    page.locator("[data-test=start-pain] .pain label.level-3").click()
    go_on(page, "pain")
    take(page, "stiffness", "5")
    page.get_by_label("Weight in kilograms").fill("68")
    go_on(page, "weight")
    page.get_by_label("Year, such as 1981").fill("1981")
    go_on(page, "born")
    take(page, "sex", "female")
    page.get_by_label("Steps a day").fill("8000")
    page.get_by_label("Minutes of running a week").fill("120")
    go_on(page, "week")
    at(page, "illness")
    go_on(page, "illness")


def test_from_the_offer_on_today_to_a_careful_plan(house: House, phone: Page) -> None:
    phone.locator("[data-test=start]").get_by_role("link", name="Begin").click()
    answer_all_no(phone)
    tell_where_it_hurts(phone)
    wait_until(
        lambda: facts(phone, "start")["start"]["at"] == "pattern", "the phone to keep what was answered"
    )

    phone.reload()
    at(phone, "pattern")
    phone.locator("[data-test=back]").click()
    at(phone, "right")
    phone.locator("[data-test=back]").click()
    expect(phone.get_by_role("checkbox", name="Middle of the tendon")).to_be_checked()
    go_on(phone, "left")
    phone.locator("[data-test=not-this-leg]").click()

    tell_the_rest(phone)
    expect(phone.get_by_role("heading", level=1)).to_have_text("You may start carefully")
    expect(phone.locator("[data-test=careful]")).to_be_visible()
    known = condition(house)
    assert (known.site_left, known.site_right, known.usual_pain) == ("midportion", "none", 3)
    assert (known.body_weight_kg, known.birth_year, known.sex) == (68, 1981, "female")
    assert known.load_change == {"kind": "running", "percent": 50, "weeks": 6}
    assert (known.baseline_steps, known.baseline_run_minutes, known.baseline_games) == (56_000, 120, None)
    assert [row.reason for row in screenings(house)] == ["start"]

    phone.locator("[data-test=careful]").get_by_role("button", name="Start the careful plan").click()
    phone.wait_for_url(f"{house.url}/")
    expect(phone.locator("main")).to_contain_text("Calf session")
    expect(phone.locator("[data-test=start]")).to_have_count(0)
    with house.database.reading_session() as session:
        assert session.scalars(select(Plan.template)).all() == ["self_guided"]


def test_a_warning_sign_ends_the_questions_and_offers_no_plan(house: House, phone: Page) -> None:
    phone.goto("/start")
    answer_all_no(phone, {"Is there a fresh tear": "true"})
    expect(phone.get_by_role("heading", level=1)).to_have_text("Stop, and get help today")
    wait_until(lambda: len(screenings(house)) == 1, "the screening on the server")
    expect(phone.locator("[data-test=careful]")).to_have_count(0)
    phone.locator("[data-test=leave]").click()
    expect(phone.locator("[data-test=lock]")).to_contain_text("Your calf exercises are on hold")


def test_told_without_a_signal_it_arrives_later(house: House, handset: Handset, phone: Page) -> None:
    lose_signal(phone)
    phone.goto("/start")
    answer_all_no(phone)
    tell_where_it_hurts(phone)
    tell_the_rest(phone)
    expect(phone.get_by_role("heading", level=1)).to_have_text("You may start carefully")
    expect(phone.locator("[data-test=careful]")).to_have_count(0)
    assert screenings(house) == []
    handset.context.set_offline(False)
    expect(phone.locator("[data-test=careful]")).to_be_visible()
    assert condition(house).usual_pain == 3


def test_after_a_month_the_warning_signs_are_asked_again(
    house: House, people: Cast, handset: Handset
) -> None:
    assign(house, people.ben, people.ada)
    house.clock.move(A_MONTH)
    handset.context.clock.set_system_time(house.clock.now)
    open_as(handset.page, house, people.ada)
    phone = handset.page
    question = phone.locator("[data-test=question]")
    expect(question).to_contain_text("Once a month")
    question.get_by_role("link").click()
    answer_all_no(phone)
    phone.get_by_label("Age in years").fill("44")
    phone.locator("[data-test=next]").click()
    expect(phone.get_by_role("heading", level=1)).to_have_text("You may start carefully")
    wait_until(lambda: len(screenings(house)) == 1, "the screening on the server")
    assert [row.reason for row in screenings(house)] == ["monthly"]
    phone.locator("[data-test=leave]").click()
    expect(phone.locator("[data-test=last-check], [data-test=happened]").first).to_be_visible()
    expect(question).to_have_count(0)


def test_every_page_of_it_is_fit_for_everyone(house: House, people: Cast, new_context: NewContext) -> None:
    page = open_page(new_context)
    house.let_in(page.context, people.ada)
    visit(page, "/start", "[data-test=answer-true]")
    answer(page, "false")
    answer_all_no(page)
    at(page, "left")
    page.locator(".leg-map").wait_for()
    check(page, "left")
    page.locator("[data-test=not-this-leg]").click()
    at(page, "right")
    page.locator("[data-test=not-this-leg]").click()
    for name in ("pattern", "kind", "pain", "stiffness", "weight", "born", "sex", "week", "illness"):
        at(page, name)
        check(page, name)
        answer_anyhow(page, name)
    expect(page.locator("[data-test=careful]")).to_be_visible()
    check(page, "summary")


def answer_anyhow(page: Page, name: str) -> None:
    place = page.locator(f"[data-test=start-{name}]")
    if place.locator("[data-test^=answer-]").count():
        place.locator("[data-test^=answer-]").first.click()
        return
    if name == "pain":
        place.locator(".pain label.level-3").click()
    elif name in ("weight", "born"):
        place.locator("input").fill({"weight": "68", "born": "1981"}[name])
    go_on(page, name)


def condition(house: House) -> Condition:
    with house.database.reading_session() as session:
        return session.scalars(select(Condition).order_by(Condition.number.desc())).one()


def screenings(house: House) -> list[Screening]:
    with house.database.reading_session() as session:
        return list(session.scalars(select(Screening)))
