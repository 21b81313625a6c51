"""Send what is due, until nothing is."""

from collections import Counter
from collections.abc import Callable
from datetime import datetime, timedelta
from typing import Final

import structlog

from backend.content import kinds
from backend.db import Database, transaction
from backend.reminders.claim import LEASE, claim_notices
from backend.reminders.mailing import Mailing
from backend.reminders.merging import Bundle
from backend.reminders.notification import notification_payload
from backend.reminders.postage import Postage
from backend.reminders.push.endpoint import EndpointRefused
from backend.reminders.push.message import MessageRefused
from backend.reminders.push.sending import Urgency, prepare, topic
from backend.reminders.push.transfer import PushRequest, PushTransport
from backend.reminders.reach import Parcel

# In flight and not yet recorded together are never more, so that a crash repeats no more than these.
AT_ONCE: Final = 10
LONGEST_POLL_SECONDS: Final = 1.0

URGENCIES: Final[dict[str, Urgency]] = {
    "very-low": "very-low",
    "low": "low",
    "normal": "normal",
    "high": "high",
}

Clock = Callable[[], datetime]
log = structlog.get_logger()


def never() -> bool:
    return False


def drain(
    database: Database,
    postage: Postage,
    transport: PushTransport,
    clock: Clock,
    *,
    lease: timedelta = LEASE,
    is_stopping: Callable[[], bool] = never,
) -> Counter[str]:
    """Claim and send until a claim is empty; answers what became of how many.

    Safe to run anywhere and at any time, several side by side: the claim and the token keep them apart.
    """
    total: Counter[str] = Counter()
    while not is_stopping():
        with database.session() as session, transaction(session):
            claim = claim_notices(session, clock(), lease=lease)
            mailing = Mailing(postage, claim, lease)
            mailing.load(session, clock())
        if not claim.notices:
            break
        send(mailing, database, postage, transport, clock, is_stopping=is_stopping)
        total += mailing.report
        if mailing.is_key_in_doubt:
            log.error("reminders.key_in_doubt", hint="devices subscribed with another VAPID key")
            break
    if total["failed"]:
        log.error("reminders.failed", count=total["failed"])
    return total


def send(
    mailing: Mailing,
    database: Database,
    postage: Postage,
    transport: PushTransport,
    clock: Clock,
    *,
    is_stopping: Callable[[], bool] = never,
) -> None:
    """Bring one claim to its end; when stopping, only what is in the air."""
    try:
        while mailing.has_work:
            if not transport.in_flight:
                mailing.wait_for_devices(LONGEST_POLL_SECONDS)
            answers = transport.poll(LONGEST_POLL_SECONDS) if transport.in_flight else []
            with database.session() as session, transaction(session):
                mailing.record(session, answers, clock())
                if is_stopping():
                    mailing.give_back(session, clock())
                parcels = mailing.hand_out(session, AT_ONCE - transport.in_flight, clock())
            for parcel in parcels:
                _post(parcel, mailing, postage, transport, clock())
            mailing.free_devices()
        with database.session() as session, transaction(session):
            mailing.finish(session, clock())
    finally:
        mailing.break_off()


def _post(
    parcel: Parcel, mailing: Mailing, postage: Postage, transport: PushTransport, now: datetime
) -> None:
    bundle = mailing.open[parcel.notice_id]
    try:
        request = _request(parcel, bundle, postage, now)
    except EndpointRefused:
        mailing.unsendable(parcel, "endpoint_refused")
    except MessageRefused:
        mailing.unsendable(parcel, "message_refused")
    else:
        mailing.departed(parcel, now)
        transport.start(request, parcel.delivery_id)


def _request(parcel: Parcel, bundle: Bundle, postage: Postage, now: datetime) -> PushRequest:
    leader = bundle.leader
    return prepare(
        parcel.device.target,
        notification_payload(bundle, parcel.delivery_id, postage.public_url, postage.verbs_of),
        ttl_seconds=int((leader.expires_at - now).total_seconds()),
        urgency=URGENCIES[kinds()[leader.kind].urgency],
        topic=topic(str(leader.id)),
        tokens=postage.tokens,
        now=now,
        extra_origins=postage.extra_origins,
    )
