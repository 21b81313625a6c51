"""Where the real transport connects to, and where it refuses to."""

import os
import socket
from contextlib import closing
from threading import Event

import pycurl
import pytest

from backend.reminders.push.addresses import AddressBook
from backend.reminders.push.endpoint import Endpoint, check_endpoint
from backend.reminders.push.transfer import Failure, PushRequest, Response, TransportError
from backend.reminders.push.transport import CurlTransport
from tests.fakes.push_service import PushService
from tests.reminders.push.conftest import answer_to, drain, to


def test_plain_http_is_not_spoken_to_a_known_push_service(service: PushService) -> None:
    # No checked endpoint looks like this; the transport does not rely on it.
    port = int(service.origin.rpartition(":")[2])
    forged = Endpoint(service.origin + "/x", service.origin, "http", "127.0.0.1", port, is_extra=False)
    with closing(CurlTransport(address_book=AddressBook(lambda *_: ("142.250.1.95",)))) as careful:
        answer = answer_to(careful, PushRequest(forged, {}, b""))
    assert answer == TransportError(Failure.NOT_CONNECTED, pycurl.E_UNSUPPORTED_PROTOCOL)
    assert service.received == []


@pytest.mark.parametrize("addresses", [("127.0.0.1",), ("10.0.0.7", "::1"), ("::ffff:127.0.0.1",), ()])
def test_a_known_name_that_leads_to_a_private_address_is_not_connected_to(addresses: tuple[str, ...]) -> None:
    with closing(CurlTransport(address_book=AddressBook(lambda *_: addresses))) as careful:
        answer = answer_to(careful, PushRequest(check_endpoint("https://fcm.googleapis.com/x"), {}, b""))
    assert answer == TransportError(Failure.ADDRESS_REFUSED)


def test_an_extra_origin_is_connected_to_at_the_address_we_resolved(service: PushService) -> None:
    # No name server knows this name: only our own answer can lead to the service.
    port = service.origin.rpartition(":")[2]
    url = f"http://push.clinic.invalid:{port}/x"
    with closing(CurlTransport(address_book=AddressBook(lambda *_: ("127.0.0.1",)))) as named:
        answer = answer_to(named, to(url))
    assert isinstance(answer, Response)
    assert service.received[0].headers["host"] == f"push.clinic.invalid:{port}"


def test_a_name_no_one_knows_is_told_apart() -> None:
    def unknown(host: str, port: int) -> tuple[str, ...]:
        raise socket.gaierror

    with closing(CurlTransport(address_book=AddressBook(unknown))) as lost:
        answer = answer_to(lost, to("http://push.clinic.invalid:1/x"))
    assert answer == TransportError(Failure.UNRESOLVED)


def test_a_name_server_that_hangs_holds_up_only_its_own_messages(service: PushService) -> None:
    may_answer = Event()

    def resolve(host: str, port: int) -> tuple[str, ...]:
        if host == "slow.invalid":
            may_answer.wait(10)
        return ("127.0.0.1",)

    with closing(CurlTransport(connect_seconds=1, address_book=AddressBook(resolve))) as transport:
        transport.start(to("http://slow.invalid:1/x"), "slow")
        transport.start(to(service.origin + "/x"), "quick")
        assert [key for key, _ in transport.poll(10)] == ["quick"]
        assert drain(transport) == {"slow": TransportError(Failure.UNRESOLVED)}
    may_answer.set()


def test_a_proxy_in_the_environment_is_ignored(service: PushService, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("http_proxy", "https_proxy", "all_proxy", "HTTPS_PROXY", "ALL_PROXY"):
        monkeypatch.setenv(name, "http://127.0.0.1:9")
    assert "http_proxy" in os.environ
    with closing(CurlTransport()) as transport:
        answer = answer_to(transport, to(service.origin + "/x"))
    assert isinstance(answer, Response)
