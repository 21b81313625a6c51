"""Verdicts, overrides and thresholds as a clinician's desk shows them."""

from collections.abc import Iterable, Mapping
from datetime import datetime
from uuid import UUID

from sqlalchemy import or_, select
from sqlalchemy.orm import Session

from backend.accounts.models import Person
from backend.content import thresholds
from backend.diary.desk.schemas import (
    DeskVerdictOut,
    DeskVerdictsOut,
    OverrideOut,
    OverridesOut,
    ThresholdChangeOut,
    ThresholdOut,
    ThresholdsOut,
)
from backend.diary.models import Override, Verdict
from backend.diary.overriding import overrides_of
from backend.diary.shown import overrides_shown, plain
from backend.diary.verdicts import local_date, verdicts_of
from backend.programmes.models import ThresholdChange
from backend.programmes.thresholds import changed_values, values_for

MOST_FOR_A_DESK = 200


def desk_verdicts(session: Session, patient: Person) -> DeskVerdictsOut:
    return DeskVerdictsOut(verdicts=_shown(session, verdicts_of(session, patient.id, MOST_FOR_A_DESK)))


def desk_verdict(session: Session, row: Verdict) -> DeskVerdictOut:
    return _shown(session, [row])[0]


def _shown(session: Session, rows: Iterable[Verdict]) -> list[DeskVerdictOut]:
    rows = list(rows)
    overrides = overrides_shown(session, rows)
    names = _names(session, {row.seen_by for row in rows if row.seen_by})
    return [
        DeskVerdictOut(
            **plain(row, overrides),
            subject=row.subject,
            withdrawn_at=row.withdrawn_at,
            inputs=row.inputs,
            thresholds=row.thresholds,
            tells_clinician=row.tells_clinician,
            seen_at=row.seen_at,
            seen_by=names[row.seen_by] if row.seen_by else None,
            seen_note=row.seen_note,
        )
        for row in rows
    ]


def overrides_out(session: Session, patient: Person, now: datetime) -> OverridesOut:
    rows = overrides_of(session, patient.id)
    names = _names(session, {row.author_id for row in rows})
    return OverridesOut(overrides=[_override(row, names, patient, now) for row in rows])


def override_out(session: Session, row: Override, patient: Person, now: datetime) -> OverrideOut:
    return _override(row, _names(session, {row.author_id}), patient, now)


def _override(row: Override, names: Mapping[UUID, str], patient: Person, now: datetime) -> OverrideOut:
    return OverrideOut(
        id=row.id,
        effect=row.effect,
        until=row.until,
        reason=row.reason,
        author=names[row.author_id],
        at=row.at,
        ended_at=row.ended_at,
        is_active=row.ended_at is None and row.until >= local_date(patient, now),
    )


def thresholds_out(
    session: Session, clinic_id: UUID, patient: Person | None, now: datetime, only: str | None = None
) -> ThresholdsOut:
    person_id = patient.id if patient else None
    clinic, own = changed_values(session, clinic_id, person_id, now)
    values = values_for(session, clinic_id, person_id, now)
    changes = _changes(session, clinic_id, person_id)
    return ThresholdsOut(
        thresholds=[
            ThresholdOut(
                name=name,
                title=one.title,
                unit=one.unit,
                default=one.default,
                least=one.least,
                most=one.most,
                source=one.source,
                is_house_default=one.is_house_default,
                clinic=clinic.get(name),
                patient=own.get(name),
                value=values[name],
                changes=changes.get(name, []),
            )
            for name, one in thresholds().items()
            if only in (None, name)
        ]
    )


def _changes(
    session: Session, clinic_id: UUID, person_id: UUID | None
) -> dict[str, list[ThresholdChangeOut]]:
    query = (
        select(ThresholdChange, Person.name)
        .join(Person, Person.id == ThresholdChange.author_id)
        .where(
            ThresholdChange.clinic_id == clinic_id,
            or_(ThresholdChange.person_id.is_(None), ThresholdChange.person_id == person_id),
        )
        .order_by(ThresholdChange.at.desc(), ThresholdChange.id.desc())
    )
    found: dict[str, list[ThresholdChangeOut]] = {}
    for change, author in session.execute(query):
        found.setdefault(change.name, []).append(
            ThresholdChangeOut(
                value=change.value,
                author=author,
                reason=change.reason,
                at=change.at,
                is_for_patient=change.person_id is not None,
            )
        )
    return found


def _names(session: Session, person_ids: Iterable[UUID]) -> dict[UUID, str]:
    query = select(Person.id, Person.name).where(Person.id.in_(list(person_ids)))
    return {row.id: row.name for row in session.execute(query)}
