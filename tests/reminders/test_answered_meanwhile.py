"""An answer that comes while a sender is just writing what is to be told once more."""

from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor
from threading import Event
from uuid import UUID

import pytest
from sqlalchemy import select, text

from backend.db import transaction
from backend.reminders import planning, services
from backend.reminders.claim import LEASE, claim_notices
from backend.reminders.mailing import Mailing
from backend.reminders.models import Delivery
from tests.fakes.push import CREATED
from tests.reminders.post_office import PostOffice

WAITING = text("SELECT count(*) FROM pg_locks WHERE NOT granted")


def _do(office: PostOffice, subject: UUID) -> None:
    office.do(planning.settle_notices, [subject], "done", office.clock.now)


def _click(office: PostOffice, _subject: UUID) -> None:
    accepted = select(Delivery.id).where(Delivery.status == "accepted")
    with office.database.session() as session:
        receipt = session.scalars(accepted).one()
    office.do(services.record_receipt, receipt, "clicked", office.clock.now, office.clock.now)


@pytest.mark.parametrize("any_database", ["postgresql"], indirect=True)
@pytest.mark.parametrize("answer", [_do, _click], ids=["done", "clicked"])
def test_it_is_not_told_once_more(office: PostOffice, answer: Callable[[PostOffice, UUID], None]) -> None:
    for name in ("phone", "tablet"):
        office.subscribe(office.people.ada, name)
    subject = office.plan(office.people.ada)
    now = office.clock.now
    with office.database.session() as session, transaction(session):
        mailing = Mailing(office.postage, claim_notices(session, now), LEASE)
        mailing.load(session, now)
        mailing.choose(2)
        phone, tablet = mailing.hand_out(session, now)
        mailing.departed(phone, now)
        mailing.departed(tablet, now)
        mailing.hear([(phone.delivery_id, CREATED)], now)
        mailing.record(session, now)
    with ThreadPoolExecutor(1) as person:
        with office.database.session() as session, transaction(session):
            mailing.hear([(tablet.delivery_id, CREATED)], now)
            mailing.record(session, now)
            answering = person.submit(answer, office, subject)
            _wait_for_lock(office, answering)
        answering.result()
    assert [repeat.state for repeat in office.rounds(subject)] == ["cancelled"]


def _wait_for_lock(office: PostOffice, answering: Future[None]) -> None:
    with office.database.engine.connect() as connection:
        while not answering.done() and not connection.scalar(WAITING):
            Event().wait(0.01)
