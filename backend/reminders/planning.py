"""What those who change a plan or log a thing ask of the reminders, inside their own transaction."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any, Final
from uuid import UUID, uuid4

from sqlalchemy import ColumnElement, and_, case, insert, null, update
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.engine import CursorResult
from sqlalchemy.orm import Session

from backend.db import after_commit, transaction
from backend.reminders.models import Notice, NoticeEvent, NoticeState

# The drain comes by at each full minute anyway; only what is due before that is worth a ticket of its own.
SOON: Final = timedelta(minutes=1)
WAKE: Final = "wake"
# Rows of one INSERT: 12 values each, and PostgreSQL takes 65,535 in a statement, SQLite half of that.
ROWS_AT_ONCE: Final = 500


@dataclass(frozen=True, slots=True)
class Prompt:
    """One thing to tell a person; `revision` is that of the plan that wants it."""

    kind: str
    due_at: datetime
    expires_at: datetime
    subject: UUID
    revision: int


def plan_notices(session: Session, person_id: UUID, prompts: Iterable[Prompt], now: datetime) -> None:
    """Have each prompt told at its instant: one notice a kind and instant; of two prompts the later counts.

    A cancelled notice is opened again; one already sent stays as it is; a prompt past its use is left out.
    """
    wanted = {
        (prompt.kind, prompt.due_at): prompt for prompt in prompts if now < prompt.expires_at > prompt.due_at
    }
    if not wanted:
        return
    rows = [_row(person_id, prompt) for prompt in wanted.values()]
    with transaction(session):
        for start in range(0, len(rows), ROWS_AT_ONCE):
            _upsert(session, rows[start : start + ROWS_AT_ONCE])
        _wake_if_soon(session, (row["visible_at"] for row in rows), now)


def cancel_notices(session: Session, subjects: Sequence[UUID], reason: str, now: datetime) -> int:
    """End what has not been sent, also what a drain holds at this moment; answers how many."""
    with transaction(session):
        return _end_open(session, Notice.subject.in_(subjects), reason, now)


def settle_notices(session: Session, subjects: Sequence[UUID], verb: str, now: datetime) -> None:
    """The person did `verb`: what was sent is acted on, what was not is no longer needed."""
    with transaction(session):
        _mark_acted(session, Notice.subject.in_(subjects), verb, now)
        _end_open(session, Notice.subject.in_(subjects), verb, now)


def snooze_notice(
    session: Session,
    person_id: UUID,
    kind: str,
    subject: UUID,
    until: datetime,
    expires_at: datetime,
    revision: int,
    now: datetime,
) -> None:
    """Tell it again at `until`, as a row of its own; what of this kind was told or waits ends."""
    mine = and_(Notice.person_id == person_id, Notice.kind == kind, Notice.subject == subject)
    with transaction(session):
        _mark_acted(session, mine, "snoozed", now)
        _end_open(session, mine, "snoozed", now)
        plan_notices(session, person_id, [Prompt(kind, until, expires_at, subject, revision)], now)


def minute_of(instant: datetime) -> datetime:
    """What is due within one minute becomes visible together, so that it can be told together."""
    return instant.replace(second=0, microsecond=0)


def _row(person_id: UUID, prompt: Prompt) -> dict[str, Any]:
    return {
        "id": uuid4(),
        "person_id": person_id,
        "kind": prompt.kind,
        "due_at": prompt.due_at,
        "visible_at": minute_of(prompt.due_at),
        "expires_at": prompt.expires_at,
        "state": NoticeState.OPEN,
        "attempt": 0,
        "subject": prompt.subject,
        "revision": prompt.revision,
    }


def _upsert(session: Session, rows: list[dict[str, Any]]) -> None:
    on_postgresql = session.get_bind().dialect.name == "postgresql"
    statement = (postgresql.insert(Notice) if on_postgresql else sqlite.insert(Notice)).values(rows)
    new = statement.excluded
    # A row that waits for the same thing keeps its place and whoever is sending it; any other starts afresh,
    # and the cleared token stops a send that would have told the old thing.
    stays = and_(Notice.state == NoticeState.OPEN, Notice.subject == new.subject)
    session.execute(
        statement.on_conflict_do_update(
            index_elements=["person_id", "kind", "due_at"],
            set_={
                "state": NoticeState.OPEN,
                "reason": case((stays, Notice.reason), else_=null()),
                "attempt": case((stays, Notice.attempt), else_=0),
                "token": case((stays, Notice.token), else_=null()),
                "visible_at": case((stays, Notice.visible_at), else_=new.visible_at),
                "settled_at": null(),
                "expires_at": new.expires_at,
                "subject": new.subject,
                "revision": new.revision,
            },
            where=Notice.state.in_([NoticeState.OPEN, NoticeState.CANCELLED]),
        )
    )


def _end_open(session: Session, which: ColumnElement[bool], reason: str, now: datetime) -> int:
    ended = session.execute(
        update(Notice)
        .where(which, Notice.state == NoticeState.OPEN)
        .values(state=NoticeState.CANCELLED, reason=reason, token=None, settled_at=now)
        .execution_options(synchronize_session=False)
    )
    return ended.rowcount if isinstance(ended, CursorResult) else 0


def _mark_acted(session: Session, which: ColumnElement[bool], verb: str, now: datetime) -> None:
    acted = session.scalars(
        update(Notice)
        .where(which, Notice.state.in_([NoticeState.ACCEPTED, NoticeState.SHOWN]))
        .values(state=NoticeState.ACTED, reason=verb, settled_at=now)
        .returning(Notice.id)
        .execution_options(synchronize_session=False)
    ).all()
    if acted:
        session.execute(
            insert(NoticeEvent),
            [{"notice_id": notice_id, "event": "acted", "at": now} for notice_id in acted],
        )


def _wake_if_soon(session: Session, visible: Iterable[datetime], now: datetime) -> None:
    wake: Callable[[], None] | None = session.info.get(WAKE)
    if wake is not None and min(visible) < now + SOON:
        after_commit(session, wake)
