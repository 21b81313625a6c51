"""The session player: set by set with pain and advice, left and resumed, with no signal, one entry."""

from datetime import timedelta

import pytest
from playwright.sync_api import Locator, Page, expect
from sqlalchemy import select

from backend.diary.models import SessionEntry, SessionSet, Verdict
from backend.programmes.models import Plan
from backend.programmes.progress_schemas import StageChangeIn
from backend.programmes.stages import open_stage
from tests.conftest import Cast
from tests.e2e.conftest import open_as
from tests.e2e.fitness import NewContext, check, open_page, wait_for_rest
from tests.e2e.handset import Handset
from tests.e2e.house import House
from tests.e2e.kept import PLAN, lose_signal, wait_until_kept
from tests.e2e.plans import assign
from tests.e2e.standing_clock import is_shown, standing_clock
from tests.services.programs import wait_until

EVENING = timedelta(hours=9)
MISTAKE = "I tapped by mistake"
CALM_SETS = ["raise-double"] * 3 + ["raise-seated"] * 6
COUNT_BLANKS = """() => {
  window.blanks = 0;
  const look = () => { if (!document.querySelector("main h1")) window.blanks += 1; };
  new MutationObserver(look).observe(document.body, { childList: true, subtree: true });
}"""


@pytest.fixture
def phone(house: House, people: Cast, handset: Handset) -> Page:
    """Ada's phone on her first evening, when her session begins."""
    assign(house, people.ben, people.ada)
    house.clock.move(EVENING)
    handset.context.clock.set_system_time(house.clock.now)
    open_as(handset.page, house, people.ada)
    wait_until_kept(handset.page, *PLAN)
    return handset.page


def test_a_whole_session_with_no_signal_is_resumed_and_arrives_as_one_entry(
    house: House, handset: Handset, phone: Page
) -> None:
    lose_signal(phone)
    begin(phone)
    heading = phone.get_by_role("heading", level=1)
    do_set(phone, 2)
    expect(heading).to_have_text("Rest")
    until = phone.get_by_text("until ").inner_text()

    phone.reload()
    expect(heading).to_have_text("Rest")
    assert phone.get_by_text("until ").inner_text() == until
    phone.evaluate(COUNT_BLANKS)
    for _ in CALM_SETS[1:]:
        phone.locator("[data-test=start-set]").click()
        do_set(phone, 2)
    expect(heading).to_have_text("Session saved")
    assert phone.evaluate("window.blanks") == 0, "the screen was empty between two steps"
    expect(advice(phone)).to_have_attribute("data-rule", "S2")
    expect(phone.locator("main")).to_contain_text("Tomorrow morning one question decides")
    assert sets(house) == []

    handset.context.set_offline(False)
    phone.locator("[data-test=back]").click()
    wait_until(lambda: len(sets(house)) == len(CALM_SETS), "the session on the server")
    assert [one.exercise for one in sets(house)] == CALM_SETS
    assert {one.pain for one in sets(house)} == {2}
    [entry] = entries(house)
    assert (entry.baseline_pain, entry.pain_during, entry.collagen_taken) == (1, 2, False)
    assert verdict_rules(house) == ["S8"]  # the collagen was left out


def test_pain_over_the_limit_makes_the_next_set_lighter_and_strong_pain_ends_it(
    house: House, people: Cast, phone: Page
) -> None:
    open_strength(house, people)
    begin(phone)
    load_up(phone, 10)
    do_set(phone, 2)
    phone.locator("[data-test=start-set]").click()
    load_up(phone, 10)
    done_with(phone, 4)
    expect(advice(phone)).to_have_attribute("data-rule", "S3")
    expect(phone.locator("[data-test=go-on]")).to_have_text("Go on with 8.5 kg")
    phone.locator("[data-test=go-on]").click()
    phone.locator("[data-test=start-set]").click()
    done_with(phone, 4)
    # Two more than in this leg's set before.
    expect(advice(phone)).to_have_attribute("data-rule", "S4")
    phone.locator("[data-test=end]").click()
    expect(phone.get_by_role("heading", level=1)).to_have_text("Saved as far as you went")
    wait_until(lambda: len(sets(house)) == 3, "the session on the server")
    assert [(one.side, one.load_kg, one.pain) for one in sets(house)] == [
        ("left", 10, 2),
        ("right", 10, 4),
        ("left", 10, 4),
    ]
    assert verdict_rules(house) == ["S4"]


