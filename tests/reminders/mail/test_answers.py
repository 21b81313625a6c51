"""What each answer of a mail server makes of a letter, however busy this machine is."""

import pytest

from backend.reminders.mail.carrier import SmtpCarrier
from tests.fakes.mail_server import Says, Script
from tests.reminders.mail.mail_room import MailRoom

# Of a server that answers: that may take a while, and must not be the outcome.
AGES = 60.0


@pytest.mark.parametrize(
    ("script", "state"),
    [
        pytest.param(Script(recipient=[Says(450)]), ("open", "mail_450"), id="no place now"),
        pytest.param(Script(data=[Says(451)]), ("open", "mail_451"), id="letter not now"),
        pytest.param(Script(recipient=[Says(550)]), ("failed", "mail_550"), id="nobody there"),
        pytest.param(Script(data=[Says(554)]), ("failed", "mail_554"), id="letter refused"),
        pytest.param(Script(recipient=[Says(421)]), ("open", "mail_down"), id="server goes away"),
        pytest.param(Script(sender=Says(550)), ("open", "mail_down"), id="we may not send"),
        pytest.param(Script(greeting=Says(554)), ("open", "mail_down"), id="turned away at the door"),
        pytest.param(
            Script(data=[Says(behaviour="drop")]), ("open", "mail_unsure"), id="dropped in the letter"
        ),
        pytest.param(Script(greeting=Says(behaviour="drop")), ("open", "mail_down"), id="dropped at once"),
    ],
)
def test_each_answer_has_its_outcome(room: MailRoom, script: Script, state: tuple[str, str]) -> None:
    room.server.script = script
    mail = room.plan(room.people.ada)
    room.send(SmtpCarrier(room.settings.mail, step_seconds=AGES, letter_seconds=AGES))

    assert room.state(mail) == state
    assert room.server.letters == []


@pytest.mark.parametrize(
    ("script", "reason"),
    [
        pytest.param(Script(greeting=Says(behaviour="hang")), "mail_down", id="never greets"),
        pytest.param(Script(data=[Says(behaviour="hang")]), "mail_unsure", id="never answers"),
        pytest.param(Script(data=[Says(behaviour="drip")]), "mail_unsure", id="a byte now and then"),
    ],
)
def test_nobody_waits_for_a_server_without_end(room: MailRoom, script: Script, reason: str) -> None:
    room.server.script = script
    mail = room.plan(room.people.ada)
    room.send(SmtpCarrier(room.settings.mail, step_seconds=0.2, letter_seconds=0.4))

    assert room.state(mail) == ("open", reason)
    assert room.server.letters == []
