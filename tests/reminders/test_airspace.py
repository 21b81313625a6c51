"""One send at a time to each device, whoever in this process is sending."""

from collections import Counter
from collections.abc import Collection
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from threading import Event
from uuid import UUID, uuid4

import pytest

from backend.reminders.airspace import Airspace
from backend.reminders.drain import drain
from backend.reminders.push.transfer import PushRequest, Response
from backend.reminders.trial import send_test
from backend.web.problems import Conflict
from tests.fakes.push import CREATED
from tests.reminders.browser import GONE, SharedPush
from tests.reminders.post_office import PostOffice
from tests.services.programs import PATIENCE_SECONDS

PHONE, TABLET = uuid4(), uuid4()
ONE, OTHER = uuid4(), uuid4()


class TestAirspace:
    def test_a_device_has_one_sender(self) -> None:
        airspace = Airspace()
        assert airspace.enter(PHONE, ONE)
        assert airspace.enter(PHONE, ONE)
        assert not airspace.enter(PHONE, OTHER)
        assert airspace.enter(TABLET, OTHER)

    def test_a_sender_frees_only_what_it_entered_and_does_not_keep(self) -> None:
        airspace = Airspace()
        for device_id, sender in ((PHONE, ONE), (TABLET, OTHER)):
            assert airspace.enter(device_id, sender)
        airspace.keep_only({PHONE}, ONE)
        airspace.keep_only((), OTHER)
        assert not airspace.enter(PHONE, OTHER)
        assert airspace.enter(TABLET, ONE)

    @pytest.mark.parametrize(
        "wanted",
        [frozenset[UUID](), frozenset({PHONE, TABLET}), frozenset({TABLET})],
        ids=["no device", "one of two is free", "its own"],
    )
    def test_nobody_waits_without_a_reason(self, wanted: frozenset[UUID]) -> None:
        airspace = Airspace()
        airspace.enter(PHONE, ONE)
        airspace.enter(TABLET, OTHER)
        with ThreadPoolExecutor(1) as threads:
            threads.submit(airspace.wait_for_any, wanted, OTHER, PATIENCE_SECONDS).result(
                PATIENCE_SECONDS / 2
            )


class TestADrainAndATestPush:
    @pytest.mark.parametrize("first", ["drain", "test"])
    def test_meet_a_device_that_is_gone_once(self, office: PostOffice, first: str) -> None:
        sending = SideBySide(office, GONE)
        subject = office.plan(office.people.ada)
        assert sending.run(first) == {"drain": Counter(claimed=1, no_device=1), "test": "nobody there"}
        assert sending.requests_at_first_answer == 1
        assert len(sending.pushes.requests) == 1
        assert office.device(sending.phone).state == "gone"
        assert office.state(subject) == ("open", "no_device")

    @pytest.mark.parametrize("first", ["drain", "test"])
    def test_reach_a_device_that_works_one_after_the_other(self, office: PostOffice, first: str) -> None:
        sending = SideBySide(office, CREATED)
        office.plan(office.people.ada)
        assert sending.run(first) == {"drain": Counter(claimed=1, accepted=1, merged=0), "test": "sent"}
        assert sending.requests_at_first_answer == 1
        assert len(sending.pushes.requests) == 2


def test_an_error_on_the_way_leaves_the_device_to_others(office: PostOffice) -> None:
    device_id = _device(office)
    office.plan(office.people.ada)

    def fail(_request: PushRequest) -> Response:
        assert not office.postage.airspace.enter(device_id, OTHER)
        raise ConnectionError

    office.push.default = fail
    with pytest.raises(ConnectionError):
        office.drain()
    assert office.postage.airspace.enter(device_id, OTHER)


# The waiting is the same on both, and this one waits for as long as it takes.
@pytest.mark.parametrize("any_database", ["sqlite"], indirect=True)
def test_a_drain_that_has_to_stop_leaves_what_waits_to_the_next(office: PostOffice) -> None:
    device_id = _device(office)
    office.plan(office.people.ada)
    office.postage.airspace.enter(device_id, OTHER)
    looks = iter([False])
    assert office.drain(lambda: next(looks, True)) == Counter(claimed=1, released=1)
    office.postage.airspace.keep_only((), OTHER)
    assert office.drain()["accepted"] == 1


class WatchedAirspace(Airspace):
    """Tells when somebody came too late, and lets nobody wait before that."""

    def __init__(self) -> None:
        super().__init__()
        self.second_tried = Event()

    def enter(self, device_id: UUID, sender: UUID) -> bool:
        is_free = super().enter(device_id, sender)
        if not is_free:
            self.second_tried.set()
        return is_free

    def wait_for_any(self, device_ids: Collection[UUID], sender: UUID, timeout_seconds: float) -> None:
        super().wait_for_any(device_ids, sender, timeout_seconds if self.second_tried.is_set() else 0)


class SideBySide:
    """A drain and a test push to Ada's one phone; the first answer comes once both have tried."""

    def __init__(self, office: PostOffice, answer: Response) -> None:
        self.phone = office.subscribe(office.people.ada, "phone")
        self.pushes = SharedPush()
        self.pushes.default = self._answer
        self.requests_at_first_answer = 0
        self._office = office
        self._told = answer
        self._airspace = WatchedAirspace()
        self._first_is_out = Event()
        self._postage = replace(office.postage, new_transport=self.pushes, airspace=self._airspace)

    def run(self, first: str) -> dict[str, object]:
        """What became of each, after `first` was the first to send."""
        senders = {"drain": self._drain, "test": self._test}
        second = next(name for name in senders if name != first)
        with ThreadPoolExecutor(1) as threads:
            began = threads.submit(senders[first])
            assert self._first_is_out.wait(PATIENCE_SECONDS)
            ended = senders[second]()
            return {first: began.result(PATIENCE_SECONDS), second: ended}

    def _drain(self) -> Counter[str]:
        return drain(self._office.database, self._postage, self.pushes(), self._office.clock)

    def _test(self) -> str:
        office = self._office
        try:
            send_test(office.database, self._postage, office.clock, office.people.ada.id)
        except Conflict:
            return "nobody there"
        return "sent"

    def _answer(self, _request: PushRequest) -> Response:
        if self._first_is_out.is_set():
            self._airspace.second_tried.set()  # and got through
            return self._told
        self._first_is_out.set()
        assert self._airspace.second_tried.wait(PATIENCE_SECONDS)
        self.requests_at_first_answer = len(self.pushes.requests)
        return self._told


def _device(office: PostOffice) -> UUID:
    device_id = office.device(office.subscribe(office.people.ada, "phone")).id
    assert isinstance(device_id, UUID)
    return device_id
