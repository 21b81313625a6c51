"""Many senders side by side."""

from collections import Counter
from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta
from threading import Barrier
from uuid import UUID

import pytest
from sqlalchemy import func, select, text

from backend.reminders import planning
from backend.reminders.claim import HEAD_OF_QUEUE, LEASE, Claim, claim_notices, renew_lease
from backend.reminders.drain import drain
from tests.fakes.push import FakePush
from tests.reminders.post_office import USEFUL, PostOffice
from tests.services.programs import wait_until

SENDERS = 4
MINUTE = timedelta(minutes=1)
KINDS = ("session", "gtn_patch", "heel_wedges")


def test_no_notice_is_claimed_twice_and_no_minute_is_parted(office: PostOffice) -> None:
    _plan_many(office, 60)
    together = Barrier(SENDERS)

    def take(_sender: int) -> list[Claim]:
        together.wait()
        claims = []
        while True:
            with office.database.session() as session:
                claims.append(claim_notices(session, office.clock.now, size=7))
            if not claims[-1].notices:
                return claims

    with ThreadPoolExecutor(SENDERS) as threads:
        claims = [claim for taken in threads.map(take, range(SENDERS)) for claim in taken]
    claimed = Counter(notice.id for claim in claims for notice in claim.notices)
    assert len(claimed) == 360
    assert set(claimed.values()) == {1}
    holders = Counter(
        minute for claim in claims for minute in {(n.person_id, n.due_at) for n in claim.notices}
    )
    assert set(holders.values()) == {1}


@pytest.mark.parametrize("any_database", ["postgresql"], indirect=True)
def test_on_postgresql_claims_take_turns(office: PostOffice) -> None:
    """Side by side, two of them could each lock a part of one person's minute."""
    office.plan(office.people.ada)
    waiting = text("SELECT count(*) FROM pg_locks WHERE locktype = 'advisory' AND NOT granted")
    with ThreadPoolExecutor(1) as threads, office.database.engine.connect() as first:
        first.execute(select(func.pg_advisory_xact_lock(HEAD_OF_QUEUE)))
        second = threads.submit(office.do, claim_notices, office.clock.now)
        wait_until(lambda: second.done() or first.scalar(waiting), "the second claim to queue up")
        assert not second.done()
        first.rollback()
        assert len(second.result().notices) == 1


def test_drains_side_by_side_send_each_notification_once(office: PostOffice) -> None:
    people = office.neighbours(60)
    for person in people:
        for kind in KINDS:
            office.plan(person, kind)
    pushes = [FakePush() for _ in range(SENDERS)]
    together = Barrier(SENDERS)

    def send(push: FakePush) -> Counter[str]:
        together.wait()
        return drain(office.database, office.postage, push, office.clock)

    with ThreadPoolExecutor(SENDERS) as threads:
        total = sum(threads.map(send, pushes), Counter[str]())
    assert total["accepted"] == 60
    assert total["merged"] == 120
    topics = Counter(request.headers["Topic"] for push in pushes for request in push.requests)
    assert len(topics) == 60
    assert set(topics.values()) == {1}


def test_a_lease_can_be_renewed_only_with_its_token(office: PostOffice) -> None:
    office.plan(office.people.ada)
    first = office.do(claim_notices, office.clock.now)
    ids = {notice.id for notice in first.notices}
    office.clock.move(LEASE)
    second = office.do(claim_notices, office.clock.now)
    assert _renewed(office, ids, first.token) == frozenset()
    assert _renewed(office, ids, second.token) == ids


def test_a_cancelled_notice_cannot_be_renewed(office: PostOffice) -> None:
    subject = office.plan(office.people.ada)
    claim = office.do(claim_notices, office.clock.now)
    office.do(planning.cancel_notices, [subject], "moved", office.clock.now)
    assert _renewed(office, {claim.notices[0].id}, claim.token) == frozenset()


def _renewed(office: PostOffice, ids: set[UUID], token: UUID) -> frozenset[UUID]:
    with office.database.session() as session:
        return renew_lease(session, ids, token, office.clock.now)


def _plan_many(office: PostOffice, minutes: int) -> None:
    """For Ada and Eve, three things in each minute."""
    for person in (office.people.ada, office.people.eve):
        starts = [office.clock.now - minute * MINUTE for minute in range(minutes)]
        prompts = [
            planning.Prompt(kind, due_at, due_at + USEFUL, person.id, 1)
            for due_at in starts
            for kind in KINDS
        ]
        office.do(planning.plan_notices, person.id, prompts, office.clock.now)
