"""Many pushes in flight over few connections: pycurl multi, HTTP/2 where the service speaks it."""

import time
from collections.abc import Callable, Hashable
from concurrent.futures import Future
from dataclasses import dataclass, field

import certifi
import pycurl

from backend.reminders.push.addresses import AddressBook, is_public
from backend.reminders.push.transfer import Answer, Failure, PushRequest, Response, TransportError

CONNECT_SECONDS = 5.0
TOTAL_SECONDS = 10.0
MAX_RESPONSE_BYTES = 64 * 1024
MAX_RESPONSE_HEADERS = 100

# What they are when the connection did not come to stand: nothing of the message has left then.
_BEFORE_IT_LEFT = {
    Failure.TIMED_OUT: Failure.CONNECT_TIMED_OUT,
    Failure.BROKEN_OFF: Failure.NOT_CONNECTED,
}
_FAILURES = {
    pycurl.E_OPERATION_TIMEDOUT: Failure.TIMED_OUT,
    pycurl.E_COULDNT_RESOLVE_HOST: Failure.UNRESOLVED,
    pycurl.E_COULDNT_CONNECT: Failure.NOT_CONNECTED,
    pycurl.E_SSL_CONNECT_ERROR: Failure.TLS,
    pycurl.E_PEER_FAILED_VERIFICATION: Failure.TLS,
    pycurl.E_SSL_CACERT_BADFILE: Failure.TLS,
}


@dataclass(slots=True)
class _Transfer:
    """A request on its way: first waiting for addresses, then on a curl handle."""

    key: Hashable
    request: PushRequest
    addresses: Future[tuple[str, ...]]
    deadline: float
    status: int = 0
    is_answered: bool = False
    headers: dict[str, str] = field(default_factory=dict)
    body: bytearray = field(default_factory=bytearray)

    def read_header(self, line: bytes) -> None:
        text = line.decode("latin-1").strip()
        if text.startswith("HTTP/"):
            # A status below 200 announces another one; only the last counts.
            code = text.split(" ", 2)[1:2]
            self.status = int(code[0]) if code and code[0].isdecimal() else 0
            self.headers.clear()
        elif not text:
            self.is_answered = self.status >= 200
        elif len(self.headers) < MAX_RESPONSE_HEADERS:
            name, _, value = text.partition(":")
            self.headers[name.strip().lower()] = value.strip()

    def read_body(self, chunk: bytes) -> int | None:
        room = MAX_RESPONSE_BYTES - len(self.body)
        self.body += chunk[:room]
        # Anything but None or the length makes curl break off: no service has that much to say.
        return None if len(chunk) <= room else 0

    def answer(self, code: int, *, has_left: bool) -> Answer:
        # A status that arrived counts even if the body broke off after it: a 201 must not be sent again.
        if self.is_answered:
            return Response(self.status, self.headers, bytes(self.body))
        failure = _FAILURES.get(code, Failure.BROKEN_OFF)
        return TransportError(failure if has_left else _BEFORE_IT_LEFT.get(failure, failure), code)


