"""The sessions behind a person, each with what was done in it and how the tendon answered the next day."""

from collections import defaultdict
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from uuid import UUID

from sqlalchemy import or_, select
from sqlalchemy.orm import Session

from backend.accounts.models import Person
from backend.diary.models import MorningCheck, SessionEntry, SessionSet, Verdict
from backend.diary.verdicts import NEXT_DAY, local_date
from backend.programmes.models import Occurrence, OccurrenceState
from backend.programmes.standing import CHECK, SESSION

# Longer than any gap after which strength is simply tested again.
LOOK_BACK = timedelta(days=120)
UNKNOWN, STABLE, UNSTABLE = "unknown", "stable", "unstable"


@dataclass(frozen=True, slots=True)
class DoneSet:
    exercise: str
    side: str
    load_kg: float | None
    reps: int
    pain: int | None = None


@dataclass(frozen=True, slots=True)
class Response:
    """One session. `verdict` is that of the next day, `unknown` as long as nobody has answered for it.

    `answered_on` is the morning after; `session_pain` and `next_day_pain` are the worst of what was told.
    """

    done_on: date
    verdict: str
    answered_on: date | None
    session_pain: int | None
    next_day_pain: int | None
    morning_pain: int | None
    sets: tuple[DoneSet, ...]
    contacts: int | None
    run_level: int | None

    @property
    def is_stable(self) -> bool:
        return self.verdict == STABLE


def responses(session: Session, person: Person, now: datetime) -> list[Response]:
    """Newest first. One that nobody reported counts by a bad morning after it, and never by a good one."""
    sessions = _sessions(session, person.id, now)
    checks = _checks(session, [row.id for row in sessions])
    answers = _answers(session, person.id, [row.id for row in checks.values()])
    verdicts = _verdicts(session, [*(row.id for row in checks.values()), *(a.id for a in answers.values())])
    entries = _entries(session, person.id, [row.entry_id for row in sessions if row.entry_id])
    sets = _sets(session, list(entries))
    found = []
    for row in sessions:
        check = checks.get(row.id)
        answer = answers.get(check.id) if check else None
        verdict = verdicts.get(answer.id if answer else check.id) if check else None
        if row.state != OccurrenceState.DONE and (verdict is None or verdict.verdict != UNSTABLE):
            continue
        entry = entries.get(row.entry_id) if row.entry_id else None
        acted_at = row.acted_at if row.state == OccurrenceState.DONE else None
        done_at = entry.done_at if entry else acted_at or row.due_at
        found.append((done_at, _response(person, done_at, verdict, answer, entry, sets)))
    return [one for _, one in sorted(found, key=lambda pair: pair[0], reverse=True)]


def _response(
    person: Person,
    done_at: datetime,
    verdict: Verdict | None,
    answer: MorningCheck | None,
    entry: SessionEntry | None,
    sets: Mapping[UUID, tuple[SessionSet, ...]],
) -> Response:
    done = sets.get(entry.id, ()) if entry else ()
    during = (entry.baseline_pain, entry.pain_during) if entry else ()
    return Response(
        done_on=local_date(person, done_at),
        verdict=verdict.verdict if verdict else UNKNOWN,
        answered_on=local_date(person, answer.answered_at) if answer else None,
        session_pain=_worst(*during, *(one.pain for one in done)),
        next_day_pain=_worst(answer.after, answer.morning_pain) if answer else None,
        morning_pain=answer.morning_pain if answer else None,
        sets=tuple(DoneSet(one.exercise, one.side, one.load_kg, one.reps, one.pain) for one in done),
        contacts=entry.contacts if entry else None,
        run_level=entry.run_level if entry else None,
    )


def _worst(*pains: int | None) -> int | None:
    return max((pain for pain in pains if pain is not None), default=None)


def _sessions(session: Session, person_id: UUID, now: datetime) -> list[Occurrence]:
    answered = select(Occurrence.anchor_id).where(
        Occurrence.person_id == person_id,
        Occurrence.kind == CHECK,
        Occurrence.state == OccurrenceState.DONE,
        Occurrence.anchor_id.is_not(None),
    )
    query = select(Occurrence).where(
        Occurrence.person_id == person_id,
        Occurrence.due_at > now - LOOK_BACK,
        Occurrence.kind == SESSION,
        or_(Occurrence.state == OccurrenceState.DONE, Occurrence.id.in_(answered)),
    )
    return list(session.scalars(query))


def _checks(session: Session, session_ids: Collection[UUID]) -> dict[UUID, Occurrence]:
    query = select(Occurrence).where(Occurrence.anchor_id.in_(session_ids), Occurrence.kind == CHECK)
    return {row.anchor_id: row for row in session.scalars(query) if row.anchor_id}


def _answers(session: Session, person_id: UUID, check_ids: Collection[UUID]) -> dict[UUID, MorningCheck]:
    """By the occurrence that asked; the last answer to it."""
    query = select(MorningCheck).where(
        MorningCheck.person_id == person_id,
        MorningCheck.occurrence_id.in_(check_ids),
        MorningCheck.withdrawn_at.is_(None),
        MorningCheck.replaced_by.is_(None),
    )
    return {row.occurrence_id: row for row in session.scalars(query)}


def _verdicts(session: Session, subjects: Collection[UUID]) -> dict[UUID, Verdict]:
    query = select(Verdict).where(
        Verdict.subject.in_(subjects), Verdict.table_name == NEXT_DAY, Verdict.withdrawn_at.is_(None)
    )
    return {row.subject: row for row in session.scalars(query.order_by(Verdict.at)) if row.subject}


def _entries(session: Session, person_id: UUID, entry_ids: Collection[UUID]) -> dict[UUID, SessionEntry]:
    query = select(SessionEntry).where(
        SessionEntry.person_id == person_id,
        SessionEntry.id.in_(entry_ids),
        SessionEntry.withdrawn_at.is_(None),
    )
    return {row.id: row for row in session.scalars(query)}


def _sets(session: Session, entry_ids: Collection[UUID]) -> dict[UUID, tuple[SessionSet, ...]]:
    query = select(SessionSet).where(SessionSet.entry_id.in_(entry_ids)).order_by(SessionSet.place)
    found: defaultdict[UUID, list[SessionSet]] = defaultdict(list)
    for row in session.scalars(query):
        found[row.entry_id].append(row)
    return {entry_id: tuple(rows) for entry_id, rows in found.items()}
