"""What the rules say to a session: its start, each set, and whatever went wrong."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from datetime import date, datetime, timedelta
from typing import Literal
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from backend.accounts.models import Person
from backend.diary.models import SessionEntry, SessionSet, Verdict
from backend.diary.verdicts import IN_SESSION, Value, judge, local_date, lock_as_said, record_verdict
from backend.programmes.care.services.condition import condition_of
from backend.programmes.models import Occurrence, OccurrenceState
from backend.programmes.standing import COLLAGEN
from backend.programmes.thresholds import values_for

PATCH = "gtn_patch"
# Further back than anyone would look: a run of sore days longer than this is a run all the same.
LOOK_BACK_DAYS = 30
Collagen = Literal["taken", "not_taken"]


def advise_on_session(
    session: Session, person: Person, entry: SessionEntry, sets: Sequence[SessionSet], now: datetime
) -> Verdict:
    """Keeps the most severe of what holds, and locks what a red flag forbids."""
    values = values_for(session, person.clinic_id, person.id, now)
    decision = judge(IN_SESSION, _inputs(session, person, entry, sets, values["pain_limit"]), values)
    row = record_verdict(session, person, entry.id, decision, now)
    lock_as_said(session, decision, row, now)
    return row


def collagen_of(session: Session, entry: SessionEntry) -> Collagen | None:
    """None when no collagen belongs to the session. Nothing said is not taken."""
    said = entry.collagen_taken
    prompt = _collagen_prompt(session, entry.occurrence_id)
    if prompt is None and said is None:
        return None
    was_ticked = prompt is not None and prompt.state == OccurrenceState.DONE
    return "taken" if said or (said is None and was_ticked) else "not_taken"


def largest_rise(sets: Iterable[SessionSet]) -> int:
    """From one set to the next of the same exercise on the same leg; 0 if none rose."""
    last: dict[tuple[str, str], int] = {}
    rise = 0
    for one in sets:
        if one.pain is None:
            continue
        key = (one.exercise, one.side)
        rise = max(rise, one.pain - last.get(key, one.pain))
        last[key] = one.pain
    return rise


def _inputs(
    session: Session, person: Person, entry: SessionEntry, sets: Sequence[SessionSet], limit: int
) -> dict[str, Value]:
    pains = [pain for pain in (entry.pain_during, *(one.pain for one in sets)) if pain is not None]
    collagen = collagen_of(session, entry)
    condition = condition_of(session, person.id)
    return {
        "baseline_known": entry.baseline_pain is not None,
        "baseline": entry.baseline_pain or 0,
        "sore_days_before": _sore_days_before(session, person, entry, limit),
        "pain_known": bool(pains),
        "worst_pain": max(pains, default=0),
        "rise": largest_rise(sets),
        "limp": bool(entry.limp),
        "pop": bool(entry.pop),
        "lost_strength": bool(entry.lost_strength),
        "chest_pain": bool(entry.chest_pain),
        "faint_or_palpitations": bool(entry.faint_or_palpitations),
        "patch_on": _wears_patch(session, person, entry.done_at),
        "heel_dropped": bool(entry.heel_dropped),
        "insertional": condition is not None and condition.is_insertional,
        "collagen_planned": collagen is not None,
        "collagen_taken": collagen == "taken",
    }


def _collagen_prompt(session: Session, occurrence_id: UUID | None) -> Occurrence | None:
    if occurrence_id is None:
        return None
    query = select(Occurrence).where(Occurrence.anchor_id == occurrence_id, Occurrence.kind == COLLAGEN)
    return session.scalars(query.limit(1)).one_or_none()


def _wears_patch(session: Session, person: Person, at: datetime) -> bool:
    query = select(Occurrence.id).where(
        Occurrence.person_id == person.id,
        Occurrence.kind == PATCH,
        Occurrence.due_at > at - timedelta(days=2),
        Occurrence.local_date == local_date(person, at),
        Occurrence.state == OccurrenceState.DONE,
    )
    return session.scalar(query.limit(1)) is not None


def _sore_days_before(session: Session, person: Person, entry: SessionEntry, limit: int) -> int:
    """Days with a session, one after the other before this one, on which it hurt too much at the start."""
    query = select(SessionEntry.done_at, SessionEntry.baseline_pain).where(
        SessionEntry.person_id == person.id,
        SessionEntry.withdrawn_at.is_(None),
        SessionEntry.id != entry.id,
        SessionEntry.done_at < entry.done_at,
        SessionEntry.done_at > entry.done_at - timedelta(days=LOOK_BACK_DAYS),
    )
    worst: defaultdict[date, int] = defaultdict(int)
    for done_at, pain in session.execute(query):
        day = local_date(person, done_at)
        worst[day] = max(worst[day], pain or 0)
    worst.pop(local_date(person, entry.done_at), None)
    return _run_over(limit, [worst[day] for day in sorted(worst, reverse=True)])


def _run_over(limit: int, newest_first: Iterable[int]) -> int:
    run = 0
    for pain in newest_first:
        if pain <= limit:
            break
        run += 1
    return run
