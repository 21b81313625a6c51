"""Taking in an answered questionnaire, and taking it back."""

from collections.abc import Mapping
from datetime import datetime
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import Session

from backend.accounts.models import Person
from backend.content import Questionnaire
from backend.db import transaction
from backend.diary.questionnaires.models import QuestionnaireEntry
from backend.diary.questionnaires.schemas import QuestionnaireEntryIn
from backend.programmes.actions import report_done, withdraw_done
from backend.programmes.credible import credible
from backend.programmes.models import Occurrence
from backend.programmes.scene import Report
from backend.rules.document import FieldProblem as AnswerProblem
from backend.rules.questionnaire import score
from backend.web.problems import Conflict, FieldProblem, NotFound, Refused

KIND = "questionnaire"
ID_TAKEN = "This id was used for another report."


def report_questionnaire(
    session: Session,
    person_id: UUID,
    entry_id: UUID,
    report: QuestionnaireEntryIn,
    known: Mapping[str, Questionnaire],
    now: datetime,
) -> tuple[QuestionnaireEntry, list[Occurrence]]:
    """Stores the entry with its score once, however often it is sent; answers what it has changed.

    Raises NotFound for someone else's id, Conflict for an id that says something else already, Refused for a
    questionnaire that cannot be asked, for an impossible answer and for too many left open.
    """
    with transaction(session):
        _one_at_a_time(session, person_id)
        entry = session.get(QuestionnaireEntry, entry_id)
        if entry is None:
            entry = _scored(person_id, entry_id, report, known, now)
            session.add(entry)
            _flush(session)
        elif entry.person_id != person_id:
            raise NotFound
        elif not _says(entry, report):
            raise Conflict(ID_TAKEN)
        if entry.occurrence_id is None:
            return entry, []
        done = Report(entry.id, entry.occurrence_id, KIND, entry.answered_at)
        return entry, report_done(session, person_id, done, now)


def withdraw_questionnaire(
    session: Session, person_id: UUID, entry_id: UUID, now: datetime
) -> list[Occurrence]:
    """Takes the entry back, once; answers the occurrences that change. Raises NotFound, Conflict."""
    with transaction(session):
        _one_at_a_time(session, person_id)
        entry = session.get(QuestionnaireEntry, entry_id)
        if entry is None or entry.person_id != person_id:
            raise NotFound
        if entry.withdrawn_at:
            return []
        entry.withdrawn_at = now
        if entry.occurrence_id is None:
            return []
        return withdraw_done(session, person_id, entry.occurrence_id, entry.id, now)


def _scored(
    person_id: UUID,
    entry_id: UUID,
    report: QuestionnaireEntryIn,
    known: Mapping[str, Questionnaire],
    now: datetime,
) -> QuestionnaireEntry:
    asked = known.get(report.questionnaire)
    if asked is None or not asked.is_offered:
        raise Refused(FieldProblem("questionnaire", "is not one that is asked here"))
    try:
        result = score(asked.form, report.answers)
    except AnswerProblem as problem:
        raise Refused(FieldProblem(f"answers.{problem.field}", problem.message)) from None
    if result.value is None:
        raise Refused(*(FieldProblem(f"answers.{key}", "is missing") for key in result.missing))
    return QuestionnaireEntry(
        id=entry_id,
        person_id=person_id,
        occurrence_id=report.occurrence_id,
        questionnaire=asked.id,
        version=asked.version,
        answered_at=credible(report.answered_at, now),
        received_at=now,
        answers=_given(report),
        missing=len(result.missing),
        score=result.value,
        most=asked.form.most,
        well=asked.form.well,
        thresholds=[[threshold.weeks, threshold.points] for threshold in asked.form.thresholds],
    )


def _given(report: QuestionnaireEntryIn) -> dict[str, int]:
    return {key: answer for key, answer in report.answers.items() if answer is not None}


def _says(entry: QuestionnaireEntry, report: QuestionnaireEntryIn) -> bool:
    said = (entry.questionnaire, entry.occurrence_id, entry.answered_at, entry.answers)
    answered_at = credible(report.answered_at, entry.received_at)
    return said == (report.questionnaire, report.occurrence_id, answered_at, _given(report))


def _flush(session: Session) -> None:
    try:
        session.flush()
    except IntegrityError:  # no such occurrence, or someone else used the id in this very moment
        raise NotFound from None


def _one_at_a_time(session: Session, person_id: UUID) -> None:
    """A report sent twice at once, by two tabs, is stored once."""
    session.execute(select(Person.id).where(Person.id == person_id).with_for_update(key_share=True))
