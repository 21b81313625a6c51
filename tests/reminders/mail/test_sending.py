"""From a due e-mail to the mail server: each outcome, row by row."""

from datetime import date, timedelta
from email.message import EmailMessage

import pytest
from sqlalchemy import func, select

from backend.reminders.claim import LEASE
from backend.reminders.mail.carrier import Reply, SmtpCarrier
from backend.reminders.mail.sending import take_back_mails
from backend.reminders.models import Notice
from backend.reminders.retrying import TRIES
from tests.fakes.mail_server import Says, Script
from tests.reminders.mail.mail_room import MailRoom

MINUTE = timedelta(minutes=1)
HOUR = timedelta(hours=1)


def test_what_is_due_reaches_its_person_once(room: MailRoom) -> None:
    ada, eve = room.plan(room.people.ada), room.plan(room.people.eve)
    for _ in range(3):
        room.send()
        room.clock.move(LEASE * 2)

    assert sorted(room.server.recipients()) == ["ada@example.org", "eve@example.org"]
    assert room.server.connections == 1
    assert room.state(ada) == room.state(eve) == ("accepted", "mail_250")


def test_nothing_leaves_before_its_minute_or_after_its_use(room: MailRoom) -> None:
    room.plan(room.people.ada, at=room.clock.now + MINUTE)
    late = room.plan(room.people.eve, at=room.clock.now - 3 * HOUR)
    room.send()

    assert room.server.letters == []
    assert room.state(late) == ("expired", "late")


def test_all_that_is_due_to_one_person_is_one_letter(room: MailRoom) -> None:
    room.clock.move(MINUTE)
    first = room.plan(room.people.ada, "session", at=room.clock.now - MINUTE)
    second = room.plan(room.people.ada, "gtn_patch")
    room.send()

    (letter,) = room.server.letters
    assert "Two things in one." in letter.get_content()
    assert str(first) in letter["Message-ID"]
    assert [room.state(first), room.state(second)] == [("accepted", "mail_250"), ("accepted", "merged")]


class _Killed(BaseException):
    """The process is gone."""


class _DeadlyCarrier(SmtpCarrier):
    """The server takes the letter, and nobody lives to write that down."""

    def deliver(self, message: EmailMessage) -> Reply:
        super().deliver(message)
        raise _Killed


def test_a_letter_that_was_sent_just_before_a_crash_is_the_same_letter_again(room: MailRoom) -> None:
    room.plan(room.people.ada)
    with pytest.raises(_Killed):
        room.send(_DeadlyCarrier(room.settings.mail))
    room.send()
    room.clock.move(LEASE)
    room.plan(room.people.ada, "gtn_patch")
    room.send()

    first, second = room.server.letters
    assert first["Message-ID"] == second["Message-ID"]


def test_what_is_not_taken_now_is_tried_with_growing_pauses_and_then_given_up(room: MailRoom) -> None:
    room.server.script = Script(recipient=[Says(450)])
    mail = room.plan(room.people.ada, useful=timedelta(days=1))
    pauses = []
    for _ in range(TRIES - 1):
        room.send()
        row = room.notice(mail)
        pauses.append((row.visible_at - room.clock.now).total_seconds())
        room.clock.now = row.visible_at
    room.send()

    assert pauses == [30, 60, 120, 240]
    assert room.state(mail) == ("failed", "gave_up")


def test_a_server_that_is_away_is_asked_again_each_minute_until_the_use_is_past(room: MailRoom) -> None:
    room.server.script = Script(greeting=Says(421))
    mails = [room.plan(room.people.ada), room.plan(room.people.eve)]
    report = room.send()
    assert (report["held"], room.server.connections) == (2, 1)
    assert {room.notice(mail).visible_at for mail in mails} == {room.clock.now + MINUTE}
    assert room.notice(mails[0]).attempt == 0

    room.clock.move(2 * HOUR - MINUTE / 2)
    room.send()
    assert room.notice(mails[0]).visible_at == room.notice(mails[0]).expires_at
    room.clock.move(MINUTE)
    room.server.script = Script()
    room.send()
    assert [room.state(mail) for mail in mails] == [("expired", "mail_down")] * 2
    assert room.server.letters == []


def test_a_server_that_is_away_stands_in_the_log_without_anybody(
    room: MailRoom, capsys: pytest.CaptureFixture[str]
) -> None:
    room.server.script = Script(sender=Says(550))
    room.plan(room.people.ada)
    room.send()
    said = "".join(capsys.readouterr())
    assert "mail.away" in said
    assert "550" in said
    assert "ada@" not in said


