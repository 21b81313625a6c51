"""The real transport against a real server on loopback."""

import socket
from collections.abc import Hashable, Iterator
from contextlib import closing
from datetime import datetime

import pytest

from backend.reminders.push.sending import Target, prepare, topic
from backend.reminders.push.tokens import VapidTokens
from backend.reminders.push.transfer import (
    Failure,
    Response,
    TransportError,
)
from backend.reminders.push.transport import MAX_RESPONSE_BYTES, CurlTransport
from tests.fakes.phone import Phone
from tests.fakes.push_service import PushService, Reply
from tests.reminders.push.conftest import answer_to, drain, to
from tests.services.programs import PATIENCE_SECONDS

IMPATIENT_SECONDS = 0.3
# On this machine, whatever else it does.
ENOUGH_FOR_A_STATUS_SECONDS = 3.0


@pytest.fixture
def transport() -> Iterator[CurlTransport]:
    with closing(CurlTransport(connect_seconds=PATIENCE_SECONDS, total_seconds=PATIENCE_SECONDS)) as patient:
        yield patient


@pytest.fixture
def impatient() -> Iterator[CurlTransport]:
    with closing(CurlTransport(connect_seconds=IMPATIENT_SECONDS, total_seconds=IMPATIENT_SECONDS)) as hasty:
        yield hasty


def test_a_prepared_message_arrives_whole_and_only_the_phone_can_read_it(
    service: PushService, transport: CurlTransport, tokens: VapidTokens, now: datetime
) -> None:
    phone = Phone(service.origin + "/push/ada?x=1")
    request = prepare(
        Target(phone.endpoint, phone.p256dh, phone.auth),
        b'{"web_push":8030}',
        ttl_seconds=60,
        urgency="normal",
        topic=topic("notice-1"),
        tokens=tokens,
        now=now,
        extra_origins={service.origin},
    )
    answer = answer_to(transport, request)
    assert isinstance(answer, Response)
    assert answer.status == 201
    (got,) = service.received
    assert got.path == "/push/ada?x=1"
    assert {name.lower(): value for name, value in request.headers.items()}.items() <= got.headers.items()
    assert phone.read(got.body) == {"web_push": 8030}


@pytest.mark.parametrize("status", [200, 404, 410, 413, 429, 500, 503])
def test_status_headers_and_body_of_any_answer_come_back(
    service: PushService, transport: CurlTransport, status: int
) -> None:
    url = service.script("/x", Reply(status, b'{"reason":"x"}', {"Retry-After": "120"}))
    answer = answer_to(transport, to(url))
    assert isinstance(answer, Response)
    assert (answer.status, answer.body, answer.headers["retry-after"]) == (status, b'{"reason":"x"}', "120")


@pytest.mark.parametrize("status", [301, 302, 307, 308])
def test_a_redirect_is_not_followed(service: PushService, transport: CurlTransport, status: int) -> None:
    url = service.script("/x", Reply(status, headers={"Location": service.origin + "/elsewhere"}))
    answer = answer_to(transport, to(url))
    assert isinstance(answer, Response)
    assert answer.status == status
    assert [got.path for got in service.received] == ["/x"]


def test_a_service_that_hangs_is_given_up_after_the_limit(
    service: PushService, impatient: CurlTransport
) -> None:
    answer = answer_to(impatient, to(service.script("/x", Reply(behaviour="hang"))))
    assert isinstance(answer, TransportError)
    assert answer.failure is Failure.TIMED_OUT


def test_a_torn_connection_is_told_apart(service: PushService, transport: CurlTransport) -> None:
    answer = answer_to(transport, to(service.script("/x", Reply(behaviour="reset"))))
    assert isinstance(answer, TransportError)
    assert answer.failure is Failure.BROKEN_OFF


def test_a_closed_port_is_told_apart(transport: CurlTransport) -> None:
    with socket.socket() as unused:
        unused.bind(("127.0.0.1", 0))
        url = f"http://127.0.0.1:{unused.getsockname()[1]}/x"
        answer = answer_to(transport, to(url))
    assert isinstance(answer, TransportError)
    assert answer.failure is Failure.NOT_CONNECTED


