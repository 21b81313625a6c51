"""The whole way of a reminder: assigned at the desk, sent at its minute, shown, done, and gone."""

import json
from datetime import timedelta

from playwright.sync_api import Page, expect
from sqlalchemy import select

from backend.reminders.models import Delivery, Notice, NoticeEvent
from tests.conftest import Cast
from tests.e2e.conftest import sign_in
from tests.e2e.handset import Handset
from tests.e2e.house import House
from tests.services.programs import wait_until

COLLAGEN_AT = timedelta(hours=8, minutes=30)  # 17:30 for a session at 18:00, from nine in the morning


def test_a_reminder_goes_all_the_way_from_the_desk_to_what_hangs_on_it(
    house: House, people: Cast, desk: Page, handset: Handset
) -> None:
    assign_plan(desk, people)
    turn_on_reminders(handset, people)
    send_collagen_prompt(house, handset)
    the_phone_shows_it(house, handset)
    done_cancels_what_hangs_on_it(house, handset)


def assign_plan(desk: Page, people: Cast) -> None:
    desk.goto(f"/desk/patients/{people.ada.id}/plan")
    today = desk.locator("[data-test=preview-day][data-date='2030-03-11']")
    expect(today).to_contain_text("17:30 collagen")
    expect(today).to_contain_text("18:00 calf session")
    desk.locator("[data-test=assign]").click()
    desk.wait_for_url(f"**/desk/patients/{people.ada.id}")


def turn_on_reminders(handset: Handset, people: Cast) -> None:
    sign_in(handset.page, people.ada.email)
    expect(handset.page.locator("main")).to_contain_text("18:00")
    handset.go("/reminders")
    handset.page.locator("[data-test=reminders-on]").click()
    expect(handset.page.locator("[data-test=reminders-state]")).to_have_text("On")


def send_collagen_prompt(house: House, handset: Handset) -> None:
    house.clock.move(COLLAGEN_AT - timedelta(seconds=1))
    house.send_due()
    assert house.service.received == []
    house.clock.move(timedelta(seconds=1))
    handset.context.clock.set_system_time(house.clock.now)
    house.send_due()
    [request] = house.service.wait_for(1)
    assert request.path == "/ada"
    assert request.headers["ttl"] == str(30 * 60)
    assert len(request.headers["topic"]) == 32
    assert request.headers["content-encoding"] == "aes128gcm"
    assert request.headers["authorization"].startswith("vapid ")


def the_phone_shows_it(house: House, handset: Handset) -> None:
    payload = handset.phone.decrypt(house.service.received[0].body)
    message = json.loads(payload)
    handset.receive(payload)
    wait_until(lambda: len(handset.notifications()) == 1, "a notification")
    [shown] = handset.notifications()
    assert shown["title"] == message["notification"]["title"]
    assert shown["tag"] == message["notification"]["tag"]
    wait_until(lambda: "shown" in events(house), "its receipt")
    assert state_of(house, "collagen") == "shown"


def done_cancels_what_hangs_on_it(house: House, handset: Handset) -> None:
    phone = handset.page
    handset.go("/")
    phone.locator("[data-test=done]").click()
    wait_until(lambda: state_of(house, "collagen") == "acted", "collagen taken")
    assert state_of(house, "session") == "open"

    phone.locator("[data-test=done]").click()
    phone.locator("[data-test=quick]").click()
    phone.get_by_role("radio", name="2, mild").check(force=True)
    phone.get_by_role("button", name="Save").click()
    wait_until(lambda: state_of(house, "session") == "cancelled", "the session's end")
    house.clock.move(timedelta(minutes=30))
    house.send_due()
    assert len(house.service.received) == 1
    assert state_of(house, "next_day_check") == "open"


def state_of(house: House, kind: str) -> str:
    """Of the first notice of this kind."""
    return house.notices(kind)[0].state


def events(house: House) -> list[str]:
    with house.database.reading_session() as session:
        query = select(NoticeEvent.event).join(Notice, Notice.id == NoticeEvent.notice_id)
        assert session.scalars(select(Delivery.status)).all() == ["accepted"]
        return list(session.scalars(query))
