"""Who of a clinic is not reached, and one patient's reminders as her clinician reads them."""

from datetime import timedelta
from typing import Any

import pytest
from sqlalchemy import select
from sqlalchemy.orm import Session

from backend.accounts.models import Person
from backend.clinic.models import Access
from backend.clinic.reach.schemas import ReachListOut
from backend.clinic.reach.services import reach_list
from backend.programmes.models import Plan
from backend.reminders.calendar_feed import CalendarFeed
from backend.reminders.manners.services import stop_email
from backend.reminders.models import Notice, NoticeEvent, Subscription
from tests.clinic.cases import add_patients
from tests.conftest import Cast, ClientOf
from tests.diary.scenes import Diary
from tests.fakes.clock import FakeClock
from tests.programmes.scenes import counted_queries

HOUR = timedelta(hours=1)


@pytest.fixture
def diary(session: Session, cast: Cast, clock: FakeClock) -> Diary:
    diary = Diary(session, cast, clock, session.merge(cast.ada))
    diary.assign()
    # Nothing of the plan itself is due yet: what was told is what a test adds.
    diary.clock.now += timedelta(minutes=5)
    return diary


def give_phone(diary: Diary, person: Person | None = None, **values: Any) -> Subscription:
    now = diary.clock.now
    told = {
        "endpoint": "https://fcm.googleapis.com/x",
        "endpoint_hash": f"{person.name if person else 'Ada'} {values}",
        "p256dh": "k",
        "auth": "a",
        "label": "Phone",
        "created_at": now,
        "renewed_at": now,
        "state": "working",
    }
    phone = Subscription(person_id=(person or diary.person).id, **told | values)
    diary.session.add(phone)
    diary.session.commit()
    return phone


def tell(diary: Diary, count: int, **values: Any) -> list[Notice]:
    """So many of the last hours whose use is past."""
    told = []
    for hours in range(3, 3 + count):
        due_at = diary.clock.now - hours * HOUR
        times = {"due_at": due_at, "visible_at": due_at, "expires_at": due_at + 2 * HOUR}
        told.append(
            Notice(person_id=diary.person.id, **{"kind": "session", "state": "accepted"} | times | values)
        )
    diary.session.add_all(told)
    diary.session.commit()
    return told


def reach(diary: Diary) -> ReachListOut:
    return reach_list(diary.session, diary.cast.ben.clinic, diary.clock.now, has_mail=True)


def whys(diary: Diary) -> list[tuple[str, str]]:
    return [(row.name, row.why) for row in reach(diary).patients]


def test_who_has_no_device_is_on_the_list_until_one_works(diary: Diary) -> None:
    assert whys(diary) == [("Ada", "no_device")]
    assert reach(diary).watched == 1

    give_phone(diary)
    assert (reach(diary).patients, reach(diary).watched) == ([], 1)


@pytest.mark.parametrize("change", ["no plan", "paused", "over", "not begun", "disabled"])
def test_who_gets_no_reminders_now_is_not_missed(diary: Diary, change: str) -> None:
    plan = diary.session.scalars(select(Plan)).one()
    match change:
        case "no plan":
            diary.session.delete(plan)
        case "paused":
            plan.status = "paused"
        case "over":
            diary.clock.now += timedelta(days=200)
        case "not begun":
            plan.starts_on += timedelta(days=2)
        case "disabled":
            diary.person.disabled_at = diary.clock.now
    diary.session.commit()
    assert (reach(diary).patients, reach(diary).watched) == ([], 0)


def test_a_phone_that_shows_nothing_is_told_with_its_platform_and_last_receipt(diary: Diary) -> None:
    began, shown = diary.clock.now - timedelta(days=4), diary.clock.now - timedelta(days=5)
    give_phone(diary, platform="android", first_unseen_at=began, last_shown_at=shown)

    (row,) = reach(diary).patients
    assert (row.why, row.todo, row.since, row.last_receipt_at) == ("silent", "check_phone", began, shown)
    assert [(one.platform, one.state) for one in row.devices] == [("android", "silent")]


def test_five_without_an_answer_are_on_the_list_and_one_click_takes_them_off(diary: Diary) -> None:
    give_phone(diary)
    told = tell(diary, 5, state="shown")
    (row,) = reach(diary).patients
    assert (row.why, row.misses, row.since) == ("unanswered", 5, told[-1].due_at)

    clicked = NoticeEvent(notice_id=told[0].id, delivery_id=None, event="clicked", at=diary.clock.now)
    diary.session.add(clicked)
    diary.session.commit()
    assert whys(diary) == []


