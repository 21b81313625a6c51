"""The devices of a batch: which there are, what each has had already, and what their answers make of them."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any, Final
from uuid import UUID

from sqlalchemy import case, func, insert, select, update
from sqlalchemy.orm import Session

from backend.accounts.models import Person
from backend.reminders.models import Delivery, DeliveryStatus, DeviceState, Subscription
from backend.reminders.push.sending import Target
from backend.reminders.settling import End

_STATUSES: Final = {
    End.ACCEPTED: DeliveryStatus.ACCEPTED,
    End.GONE: DeliveryStatus.GONE,
    End.MISMATCH: DeliveryStatus.MISMATCH,
    End.FAILED: DeliveryStatus.FAILED,
}
# By notice and device: the delivery and its status.
Earlier = dict[tuple[UUID, UUID], tuple[UUID, str]]


@dataclass(frozen=True, slots=True)
class Device:
    """`renewed_at` fences it: an answer to an older subscription says nothing about a newer one."""

    id: UUID
    target: Target = field(repr=False)
    renewed_at: datetime


@dataclass(frozen=True, slots=True)
class Parcel:
    """One notification for one device; its delivery's id is the receipt."""

    notice_id: UUID
    device: Device
    delivery_id: UUID


@dataclass(frozen=True, slots=True)
class Dispatched:
    """How a parcel ended."""

    parcel: Parcel
    end: End
    sent_at: datetime


def working_devices(session: Session, person_ids: Collection[UUID]) -> dict[UUID, list[Device]]:
    rows = session.execute(
        select(
            Subscription.person_id,
            Subscription.id,
            Subscription.endpoint,
            Subscription.p256dh,
            Subscription.auth,
            Subscription.renewed_at,
        )
        .where(Subscription.person_id.in_(person_ids), Subscription.state == DeviceState.WORKING)
        .order_by(Subscription.created_at)
    )
    found: dict[UUID, list[Device]] = defaultdict(list)
    for person_id, device_id, endpoint, p256dh, auth, renewed_at in rows:
        found[person_id].append(Device(device_id, Target(endpoint, p256dh, auth), renewed_at))
    return found


def devices_of_all(session: Session, person_ids: Collection[UUID]) -> dict[UUID, list[Device]]:
    """As `working_devices`, and whoever has none cannot get one before this transaction ends.

    Otherwise a phone that subscribes at this very moment would find nothing that waits for it yet.
    """
    found = working_devices(session, person_ids)
    without = set(person_ids) - found.keys()
    if without:
        session.execute(
            select(Person.id).where(Person.id.in_(without)).with_for_update(read=True, key_share=True)
        )
        found |= working_devices(session, without)
    return found


def renewals(session: Session, device_ids: Collection[UUID]) -> dict[UUID, datetime]:
    """When those that still work subscribed last. They cannot be deleted before this transaction ends."""
    if not device_ids:
        return {}
    rows = session.execute(
        select(Subscription.id, Subscription.renewed_at)
        .where(Subscription.id.in_(device_ids), Subscription.state == DeviceState.WORKING)
        .with_for_update(read=True, key_share=True)
    )
    return {row.id: row.renewed_at for row in rows}


def earlier_deliveries(session: Session, notice_ids: Collection[UUID]) -> Earlier:
    rows = session.execute(
        select(Delivery.notice_id, Delivery.subscription_id, Delivery.id, Delivery.status).where(
            Delivery.notice_id.in_(notice_ids)
        )
    )
    return {
        (notice_id, device_id): (delivery_id, status) for notice_id, device_id, delivery_id, status in rows
    }


def add_deliveries(session: Session, parcels: Iterable[Parcel], now: datetime) -> None:
    """Before they are sent: a phone's receipt may arrive before the push service's answer."""
    rows = [
        {
            "id": parcel.delivery_id,
            "notice_id": parcel.notice_id,
            "subscription_id": parcel.device.id,
            "status": DeliveryStatus.PENDING,
            "at": now,
        }
        for parcel in parcels
    ]
    if rows:
        session.execute(insert(Delivery), rows)


def record_ends(session: Session, dispatched: Sequence[Dispatched], now: datetime) -> None:
    """Deliveries and devices as the answers left them; a retry leaves both as they were."""
    for end, status in _STATUSES.items():
        ids = [done.parcel.delivery_id for done in dispatched if done.end is end]
        if ids:
            _update(session, Delivery, Delivery.id.in_(ids), status=status, at=now)
    _note_accepted(session, [done for done in dispatched if done.end is End.ACCEPTED], now)
    for done in dispatched:
        if done.end is End.GONE:
            _retire(session, done.parcel.device, DeviceState.GONE)
        elif done.end is End.MISMATCH:
            _retire(session, done.parcel.device, DeviceState.NEEDS_RESUBSCRIBE)


def _note_accepted(session: Session, accepted: Sequence[Dispatched], now: datetime) -> None:
    if not accepted:
        return
    sent_at = min(done.sent_at for done in accepted)
    # A receipt that came before this line has answered for it.
    unseen_since = case(
        (Subscription.last_shown_at >= sent_at, Subscription.first_unseen_at),
        else_=func.coalesce(Subscription.first_unseen_at, now),
    )
    ids = [done.parcel.device.id for done in accepted]
    _update(
        session, Subscription, Subscription.id.in_(ids), last_accepted_at=now, first_unseen_at=unseen_since
    )


def _retire(session: Session, device: Device, state: DeviceState) -> None:
    same = (
        (Subscription.id == device.id)
        & (Subscription.renewed_at == device.renewed_at)
        & (Subscription.state == DeviceState.WORKING)
    )
    _update(session, Subscription, same, state=state)


def _update(session: Session, table: type[Delivery] | type[Subscription], which: Any, **values: Any) -> None:
    session.execute(update(table).where(which).values(**values).execution_options(synchronize_session=False))
