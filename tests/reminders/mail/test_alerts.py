"""What is told to clinicians, as a mail."""

from datetime import timedelta

from backend.reminders.mail.alerts import alert_clinicians
from tests.reminders.mail.mail_room import MailRoom

DAY = timedelta(days=1)


def alert(room: MailRoom, rule: str) -> int:
    with room.database.session() as session:
        return alert_clinicians(session, session.merge(room.people.ada), rule, room.clock.now)


def test_a_clinician_has_one_mail_a_day_for_each_rule_and_one_letter_for_all_of_a_moment(
    room: MailRoom,
) -> None:
    assert [alert(room, rule) for rule in ("X2b", "X6", "X2b", "X6")] == [1, 1, 0, 0]
    room.clock.move(timedelta(minutes=1))
    room.send()
    (letter,) = room.server.letters
    assert str(letter["To"]) == "ben@example.org"
    assert str(letter["Subject"]) == "Someone in your list needs a look"
    assert "Ada" not in letter.get_content()

    room.clock.move(DAY)
    assert alert(room, "X6") == 1


def test_a_closed_account_and_another_clinic_are_told_nothing(room: MailRoom) -> None:
    room.change(room.people.ben, disabled_at=room.clock.now)
    assert alert(room, "X2b") == 0
