"""Send the e-mails that are due: the same claim, lease and token as a push, one letter after the other."""

from collections import Counter
from collections.abc import Callable, Collection, Sequence
from datetime import datetime, timedelta
from typing import Final
from uuid import UUID

import structlog
from sqlalchemy import literal_column, select
from sqlalchemy.orm import Session

from backend.db import Database, Outcome, transaction
from backend.reminders import ledger
from backend.reminders.claim import LEASE, Claim, claim_notices, renew_lease
from backend.reminders.holding import Rows, hold
from backend.reminders.mail.carrier import Answer, Carrier, Reply
from backend.reminders.mail.letter import AddressRefused, Stationery, letter
from backend.reminders.mail.returning import return_refused, return_waiting
from backend.reminders.mail.sorting import (
    Due,
    give_back_to_push,
    letters_now,
    sort_mails,
    unless_unsure,
)
from backend.reminders.merging import Bundle, ClaimedNotice
from backend.reminders.models import Channel, Notice
from backend.reminders.retrying import LONGEST_PAUSE, TRIES, pause
from backend.reminders.settling import GAVE_UP, MAIL_DOWN

NO_ADDRESS: Final = "no_address"
# A server that is away is asked again with the next round.
AWAY_PAUSE: Final = timedelta(minutes=1)
# It may have the letter, and a letter that it cannot stand would keep all others waiting.
UNSURE_PAUSE: Final = LONGEST_PAUSE
# In a minute, of a house that has given up e-mail.
MOST_TAKEN_BACK: Final = 1000

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

    def take(session: Session) -> tuple[Claim, list[Due], Counter[str]]:
        found: Counter[str] = Counter()
        claim = claim_notices(session, clock(), lease=lease, channel=Channel.EMAIL)
        return claim, sort_mails(session, claim, clock(), found), found

    report: Counter[str] = Counter()
    try:
        while not is_stopping():
            claim, due, found = database.write(take)
            report.update(found)
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
    query = (
        select(Notice.id, Notice.person_id)
        .where(Notice.state == literal_column("'open'"), Notice.channel == literal_column("'email'"))
        .limit(MOST_TAKEN_BACK)
        .with_for_update(skip_locked=True)
    )
    with transaction(session):
        waiting = session.execute(query).all()
        while not hold(session, Rows(people=frozenset(row.person_id for row in waiting))):
            waiting = session.execute(query).all()
        give_back_to_push(session, [row.id for row in waiting], now)
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
                self._put_back(due[number:], timedelta(0), None)
                return False
            if self._send(one, is_stopping) is Answer.AWAY and not is_stopping():
                self._put_back(due[number + 1 :], AWAY_PAUSE, MAIL_DOWN)
                self._leave_to_devices()
                return False
        return True

    def _send(self, one: Due, is_stopping: Callable[[], bool]) -> Answer | None:
        """None when there was nothing to send any more."""
        due = self._still_wanted(one.bundle)
        if due is None:
            return None
        try:
            message = letter(self._stationery, due.bundle, due.address, due.zone, self._clock())
        except AddressRefused:
            self._settle(due.bundle, None)
            return None
        reply = self._carrier.deliver(message)
        if reply.answer is not Answer.AWAY:
            self._settle(due.bundle, reply)
        else:
            log.error("mail.away", kind=reply.kind, code=reply.code)
            if reply.is_unsure:
                self._put_back([due], UNSURE_PAUSE, ledger.MAIL_UNSURE)
            elif is_stopping():  # the connection may have been cut by our own hand
                self._put_back([due], timedelta(0), None)
            else:
                self._put_back([due], AWAY_PAUSE, MAIL_DOWN)
        return reply.answer

    def _still_wanted(self, bundle: Bundle) -> Due | None:
        """With those nobody has taken or ended meanwhile, and that may be mailed at this moment."""
        now = self._clock()

        def renew(session: Session) -> Due | None:
            held = renew_lease(session, bundle.ids, self._token, now, lease=self._lease)
            mine = [member for member in bundle.members if member.id in held]
            due = next(iter(letters_now(session, self._token, mine, now, self._report)), None)
            if due is not None:
                ledger.note_letter(session, self._token, due.bundle.ids)
            return due

        return self._write(bundle.members, renew)

    def _settle(self, bundle: Bundle, reply: Reply | None) -> None:
        now, token = self._clock(), self._token
        leader, *followers = bundle.ids

        def settle(session: Session) -> None:
            if reply is None:
                self._give_up(session, bundle.members, NO_ADDRESS, now)
            elif reply.answer is Answer.TAKEN:
                ledger.accept_notices(session, token, [leader], f"mail_{reply.code}", now)
                ledger.accept_notices(session, token, followers, ledger.MERGED, now)
                self._report["accepted"] += len(bundle.ids)
            elif reply.answer is Answer.REFUSED:
                self._give_up(session, bundle.members, f"mail_{reply.code}", now)
            else:
                self._try_again(session, bundle, f"mail_{reply.code}", now)

        self._write(bundle.members, settle)

    def _try_again(self, session: Session, bundle: Bundle, reason: str, now: datetime) -> None:
        worn_out = [member for member in bundle.members if member.attempt + 1 >= TRIES]
        self._give_up(session, worn_out, GAVE_UP, now)
        at = now + pause(bundle.leader.attempt)
        for member in bundle.members:
            if member not in worn_out:
                until, why = min(at, member.expires_at), unless_unsure(member, reason)
                ledger.put_off(session, self._token, [member.id], until, why, member.attempt + 1)
                self._report["retried"] += 1

    def _give_up(
        self, session: Session, members: Collection[ClaimedNotice], reason: str, now: datetime
    ) -> None:
        """Mail has failed for good; a device may tell what no earlier letter may have told."""
        untold = [member.id for member in members if unless_unsure(member, None) is None]
        returned = return_refused(session, self._token, untold, now)
        failed = [member.id for member in members if member.id not in returned]
        ledger.fail_notices(session, self._token, failed, reason, now)
        self._report.update({"returned": len(returned), "failed": len(failed)})

    def _put_back(self, due: Sequence[Due], pause_: timedelta, reason: str | None) -> None:
        at, members = self._clock() + pause_, [member for one in due for member in one.bundle.members]

        def put_off(session: Session) -> None:
            for member in members:
                until, why = min(at, member.expires_at), unless_unsure(member, reason)
                ledger.put_off(session, self._token, [member.id], until, why)
                self._report["held"] += 1

        self._write(members, put_off)

    def _write(self, members: Collection[ClaimedNotice], work: Callable[[Session], Outcome]) -> Outcome:
        rows = Rows(
            people=frozenset(member.person_id for member in members),
            notices=frozenset(member.id for member in members),
        )
        before = self._report.copy()

        def write(session: Session) -> Outcome:
            hold(session, rows)
            return work(session)

        def forget() -> None:
            self._report.clear()
            self._report.update(before)

        return self._database.write(write, forget)

    def _leave_to_devices(self) -> None:
        returned = return_waiting(self._database, self._clock(), AWAY_PAUSE)
        self._report["returned"] += returned