def test_a_red_flag_takes_the_whole_screen_and_is_stored_unless_it_was_a_slip(
    house: House, phone: Page
) -> None:
    begin(phone)
    done_with(phone, 2)
    phone.get_by_text("Something else?").click()
    chest, by_mistake = phone.get_by_text("My chest hurts"), phone.get_by_role("button", name=MISTAKE)
    chest.wait_for()
    with standing_clock(house, phone) as until:
        chest.click()
        until(is_shown(by_mistake), "the way back")
        expect(phone.locator("main.alarm")).to_contain_text("Chest pain cannot wait")
        by_mistake.click()
        until(is_shown(phone.get_by_text("Something else?")), "the set")
    phone.clock.fast_forward("00:30")
    assert sets(house) == []
    phone.get_by_text("Something else?").click()
    phone.locator("[data-test=pop]").click()
    expect(phone.locator("main.alarm")).to_contain_text("torn tendon")
    wait_for_rest(phone)
    phone.clock.fast_forward("00:06")
    wait_until(lambda: verdict_rules(house) == ["S5"], "the verdict on the server")
    phone.get_by_role("button", name="A few questions about it").click()
    phone.wait_for_url("**/happened")


def test_sore_before_the_start_offers_the_light_version(phone: Page) -> None:
    open_session(phone)
    choose(phone, 5)
    expect(advice(phone)).to_have_attribute("data-rule", "S1")
    phone.locator("[data-test=start-light]").click()
    expect(phone.locator("main")).to_contain_text("Light version")


def test_a_session_can_be_left_and_ended_early(house: House, phone: Page) -> None:
    begin(phone)
    do_set(phone, 0)
    phone.locator("[data-test=leave]").click()
    phone.locator("[data-test=pause]").click()
    phone.wait_for_url(f"{house.url}/")
    phone.locator("[data-test=done]").click()
    expect(phone.get_by_role("heading", level=1)).to_have_text("Rest")
    phone.locator("[data-test=leave]").click()
    phone.locator("[data-test=end]").click()
    expect(phone.get_by_role("heading", level=1)).to_have_text("Saved as far as you went")
    wait_until(lambda: len(sets(house)) == 1, "the session on the server")


def test_the_quick_way_stays(house: House, phone: Page) -> None:
    open_session(phone)
    phone.locator("[data-test=quick]").click()
    phone.wait_for_url("**/ask/*")


def test_every_step_of_a_session_is_fit_for_everyone(
    house: House, people: Cast, new_context: NewContext
) -> None:
    assign(house, people.ben, people.ada)
    house.clock.move(EVENING)
    page = open_page(new_context)
    page.context.clock.set_system_time(house.clock.now)
    open_as(page, house, people.ada)
    open_session(page)
    choose(page, 1)
    expect(page.locator("[data-test=start]")).to_be_visible()
    check(page, "before the start")
    page.locator("[data-test=start]").click()
    expect(page.locator("[data-test=set-done]")).to_be_visible()
    check(page, "a set")
    done_with(page, 7)
    expect(page.locator("[data-test=end]")).to_be_visible()
    check(page, "strong pain")
    choose(page, 1)
    page.locator("[data-test=go-on]").click()
    expect(page.locator("[data-test=start-set]")).to_be_visible()
    check(page, "a rest")
    page.locator("[data-test=leave]").click()
    page.locator("[data-test=end]").click()
    expect(page.locator("[data-test=back]")).to_be_visible()
    check(page, "the end")


def begin(phone: Page) -> None:
    """Collagen is left out, the tendon is calm."""
    open_session(phone)
    choose(phone, 1)
    phone.locator("[data-test=start]").click()


def open_session(phone: Page) -> None:
    phone.locator("[data-test=done]").click()
    phone.wait_for_url("**/session/*")
    # It is six: too late to take it now.
    expect(phone.get_by_role("heading", level=1)).to_have_text("Did you take your collagen?")
    phone.locator("[data-test=skip-collagen]").click()


def open_strength(house: House, people: Cast) -> None:
    with house.database.session() as session, session.begin():
        plan_id, version = session.execute(select(Plan.id, Plan.version)).one()
        form = StageChangeIn(version=version, stage="strength", reason="Ready for it.")
        open_stage(session, session.merge(people.ben), plan_id, form, house.clock.now)


def load_up(phone: Page, load_kg: float) -> None:
    for _ in range(int(load_kg / 2.5)):
        phone.locator("[data-test=heavier]").click()


def advice(phone: Page) -> Locator:
    return phone.locator("[data-test=advice]")


def do_set(phone: Page, pain: int) -> None:
    done_with(phone, pain)
    phone.locator("[data-test=go-on]").click()


def done_with(phone: Page, pain: int) -> None:
    phone.locator("[data-test=set-done]").click()
    choose(phone, pain)


def choose(phone: Page, pain: int) -> None:
    phone.locator(".pain label").nth(pain).click()


def sets(house: House) -> list[SessionSet]:
    with house.database.reading_session() as session:
        return list(session.scalars(select(SessionSet).order_by(SessionSet.place)))


def entries(house: House) -> list[SessionEntry]:
    with house.database.reading_session() as session:
        return list(session.scalars(select(SessionEntry)))


def verdict_rules(house: House) -> list[str]:
    with house.database.reading_session() as session:
        query = select(Verdict.rule).where(Verdict.table_name == "in_session")
        return list(session.scalars(query))
