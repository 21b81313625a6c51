"""What those who change a plan or log a thing ask of the reminders, inside their own transaction."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any, Final
from uuid import UUID, uuid4

from sqlalchemy import (
    ColumnElement,
    Connection,
    Insert,
    and_,
    bindparam,
    case,
    insert,
    null,
    or_,
    select,
    update,
)
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.orm import Session

from backend.db import after_commit, transaction
from backend.reminders.courtesy import AWAY, QUIET, place
from backend.reminders.manners.wishes import Manners, manners_of
from backend.reminders.models import Channel, Notice, NoticeEvent, NoticeState

# The drain comes by at each full minute anyway; only what is due before that is worth a ticket of its own.
SOON: Final = timedelta(minutes=1)
WAKE: Final = "wake"
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
        _connection(session).execute(_UPSERTS[session.get_bind().dialect.name], rows)
        _wake_if_soon(session, (row["visible_at"] for row in rows), now)


def cancel_notices(session: Session, subjects: Sequence[UUID], reason: str, now: datetime) -> int:
    """End what has not been sent, also what a drain holds at this moment; answers how many."""
    with transaction(session):
        _wait_for_sender(session, subjects)
        return _end_open(session, subjects, reason, now)


def settle_notices(session: Session, subjects: Sequence[UUID], verb: str, now: datetime) -> None:
    """The person did `verb`: what was sent is acted on, what was not is no longer needed."""
    with transaction(session):
        _wait_for_sender(session, subjects)
        _mark_acted(session, subjects, verb, now)
        _end_open(session, subjects, verb, now)


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
    mine = and_(Notice.person_id == person_id, Notice.kind == kind)
    with transaction(session):
        _wait_for_sender(session, [subject], mine)
        _mark_acted(session, [subject], "snoozed", now, mine)
        _end_open(session, [subject], "snoozed", now, mine)
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


def _upsert(insertion: postgresql.Insert | sqlite.Insert) -> Insert:
    new = insertion.excluded
    # A row that waits for the same thing keeps its place and whoever is sending it; any other starts afresh,
    # and the cleared token stops a send that would have told the old thing.
    stays = and_(Notice.state == NoticeState.OPEN, Notice.subject == new.subject)
    kept = ("reason", "attempt", "visible_at", "state", "settled_at", "planned_at", "is_wished", "channel")
    afresh = {name: case((stays, Notice.__table__.c[name]), else_=new[name]) for name in kept}
    for name in ("token", "claimed_at", "led_by", "again_of"):
        afresh[name] = case((stays, Notice.__table__.c[name]), else_=null())
    was_quiet = and_(Notice.state == NoticeState.SUPPRESSED, Notice.reason == QUIET)
    can_start_afresh = or_(Notice.state == NoticeState.OPEN, Notice.state == NoticeState.CANCELLED, was_quiet)
    return insertion.on_conflict_do_update(
        index_elements=["person_id", "kind", "due_at"],
        set_={
            **afresh,
            "round": case((stays, Notice.round), else_=0),
            "expires_at": new.expires_at,
            "subject": new.subject,
            "revision": new.revision,
        },
        where=can_start_afresh,
    )


# Made once: to put a statement together takes longer than to run it.
_UPSERTS: Final = {
    "postgresql": _upsert(postgresql.insert(Notice)),
    "sqlite": _upsert(sqlite.insert(Notice)),
}
_OF_SUBJECTS: Final = Notice.subject.in_(bindparam("subjects", expanding=True))
_LOCK: Final = (
    select(Notice.id)
    .where(_OF_SUBJECTS, Notice.state == NoticeState.OPEN)
    .order_by(Notice.id)
    .with_for_update()
)
# A holiday that ends early would bring it back.
_IS_KEPT: Final = and_(
    Notice.state == NoticeState.SUPPRESSED, Notice.reason == AWAY, Notice.expires_at > bindparam("moment")
)
_END: Final = (
    update(Notice)
    .where(_OF_SUBJECTS, or_(Notice.state == NoticeState.OPEN, _IS_ASLEEP, _IS_KEPT))
    .values(state=NoticeState.CANCELLED, reason=bindparam("why"), token=None, settled_at=bindparam("moment"))
)
_ACT: Final = (
    update(Notice)
    .where(_OF_SUBJECTS, Notice.state.in_([NoticeState.ACCEPTED, NoticeState.SHOWN]))
    .values(state=NoticeState.ACTED, reason=bindparam("why"), settled_at=bindparam("moment"))
    .returning(Notice.id)
)
_NOTE_ACTED: Final = insert(NoticeEvent)


def _wait_for_sender(session: Session, subjects: Sequence[UUID], *which: ColumnElement[bool]) -> None:
    """While one is just writing that they were told, and what is to be told once more.

    On PostgreSQL a statement that began before would see neither. SQLite has one writer at a time.
    """
    if session.get_bind().dialect.name == "postgresql":
        _connection(session).execute(_LOCK.where(*which), {"subjects": subjects}).all()


def _end_open(
    session: Session, subjects: Sequence[UUID], why: str, now: datetime, *which: ColumnElement[bool]
) -> int:
    values = {"subjects": subjects, "why": why, "moment": now}
    return _connection(session).execute(_END.where(*which), values).rowcount


def _mark_acted(
    session: Session, subjects: Sequence[UUID], why: str, now: datetime, *which: ColumnElement[bool]
) -> None:
    values = {"subjects": subjects, "why": why, "moment": now}
    acted = _connection(session).execute(_ACT.where(*which), values).scalars().all()
    if acted:
        events = [{"notice_id": notice_id, "event": "acted", "at": now} for notice_id in acted]
        session.connection().execute(_NOTE_ACTED, events)


def _connection(session: Session) -> Connection:
    """What waits in the session is written first, as its own statements would."""
    session.flush()
    return session.connection()


def _wake_if_soon(session: Session, visible: Iterable[datetime], now: datetime) -> None:
    wake: Callable[[], None] | None = session.info.get(WAKE)
    if wake is not None and min(visible) < now + SOON:
        after_commit(session, wake)
