"""Which network addresses a push may connect to: public ones, resolved and checked by us."""

import socket
import time
from collections.abc import Callable
from concurrent.futures import Future
from ipaddress import IPv4Address, IPv6Address, IPv6Network, ip_address
from threading import Thread

CACHE_SECONDS = 60.0

Resolve = Callable[[str, int], tuple[str, ...]]

_NAT64 = IPv6Network("64:ff9b::/96")
# Ranges that carry an IPv4 address of someone's choice, or end in the own network.
_REFUSED_V6 = tuple(
    IPv6Network(net) for net in ("::ffff:0:0/96", "::/96", "2002::/16", "2001::/32", "64:ff9b:1::/48")
)


def is_public(address: str) -> bool:
    """False for private, loopback, link-local, shared, reserved and multicast addresses, also inside IPv6."""
    try:
        parsed = ip_address(address)
    except ValueError:
        return False
    if isinstance(parsed, IPv6Address):
        if parsed in _NAT64:
            # Hosts with IPv6 only reach push services this way; the IPv4 address inside decides.
            return _is_global(IPv4Address(int(parsed) & 0xFFFFFFFF))
        if any(parsed in network for network in _REFUSED_V6):
            return False
    return _is_global(parsed)


def _is_global(address: IPv4Address | IPv6Address) -> bool:
    return address.is_global and not (address.is_multicast or address.is_reserved or address.is_unspecified)


def system_resolve(host: str, port: int) -> tuple[str, ...]:
    """Addresses in the system's order of preference; raises OSError."""
    found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    return tuple(dict.fromkeys(str(sockaddr[0]) for *_, sockaddr in found))


class AddressBook:
    """Name look-ups in threads of their own, each kept for a minute.

    A push service is one of a handful of names, so a look-up is rare; but a dead name server takes half a
    minute to say so, and that must not hold up the transfers to everyone else. Used by one thread.
    """

    def __init__(
        self, resolve: Resolve = system_resolve, clock: Callable[[], float] = time.monotonic
    ) -> None:
        self._resolve = resolve
        self._clock = clock
        self._entries: dict[tuple[str, int], tuple[float, Future[tuple[str, ...]]]] = {}

    def look_up(self, host: str, port: int) -> Future[tuple[str, ...]]:
        """A future of every address, public or not; its exception is an OSError. A failure is not kept."""
        asked_at, future = self._entries.get((host, port), (0.0, None))
        failed = future is not None and future.done() and future.exception() is not None
        if future is None or failed or (future.done() and self._clock() - asked_at >= CACHE_SECONDS):
            future = self._ask(host, port)
            self._entries[(host, port)] = (self._clock(), future)
        return future

    def _ask(self, host: str, port: int) -> Future[tuple[str, ...]]:
        future: Future[tuple[str, ...]] = Future()

        def answer() -> None:
            try:
                future.set_result(self._resolve(host, port))
            except (OSError, UnicodeError) as error:
                future.set_exception(error)

        # A daemon, so that a look-up that hangs does not hold up a shutdown.
        Thread(target=answer, name="push-address", daemon=True).start()
        return future
