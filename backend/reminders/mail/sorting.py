"""Which letters a claim makes: what is of no use any more, quiet hours, days away, and who takes e-mail."""

from collections import Counter, defaultdict
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID
from zoneinfo import ZoneInfo

from sqlalchemy import and_, case, not_, null, or_, select, update
from sqlalchemy.orm import Session

from backend.accounts.models import Person
from backend.content import kinds
from backend.reminders import ledger
from backend.reminders.claim import Claim
from backend.reminders.courtesy import QUIET, PutOff, Suppress, courtesy, keeps_time
from backend.reminders.manners.wishes import Manners, manners_of
from backend.reminders.merging import Bundle, ClaimedNotice
from backend.reminders.models import Channel, Notice, NoticeState
from backend.reminders.reach import devices_of_all
from backend.reminders.repeating import LAST_PUSHED_ROUND
from backend.reminders.settling import NO_DEVICE

UNKNOWN_KIND = "unknown_kind"
NO_MAIL = "no_mail"


@dataclass(frozen=True, slots=True)
class Due:
    """One letter to write."""

    bundle: Bundle
    address: str
    zone: ZoneInfo


def sort_mails(session: Session, claim: Claim, now: datetime, report: Counter[str]) -> list[Due]:
    """One letter a person; what is not to be mailed now is settled or put off here."""
    report["claimed"] += len(claim.notices)
    return letters_now(session, claim.token, claim.notices, now, report)


def letters_now(
    session: Session, token: UUID, notices: Collection[ClaimedNotice], now: datetime, report: Counter[str]
) -> list[Due]:
    """As of this moment: also right before one leaves, which behind a slow mail server is much later."""
    people = {notice.person_id for notice in notices}
    manners, addresses = manners_of(session, people), _addresses(session, people)
    sorter = _Sorter(session, token, now, report)
    wanted: dict[UUID, list[ClaimedNotice]] = defaultdict(list)
    for notice in notices:
        if sorter.is_wanted(notice, manners[notice.person_id]):
            wanted[notice.person_id].append(notice)
    return [
        Due(_bundle(mine), addresses[person_id], manners[person_id].zone)
        for person_id, mine in wanted.items()
    ]


@dataclass(frozen=True, slots=True)
class _Sorter:
    session: Session
    token: UUID
    now: datetime
    report: Counter[str]

    def is_wanted(self, notice: ClaimedNotice, manners: Manners) -> bool:
        session, token, now, ids = self.session, self.token, self.now, [notice.id]
        if notice.expires_at <= now:
            ledger.expire_notices(session, token, ids, now)
            return self._counted("expired")
        if notice.kind not in kinds():
            ledger.fail_notices(session, token, ids, UNKNOWN_KIND, now)
            return self._counted("failed")
        if not (manners.takes_email or manners.is_closed):
            give_back_to_push(session, ids, now)
            return self._counted("no_device")
        is_wished = not notice.round and notice.is_wished
        match courtesy(notice.expires_at, manners, now, is_punctual=False, is_wished=is_wished):
            case Suppress(reason) if reason == QUIET and _may_sound_at_night(notice):
                give_back_to_push(session, ids, now)
                return self._counted("no_device")
            case Suppress(reason):
                ledger.suppress_notices(session, token, ids, unless_unsure(notice, reason), now)
                return self._counted("suppressed")
            case PutOff(at, reason):
                ledger.hold_back(session, token, ids, at, unless_unsure(notice, reason))
                return self._counted("put_off")
        return True

    def _counted(self, what: str) -> bool:
        self.report[what] += 1
        return False


def unless_unsure(notice: ClaimedNotice, reason: str | None) -> str | None:
    """Why it is put off; that a letter may have told it is not forgotten."""
    return ledger.MAIL_UNSURE if notice.reason == ledger.MAIL_UNSURE else reason


def _may_sound_at_night(notice: ClaimedNotice) -> bool:
    """On a device; a letter of it may not. What was told before and not answered is left alone."""
    return not notice.round and keeps_time(notice.kind, is_wished=notice.is_wished)


def give_back_to_push(session: Session, ids: Collection[UUID], now: datetime) -> None:
    """No e-mail: a device tells it now, or whichever turns up while it is of use.

    What devices have told as often as they may, or a letter may have told, is not told by them once more.
    """
    is_open = and_(Notice.id.in_(ids), Notice.state == NoticeState.OPEN)
    why = case((ledger.IS_UNMAILED, NO_MAIL), else_=Notice.reason)
    session.execute(
        update(Notice)
        .where(is_open, or_(Notice.round > LAST_PUSHED_ROUND, not_(ledger.IS_UNMAILED)))
        .values(state=NoticeState.SUPPRESSED, reason=why, token=None, settled_at=now)
        .execution_options(synchronize_session=False)
    )
    people = set(session.scalars(select(Notice.person_id).where(is_open)))
    with_device = devices_of_all(session, people).keys()
    has_device = Notice.person_id.in_(with_device)
    session.execute(
        update(Notice)
        .where(is_open)
        .values(
            channel=Channel.PUSH,
            token=None,
            visible_at=case((has_device, now), else_=Notice.expires_at),
            reason=case((has_device, null()), else_=NO_DEVICE),
        )
        .execution_options(synchronize_session=False)
    )


def _addresses(session: Session, people: set[UUID]) -> dict[UUID, str]:
    query = select(Person.id, Person.email).where(Person.id.in_(people))
    return {row.id: row.email for row in session.execute(query)}


def _bundle(notices: Sequence[ClaimedNotice]) -> Bundle:
    # The oldest leads: whatever joins after a crash is younger, so the letter is still the same one.
    first, *rest = sorted(notices, key=lambda notice: (notice.due_at, notice.id))
    return Bundle(first, tuple(rest))
