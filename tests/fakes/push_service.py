"""A push service on loopback: a real HTTP server that records what it gets and answers as told.

In a test: `with PushService() as service:`; unscripted paths answer 201. As a process of its own:
`python -m tests.fakes.push_service PORT LOGFILE` (port 0: a free one), where a path that starts with a status
(`/410/...`) answers it, one that starts with a behaviour (`/hang/...`) behaves so, and each accepted request
is a line of JSON, written out before the answer leaves. Its first line on standard output tells origin and
process id. With `--after SECONDS` it thinks so long about each answer.
"""

import argparse
import base64
import json
import os
import socket
import struct
import sys
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Condition
from typing import BinaryIO, Literal, get_args

from tests.fakes.loopback import LoopbackServer

FCM_MISMATCH = (
    403,
    b"the VAPID credentials in the authorization header do not correspond to the credentials used to create"
    b" the subscriptions.\n",
)
MOZILLA_MISMATCH = (
    401,
    b'{"code":401,"errno":109,"error":"Unauthorized","message":"VAPID public key mismatch",'
    b'"more_info":"http://autopush.readthedocs.io/en/latest/http.html#error-codes"}',
)
APPLE_MISMATCH = (400, b'{"reason":"VapidPkHashMismatch"}')
APPLE_BAD_TOKEN = (403, b'{"reason":"BadJwtToken"}')

Behaviour = Literal["answer", "hang", "reset", "stall", "drip", "trickle"]
BEHAVIOURS: frozenset[Behaviour] = frozenset(get_args(Behaviour))
SLOW_SECONDS = 1.0
# So long does a silent answer stay silent, and so long is a request waited for that ought to come.
PATIENCE_SECONDS = 120.0


@dataclass(frozen=True, slots=True)
class Reply:
    """`hang` says nothing; `reset` tears the connection down; `stall` stops in the middle of the body; `drip`
    gives the body a byte a second, `trickle` the whole answer."""

    status: int = 201
    body: bytes = b""
    headers: Mapping[str, str] = field(default_factory=dict)
    behaviour: Behaviour = "answer"


@dataclass(frozen=True, slots=True)
class Received:
    path: str
    headers: Mapping[str, str]  # names in lower case
    body: bytes
    at: datetime
    connection: int

    def as_json(self) -> str:
        body = base64.b64encode(self.body).decode()
        line = {"at": self.at.isoformat(), "path": self.path, "headers": dict(self.headers), "body": body}
        return json.dumps(line)


class PushService(LoopbackServer):
    """Answers in threads; safe to script and to read while it runs."""

    def __init__(self, port: int = 0, log: BinaryIO | None = None, after_seconds: float = 0.0) -> None:
        self._changed = Condition()
        self._scripts: dict[str, list[Reply]] = {}
        self._received: list[Received] = []
        self._now_open = 0
        self._log = log
        self.after_seconds = after_seconds
        self.most_at_once = 0
        server = _Server(("127.0.0.1", port), self)
        super().__init__(server)
        self.origin = f"http://127.0.0.1:{server.server_address[1]}"

    def serve_forever(self) -> None:
        self._server.serve_forever()

    def script(self, path: str, *replies: Reply) -> str:
        """The replies this path gives one after the other, the last for ever; returns the path's URL."""
        with self._changed:
            self._scripts[path] = list(replies)
        return self.origin + path

    @property
    def received(self) -> list[Received]:
        with self._changed:
            return list(self._received)

    def wait_for(self, count: int, timeout_seconds: float = PATIENCE_SECONDS) -> list[Received]:
        """The requests so far, once there are `count`; raises AssertionError when they do not come."""
        with self._changed:
            came = self._changed.wait_for(lambda: len(self._received) >= count, timeout_seconds)
            assert came, f"{len(self._received)} of {count} requests came"
            return list(self._received)

    def accept(self, request: Received) -> Reply:
        with self._changed:
            self._now_open += 1
            self.most_at_once = max(self.most_at_once, self._now_open)
            reply = self._next_reply(request.path)
            self._received.append(request)
            takes_it = 200 <= reply.status < 300 and reply.behaviour in {"answer", "drip", "stall"}
            if self._log is not None and takes_it:
                self._log.write(request.as_json().encode() + b"\n")
                self._log.flush()
            self._changed.notify_all()
            return reply

    def end_of_request(self) -> None:
        with self._changed:
            self._now_open -= 1

    def _next_reply(self, path: str) -> Reply:
        script = self._scripts.get(path)
        if script:
            return script.pop(0) if len(script) > 1 else script[0]
        first = path.split("/", 2)[1]
        for behaviour in BEHAVIOURS:
            if first == behaviour:
                return Reply(behaviour=behaviour)
        return Reply(int(first)) if len(first) == 3 and first.isdecimal() else Reply()


