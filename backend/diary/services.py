"""Taking in what a patient reports, and taking it back; what hangs on it follows in the same transaction."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any, Final
from uuid import UUID
from zoneinfo import ZoneInfo

from sqlalchemy import select
from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import Session

from backend.accounts.models import Person
from backend.content import exercises
from backend.db import transaction
from backend.diary.ids import ID_TAKEN, check_id_is_free
from backend.diary.models import MorningCheck, SessionEntry, SessionSet
from backend.diary.morning_verdict import judge_morning
from backend.diary.progress import progress_after, progress_anew, take_back_raise, undo_progress
from backend.diary.replacing import bring_back_replaced, check_is_last_answer, replaced_check
from backend.diary.schemas import MorningCheckIn, SessionEntryIn, SessionSetIn
from backend.diary.session_advice import advise_on_session
from backend.diary.verdicts import withdraw_verdicts
from backend.programmes.actions import report_done, withdraw_done
from backend.programmes.credible import credible
from backend.programmes.models import Occurrence
from backend.programmes.scene import Report
from backend.programmes.standing import CHECK, SESSION
from backend.rules.wall_clock import wall_time
from backend.web.problems import Conflict, FieldProblem, NotFound, Refused

TOO_EARLY: Final = "It is not that morning yet."
_OWN_FIELDS: Final = frozenset({"done_at", "answered_at", "sets"})


def report_session(
    session: Session, person_id: UUID, entry_id: UUID, report: SessionEntryIn, now: datetime
) -> tuple[SessionEntry, list[Occurrence]]:
    """Stores the entry once, however often it is sent; answers it and the occurrences it has changed.

    Raises NotFound for someone else's id, Conflict for an id that says something else already, Refused.
    """
    with transaction(session):
        person = one_at_a_time(session, person_id)
        entry = session.get(SessionEntry, entry_id)
        if entry is not None:
            _check_own(entry, person_id)
            is_same_time = entry.done_at == credible(report.done_at, entry.received_at)
            if not is_same_time or not _says(entry, report) or _told(session, entry_id) != report.sets:
                raise Conflict(ID_TAKEN)
            return entry, _session_done(session, entry, now)
        _check_exercises(report.sets)
        check_id_is_free(session, entry_id, person_id)
        entry = SessionEntry(
            id=entry_id,
            person_id=person_id,
            done_at=credible(report.done_at, now),
            received_at=now,
            **_plain(report),
        )
        _store(session, entry)
        sets = _store_sets(session, entry, report.sets)
        changed = _session_done(session, entry, now)
        advise_on_session(session, person, entry, sets, now)
        take_back_raise(session, person, entry, now)
        progress_anew(session, person, entry, now)
        return entry, changed


def report_morning(
    session: Session, person_id: UUID, entry_id: UUID, report: MorningCheckIn, now: datetime
) -> tuple[MorningCheck, list[Occurrence]]:
    """As `report_session`; Conflict also before the morning that is asked about."""
    with transaction(session):
        person = one_at_a_time(session, person_id)
        check = session.get(MorningCheck, entry_id)
        if check is not None:
            _check_own(check, person_id)
            is_same_time = check.answered_at == credible(report.answered_at, check.received_at)
            if not is_same_time or not _says(check, report):
                raise Conflict(ID_TAKEN)
            return check, [] if check.replaced_by else _check_done(session, check, None, now)
        _check_its_day_has_come(session, person_id, report.occurrence_id, now)
        check_id_is_free(session, entry_id, person_id)
        check = MorningCheck(
            id=entry_id,
            person_id=person_id,
            answered_at=credible(report.answered_at, now),
            received_at=now,
            **_plain(report),
        )
        _store(session, check)
        earlier = replaced_check(session, check)
        if earlier:
            undo_progress(session, person, earlier.id, now)
            withdraw_verdicts(session, [earlier.id], now)
            earlier.replaced_by = check.id
        changed = _check_done(session, check, earlier.id if earlier else None, now)
        withdraw_verdicts(session, [check.occurrence_id], now)
        judge_morning(session, person, check, now)
        take_back_raise(session, person, check, now)
        progress_after(session, person, check.id, now)
        return check, changed


def withdraw_session(session: Session, person_id: UUID, entry_id: UUID, now: datetime) -> list[Occurrence]:
    """Takes the entry back, once; answers the occurrences that change. Raises NotFound, Conflict.

    What was said of it is withdrawn with it, and the load it has moved goes back; a lock stays a clinician's.
    """
    with transaction(session):
        person = one_at_a_time(session, person_id)
        entry = session.get(SessionEntry, entry_id)
        if not _is_to_withdraw(entry, person_id) or entry is None:
            return []
        entry.withdrawn_at = now
        undo_progress(session, person, entry.id, now)
        withdraw_verdicts(session, [entry.id], now)
        changed = _not_done(session, entry, now)
        take_back_raise(session, person, entry, now)
        return changed


def withdraw_morning(session: Session, person_id: UUID, entry_id: UUID, now: datetime) -> list[Occurrence]:
    """As `withdraw_session`; an answer that had taken the place of an earlier one brings that back."""
    with transaction(session):
        person = one_at_a_time(session, person_id)
        check = session.get(MorningCheck, entry_id)
        if not _is_to_withdraw(check, person_id) or check is None:
            return []
        check_is_last_answer(check)
        check.withdrawn_at = now
        undo_progress(session, person, check.id, now)
        withdraw_verdicts(session, [check.id], now)
        changed = _not_done(session, check, now)
        take_back_raise(session, person, check, now)
        earlier = bring_back_replaced(session, check)
        if earlier:
            judge_morning(session, person, earlier, now)
            progress_after(session, person, earlier.id, now)
        return changed


def one_at_a_time(session: Session, person_id: UUID) -> Person:
    """A report sent twice at once, by two tabs, is stored once."""
    query = select(Person).where(Person.id == person_id)
    return session.scalars(query.with_for_update(of=Person, key_share=True)).one()


def _is_to_withdraw(entry: SessionEntry | MorningCheck | None, person_id: UUID) -> bool:
    if entry is None:
        raise NotFound
    _check_own(entry, person_id)
    return entry.withdrawn_at is None


def _not_done(session: Session, entry: SessionEntry | MorningCheck, now: datetime) -> list[Occurrence]:
    done = session.get(Occurrence, entry.occurrence_id) if entry.occurrence_id else None
    if done is None or done.entry_id != entry.id:
        return []
    return withdraw_done(session, entry.person_id, done.id, entry.id, now)


def _plain(report: SessionEntryIn | MorningCheckIn) -> dict[str, Any]:
    """The fields that a row keeps as they were sent."""
    return {name: getattr(report, name) for name in type(report).model_fields if name not in _OWN_FIELDS}


def _says(entry: SessionEntry | MorningCheck, report: SessionEntryIn | MorningCheckIn) -> bool:
    return all(getattr(entry, name) == value for name, value in _plain(report).items())


def _told(session: Session, entry_id: UUID) -> list[SessionSetIn]:
    query = select(SessionSet).where(SessionSet.entry_id == entry_id).order_by(SessionSet.place)
    return [
        SessionSetIn.model_validate({name: getattr(row, name) for name in SessionSetIn.model_fields})
        for row in session.scalars(query)
    ]


def _check_exercises(sets: Sequence[SessionSetIn]) -> None:
    known = exercises()
    problems = [
        FieldProblem(f"sets.{place}.exercise", "is not an exercise we know")
        for place, one in enumerate(sets)
        if one.exercise not in known
    ]
    if problems:
        raise Refused(*problems)


def _store_sets(session: Session, entry: SessionEntry, sets: Sequence[SessionSetIn]) -> list[SessionSet]:
    rows = [SessionSet(entry_id=entry.id, place=place, **one.model_dump()) for place, one in enumerate(sets)]
    session.add_all(rows)
    session.flush()
    return rows


def _check_its_day_has_come(session: Session, person_id: UUID, occurrence_id: UUID, now: datetime) -> None:
    asked = session.get(Occurrence, occurrence_id)
    if asked is None or asked.person_id != person_id:
        return  # to this person it does not exist, and storing will say so
    if wall_time(now, ZoneInfo(asked.zone)).date() < asked.local_date:
        raise Conflict(TOO_EARLY)


def _session_done(session: Session, entry: SessionEntry, now: datetime) -> list[Occurrence]:
    if entry.occurrence_id is None:
        return []
    report = Report(entry.id, entry.occurrence_id, SESSION, entry.done_at)
    try:
        return report_done(session, entry.person_id, report, now)
    except Conflict:
        # Another phone has told of this session already: a warning sign counts all the same.
        if not _warns(entry):
            raise
        return []


def _warns(entry: SessionEntry) -> bool:
    signs = (entry.pop, entry.lost_strength, entry.chest_pain, entry.faint_or_palpitations)
    return any(signs)


def _check_done(
    session: Session, check: MorningCheck, replaces: UUID | None, now: datetime
) -> list[Occurrence]:
    report = Report(check.id, check.occurrence_id, CHECK, check.answered_at, replaces)
    return report_done(session, check.person_id, report, now)


def _store(session: Session, entry: SessionEntry | MorningCheck) -> None:
    session.add(entry)
    try:
        session.flush()
    except IntegrityError:  # no such occurrence, or someone else used the id in this very moment
        raise NotFound from None


def _check_own(entry: SessionEntry | MorningCheck, person_id: UUID) -> None:
    if entry.person_id != person_id:
        raise NotFound
