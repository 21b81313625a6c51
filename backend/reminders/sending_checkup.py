"""What `soleus doctor` finds out about sending: are phones reached, is anything stuck, did anything fail."""

from collections.abc import Iterator
from datetime import datetime, timedelta
from typing import Final

from sqlalchemy import ColumnElement, exists, func, or_, select
from sqlalchemy.orm import Session

from backend.reminders.models import (
    Delivery,
    DeliveryStatus,
    DeviceState,
    Notice,
    NoticeState,
    Subscription,
)
from backend.reminders.settling import KEY_IN_DOUBT, is_key_in_doubt
from backend.web.checkup import Finding, Grade

LOOKING_BACK: Final = timedelta(days=1)
# A drain starts at each full minute; what a service of its own holds up has a later time to be seen at.
LATE_AFTER: Final = timedelta(minutes=2)
_KEY_ADVICE: Final = (
    "compare `soleus keys show` with the key of before, put vapid_private.pem back from a backup on every "
    "host, and restart; nothing is lost meanwhile but what expires"
)

_WORKS: Final = Subscription.state == DeviceState.WORKING
_IS_UNHEARD_SINCE: Final = exists().where(
    Subscription.id == Delivery.subscription_id,
    or_(Subscription.last_accepted_at.is_(None), Subscription.last_accepted_at < Delivery.at),
)


def examine_sending(session: Session, now: datetime) -> Iterator[Finding]:
    yield _devices(session, now)
    yield _waiting(session, now)
    yield _failed(session, now)


def _devices(session: Session, now: datetime) -> Finding:
    """The breaker has no memory of its own: what it put off says so, and so do many mismatches in one day."""
    held = _count(session, Notice.state == NoticeState.OPEN, Notice.reason == KEY_IN_DOUBT)
    if held:
        advice = f"push services refuse our key, so {held} reminders are held back; {_KEY_ADVICE}"
        return Finding("devices", Grade.BROKEN, advice)
    is_recent = Delivery.at > now - LOOKING_BACK
    answers = _count(session, is_recent, Delivery.status != DeliveryStatus.PENDING)
    mismatches = _count(
        session,
        is_recent,
        Delivery.status == DeliveryStatus.MISMATCH,
        # One that has subscribed anew since is well.
        Delivery.subscription_id.in_(
            select(Subscription.id).where(Subscription.state == DeviceState.NEEDS_RESUBSCRIBE)
        ),
    )
    # What was held back may be mailed by now; and the device may have turned out to be the one at fault.
    doubted = _count(session, is_recent, Delivery.answer == KEY_IN_DOUBT, _IS_UNHEARD_SINCE.where(_WORKS))
    of_our_key = Delivery.answer.in_(("401", "403"))
    refused = mismatches + doubted + _count(session, is_recent, of_our_key, _IS_UNHEARD_SINCE)
    if doubted or is_key_in_doubt(refused, answers):
        advice = (
            f"push services refused our key for {refused} of {answers} pushes of the last day; {_KEY_ADVICE}"
        )
        return Finding("devices", Grade.BROKEN, advice)
    silent = _count(session, Subscription.state == DeviceState.NEEDS_RESUBSCRIBE)
    if silent:
        advice = (
            f"{silent} get nothing until the app is opened on them; the desk lists whom that leaves unreached"
        )
        return Finding("devices", Grade.CAUTION, advice)
    return Finding("devices", Grade.OK)


def _waiting(session: Session, now: datetime) -> Finding:
    oldest = session.scalar(
        select(func.min(Notice.visible_at)).where(Notice.state == NoticeState.OPEN, Notice.expires_at > now)
    )
    if oldest is None or now - oldest < LATE_AFTER:
        return Finding("reminders due", Grade.OK)
    waits = int((now - oldest).total_seconds())
    advice = f"the first has been waiting for {waits} s; look whether a worker runs and what its log says"
    return Finding("reminders due", Grade.BROKEN, advice)


def _failed(session: Session, now: datetime) -> Finding:
    """Failing is our fault: a device that is gone or a service that is away ends otherwise."""
    recent = (Notice.state == NoticeState.FAILED, Notice.settled_at > now - LOOKING_BACK)
    reasons = session.execute(
        select(Notice.reason, func.count())
        .where(*recent)
        .group_by(Notice.reason)
        .order_by(func.count().desc())
    ).all()
    if not reasons:
        return Finding("failed", Grade.OK, "none in the last day")
    told = ", ".join(f"{count} {reason or 'without a reason'}" for reason, count in reasons)
    return Finding("failed", Grade.CAUTION, f"in the last day: {told}; the worker's log says more")


def _count(session: Session, *conditions: ColumnElement[bool]) -> int:
    """Of the rows of one table; which one follows from the conditions."""
    return session.scalar(select(func.count()).where(*conditions)) or 0
