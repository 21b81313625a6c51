"""Of which kinds three reminders in a row went unanswered, and when they might come instead."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, time, timedelta
from typing import Final
from uuid import UUID

from sqlalchemy import exists, or_, select
from sqlalchemy.orm import Session

from backend.accounts.models import Person
from backend.programmes.models import Occurrence, OccurrenceState
from backend.programmes.preview_schemas import TimeOut
from backend.programmes.wishes.schemas import WrongTimeOut
from backend.reminders.manners.own_times import asked_at_of
from backend.reminders.manners.wishes import Manners
from backend.reminders.models import Notice, NoticeEvent, NoticeState
from backend.reminders.reach import only_silent
from backend.rules.own_times import OWN_KINDS, time_problem
from backend.rules.wall_clock import wall_time
from backend.rules.wrong_time import other_times, seems_wrong

LOOK_BACK: Final = timedelta(days=28)
_TOLD: Final = (NoticeState.ACCEPTED, NoticeState.SHOWN)
_DONE: Final = (OccurrenceState.DONE, OccurrenceState.SKIPPED)


@dataclass(slots=True)
class _Prompted:
    """One thing on the calendar: whether a phone spoke of it, and whether the person reacted."""

    row: Occurrence
    was_told: bool = False
    was_answered: bool = False


def wrong_times(
    session: Session, person: Person, manners: Manners, times: Sequence[TimeOut], now: datetime
) -> list[WrongTimeOut]:
    # A phone that shows nothing is the reason, whatever the hour.
    if only_silent(session, [person.id], now):
        return []
    asked = asked_at_of(session, person.id)
    prompted = _prompted(session, person.id, now)
    found = []
    used = {one.kind: one.local_time for one in times}
    for one in times:
        relevant = [
            thing
            for thing in prompted[one.kind]
            if one.kind not in asked or thing.row.due_at > asked[one.kind]
            # Before the time of the plan changed it was another question.
            if thing.row.local_time == one.local_time or thing.row.moved_from
        ]
        if seems_wrong([thing.was_answered for thing in relevant]):
            done_at = _done_at(prompted[one.kind], manners)
            offers = [
                at
                for at in other_times(one.local_time, done_at, manners.quiet)
                if time_problem(used, one.kind, at) is None
            ]
            found.append(WrongTimeOut(kind=one.kind, local_time=one.local_time, offers=offers))
    return found


def _prompted(session: Session, person_id: UUID, now: datetime) -> Mapping[str, list[_Prompted]]:
    """By kind, the newest first. What nobody was told says nothing, nor what is still of use and open.

    Done, skipped, put off or moved is an answer, before the reminder or long after it; so is a tap on it.
    """
    was_tapped = exists().where(
        or_(NoticeEvent.notice_id == Notice.id, NoticeEvent.notice_id == Notice.led_by),
        NoticeEvent.event == "clicked",
    )
    query = (
        select(Occurrence, Notice.state, was_tapped)
        .join(Notice, Notice.subject == Occurrence.id)
        .where(
            Notice.person_id == person_id,
            Notice.due_at > now - LOOK_BACK,
            Occurrence.due_at <= now,
            Occurrence.kind.in_(OWN_KINDS),
            Occurrence.state != OccurrenceState.CANCELLED,
        )
        .order_by(Occurrence.due_at.desc())
    )
    things: dict[UUID, _Prompted] = {}
    for row, state, tapped in session.execute(query):
        thing = things.setdefault(row.id, _Prompted(row, was_answered=_is_answered(row)))
        thing.was_told |= state in _TOLD
        thing.was_answered |= tapped or state == NoticeState.ACTED
    by_kind: defaultdict[str, list[_Prompted]] = defaultdict(list)
    for thing in things.values():
        if thing.was_answered or (thing.was_told and thing.row.expires_at <= now):
            by_kind[thing.row.kind].append(thing)
    return by_kind


def _is_answered(row: Occurrence) -> bool:
    return row.state in _DONE or row.moved_from is not None


def _done_at(things: Iterable[_Prompted], manners: Manners) -> list[time]:
    done = [thing.row for thing in things if thing.row.state == OccurrenceState.DONE]
    return [wall_time(row.acted_at, manners.zone).time() for row in done if row.acted_at]
