"""Taking what is due for a while: a claimed notice is an open row, visible again later, with a token."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Final
from uuid import UUID, uuid4

from sqlalchemy import ColumnElement, func, literal_column, select, tuple_, update
from sqlalchemy.orm import Session

from backend.db import transaction
from backend.reminders.merging import ClaimedNotice
from backend.reminders.models import Notice

CLAIM_SIZE: Final = 100
# Its end is the whole recovery from a crash: nobody has to notice that a sender died.
LEASE: Final = timedelta(seconds=90)
# A person has at most one notice of a kind at an instant, so a claim is never cut short by this.
MOST_AT_ONE_PLACE: Final = 20
# Any number; it names the queue's head among PostgreSQL's advisory locks.
HEAD_OF_QUEUE: Final = 0x501E05
# As a literal, because a partial index serves only a query that spells its condition out.
IS_OPEN: Final[ColumnElement[bool]] = Notice.state == literal_column("'open'")


@dataclass(frozen=True, slots=True)
class Claim:
    """`token` fences every later change: whoever comes with another one is too late."""

    token: UUID
    notices: tuple[ClaimedNotice, ...]


def claim_notices(
    session: Session, now: datetime, *, size: int = CLAIM_SIZE, lease: timedelta = LEASE
) -> Claim:
    """Take about `size` of what is due, oldest first; one person's minute is taken together."""
    token = uuid4()
    with transaction(session):
        _wait_for_turn(session)
        mine = _head(session, now, size)
        if not mine:
            return Claim(token, ())
        rows = session.execute(
            update(Notice)
            .where(Notice.id.in_(mine), IS_OPEN)
            .values(token=token, visible_at=now + lease)
            .returning(*_COLUMNS)
            .execution_options(synchronize_session=False)
        ).all()
    taken = sorted((ClaimedNotice(*row) for row in rows), key=lambda notice: notice.due_at)
    return Claim(token, tuple(taken))


def renew_lease(
    session: Session, ids: Collection[UUID], token: UUID, now: datetime, *, lease: timedelta = LEASE
) -> frozenset[UUID]:
    """Hold on to `ids` for another lease; answers those that still are ours and still open."""
    if not ids:
        return frozenset()
    with transaction(session):
        return frozenset(
            session.scalars(
                update(Notice)
                .where(Notice.id.in_(ids), Notice.token == token, IS_OPEN)
                .values(visible_at=now + lease)
                .returning(Notice.id)
                .execution_options(synchronize_session=False)
            )
        )


_COLUMNS = (
    Notice.id,
    Notice.person_id,
    Notice.kind,
    Notice.due_at,
    Notice.expires_at,
    Notice.attempt,
    Notice.subject,
)


def _wait_for_turn(session: Session) -> None:
    # Two consumers that read the head side by side would each lock a part of one person's minute. SQLite lets
    # one writer in at a time by itself.
    if session.get_bind().dialect.name == "postgresql":
        session.execute(select(func.pg_advisory_xact_lock(HEAD_OF_QUEUE)))


def _head(session: Session, now: datetime, size: int) -> Sequence[UUID]:
    """What is due up to and including the person whose notice is the `size`th in the queue.

    Read before the update: as a part of it, PostgreSQL's planner goes through every open row.
    """
    due: list[ColumnElement[bool]] = [IS_OPEN, Notice.visible_at <= now]
    place = (Notice.visible_at, Notice.person_id)
    last = session.execute(select(*place).where(*due).order_by(*place).offset(size - 1).limit(1)).first()
    if last is not None:
        due.append(tuple_(*place) <= tuple_(last.visible_at, last.person_id, types=[c.type for c in place]))
    head = select(Notice.id).where(*due).order_by(*place).limit(size * MOST_AT_ONE_PLACE)
    return session.scalars(head.with_for_update(skip_locked=True)).all()
