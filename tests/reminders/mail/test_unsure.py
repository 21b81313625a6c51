"""A mail server that has a letter and never says what became of it."""

from datetime import timedelta

from tests.fakes.mail_server import Says, Script
from tests.reminders.mail.mail_room import MailRoom

MINUTE = timedelta(minutes=1)
DROPS = Says(behaviour="drop")


def test_it_is_not_handed_the_same_letter_each_minute(room: MailRoom) -> None:
    room.server.script = Script(data=[DROPS])
    mail = room.plan(room.people.ada)
    _live(room, 30)
    assert _handed_in(room) == 3
    room.server.script = Script()
    _live(room, 10)
    assert room.state(mail) == ("accepted", "mail_250")


def test_a_letter_that_it_cannot_stand_keeps_no_other_from_leaving(room: MailRoom) -> None:
    poison = room.plan(room.people.ada)
    room.clock.move(MINUTE)
    mail = room.plan(room.people.ben)
    room.server.script = Script(data=[DROPS, Says(), DROPS])
    _live(room, 2)
    assert room.state(mail) == ("accepted", "mail_250")
    assert room.state(poison) == ("open", "mail_unsure")


def _live(room: MailRoom, minutes: int) -> None:
    for _ in range(minutes):
        room.send()
        room.clock.move(MINUTE)


def _handed_in(room: MailRoom) -> int:
    return sum(command == "data" for command in room.server.commands)
