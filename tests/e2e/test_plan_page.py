"""The plan page and the log of side effects: stages, hours, verdicts, and what to do at once."""

from datetime import timedelta

import pytest
from playwright.sync_api import Page, expect
from sqlalchemy import select

from backend.diary.activity.models import ActivityWeek
from backend.diary.side_effects.models import SideEffect, WedgeWear
from tests.conftest import Cast
from tests.e2e.conftest import open_as
from tests.e2e.fitness import NewContext, check, open_page, visit
from tests.e2e.handset import Handset
from tests.e2e.house import House
from tests.e2e.kept import PLAN, lose_signal, wait_until_kept
from tests.e2e.plans import assign_everything
from tests.services.programs import wait_until

EVENING = timedelta(hours=9)


@pytest.fixture
def phone(house: House, people: Cast, handset: Handset) -> Page:
    """Ada's phone on the first evening of a plan with every course, loaded once."""
    assign_everything(house, people)
    house.clock.move(EVENING)
    handset.context.clock.set_system_time(house.clock.now)
    open_as(handset.page, house, people.ada)
    wait_until_kept(handset.page, *PLAN)
    return handset.page


def test_the_plan_shows_stages_exercises_and_courses(phone: Page) -> None:
    phone.get_by_role("link", name="Plan", exact=True).click()
    expect(phone.get_by_role("heading", level=1)).to_have_text("Calm it down, week 1")
    expect(phone.locator(".ladder > li")).to_have_count(5)
    expect(phone.locator(".ladder .is-now")).to_contain_text("Calm it down")
    expect(phone.locator("[data-test=target]")).to_have_count(2)
    courses = phone.locator("[data-test=course]")
    expect(courses).to_have_count(4)
    expect(courses.first).to_contain_text("Day 1 of 84")
    expect(courses.nth(2)).to_contain_text("0 of 5 visits")


def test_it_opens_with_no_signal(phone: Page) -> None:
    lose_signal(phone)
    phone.goto("/plan")
    expect(phone.locator(".ladder > li")).to_have_count(5)
    expect(phone.locator("main")).to_contain_text("As this phone last heard it")


def test_hours_with_wedges_are_kept(house: House, phone: Page) -> None:
    phone.goto("/plan")
    phone.get_by_role("button", name="Half an hour less").click()
    phone.locator("[data-test=save-wear]").click()
    wait_until(lambda: len(worn(house)) == 1, "the hours on the server")
    [row] = worn(house)
    assert (row.minutes % 60, row.both_shoes) == (30, True)


def test_a_week_beside_the_plan_is_told(house: House, phone: Page) -> None:
    phone.goto("/plan")
    phone.get_by_text("Tell of a week").click()
    phone.get_by_label("Steps").fill("52000")
    phone.get_by_label("Games").fill("22")
    expect(phone.locator("[data-test=activity]")).to_contain_text("A whole number up to 21")
    phone.get_by_label("Games").fill("2")
    phone.locator("[data-test=save-activity]").click()
    wait_until(lambda: weeks(house) == [("2030-03-11", 52000, None, 2)], "the week on the server")


def test_a_headache_is_answered_with_no_signal_and_told_once(
    house: House, handset: Handset, phone: Page
) -> None:
    lose_signal(phone)
    phone.goto("/effects")
    phone.locator("[data-test=next]").click()
    phone.locator("[data-test=headache]").click()
    phone.locator("[data-test=next]").click()
    phone.locator("[data-test=mild]").click()
    phone.locator("[data-test=next]").click()
    expect(phone.locator("[data-test=said]")).to_have_attribute("data-rule", "M5")
    handset.context.set_offline(False)
    phone.locator("[data-test=home]").click()
    wait_until(lambda: len(told(house)) == 1, "the side effect on the server")
    assert told(house)[0].said["headache"] == "mild"
    phone.goto("/plan")
    expect(phone.locator("[data-test=verdict]").first).to_contain_text("Rule M5")


def test_a_red_flag_takes_the_whole_screen_and_locks_the_patches(house: House, phone: Page) -> None:
    phone.goto("/effects")
    phone.locator("[data-test=chest_pain]").click()
    phone.locator("[data-test=next]").click()
    expect(phone.locator("main.alarm")).to_be_visible()
    expect(phone.locator("body")).to_contain_text("Nobody is watching")
    expect(phone.locator("a[href^='tel:']").first).to_be_visible()
    wait_until(lambda: len(told(house)) == 1, "the side effect on the server")
    phone.goto("/plan")
    expect(phone.locator("[data-test=plan-lock]").first).to_contain_text("M6b")


def test_every_question_about_side_effects_is_fit_for_everyone(
    house: House, people: Cast, new_context: NewContext
) -> None:
    assign_everything(house, people)
    page = open_page(new_context)
    house.let_in(page.context, people.ada)
    visit(page, "/effects", "[data-test=chest_pain]")
    check(page, "red flags")
    page.locator("[data-test=next]").click()
    for name in ("rash", "painkiller_days"):
        page.locator(f"[data-test={name}]").click()
    check(page, "what was noticed")
    page.locator("[data-test=next]").click()
    page.locator("[data-test=spreading]").click()
    check(page, "the skin")
    page.locator("[data-test=next]").click()
    page.locator(".pain label").nth(3).click()
    check(page, "the days")
    page.locator("[data-test=next]").click()
    page.locator("[data-test=next]").click()
    expect(page.locator("[data-test=said] .callout").first).to_be_visible()
    check(page, "what is said")


def worn(house: House) -> list[WedgeWear]:
    with house.database.reading_session() as session:
        return list(session.scalars(select(WedgeWear)))


def weeks(house: House) -> list[tuple[str, int | None, int | None, int | None]]:
    with house.database.reading_session() as session:
        rows = session.scalars(select(ActivityWeek))
        return [(str(row.week_of), row.steps, row.run_minutes, row.games) for row in rows]


def told(house: House) -> list[SideEffect]:
    with house.database.reading_session() as session:
        return list(session.scalars(select(SideEffect)))
