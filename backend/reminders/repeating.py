"""What was told and not answered: told once more, then by the next channel."""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Final
from uuid import UUID, uuid4

from sqlalchemy import Update, and_, bindparam, or_, select, update
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.orm import Session

from backend.content import kinds
from backend.reminders.claim import LONGEST_USE
from backend.reminders.manners.wishes import Manners
from backend.reminders.merging import TEST_KIND, Bundle, ClaimedNotice
from backend.reminders.models import Channel, Notice, NoticeEvent, NoticeState
from backend.reminders.planning import minute_of
from backend.reminders.reach import only_silent
from backend.rules.wall_clock import wall_time

ANSWERED: Final = "answered"
_PLACE: Final = ("person_id", "kind", "due_at")
# Made once: to put a statement together takes longer than to run it.
_INSERTS: Final = {
    "postgresql": postgresql.insert(Notice).on_conflict_do_nothing(index_elements=_PLACE),
    "sqlite": sqlite.insert(Notice).on_conflict_do_nothing(index_elements=_PLACE),
}
_CLICKED: Final = select(NoticeEvent.notice_id).where(
    NoticeEvent.notice_id.in_(bindparam("ids", expanding=True)), NoticeEvent.event.in_(("clicked", "acted"))
)
_CHANNELS: Final = (Channel.PUSH, Channel.PUSH, Channel.EMAIL)
LAST_PUSHED_ROUND: Final = 1
A_MOMENT: Final = timedelta(seconds=1)


@dataclass(frozen=True, slots=True)
class NextRound:
    due_at: datetime
    channel: Channel
    number: int


def next_round(notice: ClaimedNotice, manners: Manners, has_mail: bool, now: datetime) -> NextRound | None:
    """Of what is told `now`: when and where again if unanswered; while it is of use and never at night."""
    pause = kinds()[notice.kind].repeat
    # A clock that is behind must not have it repeated as soon as it is right again.
    due_at, number = max(now, notice.due_at) + pause, notice.round + 1
    if not pause or number >= len(_CHANNELS) or due_at >= notice.expires_at or notice.subject is None:
        return None
    if manners.quiet.covers(wall_time(due_at, manners.zone).time()) or manners.is_away(due_at):
        return None
    channel = _CHANNELS[number]
    if channel == Channel.EMAIL and not (has_mail and manners.takes_email):
        return None
    return NextRound(due_at, channel, number)


def mail_at_once(notice: ClaimedNotice, manners: Manners, has_mail: bool, now: datetime) -> NextRound | None:
    """Of what is told once, if only silent devices were told `now`; at night it waits until morning."""
    # A kind and its moment name a notice: this is another one.
    due_at = max(now, notice.due_at) + A_MOMENT
    if kinds()[notice.kind].repeat or notice.kind == TEST_KIND or notice.subject is None:
        return None
    if due_at >= notice.expires_at or not (has_mail and manners.takes_email):
        return None
    return NextRound(due_at, Channel.EMAIL, len(_CHANNELS) - 1)


def add_next_rounds(
    session: Session,
    told: Collection[Bundle],
    accepted: Collection[UUID],
    wishes: Mapping[UUID, Manners],
    has_mail: bool,
    now: datetime,
) -> None:
    """In the transaction that accepts the one before; of those in `accepted`, unless they were answered."""
    known = [
        (bundle.leader.id, member, manners)
        for bundle in told
        for member in bundle.members
        if member.id in accepted and (manners := wishes.get(member.person_id))
    ]
    found = [
        (leader_id, member, following)
        for leader_id, member, manners in known
        if (following := next_round(member, manners, has_mail, now))
    ]
    found += _mails_at_once(session, known, has_mail, now)
    if not found:
        return
    clicked = _clicked(session, {leader_id for leader_id, _, _ in found})
    # The repeat of one of several would take the others away from a phone that has not seen them yet.
    alone = {bundle.leader.id for bundle in told if not bundle.followers}
    rows = [
        _row(member, following, member.id in alone, now)
        for leader_id, member, following in found
        if leader_id not in clicked
    ]
    if rows:
        statement = _INSERTS[session.get_bind().dialect.name]
        session.connection().execute(statement, rows)


