"""Scores over time, each compared with the first since the plan began."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from backend.content import Questionnaire
from backend.diary.questionnaires.models import QuestionnaireEntry
from backend.diary.questionnaires.services import KIND
from backend.programmes.models import Occurrence, OccurrenceState, Plan
from backend.rules.questionnaire import Change, Threshold, Well, change, threshold_at

WEEK = timedelta(weeks=1)


@dataclass(frozen=True, slots=True)
class Compared:
    """`difference` in points, as they are; `threshold`: from how many on it matters after `weeks`.

    `better_by`: the same points, more for the better.
    """

    questionnaire: str
    change: Change
    difference: int
    threshold: int
    weeks: int
    better_by: int


@dataclass(frozen=True, slots=True)
class Scored:
    entry: QuestionnaireEntry
    compared: Compared | None


@dataclass(frozen=True, slots=True)
class LatestChange:
    """`is_better` is none while there is nothing to compare: fewer than two scores since the plan began."""

    is_better: bool | None
    compared: Compared | None = None


@dataclass(frozen=True, slots=True)
class Asking:
    """`first`: the one answered first since the plan began, with which the next is compared."""

    questionnaire: str
    due_occurrence_id: UUID | None
    first: QuestionnaireEntry | None


def scores(session: Session, person_id: UUID) -> list[Scored]:
    """Newest first; what was taken back is left out."""
    entries, began_at = _entries(session, person_id), _plan_began_at(session, person_id)
    since = [entry for entry in entries if _is_since(entry, began_at)]
    return [Scored(entry, _compared(entry, since)) for entry in reversed(entries)]


def latest_change(session: Session, person_id: UUID, now: datetime) -> LatestChange:
    """Of the newest score since the plan began, against the first of the same questionnaire and version."""
    began_at = _plan_began_at(session, person_id)
    entries = _entries(session, person_id)
    since = [entry for entry in entries if _is_since(entry, began_at) and entry.answered_at <= now]
    compared = _compared(since[-1], since) if since else None
    return LatestChange(compared.change == "better", compared) if compared else LatestChange(None)


def asking(session: Session, person_id: UUID, offered: Sequence[Questionnaire], now: datetime) -> Asking:
    """What the plan began with is asked again, so that scores can be compared; else the first offered."""
    began_at = _plan_began_at(session, person_id)
    since = [entry for entry in _entries(session, person_id) if _is_since(entry, began_at)]
    able = {one.id: one.version for one in offered}
    same = [entry for entry in since if able.get(entry.questionnaire) == entry.version]
    due = _due(session, person_id, now)
    if not same:
        return Asking(offered[0].id, due, None)
    return Asking(same[-1].questionnaire, due, _first(since, same[-1]))


def _due(session: Session, person_id: UUID, now: datetime) -> UUID | None:
    query = (
        select(Occurrence.id)
        .where(
            Occurrence.person_id == person_id,
            Occurrence.kind == KIND,
            Occurrence.state == OccurrenceState.PLANNED,
            Occurrence.due_at <= now,
            Occurrence.expires_at > now,
        )
        .order_by(Occurrence.due_at.desc())
    )
    return session.scalars(query.limit(1)).first()


def _entries(session: Session, person_id: UUID) -> list[QuestionnaireEntry]:
    """Oldest first."""
    query = (
        select(QuestionnaireEntry)
        .where(QuestionnaireEntry.person_id == person_id, QuestionnaireEntry.withdrawn_at.is_(None))
        .order_by(QuestionnaireEntry.answered_at, QuestionnaireEntry.received_at)
    )
    return list(session.scalars(query))


def _plan_began_at(session: Session, person_id: UUID) -> datetime | None:
    query = select(Plan.created_at).where(Plan.person_id == person_id).order_by(Plan.created_at.desc())
    return session.scalars(query.limit(1)).first()


def _is_since(entry: QuestionnaireEntry, began_at: datetime | None) -> bool:
    return began_at is None or entry.answered_at >= began_at


def _first(since: Sequence[QuestionnaireEntry], entry: QuestionnaireEntry) -> QuestionnaireEntry:
    """Of the same questionnaire in the same version: other scores mean something else."""
    kind = (entry.questionnaire, entry.version)
    return next(other for other in since if (other.questionnaire, other.version) == kind)


def _compared(entry: QuestionnaireEntry, since: Sequence[QuestionnaireEntry]) -> Compared | None:
    """None for the first itself, and for what was answered before the plan."""
    if entry not in since:
        return None
    first = _first(since, entry)
    if first is entry:
        return None
    weeks = round((entry.answered_at - first.answered_at) / WEEK)
    threshold = threshold_at([Threshold(*row) for row in entry.thresholds], weeks).points
    well: Well = "more" if entry.well == "more" else "less"
    named = change(first.score, entry.score, threshold, well)
    difference = entry.score - first.score
    better_by = difference if well == "more" else -difference
    return Compared(entry.questionnaire, named, difference, threshold, weeks, better_by)
