"""A mail server on loopback: real sockets, answers as told, and every letter that it took."""

import socketserver
import ssl
from collections.abc import Sequence
from dataclasses import dataclass, field
from email import message_from_bytes
from email.message import EmailMessage
from email.policy import default
from threading import Lock
from typing import Literal

from tests.fakes.loopback import LoopbackServer

Behaviour = Literal["answer", "drop", "hang", "drip", "babble"]


@dataclass(frozen=True, slots=True)
class Says:
    """The answer to one step: `drop` ends the connection, `hang` says nothing, `drip` a byte now and then,
    `babble` a line longer than any may be."""

    code: int = 250
    behaviour: Behaviour = "answer"


@dataclass
class Script:
    """What each next letter meets, one after the other; the last goes on. Fine when left out."""

    greeting: Says = field(default_factory=lambda: Says(220))
    sign_in: Says = field(default_factory=lambda: Says(235))
    sender: Says = field(default_factory=Says)
    recipient: list[Says] = field(default_factory=lambda: [Says()])
    data: list[Says] = field(default_factory=lambda: [Says()])
    reset: Says = field(default_factory=Says)
    start_tls: Says = field(default_factory=lambda: Says(220))
    offers_tls: bool = False


class MailServer(LoopbackServer):
    def __init__(
        self,
        host: str = "127.0.0.1",
        tls: ssl.SSLContext | None = None,
        *,
        is_tls_from_the_start: bool = False,
    ) -> None:
        self.script = Script()
        self.letters: list[EmailMessage] = []
        self.commands: list[str] = []
        self.connections = 0
        self.tls = tls
        self.is_tls_from_the_start = is_tls_from_the_start
        self.lock = Lock()
        server = _Server((host, 0), self)
        super().__init__(server)
        self.host, self.port = host, int(server.server_address[1])

    @property
    def url(self) -> str:
        return f"smtp://{self.host}:{self.port}?from=reminders@clinic.example"

    def took(self, content: bytes) -> None:
        message = message_from_bytes(content, _class=EmailMessage, policy=default)
        with self.lock:
            self.letters.append(message)

    def next_of(self, answers: list[Says]) -> Says:
        with self.lock:
            return answers.pop(0) if len(answers) > 1 else answers[0]

    def recipients(self) -> list[str]:
        return [str(letter["To"]) for letter in self.letters]


class _Server(socketserver.ThreadingTCPServer):
    daemon_threads = True
    block_on_close = False

    def __init__(self, address: tuple[str, int], house: MailServer) -> None:
        self.house = house
        super().__init__(address, _Talk)


class _Gone(Exception):
    """The connection is over."""


class _Talk(socketserver.StreamRequestHandler):
    server: _Server

    def handle(self) -> None:
        with self.server.house.lock:
            self.server.house.connections += 1
        try:
            if self.server.house.is_tls_from_the_start:
                self._turn_to_tls()
            self._say(self.server.house.script.greeting, "here")
            while line := self.rfile.readline(2000):
                self._answer(line.decode("utf-8", "replace").rstrip("\r\n"))
        except (_Gone, OSError):
            return
        finally:
            self.connection.close()

    def _answer(self, line: str) -> None:
        house, script = self.server.house, self.server.house.script
        verb = line.upper().partition(" ")[0]
        with house.lock:
            house.commands.append(line)
        if verb == "EHLO":
            self._lines(250, ["here", *(["STARTTLS"] if script.offers_tls else []), "AUTH PLAIN"])
        elif verb == "STARTTLS":
            self._start_tls(script.start_tls)
        elif verb == "AUTH":
            self._say(script.sign_in)
        elif verb == "MAIL":
            self._say(script.sender)
        elif verb == "RCPT":
            self._say(house.next_of(script.recipient))
        elif verb == "DATA":
            self._take_letter(house.next_of(script.data))
        elif verb == "RSET":
            self._say(script.reset)
        elif verb == "QUIT":
            self._say(Says(221))
            raise _Gone
        else:
            self._say(Says(250))

    def _take_letter(self, says: Says) -> None:
        self._say(Says(354))
        content = b""
        while (line := self.rfile.readline(2000)) != b".\r\n":
            if not line:
                raise _Gone
            content += line
        if says.behaviour == "answer" and says.code < 300:
            self.server.house.took(content)
        self._say(says)

    def _start_tls(self, says: Says) -> None:
        self._say(says)
        if says.code == 220:
            self._turn_to_tls()

    def _turn_to_tls(self) -> None:
        assert self.server.house.tls is not None
        self.connection = self.server.house.tls.wrap_socket(self.connection, server_side=True)
        self.rfile = self.connection.makefile("rb")
        self.wfile = self.connection.makefile("wb", 0)

    def _say(self, says: Says, text: str = "so be it") -> None:
        released = self.server.house.released
        if says.behaviour == "hang":
            released.wait()
            raise _Gone
        if says.behaviour == "drip":
            while not released.wait(0.02):
                self.wfile.write(b"2")
            raise _Gone
        if says.behaviour == "drop":
            raise _Gone
        self._lines(says.code, [text * (2000 if says.behaviour == "babble" else 1)])

    def _lines(self, code: int, texts: Sequence[str]) -> None:
        for text in texts[:-1]:
            self.wfile.write(f"{code}-{text}\r\n".encode())
        self.wfile.write(f"{code} {texts[-1]}\r\n".encode())
