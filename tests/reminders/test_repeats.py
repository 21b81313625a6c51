"""What stays unanswered is told once more, and then by the next channel."""

from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta
from uuid import UUID

import pytest

from backend.reminders import planning, services
from backend.reminders.models import Channel
from backend.reminders.push.transfer import PushRequest, Response
from tests.fakes.phone import Phone
from tests.fakes.push import CREATED
from tests.reminders.post_office import USEFUL, PostOffice

MINUTE = timedelta(minutes=1)
PAUSE = 45 * MINUTE


class TestOnceMore:
    def test_a_session_that_nobody_answers_is_told_again_after_45_minutes(self, office: PostOffice) -> None:
        phone, subject = _told(office)
        (repeat,) = office.rounds(subject)
        assert (repeat.state, repeat.due_at) == ("open", office.clock.now + PAUSE)
        assert repeat.expires_at == office.notice(subject).expires_at
        office.clock.move(PAUSE)
        office.drain()
        assert len(office.sent_to(phone)) == 2
        office.clock.move(PAUSE)
        office.drain()
        assert len(office.sent_to(phone)) == 2

    @pytest.mark.parametrize("kind", ["collagen", "heel_wedges", "questionnaire", "shockwave_soon"])
    def test_most_kinds_are_told_once(self, office: PostOffice, kind: str) -> None:
        _, subject = _told(office, kind)
        assert office.rounds(subject) == []

    def test_a_repeat_that_would_come_too_late_is_left_out(self, office: PostOffice) -> None:
        _, subject = _told(office, useful=PAUSE)
        assert office.rounds(subject) == []

    def test_a_repeat_that_would_come_at_night_is_left_out(self, office: PostOffice) -> None:
        office.clock.now = datetime(2026, 3, 20, 21, 0, tzinfo=UTC)
        _, subject = _told(office)
        assert office.rounds(subject) == []

    def test_a_repeat_that_is_delayed_into_the_night_is_left_out(self, office: PostOffice) -> None:
        office.clock.now = datetime(2026, 3, 20, 20, 44, tzinfo=UTC)
        phone, subject = _told(office)
        office.clock.move(50 * MINUTE)
        office.drain()
        assert len(office.sent_to(phone)) == 1
        assert [(repeat.state, repeat.reason) for repeat in office.rounds(subject)] == [
            ("suppressed", "quiet")
        ]

    def test_a_repeat_that_would_fall_into_a_holiday_is_left_out(self, office: PostOffice) -> None:
        tomorrow = date(2026, 3, 21)
        office.wish(
            office.people.ada,
            away_from=tomorrow,
            away_until=tomorrow,
            quiet_from=time(3),
            quiet_to=time(4),
        )
        office.clock.now = datetime(2026, 3, 20, 23, 30, tzinfo=UTC)
        _, subject = _told(office)
        assert office.rounds(subject) == []

    def test_each_of_a_bundle_is_told_again_by_itself(self, office: PostOffice) -> None:
        phone = office.subscribe(office.people.ada, "phone")
        subjects = [
            office.plan(office.people.ada, kind, useful=6 * USEFUL) for kind in ("session", "gtn_patch")
        ]
        office.drain()
        pauses = [office.rounds(subject)[0].due_at - office.clock.now for subject in subjects]
        assert pauses == [PAUSE, 120 * MINUTE]
        office.clock.move(PAUSE)
        office.drain()
        assert [sent["title"] for sent in office.sent_to(phone)] == ["Time for today's session"] * 2

    def test_a_snoozed_one_that_is_not_answered_is_told_again_too(self, office: PostOffice) -> None:
        _, subject = _told(office)
        now, until = office.clock.now, office.clock.now + 15 * MINUTE
        office.do(
            planning.snooze_notice, office.people.ada.id, "session", subject, until, until + USEFUL, 1, now
        )
        office.clock.now = until
        office.drain()
        assert [repeat.state for repeat in office.rounds(subject)] == ["cancelled", "open"]

    def test_what_was_cancelled_on_the_way_is_not_told_again(self, office: PostOffice) -> None:
        office.subscribe(office.people.ada, "phone")
        subject = office.plan(office.people.ada)

        def answer(_request: PushRequest) -> Response:
            office.do(planning.settle_notices, [subject], "done", office.clock.now)
            return CREATED

        office.push.default = answer
        office.drain()
        assert office.rounds(subject) == []


