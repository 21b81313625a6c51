"""What is said to a mail server, and what never is before the connection is secret."""

import ssl
from collections.abc import Iterator
from dataclasses import replace
from email.message import EmailMessage
from pathlib import Path
from typing import Literal

import pytest

from backend.reminders.mail.carrier import Answer, Reply, SmtpCarrier
from backend.settings import MailServer as Place
from tests.fakes.mail_server import MailServer, Says
from tests.reminders.mail.certificate import write_certificate
from tests.reminders.mail.mail_room import named

SECRET = {"user": "us", "password": "correct horse"}
# Loopback as well, but no name of "this very machine".
ELSEWHERE = "127.0.0.2"


@pytest.fixture
def certificate(tmp_path: Path) -> Path:
    return write_certificate(tmp_path / "certificate.pem", ELSEWHERE)


@pytest.fixture
def elsewhere(certificate: Path) -> Iterator[MailServer]:
    tls = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    tls.load_cert_chain(certificate)
    with MailServer(ELSEWHERE, tls) as server:
        server.script.offers_tls = True
        yield server


def trusting(certificate: Path) -> ssl.SSLContext:
    return ssl.create_default_context(cafile=certificate)


def a_letter() -> EmailMessage:
    message = EmailMessage()
    message["From"], message["To"] = "us@clinic.example", "ada@example.org"
    message.set_content("Open.\n")
    return message


def deliver(place: Place, tls: ssl.SSLContext | None = None) -> Answer:
    carrier = SmtpCarrier(place, tls=tls, step_seconds=5)
    try:
        return carrier.deliver(a_letter()).answer
    finally:
        carrier.close()


def test_elsewhere_nothing_is_said_before_the_connection_is_secret(
    elsewhere: MailServer, certificate: Path
) -> None:
    assert deliver(named(elsewhere, **SECRET), trusting(certificate)) is Answer.TAKEN
    verbs = [line.partition(" ")[0] for line in elsewhere.commands]
    assert verbs == ["ehlo", "STARTTLS", "ehlo", "AUTH", "mail", "rcpt", "data", "quit"]


@pytest.mark.parametrize("fault", ["offers none", "refuses", "a stranger's certificate"])
def test_without_a_secret_connection_neither_password_nor_letter_is_sent(
    elsewhere: MailServer, certificate: Path, fault: str
) -> None:
    elsewhere.script.offers_tls = fault != "offers none"
    elsewhere.script.start_tls = Says(454 if fault == "refuses" else 220)
    tls = None if fault == "a stranger's certificate" else trusting(certificate)
    assert deliver(named(elsewhere, **SECRET), tls) is Answer.AWAY
    assert not [line for line in elsewhere.commands if line.startswith(("AUTH", "mail", "data"))]
    assert elsewhere.letters == []


def test_a_certificate_for_another_name_is_not_taken(elsewhere: MailServer, tmp_path: Path) -> None:
    other = write_certificate(tmp_path / "other.pem", "127.0.0.3")
    tls = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    tls.load_cert_chain(other)
    elsewhere.tls = tls
    assert deliver(named(elsewhere), trusting(other)) is Answer.AWAY


def test_smtps_is_secret_from_the_first_byte(certificate: Path) -> None:
    tls = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    tls.load_cert_chain(certificate)
    with MailServer(ELSEWHERE, tls, is_tls_from_the_start=True) as server:
        place = named(server, is_tls_from_the_start=True, **SECRET)
        assert deliver(place, trusting(certificate)) is Answer.TAKEN
        assert deliver(place) is Answer.AWAY
        assert len(server.letters) == 1


def test_on_this_very_machine_it_goes_as_it_is(mail_server: MailServer) -> None:
    assert deliver(named(mail_server)) is Answer.TAKEN
    assert "AUTH" not in {line.partition(" ")[0] for line in mail_server.commands}


def test_a_wrong_password_is_told_without_it(mail_server: MailServer) -> None:
    mail_server.script.sign_in = Says(535)
    carrier = SmtpCarrier(named(mail_server, **SECRET))
    reply = carrier.check()
    carrier.close()
    assert reply == Reply(Answer.AWAY, 535, "SMTPAuthenticationError")
    assert "correct horse" not in repr(named(mail_server, **SECRET))


def test_after_trouble_the_next_letter_has_a_connection_of_its_own(mail_server: MailServer) -> None:
    mail_server.script.data = [Says(behaviour="drop"), Says(250)]
    carrier = SmtpCarrier(named(mail_server))
    answers = [carrier.deliver(a_letter()).answer for _ in range(3)]
    carrier.close()
    assert answers == [Answer.AWAY, Answer.TAKEN, Answer.TAKEN]
    assert mail_server.connections == 2


def test_where_nobody_listens_is_away(mail_server: MailServer) -> None:
    assert deliver(replace(named(mail_server), port=1)) is Answer.AWAY


@pytest.mark.parametrize("behaviour", ["drop", "babble"])
def test_a_definite_answer_stands_whatever_comes_after_it(
    mail_server: MailServer, behaviour: Literal["drop", "babble"]
) -> None:
    mail_server.script.recipient = [Says(450), Says(250)]
    mail_server.script.reset = Says(behaviour=behaviour)
    carrier = SmtpCarrier(named(mail_server))
    replies = [carrier.deliver(a_letter()) for _ in range(2)]
    carrier.close()
    assert replies == [Reply(Answer.LATER, 450), Reply(Answer.TAKEN, 250)]
