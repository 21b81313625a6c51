"""One phone that hangs, answers without end, and a wrong key: what they do to everybody else."""

from collections.abc import Iterator
from contextlib import closing
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from threading import Thread

import pytest
from sqlalchemy import func, select, update

from backend.cli import run
from backend.db import Database, change_schema
from backend.programmes.reminder_buttons import occurrence_verbs
from backend.reminders.claim import CLAIM_SIZE
from backend.reminders.drain import drain
from backend.reminders.models import Notice, NoticeState, Subscription
from backend.reminders.postage import Postage, make_postage
from backend.reminders.push.transport import TOTAL_SECONDS, CurlTransport
from backend.reminders.settling import BREAKER_PAUSE
from backend.settings import Settings
from backend.web.context import utc_now
from tests.fakes.push_service import FCM_MISMATCH, PushService, Reply
from tests.services.programs import PATIENCE_SECONDS, wait_until
from tests.torture.bookkeeping import states_of
from tests.torture.people import Crowd, gather

# Two for every three people, and more than one claim of them.
REMINDERS = CLAIM_SIZE * 9 // 5
MEGABYTE = 1_000_000
DOCTOR_FOUND_SOMETHING = 2
# What the sender may need on top, whatever it is sent: ten answers of ten megabytes would be a hundred.
MOST_GROWTH = 25 * MEGABYTE

pytestmark = pytest.mark.torture


@pytest.fixture
def service() -> Iterator[PushService]:
    with PushService() as running:
        yield running


@pytest.fixture
def postage(settings: Settings, service: PushService) -> Postage:
    return make_postage(_with(service, settings), occurrence_verbs, CurlTransport)


def _with(service: PushService, settings: Settings) -> Settings:
    return replace(settings, push_extra_origins=(service.origin,))


def _drain(database: Database, postage: Postage, total_seconds: float = TOTAL_SECONDS) -> None:
    with closing(CurlTransport(total_seconds=total_seconds)) as transport:
        drain(database, postage, transport, utc_now)


def _states(database: Database) -> dict[str, int]:
    with database.reading_session() as session:
        return dict(states_of(session, Notice.due_at <= utc_now()))


def test_one_that_hangs_keeps_nobody_waiting(
    database: Database, service: PushService, postage: Postage
) -> None:
    """It is the first of all, and hangs until all others have been told, however long that takes here."""
    crowd = gather(database, service.origin, REMINDERS)
    hanging = f"{service.origin}/push/2-0"
    service.script("/push/2-0", Reply(behaviour="hang"))
    _let_go_first(database, hanging)
    sender = Thread(target=_drain, args=(database, postage, 2 * PATIENCE_SECONDS))
    sender.start()
    try:
        wait_until(lambda: len(service.received) == len(crowd.phones), "every phone to be asked")
        wait_until(lambda: _states(database) == {"accepted": REMINDERS - 1, "open": 1}, "all but one")
        assert sender.is_alive(), "the one that hangs was given up before the others were told"
    finally:
        service.released.set()
        sender.join()
    assert [one.path for one in service.received].index("/push/2-0") < CLAIM_SIZE


def _let_go_first(database: Database, endpoint: str) -> None:
    with database.session() as session, session.begin():
        person_id = session.scalar(select(Subscription.person_id).where(Subscription.endpoint == endpoint))
        earlier = datetime.now(UTC).replace(second=0, microsecond=0)
        session.execute(update(Notice).where(Notice.person_id == person_id).values(visible_at=earlier))


def test_answers_without_end_do_not_fill_the_memory(
    database: Database, service: PushService, postage: Postage, is_long: bool
) -> None:
    warm_up = gather(database, service.origin, 15, street="before")
    crowd = gather(database, service.origin, 3000 if is_long else 180)
    _drown(service, warm_up)
    with database.session() as session, session.begin():
        session.execute(update(Notice).values(visible_at=Notice.due_at))
    _drown(service, crowd)
    before = _resident_bytes(is_peak=False)
    Path("/proc/self/clear_refs").write_text("5")  # the peak begins anew
    _drain(database, postage)
    assert _states(database) == {"accepted": warm_up.reminders + crowd.reminders}
    assert _resident_bytes(is_peak=True) - before < MOST_GROWTH


def _drown(service: PushService, crowd: Crowd) -> None:
    flood = Reply(201, bytes(10 * MEGABYTE))
    for path in crowd.phones:
        service.script(path, flood)


def _resident_bytes(*, is_peak: bool) -> int:
    name = "VmHWM:" if is_peak else "VmRSS:"
    lines = Path("/proc/self/status").read_text().splitlines()
    return next(int(line.split()[1]) for line in lines if line.startswith(name)) * 1024


class TestWrongKey:
    """Every phone subscribed with another key than the one that was deployed."""

    @pytest.fixture(
        params=[Reply(*FCM_MISMATCH), Reply(403)], ids=["and they say so", "and they only refuse"]
    )
    def crowd(self, database: Database, service: PushService, request: pytest.FixtureRequest) -> Crowd:
        crowd = gather(database, service.origin, REMINDERS)
        for path in crowd.phones:
            service.script(path, request.param)
        return crowd

    def test_no_phone_is_given_up(
        self, database: Database, service: PushService, postage: Postage, crowd: Crowd
    ) -> None:
        _drain(database, postage)
        with database.reading_session() as session:
            assert set(session.scalars(select(Subscription.state))) == {"working"}
            held = select(func.count()).where(
                Notice.state == NoticeState.OPEN, Notice.reason == "key_in_doubt"
            )
            assert session.scalar(held) >= CLAIM_SIZE
        assert len(service.received) < len(crowd.phones), "the breaker did not open"

    def test_with_the_right_key_everybody_is_told_once(
        self, database: Database, service: PushService, postage: Postage, crowd: Crowd
    ) -> None:
        _drain(database, postage)
        for path in crowd.phones:
            service.script(path, Reply())
        asked = len(service.received)
        with closing(CurlTransport()) as transport:
            drain(database, postage, transport, lambda: utc_now() + BREAKER_PAUSE)
        assert _states(database) == {"accepted": REMINDERS}
        assert sorted(one.path for one in service.received[asked:]) == sorted(crowd.phones)


def test_the_doctor_says_that_the_key_is_wrong(
    settings: Settings,
    service: PushService,
    postage: Postage,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    database = Database(settings.database_url)
    change_schema(database.engine)
    for path in gather(database, service.origin, 30).phones:
        service.script(path, Reply(*FCM_MISMATCH))
    _drain(database, postage)
    database.close()
    monkeypatch.setenv("SOLEUS_DATA", str(settings.data_dir))
    assert run(["doctor"]) == DOCTOR_FOUND_SOMETHING
    (line,) = [line for line in capsys.readouterr().out.splitlines() if "refuse our key" in line]
    assert line.startswith("broken")