def test_one_refused_address_keeps_nobody_else_waiting(room: MailRoom) -> None:
    room.server.script = Script(recipient=[Says(550), Says(250)])
    bad = room.plan(room.people.ada, at=room.clock.now - MINUTE / 2)
    good = room.plan(room.people.eve)
    room.send()

    assert [room.state(bad)[0], room.state(good)[0]] == ["failed", "accepted"]
    assert room.server.connections == 1


class TestWishes:
    def test_at_night_a_letter_waits_for_the_morning(self, room: MailRoom) -> None:
        room.clock.now = room.clock.now.replace(hour=23)
        mail = room.plan(room.people.ada, useful=12 * HOUR)
        room.send()
        assert room.state(mail)[0] == "open"
        assert room.server.letters == []

        room.clock.now = room.notice(mail).visible_at
        assert (room.clock.now.hour, room.clock.now.minute) == (7, 30)
        room.send()
        assert len(room.server.letters) == 1

    def test_what_is_of_no_use_in_the_morning_is_not_mailed_at_all(self, room: MailRoom) -> None:
        room.clock.now = room.clock.now.replace(hour=23)
        mail = room.plan(room.people.ada, "gtn_patch")
        room.send()
        assert room.state(mail) == ("suppressed", "quiet")

    def test_a_session_at_night_waits_for_a_device_instead(self, room: MailRoom) -> None:
        room.clock.now = room.clock.now.replace(hour=23)
        mail = room.plan(room.people.ada, "session")
        room.send()
        row = room.notice(mail)
        assert (row.state, row.channel, row.reason) == ("open", "push", "no_device")
        assert room.server.letters == []

    def test_on_a_holiday_no_letter_comes(self, room: MailRoom) -> None:
        room.wish(room.people.ada, away_from=date(2026, 3, 20), away_until=date(2026, 3, 20))
        mail = room.plan(room.people.ada)
        room.send()
        assert room.state(mail) == ("suppressed", "away")
        assert room.server.letters == []

    def test_whoever_takes_no_mail_is_told_by_the_next_device_that_turns_up(self, room: MailRoom) -> None:
        room.wish(room.people.ada, takes_email=False)
        mail = room.notice(room.plan(room.people.ada))
        room.send()
        row = room.notice(mail.id)
        assert (row.state, row.channel, row.reason) == ("open", "push", "no_device")
        assert row.visible_at == row.expires_at
        assert room.server.letters == []

    def test_a_closed_account_gets_no_letter(self, room: MailRoom) -> None:
        room.change(room.people.ada, disabled_at=room.clock.now)
        mail = room.plan(room.people.ada)
        room.send()
        assert room.state(mail) == ("suppressed", "account_closed")


def test_an_address_that_would_start_a_header_is_not_written_to(room: MailRoom) -> None:
    room.change(room.people.ada, email="ada@example.org\r\nBcc: all@example.org")
    mail = room.plan(room.people.ada)
    room.send()
    assert room.state(mail) == ("failed", "no_address")
    assert not [line for line in room.server.commands if line.startswith("RCPT")]


def test_what_was_answered_between_claim_and_sending_is_not_mailed(room: MailRoom) -> None:
    mail = room.plan(room.people.ada)

    def cancel() -> bool:
        with room.database.session() as session, session.begin():
            row = session.get_one(Notice, mail)
            if row.token is not None:
                row.state, row.token = "cancelled", None
        return False

    room.send(is_stopping=cancel)
    assert room.server.letters == []
    assert room.state(mail)[0] == "cancelled"


def test_who_is_told_to_stop_leaves_the_rest_open_at_once(room: MailRoom) -> None:
    for person in (room.people.ada, room.people.eve, room.people.ben):
        room.plan(person)
    room.send(is_stopping=lambda: bool(room.server.letters))

    with room.database.session() as session:
        waiting = session.scalars(select(Notice.visible_at).where(Notice.state == "open")).all()
    assert len(room.server.letters) == 1
    assert waiting == [room.clock.now] * 2


def test_without_a_mail_server_nothing_piles_up(room: MailRoom) -> None:
    mail = room.plan(room.people.ada)
    with room.database.session() as session:
        assert take_back_mails(session, room.clock.now) == 1
        assert session.scalar(select(func.count()).where(Notice.channel == "email")) == 0
    assert room.notice(mail).reason == "no_device"
