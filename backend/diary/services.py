"""Taking in what a patient reports, and taking it back; what hangs on it follows in the same transaction."""

from datetime import datetime
from uuid import UUID
from zoneinfo import ZoneInfo

from sqlalchemy import select
from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import Session

from backend.accounts.models import Person
from backend.db import transaction
from backend.diary.models import MorningCheck, SessionEntry
from backend.diary.schemas import MorningCheckIn, SessionEntryIn
from backend.programmes.actions import report_done, withdraw_done
from backend.programmes.credible import credible
from backend.programmes.models import Occurrence
from backend.programmes.scene import Report
from backend.rules.wall_clock import wall_time
from backend.web.problems import Conflict, NotFound

ID_TAKEN = "This id was used for another report."
TOO_EARLY = "It is not that morning yet."


def report_session(
    session: Session, person_id: UUID, entry_id: UUID, report: SessionEntryIn, now: datetime
) -> tuple[SessionEntry, list[Occurrence]]:
    """Stores the entry once, however often it is sent; answers it and the occurrences it has changed.

    Raises NotFound for someone else's id, Conflict for an id that says something else already.
    """
    with transaction(session):
        _one_at_a_time(session, person_id)
        entry = session.get(SessionEntry, entry_id)
        if entry is None:
            entry = SessionEntry(
                id=entry_id,
                person_id=person_id,
                occurrence_id=report.occurrence_id,
                done_at=credible(report.done_at, now),
                received_at=now,
                pain_during=report.pain_during,
                note=report.note,
            )
            _store(session, entry)
            return entry, _session_done(session, entry, now)
        _check_own(entry, person_id)
        said = (entry.occurrence_id, entry.done_at, entry.pain_during, entry.note)
        done_at = credible(report.done_at, entry.received_at)
        if said != (report.occurrence_id, done_at, report.pain_during, report.note):
            raise Conflict(ID_TAKEN)
        return entry, _session_done(session, entry, now)


def report_morning(
    session: Session, person_id: UUID, entry_id: UUID, report: MorningCheckIn, now: datetime
) -> tuple[MorningCheck, list[Occurrence]]:
    """As `report_session`; Conflict also before the morning that is asked about."""
    with transaction(session):
        _one_at_a_time(session, person_id)
        check = session.get(MorningCheck, entry_id)
        if check is None:
            _check_its_day_has_come(session, person_id, report.occurrence_id, now)
            check = MorningCheck(
                id=entry_id,
                person_id=person_id,
                occurrence_id=report.occurrence_id,
                answered_at=credible(report.answered_at, now),
                received_at=now,
                morning_pain=report.morning_pain,
            )
            _store(session, check)
            return check, _check_done(session, check, now)
        _check_own(check, person_id)
        answered_at = credible(report.answered_at, check.received_at)
        said = (check.occurrence_id, check.answered_at, check.morning_pain)
        if said != (report.occurrence_id, answered_at, report.morning_pain):
            raise Conflict(ID_TAKEN)
        return check, _check_done(session, check, now)


def withdraw_session(session: Session, person_id: UUID, entry_id: UUID, now: datetime) -> list[Occurrence]:
    """Takes the entry back, once; answers the occurrences that change. Raises NotFound, Conflict."""
    with transaction(session):
        _one_at_a_time(session, person_id)
        return _withdraw(session, session.get(SessionEntry, entry_id), person_id, now)


def withdraw_morning(session: Session, person_id: UUID, entry_id: UUID, now: datetime) -> list[Occurrence]:
    """As `withdraw_session`."""
    with transaction(session):
        _one_at_a_time(session, person_id)
        return _withdraw(session, session.get(MorningCheck, entry_id), person_id, now)


def _withdraw(
    session: Session, entry: SessionEntry | MorningCheck | None, person_id: UUID, now: datetime
) -> list[Occurrence]:
    if entry is None:
        raise NotFound
    _check_own(entry, person_id)
    if entry.withdrawn_at:
        return []
    entry.withdrawn_at = now
    if entry.occurrence_id is None:
        return []
    return withdraw_done(session, person_id, entry.occurrence_id, entry.id, now)


def _check_its_day_has_come(session: Session, person_id: UUID, occurrence_id: UUID, now: datetime) -> None:
    asked = session.get(Occurrence, occurrence_id)
    if asked is None or asked.person_id != person_id:
        return  # to this person it does not exist, and storing will say so
    if wall_time(now, ZoneInfo(asked.zone)).date() < asked.local_date:
        raise Conflict(TOO_EARLY)


def _session_done(session: Session, entry: SessionEntry, now: datetime) -> list[Occurrence]:
    if entry.occurrence_id is None:
        return []
    report = Report(entry.id, entry.occurrence_id, "session", entry.done_at)
    return report_done(session, entry.person_id, report, now)


def _check_done(session: Session, check: MorningCheck, now: datetime) -> list[Occurrence]:
    report = Report(check.id, check.occurrence_id, "next_day_check", check.answered_at)
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


def _one_at_a_time(session: Session, person_id: UUID) -> None:
    """A report sent twice at once, by two tabs, is stored once."""
    session.execute(select(Person.id).where(Person.id == person_id).with_for_update())
