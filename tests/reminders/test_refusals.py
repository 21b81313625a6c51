"""Devices that are gone, messages that are refused, keys that do not match."""

from datetime import timedelta

import pytest

from backend.reminders.push.transfer import Failure, PushRequest, Response, TransportError
from backend.reminders.sending_checkup import examine_sending
from backend.web.checkup import Grade
from tests.fakes.push import CREATED
from tests.fakes.push_service import FCM_MISMATCH
from tests.reminders.post_office import PostOffice

MINUTE = timedelta(minutes=1)
SECOND = timedelta(seconds=1)
UNAVAILABLE = Response(503, {}, b"")
GONE = Response(410, {}, b"")
MISMATCH = Response(FCM_MISMATCH[0], {}, FCM_MISMATCH[1])
HANG = TransportError(Failure.TIMED_OUT, 28)


class TestGone:
    @pytest.mark.parametrize("status", [404, 410])
    def test_a_device_that_is_gone_is_not_asked_again(self, office: PostOffice, status: int) -> None:
        phone = office.subscribe(office.people.ada, "phone")
        office.plan(office.people.ada)
        office.push.default = Response(status, {}, b"")
        office.drain()
        office.plan(office.people.ada, "gtn_patch")
        office.drain()
        assert len(office.sent_to(phone)) == 1
        assert office.device(phone).state == "gone"

    def test_in_one_batch_it_is_met_once(self, office: PostOffice) -> None:
        phone = office.subscribe(office.people.ada, "phone")
        for number in range(5):
            office.plan(office.people.ada, "test", at=office.clock.now - number * MINUTE)
        office.push.default = GONE
        office.drain()
        assert len(office.sent_to(phone)) == 1

    def test_a_browser_that_subscribed_again_meanwhile_stays(self, office: PostOffice) -> None:
        phone = office.subscribe(office.people.ada, "phone")
        office.plan(office.people.ada)

        def answer(_request: PushRequest) -> Response:
            office.clock.move(SECOND)
            office.store(office.people.ada, phone)
            return GONE

        office.push.default = answer
        office.drain()
        assert office.device(phone).state == "working"

    def test_without_any_device_it_waits_and_disturbs_nobody(self, office: PostOffice) -> None:
        subject = office.plan(office.people.ada)
        assert office.drain()["no_device"] == 1
        office.clock.move(MINUTE)
        assert not office.drain()["claimed"]
        office.clock.move(timedelta(hours=2))
        office.drain()
        assert office.state(subject) == ("expired", "no_device")

    def test_a_device_that_turns_up_gets_it_while_it_is_useful(self, office: PostOffice) -> None:
        subject = office.plan(office.people.ada)
        office.drain()
        office.clock.move(timedelta(hours=1))
        phone = office.subscribe(office.people.ada, "phone")
        office.drain()
        assert len(office.sent_to(phone)) == 1
        assert office.state(subject) == ("accepted", None)


class TestOurFault:
    @pytest.mark.parametrize("status", [400, 413, 302], ids=["rejected", "too large", "redirected"])
    def test_a_refused_message_is_not_tried_again(self, office: PostOffice, status: int) -> None:
        phone = office.subscribe(office.people.ada, "phone")
        subject = office.plan(office.people.ada)
        office.push.default = Response(status, {}, b"")
        assert office.drain()["failed"] == 1
        assert office.state(subject) == ("failed", f"http_{status}")
        assert office.device(phone).state == "working"

    def test_an_endpoint_that_is_not_allowed_any_more_fails_without_being_asked(
        self, office: PostOffice
    ) -> None:
        phone = office.subscribe(office.people.ada, "phone")
        subject = office.plan(office.people.ada)
        with office.database.session() as session, session.begin():
            session.merge(office.device(phone)).endpoint = "https://push.example.org/phone"
        office.drain()
        assert office.state(subject) == ("failed", "endpoint_refused")
        assert not office.push.requests


class TestVapidMismatch:
    def test_one_old_device_has_to_subscribe_again(self, office: PostOffice) -> None:
        phone = office.subscribe(office.people.ada, "phone")
        subject = office.plan(office.people.ada)
        office.push.default = MISMATCH
        office.drain()
        assert office.device(phone).state == "needs_resubscribe"
        assert office.state(subject) == ("open", "no_device")

    def test_a_wrongly_deployed_key_marks_nobody(self, office: PostOffice) -> None:
        phones = [office.subscribe(office.people.ada, f"phone-{number}") for number in range(4)]
        subject = office.plan(office.people.ada)
        office.push.default = MISMATCH
        office.drain()
        assert {office.device(phone).state for phone in phones} == {"working"}
        assert office.state(subject) == ("open", "key_in_doubt")
        office.push.default = CREATED
        office.clock.move(10 * MINUTE)
        office.drain()
        assert office.state(subject) == ("accepted", None)

    def test_with_the_key_in_doubt_the_drain_stops(self, office: PostOffice) -> None:
        for person in office.neighbours(130):
            office.plan(person)
        office.push.default = MISMATCH
        assert office.drain()["claimed"] == 100

    def test_a_few_among_many_are_old_devices(self, office: PostOffice) -> None:
        old = [office.subscribe(office.people.ada, f"old-{number}") for number in range(3)]
        for number in range(17):
            office.subscribe(office.people.ada, f"ada-{number}")
        for person in office.neighbours(80):
            office.plan(person)
        office.plan(office.people.ada)
        for phone in old:
            office.push.answers[phone.endpoint] = MISMATCH
        office.drain()
        assert {office.device(phone).state for phone in old} == {"needs_resubscribe"}


class TestDenied:
    """Refused without a word of why."""

    @pytest.mark.parametrize("status", [401, 403])
    def test_when_every_device_is_nothing_fails_and_doctor_says_so(
        self, office: PostOffice, status: int
    ) -> None:
        phones = [office.subscribe(office.people.ada, f"phone-{number}") for number in range(6)]
        subject = office.plan(office.people.ada)
        office.push.default = Response(status, {}, b"")
        office.drain()
        assert office.state(subject) == ("open", "key_in_doubt")
        assert {office.device(phone).state for phone in phones} == {"working"}
        with office.database.session() as session:
            finding = next(iter(examine_sending(session, office.clock.now)))
        assert (finding.check, finding.grade) == ("devices", Grade.BROKEN)
        office.push.default = CREATED
        office.clock.move(10 * MINUTE)
        office.drain()
        assert office.state(subject) == ("accepted", None)

    def test_together_with_mismatches_it_is_our_key(self, office: PostOffice) -> None:
        phones = [office.subscribe(office.people.ada, f"phone-{number}") for number in range(3)]
        subject = office.plan(office.people.ada)
        office.push.default = Response(403, {}, b"")
        office.push.answers[phones[0].endpoint] = MISMATCH
        office.drain()
        assert office.state(subject) == ("open", "key_in_doubt")
        assert office.device(phones[0]).state == "working"

    def test_one_among_many_fails_alone(self, office: PostOffice) -> None:
        phone = office.subscribe(office.people.ada, "phone")
        subject = office.plan(office.people.ada)
        for person in office.neighbours(20):
            office.plan(person)
        office.push.answers[phone.endpoint] = Response(403, {}, b"")
        report = office.drain()
        assert (report["failed"], report["accepted"]) == (1, 20)
        assert office.state(subject) == ("failed", "http_403")
        assert office.device(phone).state == "working"
