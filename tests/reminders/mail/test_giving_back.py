"""Who takes no e-mail any more is told by a device, if one is there, but never a third time."""

from collections.abc import Callable

import pytest

from backend.reminders.claim import claim_notices
from backend.reminders.mail.sending import take_back_mails
from backend.reminders.models import Channel
from tests.fakes.mail_server import Says, Script
from tests.reminders.mail.mail_room import MailRoom


def _person(room: MailRoom) -> None:
    room.wish(room.people.ada, takes_email=False)
    room.send()


def _house(room: MailRoom) -> None:
    with room.database.session() as session:
        take_back_mails(session, room.clock.now)


@pytest.mark.parametrize("giving_back", [_person, _house], ids=["she wants none", "the house sends none"])
class TestGivingBack:
    def test_the_device_that_is_there_tells_it_now(
        self, room: MailRoom, giving_back: Callable[[MailRoom], None]
    ) -> None:
        room.subscribe(room.people.ada)
        mail = room.plan(room.people.ada)
        giving_back(room)
        row = room.notice(mail)
        assert (row.state, row.reason, row.channel, row.visible_at) == ("open", None, "push", room.clock.now)

    def test_what_was_told_twice_by_push_ends(
        self, room: MailRoom, giving_back: Callable[[MailRoom], None]
    ) -> None:
        room.subscribe(room.people.ada)
        mail = room.plan(room.people.ada, told=2)
        giving_back(room)
        assert room.state(mail) == ("suppressed", "no_mail")


class TestAPhoneThatTurnsUp:
    def test_gets_what_waits_for_a_mail_server_that_is_away(self, room: MailRoom) -> None:
        room.server.script = Script(greeting=Says(554))
        mail = room.plan(room.people.ada)
        room.send()
        assert room.state(mail) == ("open", "mail_down")
        room.subscribe(room.people.ada)
        row = room.notice(mail)
        assert (row.state, row.reason, row.channel, row.visible_at) == ("open", None, "push", room.clock.now)

    @pytest.mark.parametrize(
        ("kind", "told"), [("clinician_alert", 0), ("session", 2)], ids=["an alert", "told twice by push"]
    )
    def test_does_not_get_what_is_for_e_mail_only(self, room: MailRoom, kind: str, told: int) -> None:
        mail = room.plan(room.people.ada, kind, told=told)
        room.subscribe(room.people.ada)
        assert room.notice(mail).channel == "email"

    def test_does_not_get_a_letter_that_is_just_being_sent(self, room: MailRoom) -> None:
        mail = room.plan(room.people.ada)
        with room.database.session() as session, session.begin():
            claim_notices(session, room.clock.now, channel=Channel.EMAIL)
        room.subscribe(room.people.ada)
        assert room.notice(mail).channel == "email"