def end_next_rounds(session: Session, notice_id: UUID, now: datetime) -> None:
    """The person answered that notification: nothing it spoke of is told once more."""
    _end_rounds(session, _END_ROUNDS, notice_id, now)


def end_mails_at_once(session: Session, notice_id: UUID, now: datetime) -> None:
    """A device that was thought dead shows that notification: of what is told once, no e-mail is needed."""
    once = [name for name, kind in kinds().items() if not kind.repeat]
    _end_rounds(session, _END_ROUNDS.where(Notice.kind.in_(once)), notice_id, now)


def bring_back_repeats(session: Session, subject: UUID, verb: str, now: datetime) -> None:
    """The person takes back the `verb` that ended them: those whose time lies ahead are told after all."""
    ended = and_(Notice.state == NoticeState.CANCELLED, Notice.reason == verb, Notice.round > 0)
    rows = select(Notice).where(Notice.subject == subject, ended, Notice.due_at > now).with_for_update()
    for notice in session.scalars(rows.execution_options(populate_existing=True)).all():
        notice.state, notice.reason, notice.settled_at = NoticeState.OPEN, None, None
        notice.visible_at = minute_of(notice.due_at)


_LEADER: Final = (
    select(Notice.person_id, Notice.due_at).where(Notice.id == bindparam("leader")).with_for_update()
)
_IN_IT: Final = select(Notice.subject).where(
    Notice.person_id == bindparam("whose"),
    Notice.due_at.between(bindparam("since"), bindparam("until")),
    or_(Notice.id == bindparam("leader"), Notice.led_by == bindparam("leader")),
)
_END_ROUNDS: Final = (
    update(Notice)
    .where(Notice.subject.in_(_IN_IT), Notice.state == NoticeState.OPEN, Notice.round > 0)
    .values(state=NoticeState.CANCELLED, reason=ANSWERED, token=None, settled_at=bindparam("now"))
)


def _end_rounds(session: Session, ending: Update, notice_id: UUID, now: datetime) -> None:
    # Whoever is just writing what is to be told once more goes first, or sees the answer.
    whose, due_at = session.connection().execute(_LEADER, {"leader": notice_id}).one()
    told = {"leader": notice_id, "whose": whose, "since": due_at - LONGEST_USE, "until": due_at + LONGEST_USE}
    session.connection().execute(ending, told | {"now": now})


def _mails_at_once(
    session: Session,
    known: Iterable[tuple[UUID, ClaimedNotice, Manners]],
    has_mail: bool,
    now: datetime,
) -> list[tuple[UUID, ClaimedNotice, NextRound]]:
    found = [
        (leader_id, member, following)
        for leader_id, member, manners in known
        if (following := mail_at_once(member, manners, has_mail, now))
    ]
    silent = only_silent(session, {member.person_id for _, member, _ in found}, now) if found else ()
    return [one for one in found if one[1].person_id in silent]


def _clicked(session: Session, ids: Collection[UUID]) -> frozenset[UUID]:
    """A hanging tablet can keep a notice open for longer than its person needs to answer on the phone."""
    return frozenset(session.connection().execute(_CLICKED, {"ids": ids}).scalars())


def _row(notice: ClaimedNotice, following: NextRound, is_alone: bool, now: datetime) -> dict[str, object]:
    return {
        "id": uuid4(),
        "person_id": notice.person_id,
        "kind": notice.kind,
        "due_at": following.due_at,
        "visible_at": minute_of(following.due_at),
        "expires_at": notice.expires_at,
        "state": NoticeState.OPEN,
        "attempt": 0,
        "subject": notice.subject,
        "revision": notice.revision,
        "channel": following.channel,
        "round": following.number,
        "is_wished": False,
        "again_of": notice.id if is_alone else None,
        "planned_at": now,
    }
