"""The clock was ahead and is right again: what it made of the reminders meanwhile is taken back."""

from datetime import datetime, timedelta
from typing import Final

from sqlalchemy import ColumnElement, and_, case, delete, func, null, or_, select, update
from sqlalchemy.orm import Session

from backend.db import transaction
from backend.reminders.claim import LEASE
from backend.reminders.ledger import IS_UNMAILED, LATE
from backend.reminders.models import Heartbeat, Notice, NoticeState
from backend.reminders.settling import NO_DEVICE

# The clocks of several hosts differ by seconds; what lies further ahead was written by a wrong one.
AHEAD_BY: Final = timedelta(minutes=5)


def was_ahead(session: Session, now: datetime) -> bool:
    """Whether any worker left a sign of life from the future."""
    latest = session.scalar(select(func.max(Heartbeat.at)))
    return latest is not None and latest > now + AHEAD_BY


def take_back(session: Session, now: datetime) -> None:
    """Whatever is still of use is due at its own time again, and by then at the latest when a lease is over.

    It goes through every notice: for once, not for every day.
    """
    future = now + AHEAD_BY
    own_time = case((Notice.due_at > now, Notice.due_at), else_=now)
    is_open = Notice.state == NoticeState.OPEN
    # Its sender may be alive: until then it can still say how it ended.
    held = and_(is_open, Notice.token.is_not(None), Notice.visible_at > future)
    put_off = and_(
        is_open,
        Notice.token.is_(None),
        Notice.visible_at > future,
        or_(Notice.claimed_at.is_not(None), Notice.reason != NO_DEVICE),
    )
    ended = and_(Notice.settled_at > future, Notice.expires_at > now)
    untold = and_(ended, Notice.state.in_([NoticeState.EXPIRED, NoticeState.SUPPRESSED]))
    # It reached one device and was given up on another.
    half_told = and_(
        ended, Notice.state.in_([NoticeState.ACCEPTED, NoticeState.SHOWN]), Notice.reason == LATE
    )
    # What a letter may have told stays so.
    why = case((IS_UNMAILED, null()), else_=Notice.reason)
    again = {"state": NoticeState.OPEN, "settled_at": None, "reason": why}
    with transaction(session):
        _change(session, held, visible_at=now + LEASE)
        _change(session, put_off, visible_at=own_time, reason=why)
        _change(session, untold, visible_at=own_time, claimed_at=None, led_by=None, **again)
        _change(session, half_told, visible_at=now, **again)
        session.execute(
            delete(Heartbeat).where(Heartbeat.at > future).execution_options(synchronize_session=False)
        )


def _change(session: Session, which: ColumnElement[bool], **values: object) -> None:
    session.execute(update(Notice).where(which).values(values).execution_options(synchronize_session=False))
