"""Which network addresses a push may reach, and how names are looked up."""

import socket
from concurrent.futures import wait
from ipaddress import IPv4Address
from threading import Event

import pytest

from backend.reminders.push.addresses import CACHE_SECONDS, AddressBook, is_public


@pytest.mark.parametrize(
    "address",
    [
        pytest.param("142.250.1.95", id="Google"),
        pytest.param("17.188.143.34", id="Apple"),
        pytest.param("2a00:1450:4009:81f::200a", id="Google in IPv6"),
        pytest.param("64:ff9b::8efa:15f", id="Google through NAT64"),
    ],
)
def test_a_public_address_may_be_connected_to(address: str) -> None:
    assert is_public(address)


@pytest.mark.parametrize(
    "address",
    [
        pytest.param("127.0.0.1", id="loopback"),
        pytest.param("127.8.8.8", id="loopback elsewhere"),
        pytest.param(str(IPv4Address(0)), id="unspecified"),
        pytest.param("10.1.2.3", id="private 10"),
        pytest.param("172.16.0.1", id="private 172"),
        pytest.param("192.168.1.1", id="private 192"),
        pytest.param("169.254.169.254", id="link-local, cloud metadata"),
        pytest.param("100.64.0.1", id="shared by carriers"),
        pytest.param("192.0.2.1", id="documentation"),
        pytest.param("198.18.0.1", id="benchmarks"),
        pytest.param("224.0.0.1", id="multicast"),
        pytest.param("239.255.255.250", id="multicast, local"),
        pytest.param("240.0.0.1", id="reserved"),
        pytest.param("255.255.255.255", id="broadcast"),
        pytest.param("::1", id="loopback in IPv6"),
        pytest.param("::", id="unspecified in IPv6"),
        pytest.param("fe80::1", id="link-local in IPv6"),
        pytest.param("fe80::1%eth0", id="link-local with a zone"),
        pytest.param("fc00::1", id="unique local"),
        pytest.param("fd12:3456::1", id="unique local in use"),
        pytest.param("ff02::1", id="multicast in IPv6"),
        pytest.param("2001:db8::1", id="documentation in IPv6"),
        pytest.param("::ffff:127.0.0.1", id="mapped loopback"),
        pytest.param("::ffff:142.250.1.95", id="mapped public"),
        pytest.param("::127.0.0.1", id="compatible loopback"),
        pytest.param("64:ff9b::7f00:1", id="loopback through NAT64"),
        pytest.param("64:ff9b::a00:1", id="private through NAT64"),
        pytest.param("64:ff9b:1::1", id="local NAT64"),
        pytest.param("2002:7f00:1::", id="loopback through 6to4"),
        pytest.param("2001:0:1::1", id="Teredo"),
        pytest.param("localhost", id="not a number"),
        pytest.param("", id="nothing"),
    ],
)
def test_no_other_address_may(address: str) -> None:
    assert not is_public(address)


class Names:
    """A name server that counts, and fails or hangs when told."""

    def __init__(self) -> None:
        self.asked = 0
        self.fails = False
        self.may_answer = Event()
        self.may_answer.set()

    def resolve(self, host: str, port: int) -> tuple[str, ...]:
        self.asked += 1
        self.may_answer.wait(10)
        if self.fails:
            raise socket.gaierror
        return ("142.250.1.95",)


class Clock:
    seconds = 1000.0

    def __call__(self) -> float:
        return self.seconds


def test_a_name_is_asked_for_once_a_minute() -> None:
    names, clock = Names(), Clock()
    book = AddressBook(names.resolve, clock)
    assert book.look_up("fcm.googleapis.com", 443).result(10) == ("142.250.1.95",)
    clock.seconds += CACHE_SECONDS - 1
    book.look_up("fcm.googleapis.com", 443).result(10)
    assert names.asked == 1
    clock.seconds += 1
    book.look_up("fcm.googleapis.com", 443).result(10)
    assert names.asked == 2


def test_a_failure_is_not_kept() -> None:
    names = Names()
    names.fails = True
    book = AddressBook(names.resolve, Clock())
    assert isinstance(book.look_up("fcm.googleapis.com", 443).exception(10), OSError)
    names.fails = False
    assert book.look_up("fcm.googleapis.com", 443).result(10) == ("142.250.1.95",)


def test_a_name_server_that_hangs_holds_up_no_one_and_is_asked_once() -> None:
    names, clock = Names(), Clock()
    names.may_answer.clear()
    book = AddressBook(names.resolve, clock)
    first = book.look_up("fcm.googleapis.com", 443)
    clock.seconds += 2 * CACHE_SECONDS
    assert book.look_up("fcm.googleapis.com", 443) is first
    assert not first.done()
    names.may_answer.set()
    wait([first], 10)
    assert names.asked == 1
