"""The numbers that rules are read with: a patient's own, else the clinic's, else the house's."""

from collections.abc import Mapping
from datetime import datetime
from uuid import UUID

from sqlalchemy import or_, select
from sqlalchemy.orm import Session

from backend.content import thresholds
from backend.programmes.models import Plan, ThresholdChange

LIMIT, UPPER = "pain_limit", "pain_upper"


def values_for(session: Session, clinic_id: UUID, person_id: UUID | None, at: datetime) -> dict[str, int]:
    """Every threshold by name as it stood at that moment, for one patient or (none) for the clinic."""
    clinic, patient = changed_values(session, clinic_id, person_id, at)
    return in_order({name: one.default for name, one in thresholds().items()}, clinic, patient)


def set_values(session: Session, plan: Plan, at: datetime) -> dict[str, int]:
    """Only what the clinic has set, for all or for this patient: it comes before a template's number."""
    clinic, patient = changed_values(session, plan.clinic_id, plan.person_id, at)
    return in_order(clinic, patient)


def in_order(*layers: Mapping[str, int]) -> dict[str, int]:
    """The last layer that names a threshold wins; the upper limit is never below the limit itself."""
    values: dict[str, int] = {}
    for layer in layers:
        values |= layer
    if LIMIT in values and UPPER in values:
        values[UPPER] = max(values[UPPER], values[LIMIT])
    return values


def changed_values(
    session: Session, clinic_id: UUID, person_id: UUID | None, at: datetime
) -> tuple[dict[str, int], dict[str, int]]:
    """What the clinic has set, and what it has set for this patient alone."""
    query = (
        select(ThresholdChange)
        .where(
            ThresholdChange.clinic_id == clinic_id,
            or_(ThresholdChange.person_id.is_(None), ThresholdChange.person_id == person_id),
            ThresholdChange.at <= at,
        )
        .order_by(ThresholdChange.at, ThresholdChange.id)
    )
    latest: tuple[dict[str, int | None], dict[str, int | None]] = ({}, {})
    for change in session.scalars(query):
        latest[change.person_id is not None][change.name] = change.value
    known = thresholds()
    clinic, patient = (
        {name: value for name, value in layer.items() if value is not None and name in known}
        for layer in latest
    )
    return clinic, patient