class CurlTransport:
    """Follows no redirect, asks no proxy, and connects only to addresses that were resolved and checked here.

    Made, used and closed by one thread. Connections stay open from one drain to the next. An origin that the
    operator named as extra may have any address and plain http.
    """

    def __init__(
        self,
        *,
        connect_seconds: float = CONNECT_SECONDS,
        total_seconds: float = TOTAL_SECONDS,
        ca_file: str | None = None,
        address_book: AddressBook | None = None,
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        self._connect_seconds = connect_seconds
        self._total_seconds = total_seconds
        self._ca_file = ca_file or certifi.where()
        self._book = address_book or AddressBook()
        self._clock = clock
        self._multi = pycurl.CurlMulti()
        self._multi.setopt(pycurl.M_PIPELINING, pycurl.PIPE_MULTIPLEX)
        self._resting: list[pycurl.Curl] = []
        self._waiting: list[_Transfer] = []
        self._sending: dict[pycurl.Curl, _Transfer] = {}
        self._failed_early: list[tuple[Hashable, Answer]] = []

    @property
    def in_flight(self) -> int:
        return len(self._waiting) + len(self._sending) + len(self._failed_early)

    def start(self, request: PushRequest, key: Hashable) -> None:
        endpoint = request.endpoint
        addresses = self._book.look_up(endpoint.host, endpoint.port)
        self._waiting.append(_Transfer(key, request, addresses, self._clock() + self._connect_seconds))
        self._begin_resolved()

    def poll(self, timeout_seconds: float) -> list[tuple[Hashable, Answer]]:
        until = self._clock() + timeout_seconds
        while True:
            self._begin_resolved()
            answers = self._collect()
            left = until - self._clock()
            if answers or left <= 0 or not self.in_flight:
                return answers
            self._wait(left)

    def close(self) -> None:
        for handle in self._sending:
            self._multi.remove_handle(handle)
        for handle in (*self._sending, *self._resting):
            handle.close()
        self._multi.close()
        self._sending.clear()
        self._resting.clear()
        self._waiting.clear()
        self._failed_early.clear()

    def _begin_resolved(self) -> None:
        still_waiting: list[_Transfer] = []
        for transfer in self._waiting:
            if transfer.addresses.done():
                self._begin(transfer)
            elif self._clock() >= transfer.deadline:
                self._failed_early.append((transfer.key, TransportError(Failure.UNRESOLVED)))
            else:
                still_waiting.append(transfer)
        self._waiting = still_waiting

    def _begin(self, transfer: _Transfer) -> None:
        endpoint = transfer.request.endpoint
        if transfer.addresses.exception() is not None:
            self._failed_early.append((transfer.key, TransportError(Failure.UNRESOLVED)))
            return
        found = transfer.addresses.result()
        allowed = found if endpoint.is_extra else tuple(address for address in found if is_public(address))
        if not allowed:
            self._failed_early.append((transfer.key, TransportError(Failure.ADDRESS_REFUSED)))
            return
        handle = self._resting.pop() if self._resting else self._new_handle()
        self._aim(handle, transfer, allowed)
        self._sending[handle] = transfer
        self._multi.add_handle(handle)

    def _new_handle(self) -> pycurl.Curl:
        """What holds for every request; the rest is set by `_aim`."""
        handle = pycurl.Curl()
        handle.setopt(pycurl.NOSIGNAL, 1)
        handle.setopt(pycurl.FOLLOWLOCATION, 0)
        handle.setopt(pycurl.PROXY, "")
        handle.setopt(pycurl.NOPROXY, "*")
        handle.setopt(pycurl.CAINFO, self._ca_file)
        handle.setopt(pycurl.SSL_VERIFYPEER, 1)
        handle.setopt(pycurl.SSL_VERIFYHOST, 2)
        # Without PIPEWAIT: it saves handshakes when many start at once on a new HTTP/2 service, but behind an
        # HTTP/1.1 one a single silent answer keeps all the others waiting (measured, libcurl 8.23).
        handle.setopt(pycurl.HTTP_VERSION, pycurl.CURL_HTTP_VERSION_2TLS)
        handle.setopt(pycurl.CONNECTTIMEOUT_MS, int(self._connect_seconds * 1000))
        handle.setopt(pycurl.TIMEOUT_MS, int(self._total_seconds * 1000))
        handle.setopt(pycurl.USERAGENT, "soleus")
        handle.setopt(pycurl.POST, 1)
        return handle

    @staticmethod
    def _aim(handle: pycurl.Curl, transfer: _Transfer, addresses: tuple[str, ...]) -> None:
        endpoint, request = transfer.request.endpoint, transfer.request
        protocols = pycurl.PROTO_HTTPS | (pycurl.PROTO_HTTP if endpoint.is_extra else 0)
        handle.setopt(pycurl.PROTOCOLS, protocols)
        handle.setopt(pycurl.URL, endpoint.url)
        if ":" not in endpoint.host:
            bracketed = ",".join(f"[{address}]" if ":" in address else address for address in addresses)
            handle.setopt(pycurl.RESOLVE, [f"{endpoint.host}:{endpoint.port}:{bracketed}"])
        handle.setopt(pycurl.HTTPHEADER, [f"{name}: {value}" for name, value in request.headers.items()])
        handle.setopt(pycurl.POSTFIELDS, request.body)
        handle.setopt(pycurl.HEADERFUNCTION, transfer.read_header)
        handle.setopt(pycurl.WRITEFUNCTION, transfer.read_body)

    def _collect(self) -> list[tuple[Hashable, Answer]]:
        self._multi.perform()
        answers, self._failed_early = self._failed_early, []
        queued = 1
        while queued:
            queued, succeeded, failed = self._multi.info_read()
            for handle in succeeded:
                answers.append(self._finish(handle, 0))
            for handle, code, _ in failed:
                answers.append(self._finish(handle, code))
        return answers

    def _finish(self, handle: pycurl.Curl, code: int) -> tuple[Hashable, Answer]:
        self._multi.remove_handle(handle)
        self._resting.append(handle)
        transfer = self._sending.pop(handle)
        return transfer.key, transfer.answer(code, has_left=handle.getinfo(pycurl.REQUEST_SIZE) > 0)

    def _wait(self, longest_seconds: float) -> None:
        """Until a socket has news, a curl timer fires or a name look-up may have ended."""
        timer_ms = self._multi.timeout()
        seconds = min(longest_seconds, timer_ms / 1000 if timer_ms >= 0 else 1.0)
        if self._waiting:
            seconds = min(seconds, 0.01)
        if self._multi.select(seconds) < 0:
            # Nothing to watch yet, and select comes back at once; do not spin.
            time.sleep(min(seconds, 0.01))
