"""Which devices reach a person, and what a phone says of a notice."""

from collections.abc import Collection, Mapping
from datetime import datetime, timedelta
from hashlib import sha256
from typing import Final, Literal
from uuid import UUID, uuid4

from sqlalchemy import Boolean, bindparam, case, delete, exists, insert, select, update
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.orm import Session

from backend.accounts.models import Person
from backend.db import Instant, after_commit, transaction
from backend.reminders.ledger import call_back
from backend.reminders.merging import TEST_KIND
from backend.reminders.models import Delivery, DeviceState, Notice, NoticeEvent, NoticeState, Subscription
from backend.reminders.planning import WAKE
from backend.reminders.push.endpoint import EndpointRefused, check_endpoint, check_keys
from backend.reminders.reach import SILENT_AFTER
from backend.reminders.repeating import end_mails_at_once, end_next_rounds
from backend.web.problems import FieldProblem, NotFound, Refused

MOST_DEVICES: Final = 20
# How far a phone's clock is believed before the moment its push was sent.
CLOCK_TOLERANCE: Final = timedelta(minutes=5)

Reach = Literal["on", "silent", "off"]
ReceiptEvent = Literal["shown", "clicked", "dismissed"]
_FIELDS: Final = {"endpoint": "endpoint", "p256dh": "keys.p256dh", "auth": "keys.auth"}


def endpoint_hash(endpoint: str) -> str:
    return sha256(endpoint.encode()).hexdigest()


def device_state(device: Subscription, now: datetime) -> str:
    """As stored, or `silent`: it works by all that its push service says, but shows nothing."""
    return "silent" if _is_silent(device.state, device.first_unseen_at, now) else device.state


def _is_silent(state: str | None, unseen_since: datetime | None, now: datetime) -> bool:
    is_unseen = unseen_since is not None and now - unseen_since > SILENT_AFTER
    return state == DeviceState.WORKING and is_unseen


def devices_of(session: Session, person_id: UUID) -> list[Subscription]:
    return list(
        session.scalars(
            select(Subscription).where(Subscription.person_id == person_id).order_by(Subscription.created_at)
        )
    )


def reach_of(session: Session, person_ids: Collection[UUID], now: datetime) -> dict[UUID, Reach]:
    """Whether reminders reach each person: on one device at least, on silent ones only, or not at all."""
    found: dict[UUID, Reach] = dict.fromkeys(person_ids, "off")
    for device in session.scalars(select(Subscription).where(Subscription.person_id.in_(person_ids))):
        state = device_state(device, now)
        if state == DeviceState.WORKING:
            found[device.person_id] = "on"
        elif state == "silent" and found[device.person_id] == "off":
            found[device.person_id] = "silent"
    return found


def store_subscription(
    session: Session,
    person_id: UUID,
    *,
    endpoint: str,
    p256dh: str,
    auth: str,
    label: str,
    extra_origins: Collection[str],
    now: datetime,
    platform: str | None = None,
) -> Subscription:
    """Reach the person on this browser from now on; whoever it reached before is reached there no more.

    What waited for a device is sent at once. Without a `platform` the one it told before stays. Raises
    Refused, naming the field.
    """
    address = _checked_address(endpoint, p256dh, auth, extra_origins)
    told = {"label": label} | ({"platform": platform} if platform else {})
    digest = endpoint_hash(address["endpoint"])
    with transaction(session):
        # Against a drain that is just finding out that the person has no device; see `devices_of_all`.
        session.execute(select(Person.id).where(Person.id == person_id).with_for_update())
        _end_former_owner(session, digest, person_id)
        renewed = {"person_id": person_id, "state": DeviceState.WORKING, "renewed_at": now}
        _upsert(session, digest, renewed | address | told, now)
        _keep_newest(session, person_id)
        wake = session.info.get(WAKE)
        if call_back(session, person_id, now) and wake is not None:
            after_commit(session, wake)
        return session.scalars(
            select(Subscription)
            .where(Subscription.endpoint_hash == digest)
            .execution_options(populate_existing=True)
        ).one()


def delete_device(session: Session, person_id: UUID, device_id: UUID) -> None:
    """Raises NotFound."""
    mine = (Subscription.id == device_id) & (Subscription.person_id == person_id)
    with transaction(session):
        deleted = session.scalars(delete(Subscription).where(mine).returning(Subscription.id)).all()
        if not deleted:
            raise NotFound


