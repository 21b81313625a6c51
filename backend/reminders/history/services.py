"""The life of a person's latest reminders and how the devices are: four queries, however many there are."""

from collections import defaultdict
from collections.abc import Collection, Iterable
from datetime import datetime
from typing import Final
from uuid import UUID

from sqlalchemy import or_, select
from sqlalchemy.orm import Session

from backend.reminders.history.schemas import (
    Advice,
    DeliveryOut,
    DeviceAdvice,
    OwnDeviceHealthOut,
    ReminderEventOut,
    ReminderLifeOut,
)
from backend.reminders.merging import TEST_KIND
from backend.reminders.models import Delivery, DeviceState, Notice, NoticeEvent, NoticeState, Subscription
from backend.reminders.services import device_state, devices_of

LATEST: Final = 20
_NOT_WORKING: Final[dict[str, DeviceAdvice]] = {
    "silent": "silent",
    DeviceState.NEEDS_RESUBSCRIBE: "resubscribe",
    DeviceState.GONE: "turn_on",
}
# The best off first.
_ORDER: Final[tuple[DeviceAdvice, ...]] = ("ok", "test_it", "silent", "resubscribe", "turn_on")


def lives_of(session: Session, person_id: UUID, now: datetime) -> list[ReminderLifeOut]:
    """The latest that were due, on whichever channel and whatever became of them, newest first.

    Of tests only the newest: whoever tries and tries still sees what became of the reminders.
    """
    was_due = (Notice.person_id == person_id, Notice.due_at <= now)
    tests = select(Notice.id).where(*was_due, Notice.kind == TEST_KIND)
    newest_test = tests.order_by(Notice.due_at.desc()).limit(1).scalar_subquery()
    notices = session.scalars(
        select(Notice)
        .where(*was_due, or_(Notice.kind != TEST_KIND, Notice.id == newest_test))
        .order_by(Notice.due_at.desc(), Notice.round.desc(), Notice.kind)
        .limit(LATEST)
    ).all()
    ids = {notice.id for notice in notices} | {notice.led_by for notice in notices if notice.led_by}
    deliveries = _deliveries(session, ids)
    events = _events(session, ids)
    return [
        ReminderLifeOut.model_validate(
            {
                **_told(notice, now),
                "deliveries": deliveries[notice.led_by or notice.id],
                "events": _events_of(notice, events),
            }
        )
        for notice in notices
    ]


def health_of(session: Session, person_id: UUID, now: datetime) -> list[OwnDeviceHealthOut]:
    """Oldest device first."""
    return [
        OwnDeviceHealthOut.model_validate(
            {
                "id": device.id,
                "label": device.label,
                "platform": device.platform,
                "state": device_state(device, now),
                "advice": device_advice(device, now),
                "created_at": device.created_at,
                "confirmed_at": device.confirmed_at,
                "last_accepted_at": device.last_accepted_at,
                "last_shown_at": device.last_shown_at,
                "endpoint_hash": device.endpoint_hash,
            }
        )
        for device in devices_of(session, person_id)
    ]


def device_advice(device: Subscription, now: datetime) -> DeviceAdvice:
    """`test_it`: nothing speaks against it, but nothing was ever seen on it either."""
    advice = _NOT_WORKING.get(device_state(device, now))
    if advice is not None:
        return advice
    return "ok" if device.confirmed_at or device.last_shown_at else "test_it"


def best_advice(found: Iterable[DeviceAdvice]) -> Advice:
    """One device that works is enough; `none` when there is no device at all."""
    return min(found, key=_ORDER.index, default="none")


def _told(notice: Notice, now: datetime) -> dict[str, object]:
    # What is claimed is visible again at the end of its lease, which says nothing of when it is told.
    waits = notice.state == NoticeState.OPEN and notice.token is None and notice.visible_at > now
    return {
        "id": notice.id,
        "kind": notice.kind,
        "channel": notice.channel,
        "round": notice.round,
        "due_at": notice.due_at,
        "planned_at": notice.planned_at,
        "claimed_at": notice.claimed_at,
        "waits_until": notice.visible_at if waits else None,
        "expires_at": notice.expires_at,
        "settled_at": notice.settled_at,
        "state": notice.state,
        "reason": notice.reason,
        "told_with": notice.led_by,
    }


def _events_of(notice: Notice, events: dict[UUID, list[ReminderEventOut]]) -> list[ReminderEventOut]:
    """Its own, and what a phone said of the notification it went along with."""
    if notice.led_by is None:
        return events[notice.id]
    shared = [event for event in events[notice.led_by] if event.device_id is not None]
    return sorted([*shared, *events[notice.id]], key=lambda event: event.at)


def _deliveries(session: Session, notice_ids: Collection[UUID]) -> dict[UUID, list[DeliveryOut]]:
    query = (
        select(Delivery, Subscription.label)
        .join(Subscription, Subscription.id == Delivery.subscription_id, isouter=True)
        .where(Delivery.notice_id.in_(notice_ids))
        .order_by(Delivery.at, Delivery.id)
    )
    found: defaultdict[UUID, list[DeliveryOut]] = defaultdict(list)
    for delivery, label in session.execute(query):
        found[delivery.notice_id].append(
            DeliveryOut.model_validate(
                {
                    "device": label or "",
                    "device_id": delivery.subscription_id,
                    "status": delivery.status,
                    "answer": delivery.answer,
                    "sent_at": delivery.sent_at,
                    "at": delivery.at,
                }
            )
        )
    return found


def _events(session: Session, notice_ids: Collection[UUID]) -> dict[UUID, list[ReminderEventOut]]:
    query = (
        select(NoticeEvent, Delivery.subscription_id)
        .join(Delivery, Delivery.id == NoticeEvent.delivery_id, isouter=True)
        .where(NoticeEvent.notice_id.in_(notice_ids))
        .order_by(NoticeEvent.at, NoticeEvent.id)
    )
    found: defaultdict[UUID, list[ReminderEventOut]] = defaultdict(list)
    for event, device_id in session.execute(query):
        found[event.notice_id].append(ReminderEventOut(event=event.event, at=event.at, device_id=device_id))
    return found