@pytest.mark.parametrize(
    "answered",
    [{"state": "acted"}, {"state": "cancelled", "reason": "done"}],
    ids=["acted on", "done before it was told"],
)
def test_what_was_done_in_the_app_is_an_answer(diary: Diary, answered: dict[str, str]) -> None:
    give_phone(diary)
    tell(diary, 5, state="expired")
    assert whys(diary) == [("Ada", "unanswered")]
    tell(diary, 1, kind="collagen", **answered)
    assert whys(diary) == []


@pytest.mark.parametrize(
    "values",
    [
        {"kind": "test"},
        {"round": 1},
        {"channel": "email"},
        {"expires_at": "later"},
        {"due_at": "long ago"},
    ],
    ids=["a test", "a repeat", "an e-mail", "still of use", "older than a week"],
)
def test_what_does_not_count_as_unanswered(diary: Diary, values: dict[str, Any]) -> None:
    give_phone(diary)
    stored = {name: value for name, value in values.items() if name in ("kind", "round", "channel")}
    told = tell(diary, 6, **stored)
    for notice in told:
        if "expires_at" in values:
            notice.expires_at = diary.clock.now + HOUR
        if "due_at" in values:
            notice.due_at -= timedelta(days=7)
    diary.session.commit()
    assert whys(diary) == []


def test_what_the_push_service_turned_away_is_no_fault_of_hers(diary: Diary) -> None:
    give_phone(diary)
    told = tell(diary, 3, state="failed", reason="gave_up")
    (row,) = reach(diary).patients
    assert (row.why, row.todo, row.since) == ("refused", "tell_operator", told[-1].due_at)


def test_whom_e_mail_reaches_comes_after_who_is_not_reached_at_all(diary: Diary) -> None:
    tell(diary, 1, channel="email", settled_at=diary.clock.now - HOUR)
    eve = diary.session.merge(diary.cast.eve)
    Diary(diary.session, diary.cast, diary.clock, eve).assign()
    give_phone(diary, eve, first_unseen_at=diary.clock.now - timedelta(days=9))

    diary.clock.now += timedelta(minutes=5)
    rows = reach(diary).patients
    assert [(row.name, row.why) for row in rows] == [("Eve", "silent"), ("Ada", "no_device")]
    assert rows[1].email_at == diary.clock.now - HOUR - timedelta(minutes=5)


def test_letters_of_the_past_do_not_reach_whoever_takes_none_any_more(diary: Diary) -> None:
    tell(diary, 1, channel="email", settled_at=diary.clock.now - HOUR)
    stop_email(diary.session, diary.person.id, diary.clock.now)
    assert [row.email_at for row in reach(diary).patients] == [None]


def test_nor_where_the_house_sends_none_any_more(diary: Diary) -> None:
    tell(diary, 1, channel="email", settled_at=diary.clock.now - HOUR)
    found = reach_list(diary.session, diary.cast.ben.clinic, diary.clock.now, has_mail=False)
    assert [row.email_at for row in found.patients] == [None]


def test_a_calendar_of_her_own_is_told(diary: Diary) -> None:
    assert [row.has_calendar for row in reach(diary).patients] == [False]
    feed = CalendarFeed(person_id=diary.person.id, secret_hash="s", created_at=diary.clock.now)
    diary.session.add(feed)
    diary.session.commit()
    assert [row.has_calendar for row in reach(diary).patients] == [True]


def test_the_list_takes_as_many_queries_for_a_clinic_as_for_one_patient(diary: Diary) -> None:
    with counted_queries(diary.session) as few:
        reach(diary)
    add_patients(diary, 20)
    for person in diary.session.scalars(select(Person).where(Person.name.like("Patient %"))).all():
        Diary(diary.session, diary.cast, diary.clock, person).assign()
    diary.clock.now += timedelta(minutes=5)
    with counted_queries(diary.session) as many:
        assert reach(diary).watched == 21

    assert len(few) == len(many) <= 4


def test_another_clinic_sees_nothing_of_it(diary: Diary) -> None:
    assert reach_list(diary.session, diary.cast.cy.clinic, diary.clock.now, has_mail=True).patients == []


def test_her_clinician_reads_the_same_life_without_an_endpoint_and_leaves_a_trace(
    diary: Diary, client_of: ClientOf
) -> None:
    give_phone(diary, endpoint_hash="which-phone")
    tell(diary, 2)
    diary.session.close()
    answer = client_of(diary.cast.ben).get(f"/api/clinic/patients/{diary.person.id}/reminders")

    assert [life["kind"] for life in answer.json["reminders"]] == ["session", "session"]
    assert [device["label"] for device in answer.json["devices"]] == ["Phone"]
    assert (answer.json["advice"], "which-phone" in answer.text) == ("test_it", False)
    looks = diary.session.scalars(select(Access.what)).all()
    assert looks == ["reminders"]
