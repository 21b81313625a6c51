"""What those who change a plan or log a thing ask of the reminders, inside their own transaction."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any, Final
from uuid import UUID, uuid4

from sqlalchemy import ColumnElement, and_, case, insert, null, or_, select, update
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.engine import CursorResult
from sqlalchemy.orm import Session

from backend.db import after_commit, transaction
from backend.reminders.courtesy import AWAY, QUIET, place
from backend.reminders.manners.wishes import Manners, manners_of
from backend.reminders.models import Channel, Notice, NoticeEvent, NoticeState

# The drain comes by at each full minute anyway; only what is due before that is worth a ticket of its own.
SOON: Final = timedelta(minutes=1)
WAKE: Final = "wake"
# Rows of one INSERT: 15 values each, and PostgreSQL takes 65,535 in a statement, SQLite half of that.
ROWS_AT_ONCE: Final = 500
# Planned for a night that outlasts its use; it wakes when the quiet hours change.
_IS_ASLEEP: Final = and_(
    Notice.state == NoticeState.SUPPRESSED, Notice.reason == QUIET, Notice.claimed_at.is_(None)
)


@dataclass(frozen=True, slots=True)
class Prompt:
    """One thing to tell a person; `revision` is that of the plan that wants it.

    `is_wished`: the person asked for that very moment, so it keeps it, whatever the quiet hours say.
    """

    kind: str
    due_at: datetime
    expires_at: datetime
    subject: UUID
    revision: int
    is_wished: bool = False


def plan_notices(session: Session, person_id: UUID, prompts: Iterable[Prompt], now: datetime) -> None:
    """Have each prompt told at its instant: one notice a kind and instant; of two prompts the later counts.

    A cancelled notice is opened again; one already sent stays as it is; a prompt past its use is left out.
    What falls into the person's quiet hours waits for their end; what is of no use by then is suppressed.
    """
    wanted = {
        (prompt.kind, prompt.due_at): prompt for prompt in prompts if now < prompt.expires_at > prompt.due_at
    }
    if not wanted:
        return
    with transaction(session):
        manners = manners_of(session, [person_id])[person_id]
        rows = [_row(person_id, prompt, manners, now) for prompt in wanted.values()]
        for start in range(0, len(rows), ROWS_AT_ONCE):
            _upsert(session, rows[start : start + ROWS_AT_ONCE])
        _wake_if_soon(session, (row["visible_at"] for row in rows), now)


def cancel_notices(session: Session, subjects: Sequence[UUID], reason: str, now: datetime) -> int:
    """End what has not been sent, also what a drain holds at this moment; answers how many."""
    with transaction(session):
        _wait_for_sender(session, Notice.subject.in_(subjects))
        return _end_open(session, Notice.subject.in_(subjects), reason, now)


def settle_notices(session: Session, subjects: Sequence[UUID], verb: str, now: datetime) -> None:
    """The person did `verb`: what was sent is acted on, what was not is no longer needed."""
    with transaction(session):
        _wait_for_sender(session, Notice.subject.in_(subjects))
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
    again = Prompt(kind, until, expires_at, subject, revision, is_wished=True)
    mine = and_(Notice.person_id == person_id, Notice.kind == kind, Notice.subject == subject)
    with transaction(session):
        _wait_for_sender(session, mine)
        _mark_acted(session, mine, "snoozed", now)
        _end_open(session, mine, "snoozed", now)
        plan_notices(session, person_id, [again], now)


def minute_of(instant: datetime) -> datetime:
    """What is due within one minute becomes visible together, so that it can be told together."""
    return instant.replace(second=0, microsecond=0)


def _row(person_id: UUID, prompt: Prompt, manners: Manners, now: datetime) -> dict[str, Any]:
    told_at = place(prompt.kind, prompt.due_at, prompt.expires_at, manners, is_wished=prompt.is_wished)
    is_told = told_at is not None
    return {
        "id": uuid4(),
        "person_id": person_id,
        "kind": prompt.kind,
        "due_at": prompt.due_at,
        "visible_at": minute_of(told_at or prompt.due_at),
        "expires_at": prompt.expires_at,
        "state": NoticeState.OPEN if is_told else NoticeState.SUPPRESSED,
        "reason": None if is_told else QUIET,
        "settled_at": None if is_told else now,
        "attempt": 0,
        "subject": prompt.subject,
        "revision": prompt.revision,
        "is_wished": prompt.is_wished,
        "planned_at": now,
        "channel": Channel.PUSH,
    }


def _upsert(session: Session, rows: list[dict[str, Any]]) -> None:
    on_postgresql = session.get_bind().dialect.name == "postgresql"
    statement = (postgresql.insert(Notice) if on_postgresql else sqlite.insert(Notice)).values(rows)
    new = statement.excluded
    # A row that waits for the same thing keeps its place and whoever is sending it; any other starts afresh,
    # and the cleared token stops a send that would have told the old thing.
    stays = and_(Notice.state == NoticeState.OPEN, Notice.subject == new.subject)
    kept = ("reason", "attempt", "visible_at", "state", "settled_at", "planned_at", "is_wished", "channel")
    afresh = {name: case((stays, Notice.__table__.c[name]), else_=new[name]) for name in kept}
    for name in ("token", "claimed_at", "led_by"):
        afresh[name] = case((stays, Notice.__table__.c[name]), else_=null())
    was_quiet = and_(Notice.state == NoticeState.SUPPRESSED, Notice.reason == QUIET)
    session.execute(
        statement.on_conflict_do_update(
            index_elements=["person_id", "kind", "due_at"],
            set_={
                **afresh,
                "round": case((stays, Notice.round), else_=0),
                "expires_at": new.expires_at,
                "subject": new.subject,
                "revision": new.revision,
            },
            where=or_(Notice.state.in_([NoticeState.OPEN, NoticeState.CANCELLED]), was_quiet),
        )
    )


def _wait_for_sender(session: Session, which: ColumnElement[bool]) -> None:
    """While one is just writing that they were told, and what is to be told once more.

    On PostgreSQL a statement that began before would see neither. SQLite has one writer at a time.
    """
    if session.get_bind().dialect.name == "postgresql":
        is_open = Notice.state == NoticeState.OPEN
        session.execute(select(Notice.id).where(which, is_open).order_by(Notice.id).with_for_update()).all()


def _end_open(session: Session, which: ColumnElement[bool], reason: str, now: datetime) -> int:
    # A holiday that ends early would bring it back.
    is_kept = and_(Notice.state == NoticeState.SUPPRESSED, Notice.reason == AWAY, Notice.expires_at > now)
    ended = session.execute(
        update(Notice)
        .where(which, or_(Notice.state == NoticeState.OPEN, _IS_ASLEEP, is_kept))
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
