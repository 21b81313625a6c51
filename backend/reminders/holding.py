"""What a sender is about to write it locks first, and waits for none of it with a lock in its hand.

So it is never part of a ring: whoever acts for a person may lock that person's notices in any order.
"""

from dataclasses import dataclass, fields
from typing import Any, Final
from uuid import UUID

from sqlalchemy import Select, bindparam, select
from sqlalchemy.orm import Session

from backend.accounts.models import Person
from backend.reminders.models import Notice, Subscription


@dataclass(frozen=True, slots=True)
class Rows:
    """By their ids. People are not written, but a change of their notices looks whether they are there."""

    people: frozenset[UUID] = frozenset()
    devices: frozenset[UUID] = frozenset()
    notices: frozenset[UUID] = frozenset()

    def __or__(self, other: "Rows") -> "Rows":
        return Rows(self.people | other.people, self.devices | other.devices, self.notices | other.notices)


@dataclass(frozen=True, slots=True)
class _Lock:
    at_once: Select[UUID]
    in_time: Select[UUID]


def _lock(table: type[Person] | type[Subscription] | type[Notice], **strength: Any) -> _Lock:
    rows = select(table.id).where(table.id.in_(bindparam("ids", expanding=True)))
    return _Lock(
        rows.with_for_update(key_share=True, skip_locked=True, **strength),
        rows.with_for_update(key_share=True, **strength),
    )


# Made once: to put a statement together takes longer than to run it.
_LOCKS: Final = {
    "people": _lock(Person, read=True),
    "devices": _lock(Subscription),
    "notices": _lock(Notice),
}


def hold(session: Session, rows: Rows) -> bool:
    """Lock all of these that there are; before anything else of the transaction is written.

    False if someone else had one: for that wait, all that was locked before has been let go.
    """
    if session.get_bind().dialect.name != "postgresql":
        return True  # SQLite lets one writer in at a time
    gone: set[UUID] = set()
    has_waited = False
    while taken := _taken_by_others(session, rows, gone):
        session.rollback()
        lock, row_id = taken
        if not session.connection().execute(lock.in_time, {"ids": [row_id]}).all():
            gone.add(row_id)
        has_waited = True
    return not has_waited


def _taken_by_others(session: Session, rows: Rows, gone: set[UUID]) -> tuple[_Lock, UUID] | None:
    for table in fields(rows):
        wanted, lock = getattr(rows, table.name) - gone, _LOCKS[table.name]
        if wanted:
            mine = session.connection().execute(lock.at_once, {"ids": wanted}).scalars()
            missing = wanted.difference(mine)
            if missing:
                return lock, min(missing)
    return None
