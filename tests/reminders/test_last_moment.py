"""What changes between the claim and the send, and senders that die in between."""

from dataclasses import replace
from datetime import timedelta

import pytest

from backend.reminders import planning, services
from backend.reminders.airspace import Airspace
from backend.reminders.claim import LEASE, claim_notices
from backend.reminders.drain import AT_ONCE, drain
from backend.reminders.push.transfer import PushRequest, Response
from tests.fakes.push import CREATED, FakePush
from tests.reminders.post_office import PostOffice

SECOND = timedelta(seconds=1)


class TestCancelledAtTheLastMoment:
    def test_a_cancel_after_the_claim_stops_the_send(self, office: PostOffice) -> None:
        """Others are being sent to when Ada's is cancelled."""
        phone = office.subscribe(office.people.ada, "phone")
        office.fill_the_air()
        subject = office.plan(office.people.ada)

        def answer(_request: PushRequest) -> Response:
            office.do(planning.cancel_notices, [subject], "moved", office.clock.now)
            return CREATED

        office.push.default = answer
        office.drain()
        assert office.state(subject) == ("cancelled", "moved")
        assert not office.sent_to(phone)

    def test_an_answer_that_comes_after_the_cancel_leaves_it_cancelled(self, office: PostOffice) -> None:
        phone = office.subscribe(office.people.ada, "phone")
        subject = office.plan(office.people.ada)

        def answer(_request: PushRequest) -> Response:
            office.do(planning.settle_notices, [subject], "done", office.clock.now)
            return CREATED

        office.push.default = answer
        office.drain()
        assert office.state(subject) == ("cancelled", "done")
        assert office.delivery(subject, phone).status == "accepted"

    def test_a_device_that_is_deleted_on_the_way_gets_nothing_and_stops_nobody(
        self, office: PostOffice
    ) -> None:
        ada = office.people.ada
        office.subscribe(ada, "phone")
        office.fill_the_air()
        office.plan(ada)
        device_ids = [device.id for device in office.do(services.devices_of, ada.id)]

        def answer(_request: PushRequest) -> Response:
            for device_id in device_ids:
                office.do(services.delete_device, ada.id, device_id)
            device_ids.clear()
            return CREATED

        office.push.default = answer
        assert office.drain()["no_device"] == 1
        assert len(office.push.requests) == AT_ONCE

    def test_a_device_that_changes_hands_on_the_way_is_not_told_of_its_former_owner(
        self, office: PostOffice
    ) -> None:
        ada, eve = office.people.ada, office.people.eve
        phone = office.subscribe(ada, "phone")
        office.fill_the_air()
        subject = office.plan(ada)

        def answer(_request: PushRequest) -> Response:
            office.clock.move(SECOND)
            office.store(eve, phone)
            return CREATED

        office.push.default = answer
        office.drain()
        assert not office.sent_to(phone)
        assert office.state(subject) == ("open", "no_device")


class TestTheLease:
    def test_a_sender_that_died_is_followed_by_another_after_ninety_seconds(self, office: PostOffice) -> None:
        phone = office.subscribe(office.people.ada, "phone")
        subject = office.plan(office.people.ada)
        with office.database.session() as session:
            assert len(claim_notices(session, office.clock.now).notices) == 1
        office.clock.move(LEASE - SECOND)
        assert not office.drain()["claimed"]
        office.clock.move(SECOND)
        office.drain()
        assert office.state(subject) == ("accepted", None)
        assert len(office.sent_to(phone)) == 1

    def test_who_lost_the_lease_sends_nothing(self, office: PostOffice) -> None:
        """The sends before take two minutes; meanwhile another process takes over Ada's notice."""
        phone = office.subscribe(office.people.ada, "phone")
        office.fill_the_air()
        subject = office.plan(office.people.ada)
        other = FakePush()
        elsewhere = replace(office.postage, airspace=Airspace())

        def answer(_request: PushRequest) -> Response:
            if not other.requests:
                office.clock.move(LEASE * 2)
                drain(office.database, elsewhere, other, office.clock)
            return CREATED

        office.push.default = answer
        office.drain()
        requests = (*office.push.requests, *other.requests)
        assert [request.endpoint.url for request in requests].count(phone.endpoint) == 1
        assert office.state(subject) == ("accepted", None)

    def test_a_crash_between_send_and_answer_repeats_the_same_notification(self, office: PostOffice) -> None:
        """So that the phone's worker, and the push service by its Topic, can tell that it is the same."""
        phone = office.subscribe(office.people.ada, "phone")
        office.plan(office.people.ada)

        def crash(_request: PushRequest) -> Response:
            raise KeyboardInterrupt

        office.push.default = crash
        with pytest.raises(KeyboardInterrupt):
            office.drain()
        office.push.default = CREATED
        office.clock.move(LEASE)
        office.drain()
        first, again = office.sent_to(phone)
        assert first["tag"] == again["tag"]
        assert first["data"] == again["data"]
        assert {request.headers["Topic"] for request in office.push.requests} == {first["tag"]}
