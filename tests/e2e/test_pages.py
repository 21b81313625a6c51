"""Every page, light and dark, narrow and wide: readable by all, nothing cut, every target big enough."""

import re
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Route, expect

from tests.conftest import Cast
from tests.e2e.conftest import DESK, PHONE, open_as, sign_in
from tests.e2e.fitness import NewContext, check, open_page, visit, wait_for_rest
from tests.e2e.house import House
from tests.e2e.plans import assign_everything, tell_of_bad_days

DESK_WIDTHS = (412, 820, 1280)

# With what stands on each once it has got what it asks for.
OPEN_PAGES = {
    "/sign-in": "input[type=password]",
    "/help": "[data-test=happened]",
    "/happened": "[data-test=answer-true]",
    "/install": ".guide",
    "/learn": ".topic",
    "/learn/rupture": ".points",
    "/learn/exercise/stairs": ".exercise-drawing svg",
}
PHONE_PAGES = {
    "/": "[data-test=start]",
    "/plan": "[data-test=course]",
    "/effects": "[data-test=chest_pain]",
    "/reminders": "[data-test=wish-calendar]",
    "/reminders/history": "[data-test=no-device]",
    "/learn": ".topic",
    "/learn/gtn-patches": ".versus",
    "/install": ".guide",
    "/start": "[data-test=answer-true]",
    "/start/monthly": "[data-test=answer-true]",
    "/help": "[data-test=happened]",
}
DESK_PAGES = {
    "/desk": "[data-test=patient-row]",
    "/desk/invite": "[data-test=invite]",
    "/desk/thresholds": "[data-test=threshold-pain_limit]",
    "/desk/reach": "[data-test=unreached]",
    "/desk/patients/{ada}": "[data-test=own-thresholds]",
    "/desk/patients/{ada}/plan": "[data-test=preview-day]",
    "/desk/patients/{ada}/assess": "[data-test=save-assessment]",
    "/desk/patients/{eve}/plan": "[data-test=preview-day]",
}


@pytest.mark.slow
def test_pages_anyone_may_open_are_fit_for_everyone(house: House, new_context: NewContext) -> None:
    page = open_page(new_context)
    for path, shown in OPEN_PAGES.items():
        visit(page, path, shown)
        check(page, path)


@pytest.mark.slow
def test_pages_of_a_patient_are_fit_for_everyone(house: House, people: Cast, new_context: NewContext) -> None:
    assign_everything(house, people)
    page = open_page(new_context)
    house.let_in(page.context, people.ada)
    for path, shown in PHONE_PAGES.items():
        visit(page, path, shown)
        check(page, path)


@pytest.mark.slow
def test_pages_of_the_desk_are_fit_for_everyone(house: House, people: Cast, new_context: NewContext) -> None:
    assign_everything(house, people)
    tell_of_bad_days(house, people)
    page = open_page(new_context)
    house.let_in(page.context, people.ben)
    for path, shown in DESK_PAGES.items():
        path = path.format(ada=people.ada.id, eve=people.eve.id)
        visit(page, path, shown)
        check(page, path, DESK_WIDTHS)
    page.get_by_label("3 or more").check()
    expect(page.locator("#days-why")).to_have_text("Choose 2 days.")
    check(page, "days further apart", DESK_WIDTHS)


def test_a_page_whose_parts_do_not_come_says_so_and_opens_with_the_signal(
    house: House, new_context: NewContext
) -> None:
    context = new_context({"width": 412, "height": 860})
    page = context.new_page()
    first = re.findall(r'src="(/app/assets/[^"]+)"', page.request.get("/learn").text())
    context.route(
        "**/app/assets/*.js", lambda route: route.continue_() if path_of(route) in first else route.abort()
    )
    page.goto("/learn")
    expect(page.get_by_role("heading", level=1)).to_have_text("This page did not come")
    page.get_by_role("button", name="Try again").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("This page did not come")
    context.unroute_all()
    page.evaluate("() => dispatchEvent(new Event('online'))")
    expect(page.locator(".topic").first).to_be_visible()


def path_of(route: Route) -> str:
    return urlsplit(route.request.url).path


def test_nothing_of_a_day_is_asked_for_where_there_is_none(
    house: House, people: Cast, new_context: NewContext
) -> None:
    page = new_context(PHONE).new_page()
    asked: list[str] = []
    page.on("request", lambda request: asked.append(urlsplit(request.url).path))
    sign_in(page, people.ben.email)
    page.wait_for_url("**/desk")
    for path in ("/desk", "/"):
        page.goto(path)
        page.wait_for_url("**/desk")
        expect(page.locator("[data-test=patient-row]").first).to_be_visible()
        wait_for_rest(page)
    assert "/api/today" not in asked


def test_the_worker_opens_a_page_of_the_desk_as_the_server_would(
    house: House, people: Cast, new_context: NewContext
) -> None:
    page = new_context(DESK).new_page()
    open_as(page, house, people.ben, "/desk")
    page.wait_for_function("() => navigator.serviceWorker.controller !== null")
    for path in ("/desk", f"/desk/patients/{people.ada.id}"):
        answer = page.goto(path)
        assert answer.from_service_worker
        expect(page.get_by_role("heading", level=1)).to_be_visible()
        wait_for_rest(page)
        assert urlsplit(page.url).path == path


def test_nothing_of_a_stranger_is_asked_for(house: House, new_context: NewContext) -> None:
    page = new_context({"width": 412, "height": 860}).new_page()
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.goto("/sign-in")
    wait_for_rest(page)
    assert [url for url in asked if "/api/today" in url] == []
