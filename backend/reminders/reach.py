"""The devices of a batch: which there are, what each has had already, and what their answers make of them."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Any, Final
from uuid import UUID

from sqlalchemy import bindparam, case, func, insert, or_, select, update
from sqlalchemy.orm import Session

from backend.accounts.models import Person
from backend.db import Instant
from backend.reminders.earlier import IS_UNSURE
from backend.reminders.models import Delivery, DeliveryStatus, DeviceState, Subscription
from backend.reminders.origins import origin_of
from backend.reminders.push.sending import Target
from backend.reminders.settling import End

_STATUSES: Final = {
    End.ACCEPTED: DeliveryStatus.ACCEPTED,
    End.GONE: DeliveryStatus.GONE,
    End.MISMATCH: DeliveryStatus.MISMATCH,
    End.FAILED: DeliveryStatus.FAILED,
}
MOST_OF_ANSWER: Final = 40
# Accepted by its push service but nothing shown for so long: it may as well not be there.
SILENT_AFTER: Final = timedelta(hours=72)
# Made once: to put a statement together takes longer than to run it.
_ANSWER: Final = (
    update(Delivery)
    .where(Delivery.id == bindparam("delivery"))
    .values(sent_at=bindparam("left_at"), answer=bindparam("said"))
)
_END: Final = _ANSWER.values(status=bindparam("became"), at=bindparam("now"))
_DEVICES: Final = (
    select(
        Subscription.person_id,
        Subscription.id,
        Subscription.endpoint,
        Subscription.p256dh,
        Subscription.auth,
        Subscription.created_at,
        Subscription.renewed_at,
        Subscription.last_accepted_at,
    )
    .where(
        Subscription.person_id.in_(bindparam("ids", expanding=True)),
        Subscription.state == DeviceState.WORKING,
    )
    .order_by(Subscription.created_at)
)
_RENEWALS: Final = (
    select(Subscription.id, Subscription.renewed_at)
    .where(Subscription.id.in_(bindparam("ids", expanding=True)), Subscription.state == DeviceState.WORKING)
    .with_for_update(read=True, key_share=True)
)
_DELIVER: Final = insert(Delivery)
_ACCEPT: Final = (
    update(Subscription)
    .where(Subscription.id.in_(bindparam("ids", expanding=True)))
    .values(
        last_accepted_at=bindparam("now"),
        # A receipt that came before this line has answered for it.
        first_unseen_at=case(
            (Subscription.last_shown_at >= bindparam("left_at"), Subscription.first_unseen_at),
            else_=func.coalesce(Subscription.first_unseen_at, bindparam("now", type_=Instant())),
        ),
    )
)
# Once unsure, whatever a later try is told: it stays so until the device ends.
_AGAIN: Final = (
    update(Delivery)
    .where(Delivery.id == bindparam("delivery"))
    .values(
        sent_at=bindparam("left_at"),
        answer=case((IS_UNSURE, Delivery.answer), else_=bindparam("said")),
    )
)


@dataclass(frozen=True, slots=True)
class Device:
    """`renewed_at` fences it: an answer to an older subscription says nothing about a newer one.

    `has_accepted`: its push service has taken something for it, at some time.
    """

    id: UUID
    target: Target = field(repr=False)
    created_at: datetime
    renewed_at: datetime
    has_accepted: bool

    @property
    def origin(self) -> str:
        return origin_of(self.target.endpoint)


@dataclass(frozen=True, slots=True)
class Parcel:
    """One notification for one device; its delivery's id is the receipt."""

    notice_id: UUID
    device: Device
    delivery_id: UUID


@dataclass(frozen=True, slots=True)
class Dispatched:
    """How a parcel ended, and in a word what its push service said."""

    parcel: Parcel
    end: End
    sent_at: datetime
    answer: str


def working_devices(session: Session, person_ids: Collection[UUID]) -> dict[UUID, list[Device]]:
    rows = session.connection().execute(_DEVICES, {"ids": person_ids})
    found: dict[UUID, list[Device]] = defaultdict(list)
    for person_id, device_id, endpoint, p256dh, auth, created_at, renewed_at, accepted_at in rows:
        target, has_accepted = Target(endpoint, p256dh, auth), accepted_at is not None
        found[person_id].append(Device(device_id, target, created_at, renewed_at, has_accepted))
    return found


def only_silent(session: Session, person_ids: Collection[UUID], now: datetime) -> frozenset[UUID]:
    """Those whose devices all take what is sent, and have shown nothing of it for long."""
    since = now - SILENT_AFTER
    works = Subscription.state == DeviceState.WORKING
    is_awake = or_(Subscription.first_unseen_at.is_(None), Subscription.first_unseen_at >= since)
    devices = select(Subscription.person_id).where(Subscription.person_id.in_(person_ids), works).distinct()
    return frozenset(session.scalars(devices)) - frozenset(session.scalars(devices.where(is_awake)))


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
    rows = session.connection().execute(_RENEWALS, {"ids": device_ids})
    return {row.id: row.renewed_at for row in rows}


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
        session.connection().execute(_DELIVER, rows)


def record_ends(session: Session, dispatched: Sequence[Dispatched], now: datetime) -> None:
    """Deliveries and devices as the answers left them; of what is to be tried again, only the answer."""
    _record_answers(session, dispatched, now)
    _note_accepted(session, [done for done in dispatched if done.end is End.ACCEPTED], now)
    for done in dispatched:
        if done.end is End.GONE:
            _retire(session, done.parcel.device, DeviceState.GONE)
        elif done.end is End.MISMATCH:
            _retire(session, done.parcel.device, DeviceState.NEEDS_RESUBSCRIBE)


def _record_answers(session: Session, dispatched: Iterable[Dispatched], now: datetime) -> None:
    ended, to_be_tried_again = [], []
    for one in dispatched:
        answer = one.answer.removeprefix("http_")[:MOST_OF_ANSWER]
        row = {"delivery": one.parcel.delivery_id, "left_at": one.sent_at, "said": answer}
        if one.end in _STATUSES:
            ended.append({**row, "became": _STATUSES[one.end], "now": now})
        else:
            to_be_tried_again.append(row)
    if ended:
        session.connection().execute(_END, ended)
    if to_be_tried_again:
        session.connection().execute(_AGAIN, to_be_tried_again)


def _note_accepted(session: Session, accepted: Sequence[Dispatched], now: datetime) -> None:
    if not accepted:
        return
    ids, left_at = [done.parcel.device.id for done in accepted], min(done.sent_at for done in accepted)
    session.connection().execute(_ACCEPT, {"ids": ids, "left_at": left_at, "now": now})


def _retire(session: Session, device: Device, state: DeviceState) -> None:
    same = (
        (Subscription.id == device.id)
        & (Subscription.renewed_at == device.renewed_at)
        & (Subscription.state == DeviceState.WORKING)
    )
    _update(session, Subscription, same, state=state)


def _update(session: Session, table: type[Delivery] | type[Subscription], which: Any, **values: Any) -> None:
    session.execute(update(table).where(which).values(**values).execution_options(synchronize_session=False))
