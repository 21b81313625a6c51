"""The morning check: five short questions, and what they mean, from the real rules."""

from datetime import timedelta

import pytest
from playwright.sync_api import Page, expect
from sqlalchemy import select

from backend.diary.models import MorningCheck
from backend.programmes.care.schemas.condition import OwnConditionIn
from backend.programmes.care.services.condition import tell_condition
from tests.conftest import Cast
from tests.e2e.conftest import open_as
from tests.e2e.fitness import NewContext, check, open_page
from tests.e2e.handset import Handset
from tests.e2e.house import House
from tests.e2e.kept import PLAN, lose_signal, wait_until_kept
from tests.e2e.plans import assign, log_session
from tests.services.programs import wait_until

TO_SIX = timedelta(hours=9)
TO_NEXT_MORNING = timedelta(hours=14, minutes=35)


@pytest.fixture
def phone(house: House, people: Cast, handset: Handset) -> Page:
    """Ada's phone on the morning after her first session, all of it kept."""
    live_to_the_morning_after(house, people)
    handset.context.clock.set_system_time(house.clock.now)
    open_as(handset.page, house, people.ada)
    expect(handset.page.get_by_role("button", name="Answer now")).to_be_visible()
    wait_until_kept(handset.page, *PLAN)
    return handset.page


def live_to_the_morning_after(house: House, people: Cast) -> None:
    assign(house, people.ben, people.ada)
    with house.database.session() as session:
        ada = session.merge(people.ada)
        tell_condition(session, ada, OwnConditionIn(usual_pain=1, usual_stiffness_minutes=5), house.clock.now)
    house.clock.move(TO_SIX)
    log_session(house, people.ada)
    house.clock.move(TO_NEXT_MORNING)


def give(page: Page, morning: int, after: int, settled: str, tablets: str, stiffness: int) -> None:
    choose(page, "pain", morning)
    choose(page, "after", after)
    for step, value in (("settled", settled), ("tablets", tablets), ("stiffness", str(stiffness))):
        page.locator(f"[data-test=check-{step}] [data-test=answer-{value}]").click()


def choose(page: Page, step: str, level: int) -> None:
    place = page.locator(f"[data-test=check-{step}]")
    place.locator(f".pain label.level-{level}").click()
    place.locator("[data-test=next]").click()


def test_a_calm_morning_is_stable_and_the_server_says_so_too(house: House, phone: Page) -> None:
    phone.get_by_role("button", name="Answer now").click()
    give(phone, 1, 2, "yes", "false", 5)
    verdict = phone.locator("[data-test=verdict]")
    expect(phone.get_by_role("heading", level=1)).to_have_text("Stable")
    expect(verdict).to_contain_text("Low pain that settled within a day")
    expect(verdict.locator("[data-test=change-next]")).to_be_visible()
    [row] = checks(house)
    assert (row.morning_pain, row.after, row.settled, row.tablets, row.stiffness_minutes) == (
        1,
        2,
        "yes",
        False,
        5,
    )
    phone.locator("[data-test=leave]").click()
    expect(phone.locator("[data-test=last-check]")).to_contain_text("Stable")


def test_a_sore_morning_is_unstable_and_names_its_cause(phone: Page) -> None:
    phone.get_by_role("button", name="Answer now").click()
    give(phone, 2, 6, "no", "false", 20)
    expect(phone.get_by_role("heading", level=1)).to_have_text("Unstable")
    expect(phone.locator(".is-cause")).to_contain_text("6")
    expect(phone.locator("[data-test=verdict]")).to_contain_text("takes a step back")
    expect(phone.locator("[data-test=change-next]")).to_be_visible()


def test_without_a_signal_the_phone_says_it_and_the_server_takes_over(
    house: House, handset: Handset, phone: Page
) -> None:
    lose_signal(phone)
    phone.get_by_role("button", name="Answer now").click()
    give(phone, 1, 1, "yes", "true", 0)
    expect(phone.get_by_role("heading", level=1)).to_have_text("Unstable")
    expect(phone.locator("[data-test=verdict]")).to_contain_text("You needed tablets")
    expect(phone.locator("[data-test=change-next]")).to_have_count(0)
    assert checks(house) == []
    handset.context.set_offline(False)
    expect(phone.locator("[data-test=change-next]")).to_be_visible()
    assert len(checks(house)) == 1


def test_the_answers_can_be_changed(house: House, phone: Page) -> None:
    phone.get_by_role("button", name="Answer now").click()
    give(phone, 8, 8, "no", "true", 90)
    expect(phone.get_by_role("heading", level=1)).to_have_text("Unstable")
    expect(phone.locator("[data-test=change-next]")).to_be_visible()
    phone.locator("[data-test=change]").click()
    expect(phone.locator("[data-test=check-pain] input:checked")).to_have_value("8")
    give(phone, 0, 1, "yes", "false", 0)
    expect(phone.get_by_role("heading", level=1)).to_have_text("Stable")
    wait_until(lambda: [row.morning_pain for row in checks(house)] == [0], "only the new answer to count")


def test_too_early_to_say_is_asked_once_more(house: House, handset: Handset, phone: Page) -> None:
    phone.get_by_role("button", name="Answer now").click()
    give(phone, 1, 2, "not_yet", "false", 5)
    expect(phone.get_by_role("heading", level=1)).to_have_text("Not clear yet")
    expect(phone.locator("[data-test=verdict]")).to_contain_text("once more today")
    house.clock.move(timedelta(hours=10))
    handset.context.clock.set_system_time(house.clock.now)
    phone.goto("/")
    question = phone.locator("[data-test=question]")
    expect(question).to_contain_text("settled by now")
    question.get_by_role("link").click()
    phone.locator("[data-test=check-settled] [data-test=answer-yes]").click()
    expect(phone.get_by_role("heading", level=1)).to_have_text("Stable")


def test_every_page_of_it_is_fit_for_everyone(house: House, people: Cast, new_context: NewContext) -> None:
    live_to_the_morning_after(house, people)
    page = open_page(new_context)
    page.clock.set_system_time(house.clock.now)
    open_as(page, house, people.ada)
    page.get_by_role("button", name="Answer now").click()
    page.locator("[data-test=check-pain]").wait_for()
    check(page, "pain")
    choose(page, "pain", 2)
    choose(page, "after", 6)
    expect(page.locator("[data-test=check-settled]")).to_be_visible()
    check(page, "settled")
    for step, value in (("settled", "no"), ("tablets", "false")):
        page.locator(f"[data-test=check-{step}] [data-test=answer-{value}]").click()
    expect(page.locator("[data-test=check-stiffness]")).to_be_visible()
    check(page, "stiffness")
    page.locator("[data-test=answer-20]").click()
    expect(page.locator("[data-test=change-next]")).to_be_visible()
    check(page, "unstable")


def checks(house: House) -> list[MorningCheck]:
    """Those that count."""
    with house.database.reading_session() as session:
        return list(session.scalars(select(MorningCheck).where(MorningCheck.withdrawn_at.is_(None))))
