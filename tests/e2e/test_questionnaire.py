"""The questionnaire on a phone: asked on Today, answered one question at a time, also with no signal."""

import re
from datetime import timedelta
from typing import Any

import pytest
from playwright.sync_api import Page, expect
from sqlalchemy import select

from backend.diary.questionnaires.models import QuestionnaireEntry
from tests.conftest import Cast
from tests.e2e.conftest import open_as
from tests.e2e.fitness import NewContext, check, open_page, visit
from tests.e2e.handset import Handset
from tests.e2e.house import House
from tests.e2e.kept import TODAY, facts, lose_signal, wait_until_kept
from tests.e2e.plans import assign
from tests.services.programs import wait_until

EVENING = timedelta(hours=10, minutes=20)


@pytest.fixture
def phone(house: House, people: Cast, handset: Handset) -> Page:
    """Ada's phone on the first evening of her plan, loaded once."""
    assign(house, people.ben, people.ada)
    house.clock.move(EVENING)
    handset.context.clock.set_system_time(house.clock.now)
    open_as(handset.page, house, people.ada)
    wait_until_kept(handset.page, *TODAY)
    return handset.page


def test_it_is_answered_with_no_signal_left_half_way_and_arrives_once(
    house: House, handset: Handset, phone: Page
) -> None:
    lose_signal(phone)
    phone.get_by_role("button", name=re.compile(r"Answer ?: a few questions")).click()
    phone.wait_for_url("**/questionnaire/*")
    heading = phone.get_by_role("heading", level=1)
    expect(heading).to_have_text("How long is the tendon stiff after you get up?")
    answer(phone, "Up to 10 minutes")
    answer(phone, "6")
    expect(heading).to_have_text("How hard is a brisk walk of half an hour?")
    # Its place is that of the question that stands there when the phone is opened again.
    wait_until(lambda: half_kept(phone).get("place") == 2, "the phone to keep what was answered")

    phone.reload()
    expect(heading).to_have_text("How hard is a brisk walk of half an hour?")
    phone.locator("[data-test=back]").click()
    expect(phone.get_by_role("radio", name="6", exact=True)).to_be_checked()
    phone.locator("[data-test=next]").click()
    for chosen in ("4", "5", "7"):
        answer(phone, chosen)
    phone.locator("[data-test=leave-open]").click()
    expect(phone.locator("[data-test=leave-open]")).to_have_count(0)
    answer(phone, "Once or twice")
    expect(phone.locator("main")).to_contain_text("This is your start")
    # 6 + 4 + 6 + 5 + 3 + 7 of 60
    expect(phone.locator(".q-score .number")).to_have_text("52")
    phone.locator("[data-test=back]").click()
    expect(phone.locator("[data-test=offline]")).to_contain_text("1")
    assert scores(house) == []

    handset.context.set_offline(False)
    wait_until(lambda: scores(house) == [52], "the answers on the server")
    phone.reload()
    expect(phone.locator("[data-test=offline]")).to_have_count(0)
    assert scores(house) == [52]


def test_the_next_one_says_what_has_changed(house: House, phone: Page) -> None:
    answer_all(phone, ["Longer", "8", "7", "8", "9", "None", "Every day"])
    phone.goto("/")
    wait_until(lambda: len(scores(house)) == 1, "the first answers on the server")
    answer_all(phone, ["Not at all", "1", "1", "1", "1", "Most of it", "Never"])
    expect(phone.locator("main")).to_contain_text("Better than at the start")
    expect(phone.locator("main a[href='/learn/outlook']")).to_be_visible()


def test_every_question_is_fit_for_everyone(house: House, people: Cast, new_context: NewContext) -> None:
    page = open_page(new_context)
    house.let_in(page.context, people.ada)
    visit(page, "/questionnaire/new", "fieldset")
    for place, chosen in enumerate(["Longer", "8", "7", "8", "9", "None", "Every day"]):
        check(page, f"question {place + 1}")
        answer(page, chosen)
    expect(page.locator(".q-score")).to_be_visible()
    check(page, "result")


def answer_all(phone: Page, chosen: list[str]) -> None:
    phone.goto("/questionnaire/new")
    for one in chosen:
        answer(phone, one)
    expect(phone.locator(".q-score")).to_be_visible()


def answer(phone: Page, chosen: str) -> None:
    # The label takes the tap; the input lies unseen over it.
    phone.locator("fieldset label").filter(has_text=chosen).first.click()
    phone.locator("[data-test=next]").click()


def half_kept(phone: Page) -> dict[str, Any]:
    return facts(phone, "half").get("half") or {}


def scores(house: House) -> list[int]:
    with house.database.reading_session() as session:
        return list(session.scalars(select(QuestionnaireEntry.score)))
