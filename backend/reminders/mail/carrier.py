"""The way to the mail server: one connection for many letters, and what its answers mean."""

import smtplib
import ssl
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from email.message import EmailMessage
from enum import StrEnum
from threading import Timer
from typing import Final, Protocol

from backend.settings import MailServer

# Of one step; and of a letter with all that belongs to it, however slowly the server goes on talking.
STEP_SECONDS: Final = 8.0
LETTER_SECONDS: Final = 25.0
NO_ANSWER: Final = 0
_GOES_AWAY: Final = 421
_LETTER_MAY_COME: Final = 354


class Answer(StrEnum):
    """`away`: it is not this letter, the server takes none from us now."""

    TAKEN = "taken"
    LATER = "later"
    REFUSED = "refused"
    AWAY = "away"


@dataclass(frozen=True, slots=True)
class Reply:
    """`code` is the server's, 0 when it gave none; `kind` of what went wrong is for a log.

    `is_unsure`: the letter had left, and what the server made of it is not known.
    """

    answer: Answer
    code: int = NO_ANSWER
    kind: str = ""
    is_unsure: bool = False


class Carrier(Protocol):
    def deliver(self, message: EmailMessage) -> Reply: ...

    def close(self) -> None: ...


class _Line(smtplib.SMTP):
    """A letter that was turned down is taken back; what the server says to that changes nothing.

    `is_in_letter`: it was told to come, and nothing has been said of it yet.
    """

    is_in_letter = False

    def getreply(self) -> tuple[int, bytes]:
        code, said = super().getreply()
        self.is_in_letter = code == _LETTER_MAY_COME
        return code, said

    def rset(self) -> tuple[int, bytes]:
        try:
            return super().rset()
        except smtplib.SMTPException:
            self.close()
            return NO_ANSWER, b""


class _SecretLine(_Line, smtplib.SMTP_SSL):
    """From the first byte."""


class SmtpCarrier:
    """Connects with the first letter and again after trouble; belongs to one thread."""

    def __init__(
        self,
        server: MailServer,
        *,
        tls: ssl.SSLContext | None = None,
        step_seconds: float = STEP_SECONDS,
        letter_seconds: float = LETTER_SECONDS,
    ) -> None:
        self._server = server
        self._tls = tls
        self._step_seconds = step_seconds
        self._letter_seconds = letter_seconds
        self._line: _Line | None = None

    def deliver(self, message: EmailMessage) -> Reply:
        try:
            with self._in_time():
                self._connected().send_message(message)
        except smtplib.SMTPRecipientsRefused as error:
            return self._judge(next((code for code, _ in error.recipients.values()), NO_ANSWER))
        except smtplib.SMTPDataError as error:
            return self._judge(error.smtp_code, is_of_letter=True)
        except (OSError, smtplib.SMTPException) as error:
            return self._lost(error)
        return Reply(Answer.TAKEN, 250)

    def check(self) -> Reply:
        """Connect and sign in, and no more."""
        try:
            with self._in_time():
                self._connected()
        except (OSError, smtplib.SMTPException) as error:
            return self._lost(error)
        return Reply(Answer.TAKEN, 250)

    def close(self) -> None:
        line, self._line = self._line, None
        if line is not None:
            with suppress(OSError, smtplib.SMTPException):
                line.quit()
            line.close()

    def abort(self) -> None:
        """Cut the connection, from any thread: whoever waits for the server waits no more."""
        sock = getattr(self._line, "sock", None)
        if sock is not None:
            with suppress(OSError):
                sock.shutdown(2)

    @contextmanager
    def _in_time(self) -> Iterator[None]:
        # A server that sends a byte now and then outlasts any limit on a single step.
        timer = Timer(self._letter_seconds, self.abort)
        timer.daemon = True
        timer.start()
        try:
            yield
        finally:
            timer.cancel()

    def _connected(self) -> _Line:
        if self._line is None or self._line.sock is None:
            self._connect()
        assert self._line is not None  # noqa: S101  # for the type checker
        return self._line

    def _connect(self) -> None:
        server, tls = self._server, self._tls or ssl.create_default_context()
        name, seconds = server.sender.rpartition("@")[2], self._step_seconds
        self._line = line = (
            _SecretLine(local_hostname=name, timeout=seconds, context=tls)
            if server.is_tls_from_the_start
            else _Line(local_hostname=name, timeout=seconds)
        )
        # It is held before it connects, so that a server that never greets can be cut off. The name that the
        # certificate has to show is only taken from a connection made at once, unless it is put there.
        vars(line)["_host"] = server.host
        code, _ = line.connect(server.host, server.port)
        if code != 220:
            raise smtplib.SMTPConnectError(code, b"")
        line.ehlo_or_helo_if_needed()
        if not server.is_tls_from_the_start and not server.is_on_this_machine:
            line.starttls(context=tls)
        if server.user is not None and server.password is not None:
            line.login(server.user, server.password)

    def _judge(self, code: int, *, is_of_letter: bool = False) -> Reply:
        # Half a line, when the connection was cut within it, has a code of its own making.
        is_refusal = 400 <= code < 600
        if code == _GOES_AWAY or not is_refusal:
            error = smtplib.SMTPResponseException(code, b"")
            return self._lost(error, is_unsure=is_of_letter and not is_refusal)
        return Reply(Answer.LATER if code < 500 else Answer.REFUSED, code)

    def _lost(self, error: Exception, *, is_unsure: bool = False) -> Reply:
        """No text of the server's is kept: it may repeat an address or a password."""
        code = error.smtp_code if isinstance(error, smtplib.SMTPResponseException) else NO_ANSWER
        line, self._line = self._line, None
        if line is not None:
            is_unsure = is_unsure or line.is_in_letter
            line.close()
        return Reply(Answer.AWAY, code, type(error).__name__, is_unsure)
