"""Whether the rows agree with each other once everything has come to its end."""

from collections import Counter
from datetime import datetime
from typing import Any, Final

from sqlalchemy import ColumnElement, Select, and_, exists, func, or_, select
from sqlalchemy.orm import Session, aliased

from backend.db import Database
from backend.reminders.ledger import MERGED
from backend.reminders.models import Delivery, Notice, NoticeEvent, NoticeState, Subscription
from tests.services.programs import wait_until

TOLD: Final = (NoticeState.ACCEPTED, NoticeState.SHOWN, NoticeState.ACTED)


def wait_until_told(database: Database, now: datetime) -> Counter[str]:
    """Until nothing that was due at `now` is open; answers how many there are of each state."""

    def settled() -> Counter[str] | None:
        with database.reading_session() as session:
            states = states_of(session, Notice.due_at <= now)
        return None if states["open"] else states

    states = wait_until(settled, "every reminder to be settled")
    assert states is not None
    return states


def states_of(session: Session, which: ColumnElement[bool]) -> Counter[str]:
    counted = session.execute(select(Notice.state, func.count()).where(which).group_by(Notice.state))
    return Counter({row[0]: row[1] for row in counted})


def check_rows(session: Session) -> None:
    """That nothing contradicts anything; to be asked when no sender is at work."""
    wrong = {name: _count(session, rows) for name, rows in _CONTRADICTIONS.items()}
    assert {name: count for name, count in wrong.items() if count} == {}


def _count(session: Session, rows: Select[Any]) -> int:
    return session.scalar(select(func.count()).select_from(rows.subquery())) or 0


def _delivery(*which: ColumnElement[bool]) -> ColumnElement[bool]:
    return exists().where(Delivery.notice_id == Notice.id, *which)


_is_led: Final = Notice.led_by.is_not(None)
_leader = aliased(Notice)
_CONTRADICTIONS: Final = {
    "told without a device that accepted it": select(Notice.id).where(
        Notice.state.in_(TOLD), ~_is_led, ~_delivery(Delivery.status == "accepted")
    ),
    "told, but one of its deliveries still waits": select(Notice.id).where(
        Notice.state.in_(TOLD), _delivery(Delivery.status == "pending")
    ),
    "went along with one that was not told": select(Notice.id)
    .join(_leader, _leader.id == Notice.led_by)
    .where(Notice.state.in_(TOLD), _leader.state.not_in(TOLD)),
    "went along, yet not as merged": select(Notice.id).where(
        Notice.state == NoticeState.ACCEPTED,
        or_(_is_led & (Notice.reason != MERGED), ~_is_led & (Notice.reason == MERGED)),
    ),
    "a delivery to somebody else's device": select(Delivery.id)
    .join(Notice, Notice.id == Delivery.notice_id)
    .join(Subscription, Subscription.id == Delivery.subscription_id)
    .where(Notice.person_id != Subscription.person_id),
    "a delivery without its notice": select(Delivery.id).where(
        ~exists().where(Notice.id == Delivery.notice_id)
    ),
    "accepted, but never sent": select(Delivery.id).where(
        Delivery.status == "accepted", or_(Delivery.sent_at.is_(None), Delivery.answer.is_(None))
    ),
    "still held by a sender": select(Notice.id).where(Notice.token.is_not(None)),
    "settled without a moment, or open with one": select(Notice.id).where(
        (Notice.state == NoticeState.OPEN) == Notice.settled_at.is_not(None)
    ),
    "the same thing told twice in one round": select(Notice.subject)
    .where(Notice.state.in_(TOLD))
    .group_by(Notice.subject, Notice.kind, Notice.round)
    .having(func.count() > 1),
    "repeated more than once": select(Notice.subject)
    .where(Notice.round > 0)
    .group_by(Notice.subject, Notice.kind, Notice.round)
    .having(func.count() > 1),
    "an event about another notice than its delivery": select(NoticeEvent.id)
    .join(Delivery, Delivery.id == NoticeEvent.delivery_id)
    .where(Delivery.notice_id != NoticeEvent.notice_id),
    "acted on, without an event that says so": select(Notice.id).where(
        Notice.state == NoticeState.ACTED,
        ~exists().where(and_(NoticeEvent.notice_id == Notice.id, NoticeEvent.event == "acted")),
    ),
}
