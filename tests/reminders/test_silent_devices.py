"""A phone that takes everything and shows nothing: an e-mail goes beside it."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from uuid import UUID

import pytest

from backend.reminders import planning, services
from backend.reminders.models import Channel
from backend.reminders.reach import SILENT_AFTER
from tests.fakes.phone import Phone
from tests.reminders.post_office import PostOffice

SECOND = timedelta(seconds=1)


def test_what_is_told_once_is_mailed_at_once_too(office: PostOffice) -> None:
    phone = _silent_phone(office)
    subject = _tell(office)
    assert len(office.sent_to(phone)) == 2
    assert office.state(subject) == ("accepted", None)
    (mail,) = office.rounds(subject, 2)
    assert (mail.channel, mail.state) == (Channel.EMAIL, "open")
    assert mail.visible_at <= office.clock.now
    assert mail.expires_at == office.notice(subject).expires_at


def test_one_device_that_shows_something_is_enough(office: PostOffice) -> None:
    _silent_phone(office)
    office.subscribe(office.people.ada, "tablet")
    assert office.rounds(_tell(office), 2) == []


def test_three_days_are_not_up_yet(office: PostOffice) -> None:
    _silent_phone(office, SILENT_AFTER)
    assert office.rounds(_tell(office), 2) == []


@pytest.mark.parametrize("takes_email", [True, False], ids=["no mail in this house", "not wanted"])
def test_not_without_mail_or_when_the_person_does_not_take_it(office: PostOffice, takes_email: bool) -> None:
    _silent_phone(office)
    office.postage = replace(office.postage, has_mail=not takes_email)
    office.wish(office.people.ada, takes_email=takes_email)
    assert office.rounds(_tell(office), 2) == []


@pytest.mark.parametrize("kind", ["session", "test"], ids=["told again first", "only a test"])
def test_not_of(office: PostOffice, kind: str) -> None:
    _silent_phone(office)
    assert office.rounds(_tell(office, kind), 2) == []


@pytest.mark.parametrize("event", ["shown", "clicked"])
def test_a_phone_that_wakes_up_needs_no_e_mail(office: PostOffice, event: services.ReceiptEvent) -> None:
    phone = _silent_phone(office)
    subject = _tell(office)
    receipt = office.delivery(subject, phone).id
    office.do(services.record_receipt, receipt, event, office.clock.now, office.clock.now)
    assert [(mail.state, mail.reason) for mail in office.rounds(subject, 2)] == [("cancelled", "answered")]


def test_a_thing_that_is_done_is_not_mailed(office: PostOffice) -> None:
    _silent_phone(office)
    subject = _tell(office)
    office.do(planning.settle_notices, [subject], "done", office.clock.now)
    assert [mail.state for mail in office.rounds(subject, 2)] == ["cancelled"]


def _silent_phone(office: PostOffice, silent_for: timedelta = SILENT_AFTER + SECOND) -> Phone:
    """Ada's only one, in a house that sends e-mail; it was told something before, and it is noon."""
    office.postage = replace(office.postage, has_mail=True)
    office.clock.now = datetime(2026, 3, 17, 12, 0, tzinfo=UTC)
    phone = office.subscribe(office.people.ada, "phone")
    _tell(office, "heel_wedges")
    office.clock.move(silent_for)
    return phone


def _tell(office: PostOffice, kind: str = "collagen") -> UUID:
    subject = office.plan(office.people.ada, kind)
    office.drain()
    return subject