class _Server(ThreadingHTTPServer):
    daemon_threads = True
    request_queue_size = 128

    def __init__(self, address: tuple[str, int], service: PushService) -> None:
        self.service = service
        super().__init__(address, _Handler)

    def handle_error(self, request: object, client_address: object) -> None:
        """A client that goes away is part of every test here."""


class _Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    # Headers and body leave together; otherwise each answer waits 40 ms for the client's delayed ACK.
    wbufsize = -1
    disable_nagle_algorithm = True
    server: _Server

    def do_POST(self) -> None:
        service = self.server.service
        body = self.rfile.read(int(self.headers.get("Content-Length", "0")))
        headers = {name.lower(): value for name, value in self.headers.items()}
        request = Received(self.path, headers, body, datetime.now(UTC), self.client_address[1])
        reply = service.accept(request)
        try:
            self._give(reply)
        finally:
            service.end_of_request()

    def _give(self, reply: Reply) -> None:
        released = self.server.service.released
        released.wait(self.server.service.after_seconds)
        if reply.behaviour == "hang":
            released.wait(PATIENCE_SECONDS)
            self.close_connection = True
        elif reply.behaviour == "reset":
            self._tear_down()
        elif reply.behaviour == "trickle":
            self._give_slowly(f"HTTP/1.1 {reply.status} Slow\r\nContent-Length: 0\r\n\r\n".encode())
        else:
            self._answer(reply)

    def _answer(self, reply: Reply) -> None:
        self.send_response(reply.status)
        for name, value in reply.headers.items():
            self.send_header(name, value)
        extra = 1 if reply.behaviour == "stall" else 0
        self.send_header("Content-Length", str(len(reply.body) + extra))
        self.end_headers()
        if reply.behaviour == "drip":
            self.wfile.flush()
            self._give_slowly(reply.body)
            return
        self.wfile.write(reply.body)
        self.wfile.flush()
        if reply.behaviour == "stall":
            self.server.service.released.wait(PATIENCE_SECONDS)
            self.close_connection = True

    def _give_slowly(self, answer: bytes) -> None:
        for byte in answer:
            if self.server.service.released.wait(SLOW_SECONDS):
                self.close_connection = True
                return
            self.wfile.write(bytes([byte]))
            self.wfile.flush()

    def _tear_down(self) -> None:
        self.connection.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
        self.close_connection = True
        for stream in (self.rfile, self.wfile, self.connection):
            stream.close()

    def log_message(self, format: str, *args: object) -> None:
        """Silence: the service records requests itself."""


def main() -> None:
    parser = argparse.ArgumentParser(description="A push service for tests, on loopback.")
    parser.add_argument("port", type=int)
    parser.add_argument("logfile", type=Path)
    parser.add_argument("--after", type=float, default=0.0)
    options = parser.parse_args()
    with options.logfile.open("ab") as log:
        service = PushService(options.port, log, options.after)
        sys.stdout.write(json.dumps({"origin": service.origin, "pid": os.getpid()}) + "\n")
        sys.stdout.flush()
        service.serve_forever()


if __name__ == "__main__":
    main()
