"""Notices find their place again after the quiet hours or the holiday of a person have changed."""

from datetime import datetime
from uuid import UUID

from sqlalchemy import ColumnElement, and_, or_, select, update
from sqlalchemy.orm import Session

from backend.reminders.courtesy import AWAY, QUIET, PutOff, courtesy, place
from backend.reminders.manners.wishes import Manners, manners_of
from backend.reminders.models import Channel, Notice, NoticeState
from backend.reminders.planning import minute_of


def replace_notices(session: Session, person_id: UUID, now: datetime) -> None:
    """Those that nobody has tried to tell yet; also those that were not to be told at all."""
    manners = manners_of(session, [person_id])[person_id]
    # Locked, so that no drain takes one meanwhile: where it then stands is the end of that drain's lease.
    query = select(Notice).where(*_untold(person_id, now)).order_by(Notice.id).with_for_update()
    for notice in session.scalars(query.execution_options(populate_existing=True)).all():
        at = place(notice.kind, notice.due_at, notice.expires_at, manners, is_wished=notice.is_wished)
        if at is None:
            notice.state, notice.reason, notice.settled_at = NoticeState.SUPPRESSED, QUIET, now
        else:
            notice.visible_at = minute_of(at)
            notice.state, notice.reason, notice.settled_at = NoticeState.OPEN, None, None
    _replace_letters(session, person_id, manners, now)


def _replace_letters(session: Session, person_id: UUID, manners: Manners, now: datetime) -> None:
    """Those that the night held back; one that is of no use after the new night is looked at once more."""
    held = (Notice.state == NoticeState.OPEN, Notice.reason == QUIET, Notice.token.is_(None))
    query = select(Notice).where(Notice.person_id == person_id, Notice.channel == Channel.EMAIL, *held)
    letters = session.scalars(
        query.order_by(Notice.id).with_for_update().execution_options(populate_existing=True)
    ).all()
    for notice in letters:
        match courtesy(notice.expires_at, manners, now, is_punctual=False):
            case PutOff(at, reason):
                notice.visible_at, notice.reason = at, reason
            case _:
                notice.visible_at, notice.reason = now, None


def bring_back(session: Session, person_id: UUID, now: datetime) -> int:
    """What a holiday keeps from a person, and is still of use, is looked at once more; answers how many."""
    query = select(Notice).where(
        Notice.person_id == person_id,
        Notice.state.in_([NoticeState.OPEN, NoticeState.SUPPRESSED]),
        Notice.token.is_(None),
        Notice.reason == AWAY,
        Notice.expires_at > now,
    )
    kept = session.scalars(
        query.order_by(Notice.id).with_for_update().execution_options(populate_existing=True)
    ).all()
    for notice in kept:
        if notice.state == NoticeState.SUPPRESSED:
            notice.claimed_at = notice.led_by = None
        notice.state, notice.reason, notice.settled_at = NoticeState.OPEN, None, None
        # The holiday and the quiet hours of this moment are looked at when it is told.
        notice.visible_at = minute_of(now)
    return len(kept)


def hush(session: Session, person_id: UUID) -> None:
    """A holiday begins at this moment: it keeps also what was put off to a chosen time before."""
    chosen = and_(Notice.person_id == person_id, Notice.state == NoticeState.OPEN, Notice.is_wished)
    session.execute(
        update(Notice).where(chosen).values(is_wished=False).execution_options(synchronize_session=False)
    )


def _untold(person_id: UUID, now: datetime) -> tuple[ColumnElement[bool], ...]:
    # What was put off for another reason, such as a busy push service, comes back when that has passed.
    waits = and_(
        Notice.state == NoticeState.OPEN,
        Notice.token.is_(None),
        or_(Notice.reason.is_(None), Notice.reason.in_([QUIET, AWAY])),
    )
    was_quiet = and_(
        Notice.state == NoticeState.SUPPRESSED, Notice.reason == QUIET, Notice.claimed_at.is_(None)
    )
    return (
        Notice.person_id == person_id,
        Notice.channel == Channel.PUSH,
        Notice.attempt == 0,
        Notice.expires_at > now,
        or_(waits, was_quiet),
    )