def test_whoever_hangs_before_the_message_could_leave_is_told_apart(
    service: PushService, impatient: CurlTransport
) -> None:
    # On the handle of one that did leave.
    answer_to(impatient, to(f"{service.origin}/x"))
    with socket.create_server(("127.0.0.1", 0)) as silent:
        url = f"https://127.0.0.1:{silent.getsockname()[1]}/x"
        answer = answer_to(impatient, to(url))
    assert isinstance(answer, TransportError)
    assert answer.failure is Failure.CONNECT_TIMED_OUT


def test_a_201_whose_body_never_ends_is_still_a_201(service: PushService) -> None:
    with closing(CurlTransport(total_seconds=ENOUGH_FOR_A_STATUS_SECONDS)) as hasty:
        answer = answer_to(hasty, to(service.script("/x", Reply(201, b"{", behaviour="stall"))))
    assert isinstance(answer, Response)
    assert answer.status == 201


def test_an_endless_body_is_cut(service: PushService, transport: CurlTransport) -> None:
    answer = answer_to(transport, to(service.script("/x", Reply(400, b"x" * 10_000_000))))
    assert isinstance(answer, Response)
    assert answer.status == 400
    assert len(answer.body) == MAX_RESPONSE_BYTES


def test_ten_are_in_flight_at_once_and_one_that_hangs_holds_one_place(
    service: PushService, transport: CurlTransport
) -> None:
    hanging = service.script("/hang", Reply(behaviour="hang"))
    transport.start(to(hanging), "hang")
    for number in range(9):
        transport.start(to(f"{service.origin}/{number}"), number)
    assert transport.in_flight == 10
    answered: list[Hashable] = []
    for number in range(9, 30):
        while transport.in_flight == 10:
            answered += [key for key, _ in transport.poll(10)]
        transport.start(to(f"{service.origin}/{number}"), number)
    while len(answered) < 30:
        answered += [key for key, _ in transport.poll(10)]
        if transport.in_flight == 1:
            break
    assert sorted(answered, key=str) == sorted(range(30), key=str)
    service.released.set()
    assert list(drain(transport)) == ["hang"]


def test_ten_hanging_messages_are_given_up_together(service: PushService, impatient: CurlTransport) -> None:
    url = service.script("/hang", Reply(behaviour="hang"))
    for number in range(10):
        impatient.start(to(url), number)
    answers = drain(impatient)
    assert service.most_at_once == 10
    assert {type(answer) for answer in answers.values()} == {TransportError}


def test_a_connection_serves_one_drain_after_the_other(
    service: PushService, transport: CurlTransport
) -> None:
    for number in range(5):
        answer_to(transport, to(f"{service.origin}/{number}"))
    assert len({got.connection for got in service.received}) == 1


def test_a_message_after_a_failure_carries_nothing_of_the_last(
    service: PushService, transport: CurlTransport
) -> None:
    answer_to(
        transport, to(service.script("/a", Reply(500, b"broken", {"Retry-After": "9"})), b"long body " * 50)
    )
    answer = answer_to(transport, to(service.origin + "/b", b"short"))
    assert isinstance(answer, Response)
    assert (answer.status, answer.body) == (201, b"")
    assert "retry-after" not in answer.headers
    assert service.received[1].body == b"short"


@pytest.mark.parametrize("is_polled", [False, True], ids=["never polled", "polled"])
def test_closing_drops_what_is_in_flight(service: PushService, is_polled: bool) -> None:
    transport = CurlTransport()
    transport.start(to(service.script("/x", Reply(behaviour="hang"))), "it")
    if is_polled:
        assert transport.poll(0.05) == []
    transport.close()
    assert transport.in_flight == 0


def test_polling_an_idle_transport_returns_at_once(transport: CurlTransport) -> None:
    assert transport.poll(3600) == []