def confirm_device(session: Session, person_id: UUID, device_id: UUID, now: datetime) -> Subscription:
    """The person saw a test on it, whatever its receipts say: silent it is not. Raises NotFound."""
    with transaction(session):
        device = session.get(Subscription, device_id)
        if device is None or device.person_id != person_id:
            raise NotFound
        device.confirmed_at, device.first_unseen_at = now, None
        return device


# Made once: to put a statement together takes longer than to run it.
_TOLD: Final = (
    select(
        Delivery.notice_id,
        Delivery.subscription_id,
        Delivery.at,
        Notice.kind,
        Subscription.state,
        Subscription.first_unseen_at,
        exists()
        .where(
            NoticeEvent.notice_id == Delivery.notice_id,
            NoticeEvent.delivery_id == Delivery.id,
            NoticeEvent.event == bindparam("said"),
        )
        .label("is_said"),
    )
    .join(Notice, Notice.id == Delivery.notice_id)
    .join(Subscription, Subscription.id == Delivery.subscription_id, isouter=True)
    .where(Delivery.id == bindparam("receipt"))
)
_SHOW: Final = (
    update(Notice)
    .where(Notice.id == bindparam("notice"), Notice.state == NoticeState.ACCEPTED)
    .values(state=NoticeState.SHOWN)
)
_SEE: Final = (
    update(Subscription)
    .where(Subscription.id == bindparam("device"))
    .values(
        last_shown_at=bindparam("now"),
        first_unseen_at=None,
        confirmed_at=case(
            (bindparam("is_test", type_=Boolean), bindparam("now", type_=Instant())),
            else_=Subscription.confirmed_at,
        ),
    )
)
_NOTE: Final = insert(NoticeEvent)


def record_receipt(session: Session, receipt: UUID, event: ReceiptEvent, at: datetime, now: datetime) -> None:
    """What a phone did with a push; saying it twice changes nothing. Raises NotFound.

    Clicked and dismissed things were shown, whether or not that receipt came through. A click answers: what
    waits to be told once more is not. A silent device that shows something needs no e-mail beside it.
    """
    with transaction(session):
        connection = session.connection()
        told = connection.execute(_TOLD, {"receipt": receipt, "said": event}).one_or_none()
        if told is None:
            raise NotFound
        if told.is_said:
            return
        if _is_silent(told.state, told.first_unseen_at, now):
            end_mails_at_once(session, told.notice_id, now)
        connection.execute(_SHOW, {"notice": told.notice_id})
        # None for a device that was removed since.
        seen = {"device": told.subscription_id, "now": now, "is_test": told.kind == TEST_KIND}
        connection.execute(_SEE, seen)
        if event == "clicked":
            end_next_rounds(session, told.notice_id, now)
        is_credible = told.at - CLOCK_TOLERANCE <= at <= now
        happened = {"notice_id": told.notice_id, "delivery_id": receipt, "event": event}
        connection.execute(_NOTE, happened | {"at": at if is_credible else now})


def _checked_address(endpoint: str, p256dh: str, auth: str, extra_origins: Collection[str]) -> dict[str, str]:
    try:
        checked = check_endpoint(endpoint, extra_origins)
        keys = check_keys(p256dh, auth)
    except EndpointRefused as refused:
        raise Refused(FieldProblem(_FIELDS[refused.field], refused.reason)) from None
    return {"endpoint": checked.url, "p256dh": keys.p256dh, "auth": keys.auth}


def _end_former_owner(session: Session, digest: str, person_id: UUID) -> None:
    session.execute(
        delete(Subscription)
        .where(Subscription.endpoint_hash == digest, Subscription.person_id != person_id)
        .execution_options(synchronize_session=False)
    )


def _upsert(session: Session, digest: str, values: Mapping[str, object], now: datetime) -> None:
    on_postgresql = session.get_bind().dialect.name == "postgresql"
    statement = (postgresql.insert if on_postgresql else sqlite.insert)(Subscription).values(
        id=uuid4(), endpoint_hash=digest, created_at=now, **values
    )
    session.execute(statement.on_conflict_do_update(index_elements=["endpoint_hash"], set_=dict(values)))


def _keep_newest(session: Session, person_id: UUID) -> None:
    """A browser renews its subscription at every start of the app; the one it is longest ago has to go."""
    works = Subscription.state == DeviceState.WORKING
    surplus = (
        select(Subscription.id)
        .where(Subscription.person_id == person_id)
        .order_by(works.desc(), Subscription.renewed_at.desc(), Subscription.id)
        .offset(MOST_DEVICES)
    )
    ids = session.scalars(surplus).all()
    if ids:
        session.execute(
            delete(Subscription).where(Subscription.id.in_(ids)).execution_options(synchronize_session=False)
        )
