"""The ledger has the whole life of a reminder: planned, claimed, sent to which device, what that answered."""

from datetime import timedelta

import pytest
from sqlalchemy import select

from backend.reminders.models import Delivery
from backend.reminders.push.transfer import Answer, Failure, Response, TransportError
from tests.fakes.push import CREATED
from tests.reminders.post_office import PostOffice

HOUR = timedelta(hours=1)
MINUTE = timedelta(minutes=1)


def test_it_says_when_it_was_planned_and_taken_and_told(office: PostOffice) -> None:
    phone = office.subscribe(office.people.ada, "phone")
    planned_at = office.clock.now
    subject = office.plan(office.people.ada, at=planned_at + HOUR)
    assert office.notice(subject).planned_at == planned_at
    assert office.notice(subject).claimed_at is None
    office.clock.move(HOUR)
    office.drain()
    assert office.notice(subject).claimed_at == office.clock.now
    assert office.delivery(subject, phone).sent_at == office.clock.now
    assert office.delivery(subject, phone).answer == "201"


@pytest.mark.parametrize(
    ("answer", "said", "status"),
    [
        (Response(410, {}, b""), "410", "gone"),
        (Response(400, {}, b""), "400", "failed"),
        (Response(503, {}, b""), "503", "pending"),
        (TransportError(Failure.TIMED_OUT, 28), "timed_out", "pending"),
    ],
    ids=["gone", "refused", "busy", "hangs"],
)
def test_it_keeps_what_the_push_service_said(
    office: PostOffice, answer: Answer, said: str, status: str
) -> None:
    phone = office.subscribe(office.people.ada, "phone")
    subject = office.plan(office.people.ada)
    office.push.default = answer
    office.drain()
    delivery = office.delivery(subject, phone)
    assert (delivery.answer, delivery.status) == (said, status)
    assert delivery.sent_at == office.clock.now


def test_each_device_has_its_own_answer(office: PostOffice) -> None:
    phone, tablet = (office.subscribe(office.people.ada, name) for name in ("phone", "tablet"))
    subject = office.plan(office.people.ada)
    office.push.answers[tablet.endpoint] = Response(404, {}, b"")
    office.drain()
    assert office.delivery(subject, phone).answer == "201"
    assert office.delivery(subject, tablet).answer == "404"


def test_after_another_try_the_last_answer_counts(office: PostOffice) -> None:
    phone = office.subscribe(office.people.ada, "phone")
    subject = office.plan(office.people.ada)
    office.push.default = Response(503, {}, b"")
    office.drain()
    office.push.default = CREATED
    office.clock.move(MINUTE)
    office.drain()
    assert office.delivery(subject, phone).answer == "201"
    assert office.delivery(subject, phone).sent_at == office.clock.now


def test_what_went_along_names_the_one_it_went_with(office: PostOffice) -> None:
    office.subscribe(office.people.ada, "phone")
    leader, follower = (office.plan(office.people.ada, kind) for kind in ("session", "heel_wedges"))
    office.drain()
    assert office.notice(follower).led_by == office.notice(leader).id
    assert office.notice(leader).led_by is None
    with office.database.session() as session:
        told = session.scalars(select(Delivery.notice_id)).all()
    assert told == [office.notice(leader).id]
