"""At the end: how every reminder ended, and which have no end or were never written."""

from collections import Counter
from datetime import date, datetime, timedelta
from typing import Final
from uuid import UUID

from sqlalchemy import and_, exists, func, select
from sqlalchemy.orm import Session, aliased

from backend.programmes.models import Lock, Occurrence, OccurrenceState
from backend.reminders.models import Delivery, Notice
from backend.simulation.judge.civil_time import wall
from backend.simulation.judge.court import TOLD, USEFUL
from backend.simulation.judge.life import Life
from backend.simulation.judge.wall_times import course_days

ENDED: Final = ("expired", "cancelled", "suppressed", "failed")
DAILY: Final = {"gtn_patch": "gtn", "heel_wedges": "wedges"}
# Cancelled on purpose, though the thing itself stays on the calendar.
SILENCED: Final = ("paused", "ended", "done", "skip", "skipped", "snoozed", "moved", "undone", "answered")
A_DAY: Final = timedelta(days=1)


def ends(session: Session, until: datetime) -> Counter[str]:
    """Of all that was due before `until`; what is open still, days after its use, is lost."""
    counts: Counter[str] = Counter()
    went_along = ~exists().where(Delivery.notice_id == Notice.id)
    query = (
        select(Notice.state, and_(Notice.state.in_(TOLD), went_along).label("merged"), func.count())
        .where(Notice.due_at < until)
        .group_by(Notice.state, "merged")
    )
    for state, is_merged, count in session.execute(query):
        name = "merged" if is_merged else "accepted" if state in TOLD else state if state in ENDED else "lost"
        counts[name] += count
    return counts


def never_written(session: Session, lives: dict[UUID, Life], until: datetime) -> list[str]:
    """A line for each reminder that should have been: by what stands on a calendar, and by each course."""
    return [*_unheard(session, until), *_left_out(session, lives, until)]


def _unheard(session: Session, until: datetime) -> list[str]:
    """On the calendar and nothing was done about it, but no notice of it ever stood or came to its turn."""
    same = aliased(Notice)
    heard = exists().where(
        Notice.subject == Occurrence.id, (Notice.state != "cancelled") | Notice.reason.in_(SILENCED)
    )
    in_its_place = exists().where(
        same.person_id == Occurrence.person_id,
        same.kind == Occurrence.kind,
        same.due_at == Occurrence.due_at,
        same.state != "cancelled",
    )
    query = select(Occurrence).where(
        Occurrence.kind.in_(USEFUL),
        Occurrence.state == OccurrenceState.PLANNED,
        Occurrence.due_at < until,
        ~heard,
        ~in_its_place,
    )
    return [f"lost {row.kind} due {row.due_at} {row.id}" for row in session.scalars(query)]


def _left_out(session: Session, lives: dict[UUID, Life], until: datetime) -> list[str]:
    """Days of a patch or wedge course with nothing on the calendar, though nothing changed around them."""
    locked = set(session.scalars(select(Lock.person_id)))
    query = select(Occurrence.person_id, Occurrence.kind, Occurrence.local_date)
    known = {tuple(row) for row in session.execute(query.where(Occurrence.kind.in_(DAILY)))}
    return [
        f"lost {kind} on {on} of person {life.number}"
        for person_id, life in lives.items()
        if person_id not in locked
        for kind, course in DAILY.items()
        for on in _expected(life, course, until)
        if (person_id, kind, on) not in known
    ]


def _expected(life: Life, course: str, until: datetime) -> list[date]:
    """Quiet days of the course, from the day after it was written down."""
    found = []
    for place, (at, document) in enumerate(life.documents):
        end = life.documents[place + 1][0] if place + 1 < len(life.documents) else until
        day = at + A_DAY
        while day < end - A_DAY:
            on = wall(life.zone_at(day), day).date()
            is_quiet = not life.changed_between(day - A_DAY, day + A_DAY)
            if is_quiet and on.toordinal() in course_days(document, course):
                found.append(on)
            day += A_DAY
    return found
