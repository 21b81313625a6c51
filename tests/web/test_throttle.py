"""backend/web/throttle.py"""

import socketserver
from collections.abc import Iterator

import pytest

from backend.web.throttle import Throttle
from tests.fakes.loopback import LoopbackServer
from tests.services.programs import free_port


class _Deaf(LoopbackServer):
    """A storage that hangs up on whoever comes."""

    def __init__(self) -> None:
        self.visits = 0
        house = self

        class Talk(socketserver.BaseRequestHandler):
            def handle(self) -> None:
                house.visits += 1

        server = socketserver.TCPServer(("127.0.0.1", 0), Talk)
        super().__init__(server)
        self.url = f"redis://127.0.0.1:{server.server_address[1]}/0"


@pytest.fixture
def deaf() -> Iterator[_Deaf]:
    with _Deaf() as storage:
        yield storage


def test_a_minute_is_full_after_as_many_as_may_be() -> None:
    throttle = Throttle("memory://")
    assert [throttle.hit(2, "sign-in", "ada") for _ in range(3)] == [True, True, False]
    assert throttle.hit(2, "sign-in", "ben")
    assert 1 <= throttle.wait_seconds(2, "sign-in", "ada") <= 60


def test_while_the_shared_storage_is_away_a_process_counts_for_itself() -> None:
    throttle = Throttle(f"redis://127.0.0.1:{free_port()}/0")
    assert throttle.has_room(2, "sign-in", "ada")
    assert [throttle.hit(2, "sign-in", "ada") for _ in range(3)] == [True, True, False]
    assert not throttle.has_room(2, "sign-in", "ada")
    assert 1 <= throttle.wait_seconds(2, "sign-in", "ada") <= 60


def test_a_storage_that_is_away_is_not_waited_for_at_each_question(deaf: _Deaf) -> None:
    throttle = Throttle(deaf.url)
    throttle.hit(2, "sign-in", "ada")
    visits = deaf.visits
    assert visits
    throttle.hit(2, "sign-in", "ada")
    assert deaf.visits == visits


def test_it_is_asked_again_after_a_while(deaf: _Deaf) -> None:
    throttle = Throttle(deaf.url, left_alone_seconds=0)
    throttle.hit(2, "sign-in", "ada")
    visits = deaf.visits
    throttle.hit(2, "sign-in", "ada")
    assert deaf.visits > visits
