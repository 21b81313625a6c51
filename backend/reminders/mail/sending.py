"""Send the e-mails that are due: the same claim, lease and token as a push, one letter after the other."""

from collections import Counter
from collections.abc import Callable, Collection, Sequence
from datetime import datetime, timedelta
from typing import Final
from uuid import UUID

import structlog
from sqlalchemy import literal_column, select
from sqlalchemy.orm import Session

from backend.db import Database, transaction
from backend.reminders import ledger
from backend.reminders.claim import LEASE, claim_notices, renew_lease
from backend.reminders.mail.carrier import Answer, Carrier, Reply
from backend.reminders.mail.letter import AddressRefused, Stationery, letter
from backend.reminders.mail.sorting import NO_ADDRESS, Due, give_back_to_push, letters_now, sort_mails
from backend.reminders.merging import Bundle, ClaimedNotice
from backend.reminders.models import Channel, Notice
from backend.reminders.retrying import TRIES, pause
from backend.reminders.settling import GAVE_UP

# A server that is away is asked again with the next round.
AWAY_PAUSE: Final = timedelta(minutes=1)
# In a minute, of a house that has given up e-mail.
MOST_TAKEN_BACK: Final = 1000
AWAY: Final = "mail_down"

Clock = Callable[[], datetime]
log = structlog.get_logger()


def never() -> bool:
    return False


def send_mails(
    database: Database,
    stationery: Stationery,
    carrier: Carrier,
    clock: Clock,
    *,
    lease: timedelta = LEASE,
    is_stopping: Callable[[], bool] = never,
) -> Counter[str]:
    """Claim and send until a claim is empty or the server is away; answers what became of how many.

    Safe to run several side by side. A letter that was taken just before a crash may be sent once more,
    with the same Message-ID.
    """
    report: Counter[str] = Counter()
    try:
        while not is_stopping():
            with database.session() as session, transaction(session):
                claim = claim_notices(session, clock(), lease=lease, channel=Channel.EMAIL)
                due = sort_mails(session, claim, clock(), report)
            if not claim.notices:
                break
            round_ = _Round(database, stationery, carrier, clock, claim.token, lease, report)
            if not round_.deliver(due, is_stopping):
                break
    finally:
        carrier.close()
    return report


def take_back_mails(session: Session, now: datetime) -> int:
    """This house sends no e-mail any more: what waits to be mailed waits for a device instead."""
    with transaction(session):
        waiting = session.scalars(
            select(Notice.id)
            .where(Notice.state == literal_column("'open'"), Notice.channel == literal_column("'email'"))
            .limit(MOST_TAKEN_BACK)
            .with_for_update(skip_locked=True)
        ).all()
        give_back_to_push(session, waiting, now)
        return len(waiting)


class _Round:
    """The letters of one claim."""

    def __init__(
        self,
        database: Database,
        stationery: Stationery,
        carrier: Carrier,
        clock: Clock,
        token: UUID,
        lease: timedelta,
        report: Counter[str],
    ) -> None:
        self._database, self._stationery, self._carrier, self._clock = database, stationery, carrier, clock
        self._token, self._lease, self._report = token, lease, report

    def deliver(self, due: Sequence[Due], is_stopping: Callable[[], bool]) -> bool:
        """False when the server is away, or when stopping: the rest is open again."""
        for number, one in enumerate(due):
            if is_stopping():
                self._give_back(due[number:], timedelta(0), None)
                return False
            reply = self._send(one)
            if reply is not None and reply.answer is Answer.AWAY:
                log.error("mail.away", kind=reply.kind, code=reply.code)
                self._give_back(due[number:], AWAY_PAUSE, AWAY)
                return False
        return True

    def _send(self, one: Due) -> Reply | None:
        """None when there was nothing to send any more."""
        due = self._still_wanted(one.bundle)
        if due is None:
            return None
        bundle = due.bundle
        try:
            message = letter(self._stationery, bundle, due.address, due.zone, self._clock())
        except AddressRefused:
            self._settle(bundle, None)
            return None
        reply = self._carrier.deliver(message)
        if reply.answer is not Answer.AWAY:
            self._settle(bundle, reply)
        return reply

    def _still_wanted(self, bundle: Bundle) -> Due | None:
        """With those nobody has taken or ended meanwhile, and that may be mailed at this moment."""
        now = self._clock()
        with self._database.session() as session, transaction(session):
            held = renew_lease(session, bundle.ids, self._token, now, lease=self._lease)
            mine = [member for member in bundle.members if member.id in held]
            return next(iter(letters_now(session, self._token, mine, now, self._report)), None)

    def _settle(self, bundle: Bundle, reply: Reply | None) -> None:
        now, token = self._clock(), self._token
        leader, *followers = bundle.ids
        with self._database.session() as session, transaction(session):
            if reply is None:
                self._fail(session, bundle.members, NO_ADDRESS, now)
            elif reply.answer is Answer.TAKEN:
                ledger.accept_notices(session, token, [leader], f"mail_{reply.code}", now)
                ledger.accept_notices(session, token, followers, ledger.MERGED, now)
                self._report["accepted"] += len(bundle.ids)
            elif reply.answer is Answer.REFUSED:
                self._fail(session, bundle.members, f"mail_{reply.code}", now)
            else:
                self._try_again(session, bundle, f"mail_{reply.code}", now)

    def _try_again(self, session: Session, bundle: Bundle, reason: str, now: datetime) -> None:
        worn_out = [member for member in bundle.members if member.attempt + 1 >= TRIES]
        self._fail(session, worn_out, GAVE_UP, now)
        at = now + pause(bundle.leader.attempt)
        for member in bundle.members:
            if member not in worn_out:
                until = min(at, member.expires_at)
                ledger.put_off(session, self._token, [member.id], until, reason, member.attempt + 1)
                self._report["retried"] += 1

    def _fail(self, session: Session, members: Collection[ClaimedNotice], reason: str, now: datetime) -> None:
        ledger.fail_notices(session, self._token, [member.id for member in members], reason, now)
        self._report["failed"] += len(members)

    def _give_back(self, due: Sequence[Due], pause_: timedelta, reason: str | None) -> None:
        at = self._clock() + pause_
        with self._database.session() as session, transaction(session):
            for member in (member for one in due for member in one.bundle.members):
                until = min(at, member.expires_at)
                ledger.put_off(session, self._token, [member.id], until, reason)
                self._report["held"] += 1