class TestAnswered:
    @pytest.mark.parametrize("verb", ["done", "skip"])
    def test_acting_ends_the_repeat(self, office: PostOffice, verb: str) -> None:
        _, subject = _told(office)
        office.do(planning.settle_notices, [subject], verb, office.clock.now)
        assert [repeat.state for repeat in office.rounds(subject)] == ["cancelled"]

    @pytest.mark.parametrize(
        ("event", "state"), [("clicked", "cancelled"), ("shown", "open"), ("dismissed", "open")]
    )
    def test_a_click_is_an_answer_and_a_glance_is_none(
        self, office: PostOffice, event: str, state: str
    ) -> None:
        phone, subject = _told(office)
        _say(office, subject, phone, event)
        assert [repeat.state for repeat in office.rounds(subject)] == [state]

    def test_a_click_on_a_bundle_answers_all_of_it(self, office: PostOffice) -> None:
        phone = office.subscribe(office.people.ada, "phone")
        session = office.plan(office.people.ada)
        patch = office.plan(office.people.ada, "gtn_patch", useful=6 * USEFUL)
        office.drain()
        _say(office, session, phone, "clicked")
        repeats = [office.rounds(subject)[0] for subject in (session, patch)]
        assert [(repeat.state, repeat.reason) for repeat in repeats] == [("cancelled", "answered")] * 2

    def test_a_click_on_something_else_answers_nothing(self, office: PostOffice) -> None:
        phone, subject = _told(office)
        office.clock.move(MINUTE)
        other = office.plan(office.people.ada, "heel_wedges")
        office.drain()
        _say(office, other, phone, "clicked")
        assert office.rounds(subject)[0].state == "open"

    def test_a_click_while_a_tablet_still_hangs_is_not_forgotten(self, office: PostOffice) -> None:
        phone = office.subscribe(office.people.ada, "phone")
        tablet = office.subscribe(office.people.ada, "tablet")
        subject = office.plan(office.people.ada)
        office.push.answers[tablet.endpoint] = Response(503, {}, b"")
        office.drain()
        _say(office, subject, phone, "clicked")
        office.push.answers.clear()
        office.clock.move(MINUTE)
        office.drain()
        assert office.notice(subject).state == "accepted"
        assert office.rounds(subject) == []


class TestTheNextChannel:
    def test_after_the_repeat_comes_an_e_mail(self, office: PostOffice) -> None:
        _with_mail(office)
        _, subject = _told(office)
        office.clock.move(PAUSE)
        office.drain()
        (mail,) = office.rounds(subject, 2)
        assert (mail.channel, mail.state, mail.visible_at) == (
            Channel.EMAIL,
            "open",
            office.clock.now + PAUSE,
        )
        office.clock.move(PAUSE)
        assert not office.drain()["claimed"]

    @pytest.mark.parametrize("takes_email", [True, False], ids=["no mail in this house", "not wanted"])
    def test_not_without_mail_or_when_the_person_does_not_take_it(
        self, office: PostOffice, takes_email: bool
    ) -> None:
        office.wish(office.people.ada, takes_email=takes_email)
        if not takes_email:
            _with_mail(office)
        _, subject = _told(office)
        office.clock.move(PAUSE)
        office.drain()
        assert office.rounds(subject, 2) == []

    def test_without_a_working_device_it_is_an_e_mail_at_once(self, office: PostOffice) -> None:
        _with_mail(office)
        subject = office.plan(office.people.ada)
        assert office.drain()["to_email"] == 1
        notice = office.notice(subject)
        assert (notice.state, notice.channel, notice.reason) == ("open", Channel.EMAIL, "no_device")
        assert (notice.visible_at, notice.token, notice.claimed_at) == (office.clock.now, None, None)

    def test_when_the_last_device_turns_out_to_be_gone_it_is_an_e_mail(self, office: PostOffice) -> None:
        _with_mail(office)
        office.push.default = Response(410, {}, b"")
        _, subject = _told(office)
        assert office.notice(subject).channel == Channel.EMAIL

    def test_who_takes_no_e_mail_waits_for_a_device(self, office: PostOffice) -> None:
        _with_mail(office)
        office.wish(office.people.ada, takes_email=False)
        subject = office.plan(office.people.ada)
        assert office.drain()["no_device"] == 1
        assert office.notice(subject).channel == Channel.PUSH

    def test_a_device_that_turns_up_gets_what_has_not_been_mailed_yet(self, office: PostOffice) -> None:
        _with_mail(office)
        subject = office.plan(office.people.ada)
        office.drain()
        phone = office.subscribe(office.people.ada, "phone")
        office.drain()
        assert len(office.sent_to(phone)) == 1
        assert office.notice(subject).channel == Channel.PUSH
        assert office.state(subject) == ("accepted", None)


def _told(office: PostOffice, kind: str = "session", useful: timedelta = USEFUL) -> tuple[Phone, UUID]:
    phone = office.subscribe(office.people.ada, "phone")
    subject = office.plan(office.people.ada, kind, useful=useful)
    office.drain()
    return phone, subject


def _say(office: PostOffice, subject: UUID, phone: Phone, event: str) -> None:
    receipt = office.delivery(subject, phone).id
    office.do(services.record_receipt, receipt, event, office.clock.now, office.clock.now)


def _with_mail(office: PostOffice) -> None:
    office.postage = replace(office.postage, has_mail=True)
