"""A test push: sent at once, to every working device of one person."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime, timedelta
from threading import Lock
from typing import Final
from uuid import UUID, uuid4

from sqlalchemy import func, select, text
from sqlalchemy.orm import Session

from backend.content import kinds
from backend.db import Database, transaction
from backend.reminders.claim import LEASE, Claim
from backend.reminders.drain import send
from backend.reminders.mailing import Mailing
from backend.reminders.merging import TEST_KIND, ClaimedNotice
from backend.reminders.models import Notice
from backend.reminders.planning import cancel_notices
from backend.reminders.postage import Postage
from backend.reminders.reach import working_devices
from backend.reminders.settling import KEY_IN_DOUBT, NO_DEVICE
from backend.web.problems import Conflict

NOBODY_THERE: Final = "None of your devices can be reached. Turn reminders on again on this one."
# By the report of its sending. What the doubt about our key holds back is past its use before that is over.
_REACHES_NOBODY: Final = (NO_DEVICE, "failed", KEY_IN_DOUBT)
_LOCKS: Final = tuple(Lock() for _ in range(64))


@dataclass(frozen=True, slots=True)
class TestSent:
    notice_id: UUID
    devices: int


def send_test(
    database: Database, postage: Postage, clock: Callable[[], datetime], person_id: UUID
) -> TestSent:
    """Comes back when every device has answered. A busy push service gets it once more from the next drain.

    Raises Conflict when there is no working device, or none is left. One person's tests take turns, and with
    the drains of this process each device does, so that one that is gone is met once. A drain of another
    process may meet it once more.
    """
    with _turn_of(database, person_id):
        with database.session() as session, transaction(session):
            devices = len(working_devices(session, [person_id]).get(person_id, []))
            if not devices:
                raise Conflict(NOBODY_THERE)
            claim = _claimed_test(session, person_id, clock())
            mailing = Mailing(postage, claim, LEASE)
            mailing.load(session, clock())
        transport = postage.new_transport()
        try:
            send(mailing, database, postage, transport, clock)
        finally:
            transport.close()
        notice_id = claim.notices[0].id
        if not mailing.report["accepted"] and any(mailing.report[end] for end in _REACHES_NOBODY):
            with database.session() as session:
                cancel_notices(session, [notice_id], NO_DEVICE, clock())
            raise Conflict(NOBODY_THERE)
        return TestSent(notice_id, devices)


def _claimed_test(session: Session, person_id: UUID, now: datetime) -> Claim:
    """A notice of its own, held by its sender; should that one die, the lease hands it to a drain."""
    kind = kinds()[TEST_KIND]
    latest = session.scalar(
        select(func.max(Notice.due_at)).where(Notice.person_id == person_id, Notice.kind == TEST_KIND)
    )
    due_at = now if latest is None or latest < now else latest + timedelta(microseconds=1)
    notice_id = uuid4()
    claim = Claim(
        uuid4(),
        (ClaimedNotice(notice_id, person_id, TEST_KIND, due_at, now + (kind.useful or LEASE), 0, notice_id),),
    )
    session.add(
        Notice(
            id=notice_id,
            person_id=person_id,
            kind=TEST_KIND,
            due_at=due_at,
            visible_at=now + LEASE,
            expires_at=claim.notices[0].expires_at,
            token=claim.token,
            subject=notice_id,
            planned_at=now,
            claimed_at=now,
        )
    )
    session.flush()
    return claim


@contextmanager
def _turn_of(database: Database, person_id: UUID) -> Iterator[None]:
    """Among the threads of this process, and on PostgreSQL among all processes."""
    with _LOCKS[person_id.int % len(_LOCKS)]:
        if database.engine.dialect.name != "postgresql":
            yield
            return
        key = {"key": int.from_bytes(person_id.bytes[:8], signed=True)}
        # Its own connection, outside any transaction: nothing else waits while the devices answer.
        with database.engine.connect().execution_options(isolation_level="AUTOCOMMIT") as connection:
            connection.execute(text("SELECT pg_advisory_lock(:key)"), key)
            try:
                yield
            finally:
                connection.execute(text("SELECT pg_advisory_unlock(:key)"), key)
