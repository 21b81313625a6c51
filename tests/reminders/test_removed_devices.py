"""What a device has taken stays told, and in the ledger, when its owner removes it."""

from dataclasses import replace
from datetime import timedelta

import pytest

from backend.reminders import services
from backend.reminders.history.services import lives_of
from backend.reminders.push.transfer import Response
from tests.fakes.phone import Phone
from tests.fakes.push import CREATED
from tests.reminders.post_office import PostOffice

MINUTE = timedelta(minutes=1)
DOWN, GONE, REFUSED = Response(503, {}, b""), Response(410, {}, b""), Response(400, {}, b"")


@pytest.fixture(autouse=True)
def _mail(office: PostOffice) -> None:
    office.postage = replace(office.postage, has_mail=True)


@pytest.fixture
def phone(office: PostOffice) -> Phone:
    return office.subscribe(office.people.ada, "phone")


@pytest.fixture
def tablet(office: PostOffice) -> Phone:
    return office.subscribe(office.people.ada, "tablet")


@pytest.mark.parametrize("then", [GONE, REFUSED, CREATED], ids=["is gone", "refuses", "takes it"])
def test_it_is_not_mailed_when_the_other_device(
    office: PostOffice, phone: Phone, tablet: Phone, then: Response
) -> None:
    subject = office.plan(office.people.ada)
    office.push.answers[tablet.endpoint] = DOWN
    office.drain()
    _remove(office, phone)
    office.push.answers[tablet.endpoint] = then
    office.clock.move(MINUTE)
    office.drain()
    assert (office.state(subject), office.notice(subject).channel) == (("accepted", None), "push")


def test_one_that_another_removed_device_refused_stays_told(
    office: PostOffice, phone: Phone, tablet: Phone
) -> None:
    reader = office.subscribe(office.people.ada, "reader")
    subject = office.plan(office.people.ada)
    office.push.answers |= {tablet.endpoint: DOWN, reader.endpoint: REFUSED}
    office.drain()
    _remove(office, phone)
    _remove(office, reader)
    office.push.answers[tablet.endpoint] = GONE
    office.clock.move(MINUTE)
    office.drain()
    assert (office.state(subject), office.notice(subject).channel) == (("accepted", None), "push")


def test_a_phone_that_is_removed_and_added_again_does_not_hear_it_twice(
    office: PostOffice, phone: Phone, tablet: Phone
) -> None:
    office.plan(office.people.ada)
    office.push.answers[tablet.endpoint] = DOWN
    office.drain()
    _remove(office, phone)
    office.clock.move(MINUTE)
    same = office.subscribe(office.people.ada, "phone-again")
    office.drain()
    assert (len(office.sent_to(phone)), len(office.sent_to(tablet)), office.sent_to(same)) == (1, 2, [])


def test_what_no_device_has_taken_goes_to_one_that_is_added(office: PostOffice, phone: Phone) -> None:
    office.plan(office.people.ada)
    office.push.answers[phone.endpoint] = DOWN
    office.drain()
    _remove(office, phone)
    office.clock.move(MINUTE)
    other = office.subscribe(office.people.ada, "other")
    office.drain()
    assert len(office.sent_to(other)) == 1


def test_the_ledger_keeps_what_it_took_and_showed(office: PostOffice, phone: Phone) -> None:
    subject = office.plan(office.people.ada)
    office.drain()
    receipt = office.delivery(subject, phone).id
    office.do(services.record_receipt, receipt, "shown", office.clock.now, office.clock.now)
    _remove(office, phone)
    (life,) = office.do(lives_of, office.people.ada.id, office.clock.now)
    (delivery,) = life.deliveries
    assert (life.state, delivery.status, delivery.answer) == ("shown", "accepted", "201")
    assert (delivery.device_id, delivery.device) == (None, "")
    assert [event.event for event in life.events] == ["shown"]


def test_what_it_shows_after_that_counts_all_the_same(office: PostOffice, phone: Phone) -> None:
    subject = office.plan(office.people.ada)
    office.drain()
    receipt = office.delivery(subject, phone).id
    _remove(office, phone)
    office.do(services.record_receipt, receipt, "clicked", office.clock.now, office.clock.now)
    assert office.state(subject) == ("shown", None)
    assert [repeat.reason for repeat in office.rounds(subject)] == ["answered"]


def _remove(office: PostOffice, phone: Phone) -> None:
    office.do(services.delete_device, office.people.ada.id, office.device(phone).id)
