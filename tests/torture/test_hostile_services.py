"""Push services that refuse, lie, drag their feet or drown us, asked through the real transport."""

from collections.abc import Iterator
from contextlib import closing
from dataclasses import dataclass, replace
from datetime import timedelta
from email.utils import format_datetime

import pytest

from backend.db import Database
from backend.reminders.drain import drain
from backend.reminders.push.transport import CurlTransport
from backend.settings import Settings
from tests.conftest import Cast
from tests.fakes.clock import FakeClock
from tests.fakes.push import FakePush
from tests.fakes.push_service import (
    APPLE_BAD_TOKEN,
    APPLE_MISMATCH,
    FCM_MISMATCH,
    MOZILLA_MISMATCH,
    PushService,
    Reply,
)
from tests.reminders.post_office import USEFUL, PostOffice
from tests.services.programs import PATIENCE_SECONDS

# Ten in earnest. Who never gives a status is not waited for long; whoever gives one is given the time to.
HASTY_SECONDS = 1.0
ENOUGH_FOR_A_STATUS_SECONDS = 4.0
SECOND = timedelta(seconds=1)
START = FakeClock().now
TEN_MEGABYTES = bytes(10_000_000)

pytestmark = pytest.mark.torture


@pytest.fixture
def service() -> Iterator[PushService]:
    with PushService() as running:
        yield running


@pytest.fixture
def office(
    database: Database, cast: Cast, clock: FakeClock, settings: Settings, service: PushService
) -> PostOffice:
    origins = (service.origin, service.origin.replace("http:", "https:"))
    office = PostOffice(database, cast, clock, FakePush(), replace(settings, push_extra_origins=origins))
    office.postage = replace(office.postage, chance=lambda: 0.0)
    return office


@dataclass(frozen=True, slots=True)
class Ending:
    """`again` is how long the reminder is left alone; None: it is over."""

    state: str
    reason: str | None
    device: str = "working"
    again: timedelta | None = None


TOLD = Ending("accepted", None)
LATER = 30 * SECOND


def tried_again(reason: str, after: timedelta = LATER) -> Ending:
    return Ending("open", reason, again=after)


def lost_device(device: str) -> Ending:
    return Ending("open", "no_device", device, again=USEFUL)


def refused(status: int) -> Ending:
    return Ending("failed", f"http_{status}")


OUTCOMES = {
    "takes it": (Reply(201), TOLD),
    "knows no such phone": (Reply(404), lost_device("gone")),
    "lost the phone": (Reply(410), lost_device("gone")),
    "finds it too large": (Reply(413), refused(413)),
    "is busy": (Reply(429), tried_again("http_429")),
    "is busy for two minutes": (
        Reply(429, headers={"Retry-After": "120"}),
        tried_again("http_429", 120 * SECOND),
    ),
    "is busy until an hour of the clock": (
        Reply(429, headers={"Retry-After": format_datetime(START + 300 * SECOND, usegmt=True)}),
        tried_again("http_429", 300 * SECOND),
    ),
    "understands nothing": (Reply(400), refused(400)),
    "is Apple and knows another key": (Reply(*APPLE_MISMATCH), lost_device("needs_resubscribe")),
    "is Google and knows another key": (Reply(*FCM_MISMATCH), lost_device("needs_resubscribe")),
    "is Mozilla and knows another key": (Reply(*MOZILLA_MISMATCH), lost_device("needs_resubscribe")),
    "is Apple and dislikes our token": (Reply(*APPLE_BAD_TOKEN), refused(403)),
    "has an error": (Reply(500), tried_again("http_500")),
    "is a broken gateway": (Reply(502), tried_again("http_502")),
    "is down": (Reply(503), tried_again("http_503")),
    "is down for ten minutes": (
        Reply(503, headers={"Retry-After": "600"}),
        tried_again("http_503", 600 * SECOND),
    ),
    "sends us elsewhere": (Reply(307, headers={"Location": "/elsewhere"}), refused(307)),
    "tears the connection": (Reply(behaviour="reset"), tried_again("broken_off")),
    "says nothing": (Reply(behaviour="hang"), tried_again("timed_out")),
    "answers a byte a second": (Reply(behaviour="trickle"), tried_again("timed_out")),
    "takes it and explains a byte a second": (Reply(201, b"slowly", behaviour="drip"), TOLD),
    "takes it and falls silent": (Reply(201, behaviour="stall"), TOLD),
    "fails and falls silent": (Reply(500, behaviour="stall"), tried_again("http_500")),
    "takes it with ten megabytes": (Reply(201, TEN_MEGABYTES), TOLD),
    "refuses it with ten megabytes": (Reply(400, TEN_MEGABYTES), refused(400)),
}


@pytest.mark.parametrize(("reply", "ending"), OUTCOMES.values(), ids=OUTCOMES)
def test_a_push_service_that(reply: Reply, ending: Ending, office: PostOffice, service: PushService) -> None:
    url = service.script("/ada-phone", reply)
    assert _tell_ada(office, service.origin, _limit_seconds(reply)) == ending
    assert [got.path for got in service.wait_for(1)] == ["/ada-phone"], url


def _limit_seconds(reply: Reply) -> float:
    if reply.behaviour in {"hang", "trickle"}:
        return HASTY_SECONDS
    return ENOUGH_FOR_A_STATUS_SECONDS if reply.behaviour in {"stall", "drip"} else PATIENCE_SECONDS


def test_a_push_service_whose_tls_is_broken(office: PostOffice, service: PushService) -> None:
    """It speaks plain HTTP where TLS belongs."""
    assert _tell_ada(office, service.origin.replace("http:", "https:")) == tried_again("tls")
    assert service.received == []


def test_a_push_service_that_is_not_there(office: PostOffice, service: PushService) -> None:
    service.__exit__(None, None, None)
    assert _tell_ada(office, service.origin) == tried_again("not_connected")


def _tell_ada(office: PostOffice, origin: str, limit_seconds: float = PATIENCE_SECONDS) -> Ending:
    phone = office.subscribe(office.people.ada, "ada-phone", origin)
    subject = office.plan(office.people.ada)
    _drain(office, limit_seconds)
    notice = office.notice(subject)
    again = notice.visible_at - office.clock.now if notice.state == "open" else None
    return Ending(notice.state, notice.reason, office.device(phone).state, again)


def _drain(office: PostOffice, limit_seconds: float) -> None:
    with closing(CurlTransport(connect_seconds=PATIENCE_SECONDS, total_seconds=limit_seconds)) as transport:
        drain(office.database, office.postage, transport, office.clock)
