"""Send what is due, until nothing is."""

from collections import Counter
from collections.abc import Callable
from datetime import datetime, timedelta
from functools import reduce
from operator import or_
from typing import Final

import structlog
from sqlalchemy.orm import Session

from backend.content import kinds
from backend.db import Database, Outcome
from backend.reminders.claim import CLAIM_SIZE, LEASE, claim_notices
from backend.reminders.holding import hold
from backend.reminders.mailing import Mailing
from backend.reminders.merging import Bundle
from backend.reminders.notification import Facts, notification_payload
from backend.reminders.postage import Postage
from backend.reminders.push.endpoint import EndpointRefused
from backend.reminders.push.message import MessageRefused
from backend.reminders.push.sending import Urgency, prepare, topic
from backend.reminders.push.transfer import PushRequest, PushTransport
from backend.reminders.reach import Parcel
from backend.reminders.settling import KEY_IN_DOUBT

# In flight and not yet recorded together are never more, so that a crash repeats no more than these.
AT_ONCE: Final = 10
LONGEST_POLL_SECONDS: Final = 0.5
# When stopping: after so many without an answer, what is in the air is left to its lease.
PATIENT_POLLS: Final = 4

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

    def claim(session: Session) -> Mailing | None:
        taken = claim_notices(session, clock(), lease=lease)
        if not taken.notices:
            return None
        mailing = Mailing(postage, taken, lease)
        mailing.load(session, clock())
        return mailing

    sending = Sending(database, postage, transport, clock, is_stopping)
    sending.send(lambda: database.write(claim))
    if sending.report[KEY_IN_DOUBT]:
        log.error("reminders.key_in_doubt", hint="push services refuse our VAPID key")
    if sending.report["failed"]:
        log.error("reminders.failed", count=sending.report["failed"])
    return sending.report


def send(
    mailing: Mailing, database: Database, postage: Postage, transport: PushTransport, clock: Clock
) -> None:
    """Bring one claim to its end."""
    only = iter([mailing])
    Sending(database, postage, transport, clock, never).send(lambda: next(only, None))


class Sending:
    """Claims under way side by side: the next is made as soon as those before leave room in the air.

    Otherwise a single device that hangs would keep everybody behind its claim waiting.
    """

    def __init__(
        self,
        database: Database,
        postage: Postage,
        transport: PushTransport,
        clock: Clock,
        is_stopping: Callable[[], bool],
    ) -> None:
        self.report: Counter[str] = Counter()
        self.is_key_in_doubt = False
        self._database = database
        self._postage = postage
        self._transport = transport
        self._clock = clock
        self._is_stopping = is_stopping
        self._under_way: list[Mailing] = []
        self._is_dry = False
        self._quiet_polls = 0

    def send(self, claim: Callable[[], Mailing | None]) -> None:
        """Until there is nothing to claim; when stopping or with the key in doubt, what is in the air."""
        try:
            while self._has_begun(claim):
                self._step()
                self._finish_those_at_their_end()
                if self._is_stopping() and self._quiet_polls > PATIENT_POLLS:
                    return
        finally:
            for mailing in self._under_way:
                mailing.break_off()

    def _has_begun(self, claim: Callable[[], Mailing | None]) -> bool:
        """Whether anything is under way, with what could be claimed beside it."""
        if not self._under_way:
            self._is_dry = False  # what was put back on the way may be due again
        if self._may_claim:
            mailing = claim()
            # A claim that was not full took all there was.
            self._is_dry = mailing is None or mailing.report["claimed"] < CLAIM_SIZE
            if mailing is not None:
                self._under_way.append(mailing)
        return bool(self._under_way)

    @property
    def _may_claim(self) -> bool:
        return not (
            self._is_dry
            or self._is_stopping()
            or self.is_key_in_doubt
            or self._transport.in_flight >= AT_ONCE
            or len(self._under_way) >= AT_ONCE
            or any(mailing.doubts_key for mailing in self._under_way)
            # A queue moves on with every answer; only one that waits for devices which hang stands still.
            or (not self._quiet_polls and any(mailing.has_queue for mailing in self._under_way))
        )

    def _step(self) -> None:
        """Hear what came back, and let as many leave as there is room for."""
        transport, clock, is_stopping = self._transport, self._clock, self._is_stopping()
        if not transport.in_flight:
            self._under_way[0].wait_for_devices(LONGEST_POLL_SECONDS)
        answers = transport.poll(LONGEST_POLL_SECONDS) if transport.in_flight else []
        room = 0 if is_stopping else AT_ONCE - transport.in_flight
        for mailing in self._under_way:
            mailing.hear(answers, clock())
            room -= mailing.choose(room)

        def write(session: Session) -> list[tuple[Mailing, Parcel]]:
            leaving: list[tuple[Mailing, Parcel]] = []
            hold(session, reduce(or_, (mailing.rows(with_all=is_stopping) for mailing in self._under_way)))
            for mailing in self._under_way:
                mailing.record(session, clock())
                if is_stopping:
                    mailing.give_back(session, clock())
                leaving += [(mailing, parcel) for parcel in mailing.hand_out(session, clock())]
            return leaving

        leaving = self._write(write)
        for mailing, parcel in leaving:
            _post(parcel, mailing, self._postage, transport, clock())
        for mailing in self._under_way:
            mailing.free_devices()
        self._quiet_polls = 0 if answers or leaving else self._quiet_polls + 1
        self._is_dry = self._is_dry and not self._quiet_polls

    def _finish_those_at_their_end(self) -> None:
        for mailing in [mailing for mailing in self._under_way if not mailing.has_work]:

            def finish(session: Session, mailing: Mailing = mailing) -> None:
                hold(session, mailing.rows())
                mailing.finish(session, self._clock())

            self._write(finish)
            self._under_way.remove(mailing)
            self.report += mailing.report
            self.is_key_in_doubt |= mailing.is_key_in_doubt

    def _write(self, work: Callable[[Session], Outcome]) -> Outcome:
        memories = [(mailing, mailing.memory()) for mailing in self._under_way]

        def forget() -> None:
            for mailing, memory in memories:
                mailing.recall(memory)

        return self._database.write(work, forget)


def _post(
    parcel: Parcel, mailing: Mailing, postage: Postage, transport: PushTransport, now: datetime
) -> None:
    bundle = mailing.open[parcel.notice_id]
    try:
        request = _request(parcel, bundle, mailing.facts.get(parcel.notice_id), postage, now)
    except EndpointRefused:
        mailing.unsendable(parcel, "endpoint_refused", now)
    except MessageRefused:
        mailing.unsendable(parcel, "message_refused", now)
    else:
        mailing.departed(parcel, now)
        transport.start(request, parcel.delivery_id)


def _request(
    parcel: Parcel, bundle: Bundle, facts: Facts | None, postage: Postage, now: datetime
) -> PushRequest:
    leader = bundle.leader
    return prepare(
        parcel.device.target,
        notification_payload(bundle, parcel.delivery_id, postage.public_url, postage.verbs_of, facts),
        ttl_seconds=int((leader.expires_at - now).total_seconds()),
        urgency=URGENCIES[kinds()[leader.kind].urgency],
        topic=topic(str(bundle.place)),
        tokens=postage.tokens,
        now=now,
        extra_origins=postage.extra_origins,
    )
