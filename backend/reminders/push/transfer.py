"""The values a transport takes and gives, and what every transport promises."""

from collections.abc import Hashable, Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Protocol

from backend.reminders.push.endpoint import Endpoint


@dataclass(frozen=True, slots=True)
class PushRequest:
    """One POST, ready to send; the body is encrypted already."""

    endpoint: Endpoint
    headers: Mapping[str, str] = field(repr=False)
    body: bytes = field(repr=False)


@dataclass(frozen=True, slots=True)
class Response:
    """A final answer; header names are lower case, the body is cut at 64 KiB."""

    status: int
    headers: Mapping[str, str]
    body: bytes = field(repr=False)


class Failure(StrEnum):
    """Only after `timed_out` and `broken_off` may the message have arrived; of the others nothing left."""

    TIMED_OUT = "timed_out"
    BROKEN_OFF = "broken_off"
    CONNECT_TIMED_OUT = "connect_timed_out"
    UNRESOLVED = "unresolved"
    ADDRESS_REFUSED = "address_refused"
    NOT_CONNECTED = "not_connected"
    TLS = "tls"


@dataclass(frozen=True, slots=True)
class TransportError:
    """No answer came. `code` is curl's own number, 0 when curl was not asked; never an address or a URL."""

    failure: Failure
    code: int = 0


Answer = Response | TransportError


class PushTransport(Protocol):
    """Sends requests side by side; made and used by one thread."""

    @property
    def in_flight(self) -> int:
        """Requests started whose answer `poll` has not given yet."""

    def start(self, request: PushRequest, key: Hashable) -> None:
        """Begin sending; `key` comes back with the answer. Each started request is answered exactly once."""

    def poll(self, timeout_seconds: float) -> list[tuple[Hashable, Answer]]:
        """Every answer there is, waiting at most so long for the first; at once when nothing is in flight."""

    def close(self) -> None:
        """Drop what is in flight, unanswered, and close the connections."""
