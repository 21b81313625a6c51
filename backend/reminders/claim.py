"""Taking what is due for a while: a claimed notice is an open row, visible again later, with a token."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Final
from uuid import UUID, uuid4

from sqlalchemy import ColumnElement, Row, and_, bindparam, func, literal_column, select, update
from sqlalchemy.orm import Session

from backend.db import transaction
from backend.reminders.holding import Rows, hold
from backend.reminders.merging import ClaimedNotice
from backend.reminders.models import Channel, Notice, NoticeState

CLAIM_SIZE: Final = 100
# Its end is the whole recovery from a crash: nobody has to notice that a sender died.
LEASE: Final = timedelta(seconds=90)
# Any number; it names the queue's head among PostgreSQL's advisory locks.
HEAD_OF_QUEUE: Final = 0x501E05
# A drain that came in time claims nothing older: each full minute has one, and most of it is gone in seconds.
BEHIND_AFTER: Final = timedelta(minutes=1)
LONGEST_USE: Final = timedelta(days=3)
# As literals, because a partial index serves only a query that spells its condition out.
IS_OPEN: Final[ColumnElement[bool]] = Notice.state == literal_column("'open'")
IS_OPEN_PUSH: Final = and_(IS_OPEN, Notice.channel == literal_column("'push'"))
IS_OPEN_EMAIL: Final = and_(IS_OPEN, Notice.channel == literal_column("'email'"))


@dataclass(frozen=True, slots=True)
class Claim:
    """`token` fences every later change: whoever comes with another one is too late."""

    token: UUID
    notices: tuple[ClaimedNotice, ...]


def claim_notices(
    session: Session,
    now: datetime,
    *,
    size: int = CLAIM_SIZE,
    lease: timedelta = LEASE,
    channel: Channel = Channel.PUSH,
) -> Claim:
    """Take about `size` of what is due, oldest first; one person's minute is taken together.

    When the queue runs behind, all that is due to those persons is, so that each of them is told once.
    """
    token = uuid4()
    with transaction(session):
        head = _head_at_peace(session, channel, now, size)
        if not head:
            return Claim(token, ())
        mine = {row.id for row in head}
        if min(row.visible_at for row in head) < now - BEHIND_AFTER:
            mine |= _rest_of(session, {row.person_id for row in head}, channel, now)
        values = {"ids": mine, "mine": token, "until": now + lease, "now": now}
        rows = session.connection().execute(_TAKE, values).all()
    taken = sorted((ClaimedNotice(*row) for row in rows), key=_in_turn)
    return Claim(token, tuple(taken))


def _in_turn(notice: ClaimedNotice) -> tuple[datetime, UUID, str]:
    """Not by the rows' ids, which are random: who is sent to first would be, too."""
    return notice.due_at, notice.person_id, notice.kind


def renew_lease(
    session: Session, ids: Collection[UUID], token: UUID, now: datetime, *, lease: timedelta = LEASE
) -> frozenset[UUID]:
    """Hold on to `ids` for another lease; answers those that still are ours and still open."""
    if not ids:
        return frozenset()
    values = {"ids": ids, "mine": token, "until": now + lease}
    with transaction(session):
        return frozenset(session.connection().execute(_RENEW, values).scalars())


# Made once: to put a statement together takes longer than to run it.
_RENEW: Final = (
    update(Notice)
    .where(Notice.id.in_(bindparam("ids", expanding=True)), Notice.token == bindparam("mine"), IS_OPEN)
    .values(visible_at=bindparam("until"))
    .returning(Notice.id)
)
_TAKE: Final = (
    update(Notice)
    .where(Notice.id.in_(bindparam("ids", expanding=True)), IS_OPEN)
    .values(token=bindparam("mine"), visible_at=bindparam("until"), claimed_at=bindparam("now"))
    .returning(
        Notice.id,
        Notice.person_id,
        Notice.kind,
        Notice.due_at,
        Notice.expires_at,
        Notice.attempt,
        Notice.subject,
        Notice.round,
        Notice.is_wished,
        Notice.led_by,
        Notice.revision,
        Notice.again_of,
        Notice.reason,
    )
)
_PLACE: Final = (Notice.visible_at, Notice.person_id)
_ROWS: Final = select(Notice.id, Notice.person_id, Notice.visible_at).with_for_update(skip_locked=True)
_QUEUES: Final = {
    channel: (
        _ROWS.where(queue, Notice.visible_at <= bindparam("now")).order_by(*_PLACE).limit(bindparam("most")),
        _ROWS.where(queue, Notice.visible_at == bindparam("at"), Notice.person_id == bindparam("whose")),
    )
    for channel, queue in ((Channel.PUSH, IS_OPEN_PUSH), (Channel.EMAIL, IS_OPEN_EMAIL))
}


def _head_at_peace(
    session: Session, channel: Channel, now: datetime, size: int
) -> Sequence[Row[UUID, UUID, datetime]]:
    """While nobody keeps its people locked, who may be about to lock their notices as well."""
    while True:
        _wait_for_turn(session)
        head = _head(session, channel, now, size)
        if hold(session, Rows(people=frozenset(row.person_id for row in head))):
            return head


def _wait_for_turn(session: Session) -> None:
    # Two consumers that read the head side by side would each lock a part of one person's minute. SQLite lets
    # one writer in at a time by itself.
    if session.get_bind().dialect.name == "postgresql":
        session.execute(select(func.pg_advisory_xact_lock(HEAD_OF_QUEUE)))


def _head(
    session: Session, channel: Channel, now: datetime, size: int
) -> Sequence[Row[UUID, UUID, datetime]]:
    """What is due up to and including the person whose notice is the `size`th in the queue.

    Read before the update: as a part of it, PostgreSQL's planner goes through every open row. What else the
    last person has there is asked for by itself: as a bound of the queue SQLite goes through all that is due.
    """
    due, beside = _QUEUES[channel]
    head = session.connection().execute(due, {"now": now, "most": size}).all()
    if len(head) < size:
        return head
    last = {"at": head[-1].visible_at, "whose": head[-1].person_id}
    return [*head, *session.connection().execute(beside, last).all()]


def _rest_of(session: Session, person_ids: Collection[UUID], channel: Channel, now: datetime) -> set[UUID]:
    """All that is due to these, by the index of persons: the queue may be as long as the outage was."""
    rows = session.execute(
        select(Notice.id, Notice.visible_at)
        .where(
            Notice.person_id.in_(person_ids),
            Notice.due_at.between(now - LONGEST_USE, now + BEHIND_AFTER),
            # Not as literals: the index of the queue would have to be read from its beginning.
            Notice.state == NoticeState.OPEN,
            Notice.channel == channel,
        )
        .with_for_update(skip_locked=True)
    )
    return {notice_id for notice_id, visible_at in rows if visible_at <= now}
