"""When no device can be told, e-mail takes over; never of what a device may have taken."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from uuid import UUID

import pytest

from backend.reminders.claim import LEASE
from backend.reminders.models import Channel, Notice
from backend.reminders.push.transfer import Answer, Failure, PushRequest, Response, TransportError
from backend.reminders.sending_checkup import examine_sending
from backend.web.checkup import Grade
from tests.fakes.push import CREATED
from tests.reminders.post_office import MOZILLA, PostOffice

MINUTE, HOUR = timedelta(minutes=1), timedelta(hours=1)
DOWN, REFUSED, GONE = Response(503, {}, b""), Response(400, {}, b""), Response(410, {}, b"")
HANGS = TransportError(Failure.TIMED_OUT, 28)


@pytest.fixture(autouse=True)
def _mail(office: PostOffice) -> None:
    office.postage = replace(office.postage, has_mail=True)


class TestAPushServiceThatIsDown:
    @pytest.mark.parametrize(
        "answer",
        [
            pytest.param(DOWN, id="unavailable"),
            pytest.param(TransportError(Failure.NOT_CONNECTED, 7), id="refuses connections"),
            pytest.param(TransportError(Failure.CONNECT_TIMED_OUT, 28), id="hangs before it has heard it"),
            pytest.param(TransportError(Failure.UNRESOLVED), id="has no address"),
        ],
    )
    def test_is_waited_for_a_quarter_of_an_hour(self, office: PostOffice, answer: Answer) -> None:
        subject = _planned(office, answer)
        _live(office, 7)
        assert office.notice(subject).channel == Channel.PUSH
        _live(office, 9)
        row = office.notice(subject)
        assert (row.state, row.channel, row.token, row.attempt) == ("open", Channel.EMAIL, None, 0)
        tries = len(office.push.requests)
        _live(office, 20)
        assert len(office.push.requests) == tries

    def test_that_asks_to_be_left_alone_for_longer_is_not_waited_for(self, office: PostOffice) -> None:
        subject = _planned(office, Response(429, {"retry-after": "3600"}, b""))
        assert office.drain()["to_email"] == 1
        assert office.notice(subject).reason == "http_429"

    def test_of_what_is_of_use_for_ten_minutes_only_five_are_waited(self, office: PostOffice) -> None:
        subject = _planned(office, DOWN, useful=10 * MINUTE)
        _live(office, 5)
        assert office.notice(subject).channel == Channel.EMAIL

    def test_gets_its_time_also_when_this_house_was_away_for_longer(self, office: PostOffice) -> None:
        subject = _planned(office, DOWN)
        office.clock.move(HOUR)
        office.drain()
        assert office.notice(subject).channel == Channel.PUSH
        _live(office, 16)
        assert office.notice(subject).channel == Channel.EMAIL

    def test_also_those_are_mailed_that_nobody_tried_while_it_was_left_alone(
        self, office: PostOffice
    ) -> None:
        people = office.neighbours(14)
        subjects = [office.plan(person) for person in people]
        office.push.default = DOWN
        _live(office, 20)
        assert {office.notice(subject).channel for subject in subjects} == {Channel.EMAIL}

    def test_does_not_wake_anybody_at_night_with_a_letter(self, office: PostOffice) -> None:
        office.clock.now = datetime(2026, 3, 20, 21, 40, tzinfo=UTC)
        subject = _planned(office, DOWN, useful=HOUR)
        _live(office, 61)
        assert (office.state(subject), office.notice(subject).channel) == (("expired", "http_503"), "push")

    def test_is_waited_for_to_the_end_by_who_takes_no_e_mail(self, office: PostOffice) -> None:
        office.wish(office.people.ada, takes_email=False)
        subject = _planned(office, DOWN)
        _live(office, 40)
        assert office.notice(subject).channel == Channel.PUSH


class TestWhatADeviceMayHaveTaken:
    @pytest.mark.parametrize(
        "first",
        [
            pytest.param(HANGS, id="no answer"),
            pytest.param(TransportError(Failure.BROKEN_OFF, 56), id="torn connection"),
            pytest.param(Response(504, {}, b""), id="a gateway gave up waiting"),
        ],
    )
    def test_is_not_mailed_whatever_came_after(self, office: PostOffice, first: Answer) -> None:
        subject = _planned(office, first)
        office.drain()
        office.push.default = DOWN
        _live(office, 40)
        assert (office.notice(subject).channel, office.state(subject)[0]) == (Channel.PUSH, "open")

    @pytest.mark.parametrize("tried_before", [False, True], ids=["at the first try", "at the second"])
    def test_is_not_mailed_when_its_sender_died_with_it_in_the_air(
        self, office: PostOffice, tried_before: bool
    ) -> None:
        subject = _planned(office, DOWN)
        if tried_before:
            office.drain()
            office.clock.move(MINUTE)
        office.push.default = _die
        with pytest.raises(_Killed):
            office.drain()
        office.push.close()
        office.push.default = DOWN
        office.clock.move(LEASE)
        _live(office, 40)
        assert office.notice(subject).channel == Channel.PUSH

    def test_is_not_mailed_when_one_of_two_devices_has_it(self, office: PostOffice) -> None:
        tablet = office.subscribe(office.people.ada, "tablet", MOZILLA)
        subject = _planned(office, DOWN)
        office.push.answers[tablet.endpoint] = CREATED
        _live(office, 40)
        assert office.notice(subject).channel == Channel.PUSH
        assert len(office.sent_to(tablet)) == 1


class TestAKeyThatIsRefused:
    @pytest.mark.parametrize("status", [400, 403])
    def test_leaves_it_to_e_mail_after_a_quarter_of_an_hour(self, office: PostOffice, status: int) -> None:
        for number in range(4):
            office.subscribe(office.people.ada, f"tablet-{number}")
        reason = b'{"reason":"VapidPkHashMismatch"}' if status == 400 else b""
        subject = _planned(office, Response(status, {}, reason))
        office.drain()
        assert office.state(subject) == ("open", "key_in_doubt")
        _live(office, 20)
        assert office.notice(subject).channel == Channel.EMAIL
        with office.database.session() as session:
            finding = next(iter(examine_sending(session, office.clock.now)))
        assert (finding.check, finding.grade) == ("devices", Grade.BROKEN)


class TestDevicesThatFailForGood:
    @pytest.mark.parametrize("status", [400, 403, 413])
    def test_leave_it_to_e_mail_at_once(self, office: PostOffice, status: int) -> None:
        subject = _planned(office, Response(status, {}, b""))
        assert office.drain()["to_email"] == 1
        assert (office.notice(subject).channel, office.state(subject)) == (
            "email",
            ("open", f"http_{status}"),
        )

    def test_leave_it_to_e_mail_when_another_is_gone(self, office: PostOffice) -> None:
        tablet = office.subscribe(office.people.ada, "tablet")
        subject = _planned(office, REFUSED)
        office.push.answers[tablet.endpoint] = GONE
        office.drain()
        assert office.notice(subject).channel == Channel.EMAIL

    def test_leave_it_to_e_mail_after_five_tries_while_others_are_answered(self, office: PostOffice) -> None:
        subject = _planned(office, CREATED, useful=6 * HOUR)
        phone = office.subscribe(office.people.ada, "phone").endpoint
        office.subscribe(office.people.eve, "fine")
        office.push.answers[phone] = DOWN
        for _ in range(13):
            office.plan(office.people.eve, "heel_wedges", useful=MINUTE)
            office.drain()
            office.clock.move(MINUTE)
        row = office.notice(subject)
        assert (row.channel, row.reason, office.push.urls.count(phone)) == ("email", "gave_up", 5)

    def test_a_bundle_is_left_to_e_mail_as_a_whole(self, office: PostOffice) -> None:
        subjects = [_planned(office, REFUSED), office.plan(office.people.ada, "gtn_patch")]
        office.drain()
        rows: list[Notice] = [office.notice(subject) for subject in subjects]
        assert [(row.channel, row.led_by) for row in rows] == [("email", None)] * 2

    def test_stay_failures_when_a_letter_would_come_too_late(self, office: PostOffice) -> None:
        office.clock.now = datetime(2026, 3, 20, 22, 0, tzinfo=UTC)
        subject = _planned(office, REFUSED)
        office.drain()
        assert office.state(subject) == ("failed", "http_400")


class _Killed(BaseException):
    """The process is gone."""


def _die(_request: PushRequest) -> Answer:
    raise _Killed


def _planned(office: PostOffice, answer: Answer, useful: timedelta = 2 * HOUR) -> UUID:
    """Due now, to a phone of Ada's whose push service answers so."""
    office.subscribe(office.people.ada, "phone")
    office.push.default = answer
    return office.plan(office.people.ada, useful=useful)


def _live(office: PostOffice, minutes: int) -> None:
    for _ in range(minutes):
        office.drain()
        office.clock.move(MINUTE)
