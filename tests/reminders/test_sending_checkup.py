"""What `soleus doctor` says about sending."""

from datetime import datetime, timedelta
from uuid import uuid4

import pytest
from sqlalchemy import func, select
from sqlalchemy.orm import Session

from backend.accounts.models import Person
from backend.reminders.models import Delivery, DeliveryStatus, DeviceState, Notice, NoticeState, Subscription
from backend.reminders.sending_checkup import examine_sending
from backend.web.checkup import Finding, Grade
from tests.conftest import Cast
from tests.fakes.clock import FakeClock

MINUTE = timedelta(minutes=1)
HOUR = timedelta(hours=1)


@pytest.fixture
def now(clock: FakeClock) -> datetime:
    return clock.now


def add_notice(session: Session, person: Person, due_at: datetime, **changed: object) -> Notice:
    row = {
        "person_id": person.id,
        "kind": "session",
        "due_at": due_at,
        "visible_at": due_at,
        "expires_at": due_at + 2 * HOUR,
        "state": NoticeState.OPEN,
    }
    notice = Notice(**(row | changed))
    session.add(notice)
    session.flush()
    return notice


def add_answer(
    session: Session,
    person: Person,
    status: str,
    state: str,
    at: datetime,
    answer: str | None = None,
    last_accepted_at: datetime | None = None,
) -> None:
    """One device that was sent one notice."""
    device = Subscription(
        person_id=person.id,
        endpoint="https://fcm.googleapis.com/x",
        endpoint_hash=uuid4().hex,
        p256dh="k",
        auth="a",
        state=state,
        created_at=at,
        renewed_at=at,
        last_accepted_at=last_accepted_at,
    )
    session.add(device)
    session.flush()
    # One person has one notice of a kind at one instant.
    number = session.scalar(select(func.count()).select_from(Notice)) or 0
    due_at = at + timedelta(microseconds=number)
    notice = add_notice(session, person, due_at, state=NoticeState.ACCEPTED)
    session.add(Delivery(notice_id=notice.id, subscription_id=device.id, status=status, at=at, answer=answer))
    session.flush()


def found(session: Session, now: datetime) -> dict[str, Finding]:
    return {finding.check: finding for finding in examine_sending(session, now)}


def test_a_house_that_has_nothing_to_send_is_well(session: Session, now: datetime) -> None:
    assert {finding.grade for finding in found(session, now).values()} == {Grade.OK}


def test_reminders_held_back_by_the_breaker_are_an_alarm(session: Session, cast: Cast, now: datetime) -> None:
    add_notice(session, cast.ada, now, visible_at=now + 10 * MINUTE, reason="key_in_doubt")
    devices = found(session, now)["devices"]
    assert devices.grade is Grade.BROKEN
    assert "1 reminders are held back" in devices.text
    assert "vapid_private.pem" in devices.text


@pytest.mark.parametrize(
    ("mismatched", "state", "ago", "grade"),
    [
        pytest.param(3, DeviceState.NEEDS_RESUBSCRIBE, HOUR, Grade.BROKEN, id="many at once"),
        pytest.param(2, DeviceState.NEEDS_RESUBSCRIBE, HOUR, Grade.CAUTION, id="too few to tell"),
        pytest.param(3, DeviceState.NEEDS_RESUBSCRIBE, 25 * HOUR, Grade.CAUTION, id="long ago"),
        pytest.param(3, DeviceState.WORKING, HOUR, Grade.OK, id="subscribed anew since"),
    ],
)
def test_devices_that_know_another_key(
    session: Session, cast: Cast, now: datetime, mismatched: int, state: str, ago: timedelta, grade: Grade
) -> None:
    for _ in range(mismatched):
        add_answer(session, cast.ada, DeliveryStatus.MISMATCH, state, now - ago)
    for _ in range(20):
        add_answer(session, cast.eve, DeliveryStatus.ACCEPTED, DeviceState.WORKING, now - HOUR)
    assert found(session, now)["devices"].grade is grade


def test_one_refusal_that_was_put_down_to_our_key_is_an_alarm(
    session: Session, cast: Cast, now: datetime
) -> None:
    pending = (DeliveryStatus.PENDING, DeviceState.WORKING)
    add_answer(session, cast.ada, *pending, now - HOUR, "key_in_doubt", now - 2 * HOUR)
    assert found(session, now)["devices"].grade is Grade.BROKEN


@pytest.mark.parametrize(
    ("refused", "heard_ago", "grade"),
    [
        pytest.param(3, None, Grade.BROKEN, id="one by one, all of them"),
        pytest.param(2, None, Grade.OK, id="too few to tell"),
        pytest.param(3, timedelta(0), Grade.OK, id="taken since"),
        pytest.param(3, 2 * HOUR, Grade.BROKEN, id="taken before"),
    ],
)
def test_devices_that_are_refused_without_a_word(
    session: Session, cast: Cast, now: datetime, refused: int, heard_ago: timedelta | None, grade: Grade
) -> None:
    heard = None if heard_ago is None else now - heard_ago
    for _ in range(refused):
        add_answer(session, cast.ada, DeliveryStatus.FAILED, DeviceState.WORKING, now - HOUR, "403", heard)
    assert found(session, now)["devices"].grade is grade


@pytest.mark.parametrize(
    ("waits", "grade"),
    [
        pytest.param(-MINUTE, Grade.OK, id="due soon"),
        pytest.param(MINUTE, Grade.OK, id="due a minute ago"),
        pytest.param(3 * MINUTE, Grade.BROKEN, id="nobody sends it"),
        pytest.param(3 * HOUR, Grade.OK, id="past its use"),
    ],
)
def test_a_reminder_that_waits(
    session: Session, cast: Cast, now: datetime, waits: timedelta, grade: Grade
) -> None:
    add_notice(session, cast.ada, now - waits)
    assert found(session, now)["reminders due"].grade is grade


def test_what_failed_in_the_last_day_is_told_with_its_reason(
    session: Session, cast: Cast, now: datetime
) -> None:
    failed = {"state": NoticeState.FAILED, "reason": "too_large"}
    add_notice(session, cast.ada, now - HOUR, settled_at=now - HOUR, **failed)
    add_notice(session, cast.ada, now - 30 * HOUR, settled_at=now - 30 * HOUR, **failed)
    finding = found(session, now)["failed"]
    assert finding.grade is Grade.CAUTION
    assert "1 too_large" in finding.text
