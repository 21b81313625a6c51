"""What became of the tries before: which device has heard of a notice, and which may have."""

from collections.abc import Collection, Mapping
from datetime import datetime
from typing import Final, NamedTuple
from uuid import UUID

from sqlalchemy import and_, bindparam, case, exists, null, or_, select, update
from sqlalchemy.orm import Session

from backend.reminders.models import Delivery, DeliveryStatus
from backend.reminders.push.outcome import MAY_HAVE_ARRIVED
from backend.reminders.settling import End

# Nobody lived to hear an answer.
UNKNOWN: Final = "unknown"
# Spelt out, because IN cannot be run for many rows at once.
IS_UNSURE: Final = or_(
    *(
        Delivery.answer == reason
        for reason in (UNKNOWN, *(known.removeprefix("http_") for known in sorted(MAY_HAVE_ARRIVED)))
    )
)
MAY_HAVE_TAKEN: Final = or_(
    Delivery.status == DeliveryStatus.ACCEPTED,
    and_(Delivery.status == DeliveryStatus.PENDING, or_(Delivery.answer.is_(None), IS_UNSURE)),
)
# Not to be sent again.
ENDED: Final[dict[str, End]] = {
    DeliveryStatus.ACCEPTED: End.ACCEPTED,
    DeliveryStatus.FAILED: End.FAILED,
}

# Made once: to put a statement together takes longer than to run it.
_EARLIER: Final = select(
    Delivery.notice_id, Delivery.subscription_id, Delivery.id, Delivery.status, Delivery.at
).where(Delivery.notice_id.in_(bindparam("ids", expanding=True)))


class Try(NamedTuple):
    """A delivery; `at`: when it was handed out first, or ended."""

    delivery_id: UUID
    status: str
    at: datetime


# By notice and device; a device that was removed since stands there by its delivery's id.
Earlier = Mapping[tuple[UUID, UUID], Try]


def earlier_deliveries(session: Session, notice_ids: Collection[UUID]) -> Earlier:
    rows = session.connection().execute(_EARLIER, {"ids": notice_ids})
    return {
        (notice_id, device_id or delivery_id): Try(delivery_id, status, at)
        for notice_id, device_id, delivery_id, status, at in rows
    }


def heard_of(earlier: Earlier) -> dict[UUID, datetime]:
    """The notices that one device at least has accepted, whatever became of that device; since when."""
    heard: dict[UUID, datetime] = {}
    for (notice_id, _), (_, status, at) in earlier.items():
        if status == DeliveryStatus.ACCEPTED:
            heard[notice_id] = min(at, heard.get(notice_id, at))
    return heard


def note_another_try(session: Session, delivery_ids: Collection[UUID]) -> None:
    """In the air once more; of a try without an answer nobody knows what became."""
    if not delivery_ids:
        return
    was_unheard = (Delivery.answer.is_(None), UNKNOWN)
    session.execute(
        update(Delivery)
        .where(Delivery.id.in_(delivery_ids))
        .values(answer=case(was_unheard, (IS_UNSURE, Delivery.answer), else_=null()))
        .execution_options(synchronize_session=False)
    )


def may_have_been_told(session: Session, notice_ids: Collection[UUID]) -> bool:
    """Whether a device has taken one of them, or nobody knows that it has not."""
    return bool(session.scalar(select(exists().where(Delivery.notice_id.in_(notice_ids), MAY_HAVE_TAKEN))))
