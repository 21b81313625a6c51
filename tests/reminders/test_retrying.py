"""What happens when a push service says no, not now, or nothing."""

from datetime import timedelta

import pytest

from backend.reminders.push.transfer import Answer, Failure, PushRequest, Response, TransportError
from backend.reminders.retrying import pause
from tests.fakes.push import CREATED
from tests.fakes.push_service import FCM_MISMATCH
from tests.reminders.post_office import FCM, MOZILLA, PostOffice

MINUTE = timedelta(minutes=1)
SECOND = timedelta(seconds=1)
UNAVAILABLE = Response(503, {}, b"")
GONE = Response(410, {}, b"")
MISMATCH = Response(FCM_MISMATCH[0], {}, FCM_MISMATCH[1])
HANG = TransportError(Failure.TIMED_OUT, 28)


@pytest.mark.parametrize(
    ("failed", "seconds"),
    [(0, 30), (1, 60), (2, 120), (3, 240), (4, 480), (5, 600), (50, 600)],
    ids=lambda value: str(value),
)
def test_the_pause_doubles_from_thirty_seconds_to_ten_minutes(failed: int, seconds: int) -> None:
    assert pause(failed) == timedelta(seconds=seconds)


def test_jitter_only_ever_adds() -> None:
    assert pause(0, 1.0) == timedelta(seconds=37.5)
    assert pause(9, 1.0) == timedelta(minutes=10)


@pytest.mark.parametrize(
    "answer",
    [
        pytest.param(UNAVAILABLE, id="unavailable"),
        pytest.param(Response(429, {}, b""), id="too many"),
        pytest.param(HANG, id="hang"),
        pytest.param(TransportError(Failure.BROKEN_OFF, 56), id="reset"),
    ],
)
def test_a_device_that_could_not_be_reached_is_tried_again(office: PostOffice, answer: Answer) -> None:
    phone = office.subscribe(office.people.ada, "phone")
    subject = office.plan(office.people.ada)
    office.push.default = answer
    assert office.drain()["again"] == 1
    office.push.default = CREATED
    office.clock.move(30 * SECOND - timedelta(microseconds=1))
    assert not office.drain()["claimed"]
    office.clock.move(10 * SECOND)
    office.drain()
    assert office.state(subject) == ("accepted", None)
    assert len(office.sent_to(phone)) == 2


def test_a_retry_goes_only_to_devices_that_have_not_accepted(office: PostOffice) -> None:
    ada = office.people.ada
    phone, tablet = office.subscribe(ada, "phone"), office.subscribe(ada, "tablet")
    subject = office.plan(ada)
    office.push.answers[tablet.endpoint] = UNAVAILABLE
    office.drain()
    assert office.state(subject) == ("open", "http_503")
    office.push.answers.clear()
    office.clock.move(MINUTE)
    office.drain()
    assert [len(office.sent_to(device)) for device in (phone, tablet)] == [1, 2]
    assert office.state(subject) == ("accepted", None)


def test_what_the_service_asked_for_is_obeyed_for_all_its_devices(office: PostOffice) -> None:
    ada, eve = office.people.ada, office.people.eve
    first, second = office.subscribe(ada, "first"), office.subscribe(eve, "second")
    elsewhere = office.subscribe(eve, "elsewhere", MOZILLA)
    office.plan(ada, at=office.clock.now - MINUTE)
    office.push.answers[first.endpoint] = Response(429, {"retry-after": "600"}, b"")
    office.drain()
    office.push.answers.clear()
    office.plan(eve)
    office.drain()
    assert [len(office.sent_to(phone)) for phone in (first, second, elsewhere)] == [1, 0, 1]
    office.clock.move(10 * MINUTE)
    office.drain()
    assert [len(office.sent_to(phone)) for phone in (first, second, elsewhere)] == [2, 1, 1]


def test_nothing_is_tried_past_its_use(office: PostOffice) -> None:
    office.subscribe(office.people.ada, "phone")
    subject = office.plan(office.people.ada, useful=5 * MINUTE)
    office.push.default = Response(503, {"retry-after": "3600"}, b"")
    office.drain()
    assert office.notice(subject).visible_at == office.notice(subject).expires_at
    office.clock.move(5 * MINUTE)
    office.drain()
    assert office.state(subject) == ("expired", "http_503")
    assert len(office.push.requests) == 1


def test_what_reached_one_device_is_not_called_expired(office: PostOffice) -> None:
    ada = office.people.ada
    office.subscribe(ada, "phone")
    tablet = office.subscribe(ada, "tablet")
    subject = office.plan(ada)
    office.push.answers[tablet.endpoint] = UNAVAILABLE
    office.drain()
    office.clock.move(timedelta(hours=2))
    office.drain()
    assert office.notice(subject).state == "accepted"


def test_a_device_that_fails_while_others_are_answered_is_given_up_after_five_tries(
    office: PostOffice,
) -> None:
    broken = office.subscribe(office.people.ada, "broken")
    office.subscribe(office.people.eve, "fine")
    subject = office.plan(office.people.ada, useful=timedelta(days=1))
    office.push.answers[broken.endpoint] = UNAVAILABLE
    for _ in range(20):
        office.plan(office.people.eve)
        office.drain()
        office.clock.move(10 * MINUTE)
    assert office.state(subject) == ("failed", "gave_up")
    assert len(office.sent_to(broken)) == 5


def test_a_service_that_is_down_is_tried_until_the_end(office: PostOffice) -> None:
    phone = office.subscribe(office.people.ada, "phone")
    subject = office.plan(office.people.ada, useful=timedelta(hours=6))
    office.push.default = HANG
    for _ in range(30):
        office.drain()
        office.clock.move(10 * MINUTE)
    assert office.state(subject) == ("open", "timed_out")
    assert len(office.sent_to(phone)) > 20
    office.push.default = CREATED
    office.drain()
    assert office.state(subject) == ("accepted", None)


def test_a_service_that_is_down_is_not_asked_once_for_every_device(office: PostOffice) -> None:
    for number in range(20):
        office.subscribe(office.people.ada, f"ada-{number}")
        office.subscribe(office.people.eve, f"eve-{number}")
    office.plan(office.people.ada)
    office.plan(office.people.eve)
    office.push.default = HANG
    office.drain()
    assert len(office.push.requests) == 10


def test_a_service_that_hangs_goes_to_the_back(office: PostOffice) -> None:
    ada, eve = office.people.ada, office.people.eve
    for number in range(14):
        office.subscribe(ada, f"hanging-{number}", FCM)
    for number in range(6):
        office.subscribe(eve, f"fine-{number}", MOZILLA)
    office.plan(ada, at=office.clock.now - MINUTE)
    office.plan(eve)

    def answer(request: PushRequest) -> Answer:
        # Two of the first ten hang, the others are a little slow.
        return HANG if request.endpoint.url.endswith(("g-0", "g-1")) else UNAVAILABLE

    office.push.default = answer
    office.drain()
    origins = [request.endpoint.origin for request in office.push.requests]
    assert origins[:10] == [FCM] * 10
    assert origins[10:16] == [MOZILLA] * 6
