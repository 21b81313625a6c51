"""What mail does not take goes back to the devices, if one may take it; never what a letter may have told."""

from collections.abc import Collection
from datetime import datetime, timedelta
from typing import Final
from uuid import UUID

from sqlalchemy import ColumnElement, and_, case, exists, not_, select, update
from sqlalchemy.orm import Session

from backend.db import Database, transaction
from backend.reminders.claim import IS_OPEN_EMAIL
from backend.reminders.ledger import IS_FOR_DEVICES, IS_UNMAILED, UNTOLD
from backend.reminders.models import Channel, Delivery, DeliveryStatus, DeviceState, Notice, Subscription
from backend.reminders.settling import MAIL_DOWN, MAIL_REFUSED

# What both have refused would go from one to the other without end.
_HAS_REFUSED: Final = (
    exists()
    .where(
        Delivery.notice_id == Notice.id,
        Delivery.subscription_id == Subscription.id,
        Delivery.status == DeliveryStatus.FAILED,
    )
    # Else only the device is taken from outside, and the question is whether it has ever refused anything.
    .correlate(Notice, Subscription)
)
_HAS_DEVICE: Final = exists().where(
    Subscription.person_id == Notice.person_id,
    Subscription.state == DeviceState.WORKING,
    not_(_HAS_REFUSED),
)
# In one transaction.
AT_ONCE: Final = 1000


def return_waiting(database: Database, now: datetime, pause: timedelta) -> int:
    """The mail server is away: all that waits for it is for the devices again, after a pause.

    Who finds the push service away as well hands it over once more: then both are asked in turn.
    """
    waits = and_(IS_OPEN_EMAIL, Notice.visible_at <= now + pause, Notice.token.is_(None), IS_UNMAILED)
    returned = 0
    while True:
        with database.session() as session, transaction(session):
            some = _return(session, waits, MAIL_DOWN, now, now + pause)
        returned += len(some)
        if len(some) < AT_ONCE:
            return returned


def return_refused(session: Session, token: UUID, ids: Collection[UUID], now: datetime) -> frozenset[UUID]:
    """The mail server wants none of it, now or ever: devices alone may tell it. Answers what they may.

    Only of what no letter may have told.
    """
    mine = and_(Notice.id.in_(ids), IS_OPEN_EMAIL, Notice.token == token)
    return _return(session, mine, MAIL_REFUSED, now, now)


def _return(
    session: Session, which: ColumnElement[bool], reason: str, now: datetime, at: datetime
) -> frozenset[UUID]:
    able = and_(which, IS_FOR_DEVICES, Notice.expires_at > now, _HAS_DEVICE)
    ids = session.scalars(
        select(Notice.id).where(able).limit(AT_ONCE).with_for_update(of=Notice, skip_locked=True)
    ).all()
    if ids:
        session.execute(
            update(Notice)
            .where(Notice.id.in_(ids))
            .values(
                channel=Channel.PUSH,
                token=None,
                attempt=0,
                visible_at=case((Notice.expires_at < at, Notice.expires_at), else_=at),
                reason=reason,
                **UNTOLD,
            )
            .execution_options(synchronize_session=False)
        )
    return frozenset(ids)
