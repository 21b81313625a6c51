"""The worker's sign of life, and when it has to get up next."""

from datetime import datetime, timedelta
from typing import Final

from sqlalchemy import delete, func, select
from sqlalchemy.orm import Session

from backend.db import transaction
from backend.reminders.claim import IS_OPEN_PUSH
from backend.reminders.models import Heartbeat, Notice

BEAT: Final = timedelta(seconds=10)
ALIVE_FOR: Final = timedelta(seconds=60)
FORGOTTEN_AFTER: Final = timedelta(days=1)


def record_heartbeat(session: Session, worker: str, now: datetime) -> None:
    """`worker` names one process on one host."""
    with transaction(session):
        session.merge(Heartbeat(worker=worker, at=now))
        session.execute(
            delete(Heartbeat)
            .where(Heartbeat.at < now - FORGOTTEN_AFTER)
            .execution_options(synchronize_session=False)
        )


def is_worker_alive(session: Session, now: datetime) -> bool:
    """A sign of life from the future, of a clock that was ahead, says nothing about now."""
    latest = session.scalar(select(func.max(Heartbeat.at)).where(Heartbeat.at < now + ALIVE_FOR))
    return latest is not None and now - latest < ALIVE_FOR


def next_visible_at(session: Session, now: datetime) -> datetime | None:
    """When the first notice after `now` is due, is to be tried again, or loses a sender that died."""
    return session.scalar(select(func.min(Notice.visible_at)).where(IS_OPEN_PUSH, Notice.visible_at > now))
