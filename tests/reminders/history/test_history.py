"""The whole life of the latest reminders, as the person reads it."""

from datetime import timedelta
from typing import Any

import pytest
from flask.testing import FlaskClient
from sqlalchemy import select

from backend.db import Database
from backend.reminders.history.services import LATEST, health_of, lives_of
from backend.reminders.models import Delivery, Notice, NoticeEvent, Subscription
from tests.conftest import Cast
from tests.fakes.clock import FakeClock
from tests.programmes.scenes import counted_queries
from tests.reminders.browser import subscribe
from tests.reminders.history.lives import HOUR, add_notices, history


def test_a_test_that_was_shown_is_told_from_its_planning_to_its_receipt(
    ada: FlaskClient, database: Database, clock: FakeClock
) -> None:
    subscribe(ada)
    ada.post("/api/reminders/test")
    with database.session() as session:
        receipt = session.scalars(select(Delivery.id)).one()
    clock.move(timedelta(seconds=2))
    said = {"receipt": str(receipt), "event": "shown", "at": clock.now.isoformat()}
    ada.post("/api/reminders/receipts", json=said)

    (life,) = history(ada)["reminders"]
    assert (life["kind"], life["state"], life["channel"], life["round"]) == ("test", "shown", "push", 0)
    (delivery,) = life["deliveries"]
    (device,) = history(ada)["devices"]
    assert (delivery["device_id"], delivery["status"]) == (device["id"], "accepted")
    assert life["events"] == [{"event": "shown", "at": "2026-03-20T09:00:02Z", "device_id": device["id"]}]


def test_the_latest_that_were_due_come_newest_first_and_none_of_the_future(
    ada: FlaskClient, cast: Cast, database: Database, clock: FakeClock
) -> None:
    add_notices(database, cast.ada, clock.now, LATEST + 3)
    add_notices(database, cast.ada, clock.now + timedelta(minutes=1), 1, state="open")
    add_notices(database, cast.eve, clock.now, 1)

    due = [life["due_at"] for life in history(ada)["reminders"]]
    assert (due[0], len(due)) == ("2026-03-20T09:00:00Z", LATEST)
    assert due == sorted(due, reverse=True)


def test_tests_do_not_crowd_out_reminders_and_only_the_newest_is_there(
    ada: FlaskClient, cast: Cast, database: Database, clock: FakeClock
) -> None:
    add_notices(database, cast.ada, clock.now - HOUR / 2, LATEST, kind="test")
    add_notices(database, cast.ada, clock.now, LATEST)

    kinds = [life["kind"] for life in history(ada)["reminders"]]
    assert kinds == ["session", "test", *["session"] * (LATEST - 2)]


@pytest.mark.parametrize(
    ("stored", "told"),
    [
        ({"state": "expired", "reason": "late"}, {"state": "expired", "reason": "late"}),
        ({"state": "suppressed", "reason": "day_full"}, {"state": "suppressed", "reason": "day_full"}),
        ({"round": 2, "channel": "email"}, {"round": 2, "channel": "email"}),
    ],
    ids=["came too late", "the day was full", "went on by e-mail"],
)
def test_what_became_of_it_is_told_as_it_stands(
    ada: FlaskClient,
    cast: Cast,
    database: Database,
    clock: FakeClock,
    stored: dict[str, Any],
    told: dict[str, Any],
) -> None:
    times = dict.fromkeys(("planned_at", "claimed_at", "settled_at"), clock.now)
    add_notices(database, cast.ada, clock.now, 1, **stored, **times)

    (life,) = history(ada)["reminders"]
    assert {name: life[name] for name in told} == told
    assert {life[name] for name in times} == {"2026-03-20T09:00:00Z"}


def test_what_waits_tells_until_when_but_the_end_of_a_lease_is_no_time_to_wait_for(
    ada: FlaskClient, cast: Cast, database: Database, clock: FakeClock
) -> None:
    in_an_hour = clock.now + HOUR
    add_notices(database, cast.ada, clock.now, 1, state="open", visible_at=in_an_hour, kind="collagen")
    add_notices(database, cast.ada, clock.now, 1, state="open", visible_at=in_an_hour, token=cast.ada.id)

    waits = {life["kind"]: life["waits_until"] for life in history(ada)["reminders"]}
    assert waits == {"collagen": "2026-03-20T10:00:00Z", "session": None}


def test_what_went_along_with_another_tells_what_was_sent_and_seen_of_that(
    ada: FlaskClient, cast: Cast, database: Database, clock: FakeClock
) -> None:
    subscribe(ada)
    add_notices(database, cast.ada, clock.now, 1)
    _deliver_everything(database, clock)
    with database.session() as session:
        leader = session.scalars(select(Notice.id)).one()
    add_notices(database, cast.ada, clock.now, 1, kind="collagen", led_by=leader, reason="merged")

    told = {life["kind"]: life for life in history(ada)["reminders"]}
    assert (told["session"]["told_with"], told["collagen"]["told_with"]) == (None, str(leader))
    assert told["collagen"]["deliveries"] == told["session"]["deliveries"] != []
    assert told["collagen"]["events"] == told["session"]["events"] != []


def test_twenty_reminders_on_two_phones_take_as_many_queries_as_one(
    ada: FlaskClient, cast: Cast, database: Database, clock: FakeClock
) -> None:
    add_notices(database, cast.ada, clock.now, 1)
    with database.session() as session, counted_queries(session) as few:
        lives_of(session, cast.ada.id, clock.now)
        health_of(session, cast.ada.id, clock.now)
    subscribe(ada, "one")
    subscribe(ada, "two")
    add_notices(database, cast.ada, clock.now - HOUR, LATEST)
    _deliver_everything(database, clock)
    with database.session() as session, counted_queries(session) as many:
        lives = lives_of(session, cast.ada.id, clock.now)
        health_of(session, cast.ada.id, clock.now)

    assert [len(life.deliveries) for life in lives] == [2] * LATEST
    assert len(few) == len(many) == 4


def _deliver_everything(database: Database, clock: FakeClock) -> None:
    with database.session() as session, session.begin():
        for notice in session.scalars(select(Notice)).all():
            for device in session.scalars(select(Subscription)).all():
                delivery = Delivery(notice_id=notice.id, subscription_id=device.id, at=clock.now)
                session.add(delivery)
                session.flush()
                shown = {"notice_id": notice.id, "delivery_id": delivery.id, "event": "shown"}
                session.add(NoticeEvent(**shown, at=clock.now))
