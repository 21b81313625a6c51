"""Every change of a claimed notice: one UPDATE guarded by id, token and state."""

from collections.abc import Collection
from datetime import datetime
from typing import Any, Final
from uuid import UUID

from sqlalchemy import case, exists, func, literal_column, select, update
from sqlalchemy.orm import Session

from backend.reminders.models import Delivery, DeliveryStatus, Notice, NoticeEvent, NoticeState
from backend.reminders.settling import NO_DEVICE

LATE: Final = "late"
MERGED: Final = "merged"
_WAS_SHOWN: Final = exists().where(NoticeEvent.notice_id == Notice.id, NoticeEvent.event == "shown")


def accept_notices(
    session: Session, token: UUID, ids: Collection[UUID], reason: str | None, now: datetime
) -> None:
    """A push service took it. A phone may have been faster than this line: then it is shown already."""
    state = case((_WAS_SHOWN, NoticeState.SHOWN), else_=NoticeState.ACCEPTED)
    _leave(session, token, ids, state=state, reason=reason, settled_at=now)


def fail_notices(session: Session, token: UUID, ids: Collection[UUID], reason: str, now: datetime) -> None:
    _leave(session, token, ids, state=NoticeState.FAILED, reason=reason, settled_at=now)


def expire_notices(session: Session, token: UUID, ids: Collection[UUID], now: datetime) -> None:
    """Past its use. What reached one device while another was still being tried has been accepted."""
    reached_one = exists().where(Delivery.notice_id == Notice.id, Delivery.status == DeliveryStatus.ACCEPTED)
    state = case(
        (_WAS_SHOWN, NoticeState.SHOWN), (reached_one, NoticeState.ACCEPTED), else_=NoticeState.EXPIRED
    )
    _leave(session, token, ids, state=state, reason=func.coalesce(Notice.reason, LATE), settled_at=now)


def put_off(
    session: Session,
    token: UUID,
    ids: Collection[UUID],
    at: datetime,
    reason: str | None,
    attempt: int | None = None,
) -> None:
    """Open again from `at`, for whoever claims it then."""
    tried: dict[str, Any] = {} if attempt is None else {"attempt": attempt}
    _leave(session, token, ids, visible_at=at, reason=reason, **tried)


def wait_for_device(session: Session, token: UUID, ids: Collection[UUID]) -> None:
    """No one comes back to it before its use is past, unless a device turns up."""
    _leave(session, token, ids, visible_at=Notice.expires_at, reason=NO_DEVICE)


def call_back(session: Session, person_id: UUID, now: datetime) -> bool:
    """A device turned up: what waited for one and is still of use is due now. Answers whether anything is."""
    waiting = select(Notice.id).where(
        Notice.person_id == person_id,
        Notice.state == literal_column("'open'"),
        Notice.token.is_(None),
        Notice.reason == NO_DEVICE,
        Notice.expires_at > now,
    )
    statement = update(Notice).where(Notice.id.in_(waiting), Notice.state == NoticeState.OPEN)
    called = session.scalars(
        statement.values(visible_at=now, reason=None)
        .returning(Notice.id)
        .execution_options(synchronize_session=False)
    )
    return bool(called.all())


def _leave(session: Session, token: UUID, ids: Collection[UUID], **values: Any) -> None:
    if ids:
        session.execute(
            update(Notice)
            .where(Notice.id.in_(ids), Notice.token == token, Notice.state == NoticeState.OPEN)
            .values(token=None, **values)
            .execution_options(synchronize_session=False)
        )
