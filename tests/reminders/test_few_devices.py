"""A house with one or two devices, and every one refuses: nothing but the past tells whose fault that is."""

from dataclasses import replace
from datetime import timedelta

import pytest

from backend.reminders.push.transfer import Response
from backend.reminders.sending_checkup import examine_sending
from backend.reminders.trial import send_test
from backend.web.checkup import Grade
from backend.web.problems import Conflict
from tests.fakes.push import CREATED
from tests.fakes.push_service import FCM_MISMATCH
from tests.reminders.post_office import MOZILLA, PostOffice

MINUTE = timedelta(minutes=1)
DENIED = Response(403, {}, b"")
MISMATCH = Response(FCM_MISMATCH[0], {}, FCM_MISMATCH[1])


@pytest.mark.parametrize("answer", [DENIED, MISMATCH], ids=["without a word", "another key"])
@pytest.mark.parametrize("count", [1, 2])
def test_a_wrongly_deployed_key_gives_up_nobody_and_loses_nothing(
    office: PostOffice, count: int, answer: Response
) -> None:
    phones = [office.subscribe(office.people.ada, f"phone-{number}") for number in range(count)]
    _tell_something(office)
    office.restart()
    office.push.default = answer
    subject = office.plan(office.people.ada)
    office.drain()
    assert office.state(subject) == ("open", "key_in_doubt")
    assert {office.device(phone).state for phone in phones} == {"working"}
    assert _doctors_grade(office) is Grade.BROKEN
    office.restart()
    office.push.default = CREATED
    office.clock.move(10 * MINUTE)
    office.drain()
    assert office.state(subject) == ("accepted", None)
    assert _doctors_grade(office) is Grade.OK


def test_one_that_refuses_while_its_service_takes_our_key_is_at_fault_itself(office: PostOffice) -> None:
    phone = office.subscribe(office.people.ada, "phone")
    office.subscribe(office.people.eve, "fine")
    _tell_something(office)
    office.push.answers[phone.endpoint] = DENIED
    subject = office.plan(office.people.ada)
    office.drain()
    assert office.state(subject) == ("failed", "http_403")


def test_one_that_knows_another_key_while_any_service_takes_ours_has_to_subscribe_again(
    office: PostOffice,
) -> None:
    phone = office.subscribe(office.people.ada, "phone", MOZILLA)
    _tell_something(office)
    office.restart()
    office.subscribe(office.people.eve, "fine")
    office.plan(office.people.eve)
    office.drain()
    office.push.answers[phone.endpoint] = MISMATCH
    office.plan(office.people.ada)
    office.drain()
    assert office.device(phone).state == "needs_resubscribe"


def test_what_another_device_has_taken_waits_for_none_that_is_denied(office: PostOffice) -> None:
    office.subscribe(office.people.ada, "phone")
    tablet = office.subscribe(office.people.ada, "tablet", MOZILLA)
    _tell_something(office)
    office.restart()
    office.push.answers[tablet.endpoint] = DENIED
    subject = office.plan(office.people.ada)
    office.drain()
    assert office.state(subject) == ("accepted", None)
    assert len(office.rounds(subject)) == 1
    assert office.device(tablet).state == "working"


def test_one_that_turned_out_to_know_another_key_is_no_alarm_any_more(office: PostOffice) -> None:
    phone = office.subscribe(office.people.ada, "phone")
    office.subscribe(office.people.eve, "fine")
    _tell_something(office)
    office.restart()
    office.push.answers[phone.endpoint] = MISMATCH
    with pytest.raises(Conflict):
        send_test(office.database, office.postage, office.clock, office.people.ada.id)
    assert _doctors_grade(office) is Grade.BROKEN
    for person in (office.people.eve, office.people.ada):
        office.plan(person)
        office.drain()
    assert office.device(phone).state == "needs_resubscribe"
    assert _doctors_grade(office) is Grade.CAUTION


def test_one_that_never_took_anything_is_at_fault_itself(office: PostOffice) -> None:
    office.subscribe(office.people.ada, "phone")
    office.push.default = DENIED
    subject = office.plan(office.people.ada)
    office.drain()
    assert office.state(subject) == ("failed", "http_403")


def test_holding_one_back_keeps_nobody_else_waiting(office: PostOffice) -> None:
    phone = office.subscribe(office.people.ada, "phone")
    _tell_something(office)
    office.restart()
    office.push.answers[phone.endpoint] = DENIED
    mine = office.plan(office.people.ada)
    office.drain()
    office.subscribe(office.people.eve, "fine")
    hers = office.plan(office.people.eve)
    office.drain()
    assert (office.state(mine), office.state(hers)) == (("open", "key_in_doubt"), ("accepted", None))
    office.clock.move(10 * MINUTE)
    office.drain()
    assert office.state(mine) == ("failed", "http_403")


def test_the_doctor_says_so_when_a_letter_was_sent_instead(office: PostOffice) -> None:
    office.postage = replace(office.postage, has_mail=True)
    office.subscribe(office.people.ada, "phone")
    _tell_something(office)
    office.restart()
    office.push.default = DENIED
    subject = office.plan(office.people.ada)
    for _ in range(16):
        office.drain()
        office.clock.move(MINUTE)
    assert office.notice(subject).channel == "email"
    with office.database.session() as session, session.begin():
        session.merge(office.notice(subject)).reason = None
    assert _doctors_grade(office) is Grade.BROKEN


def _tell_something(office: PostOffice) -> None:
    """With the key of the house, as it was until then."""
    for person in (office.people.ada, office.people.eve):
        office.plan(person, "heel_wedges", at=office.clock.now - MINUTE)
    office.drain()
    office.clock.move(MINUTE)


def _doctors_grade(office: PostOffice) -> Grade:
    with office.database.session() as session:
        return next(iter(examine_sending(session, office.clock.now))).grade
