"""Every change of a claimed notice: one UPDATE guarded by id, token and state."""

from collections.abc import Collection
from datetime import datetime
from typing import Any, Final
from uuid import UUID

from sqlalchemy import (
    ColumnElement,
    Update,
    and_,
    bindparam,
    case,
    exists,
    func,
    literal_column,
    select,
    update,
)
from sqlalchemy.orm import Session

from backend.reminders.merging import CLINICIAN_ALERT, PATIENT_NOTE
from backend.reminders.models import Channel, Delivery, DeliveryStatus, Notice, NoticeEvent, NoticeState
from backend.reminders.repeating import LAST_PUSHED_ROUND
from backend.reminders.settling import NO_DEVICE

LATE: Final = "late"
MERGED: Final = "merged"
# Of an open row: a letter of it left, and nobody knows whether it arrived. It stays so until mail takes it.
MAIL_UNSURE: Final = "mail_unsure"
# What no device is meant to tell.
_MAILED: Final = (CLINICIAN_ALERT, PATIENT_NOTE)
UNTOLD: Final[dict[str, Any]] = {"claimed_at": None, "led_by": None}
_WAS_SHOWN: Final = exists().where(NoticeEvent.notice_id == Notice.id, NoticeEvent.event == "shown")
# Devices have not told it as often as they may.
IS_FOR_DEVICES: Final = and_(Notice.round <= LAST_PUSHED_ROUND, Notice.kind.not_in(_MAILED))
IS_UNMAILED: Final = Notice.reason.is_distinct_from(MAIL_UNSURE)


# Made once: to put a statement together takes longer than to run it.
_ACCEPT: Final = (
    update(Notice)
    .where(
        Notice.id.in_(bindparam("ids", expanding=True)),
        Notice.token == bindparam("mine"),
        Notice.state == NoticeState.OPEN,
    )
    .values(
        token=None,
        state=case((_WAS_SHOWN, NoticeState.SHOWN), else_=NoticeState.ACCEPTED),
        reason=bindparam("why"),
        settled_at=bindparam("now"),
    )
    .returning(Notice.id)
)


def accept_notices(
    session: Session, token: UUID, ids: Collection[UUID], reason: str | None, now: datetime
) -> frozenset[UUID]:
    """A push service took it. A phone may have been faster than this line: then it is shown already.

    Answers those that were still ours and wanted.
    """
    if not ids:
        return frozenset()
    values = {"ids": ids, "mine": token, "why": reason, "now": now}
    return frozenset(session.connection().execute(_ACCEPT, values).scalars())


def fail_notices(session: Session, token: UUID, ids: Collection[UUID], reason: str, now: datetime) -> None:
    _leave(session, token, ids, state=NoticeState.FAILED, reason=reason, settled_at=now)


def expire_notices(session: Session, token: UUID, ids: Collection[UUID], now: datetime) -> None:
    """Past its use. What reached one device while another was still being tried has been accepted."""
    reason = func.coalesce(Notice.reason, LATE)
    _leave(session, token, ids, state=_unless_told(NoticeState.EXPIRED), reason=reason, settled_at=now)


def suppress_notices(
    session: Session, token: UUID, ids: Collection[UUID], reason: str | None, now: datetime
) -> None:
    """The person does not want to be told of it now, and later it is of no use."""
    _leave(session, token, ids, state=_unless_told(NoticeState.SUPPRESSED), reason=reason, settled_at=now)


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


def hold_back(session: Session, token: UUID, ids: Collection[UUID], at: datetime, reason: str | None) -> None:
    """Open again from `at`, and nobody has heard of it yet."""
    _leave(session, token, ids, visible_at=at, reason=reason, **UNTOLD)


def wait_for_device(session: Session, token: UUID, ids: Collection[UUID]) -> None:
    """No one comes back to it before its use is past, unless a device turns up."""
    _leave(session, token, ids, visible_at=Notice.expires_at, reason=NO_DEVICE, **UNTOLD)


def turn_to_email(session: Session, token: UUID, ids: Collection[UUID], reason: str, now: datetime) -> None:
    """No device can be told, and why: the next channel has it from now on."""
    _leave(session, token, ids, channel=Channel.EMAIL, visible_at=now, attempt=0, reason=reason, **UNTOLD)


def note_letter(session: Session, token: UUID, ids: Collection[UUID]) -> None:
    """It is handed in now. Until the answer stands here, it may have arrived."""
    if ids:
        leaving = _held(token, ids).values(reason=MAIL_UNSURE)
        session.execute(leaving.execution_options(synchronize_session=False))


def call_back(session: Session, person_id: UUID, now: datetime) -> bool:
    """A device turned up: what waited for one and is still of use is due now. Answers whether anything is.

    Also what turned to e-mail for want of one, unless a letter of it is just being sent or may have arrived.
    """
    useful = and_(
        Notice.person_id == person_id,
        Notice.state == literal_column("'open'"),
        Notice.expires_at > now,
    )
    for_device = and_(Notice.channel == literal_column("'push'"), Notice.reason == NO_DEVICE)
    for_mail = and_(Notice.channel == literal_column("'email'"), IS_FOR_DEVICES, IS_UNMAILED)
    mailed = _call(session, and_(useful, for_mail), channel=Channel.PUSH, attempt=0, visible_at=now, **UNTOLD)
    waited = _call(session, and_(useful, for_device), visible_at=now)
    return mailed or waited


def _call(session: Session, which: ColumnElement[bool], **values: Any) -> bool:
    # Looked up by person first: the condition on its own would read the whole queue.
    found = select(Notice.id).where(which).order_by(Notice.id).with_for_update()
    statement = update(Notice).where(
        Notice.id.in_(found), Notice.state == NoticeState.OPEN, Notice.token.is_(None)
    )
    called = statement.values(reason=None, **values).returning(Notice.id)
    return bool(session.scalars(called.execution_options(synchronize_session=False)).all())


def _unless_told(state: NoticeState) -> ColumnElement[str]:
    # What goes along with another has no delivery of its own.
    mine = Delivery.notice_id.in_([Notice.id, Notice.led_by])
    reached_one = exists().where(mine, Delivery.status == DeliveryStatus.ACCEPTED)
    return case((_WAS_SHOWN, NoticeState.SHOWN), (reached_one, NoticeState.ACCEPTED), else_=state)


def _leave(session: Session, token: UUID, ids: Collection[UUID], **values: Any) -> None:
    if ids:
        changed = _held(token, ids).values(token=None, **values)
        session.execute(changed.execution_options(synchronize_session=False))


def _held(token: UUID, ids: Collection[UUID]) -> Update:
    return update(Notice).where(Notice.id.in_(ids), Notice.token == token, Notice.state == NoticeState.OPEN)
