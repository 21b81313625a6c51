"""How the reminders of the last seven days went for each patient of a clinic: one query for all."""

from collections.abc import Collection
from datetime import datetime, timedelta
from typing import Any, Final
from uuid import UUID

from sqlalchemy import ColumnElement, and_, case, exists, func, or_, select
from sqlalchemy.orm import Session

from backend.clinic.reach.standing import Week
from backend.reminders.merging import TEST_KIND
from backend.reminders.models import Channel, Notice, NoticeEvent, NoticeState

WEEK: Final = timedelta(days=7)
# How a notice ends that was answered before it was told.
ANSWERS: Final = ("done", "skip", "snoozed")
_CLICKED: Final = exists().where(NoticeEvent.notice_id == Notice.id, NoticeEvent.event == "clicked")
_DELIVERED: Final = Notice.state.in_([NoticeState.ACCEPTED, NoticeState.SHOWN, NoticeState.ACTED])
_ANSWERED: Final = or_(
    Notice.state == NoticeState.ACTED,
    and_(Notice.state == NoticeState.CANCELLED, Notice.reason.in_(ANSWERS)),
    and_(_DELIVERED, _CLICKED),
)


def weeks_of(session: Session, person_ids: Collection[UUID], now: datetime) -> dict[UUID, Week]:
    """Those without a reminder in these days are left out. Tests do not count."""
    is_over = Notice.expires_at <= now
    refused = Notice.state == NoticeState.FAILED
    # What went along with another, and the repeat, are no misses of their own; an e-mail cannot be answered.
    unanswered = and_(
        is_over,
        Notice.channel == Channel.PUSH,
        Notice.led_by.is_(None),
        Notice.round == 0,
        Notice.state.in_([NoticeState.ACCEPTED, NoticeState.SHOWN, NoticeState.EXPIRED]),
        ~_CLICKED,
    )
    by_email = and_(Notice.channel == Channel.EMAIL, _DELIVERED)
    query = (
        select(
            Notice.person_id,
            _count(_ANSWERED),
            _count(_DELIVERED),
            _count(refused),
            _count(unanswered),
            func.min(case((refused, Notice.due_at))),
            func.min(case((unanswered, Notice.due_at))),
            func.max(case((by_email, Notice.settled_at))),
        )
        .where(
            Notice.person_id.in_(person_ids),
            Notice.kind != TEST_KIND,
            Notice.due_at > now - WEEK,
            Notice.due_at <= now,
        )
        .group_by(Notice.person_id)
    )
    return {person_id: Week(*told) for person_id, *told in session.execute(query)}


def _count(which: ColumnElement[bool]) -> ColumnElement[Any]:
    return func.sum(case((which, 1), else_=0))
