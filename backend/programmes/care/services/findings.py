"""What was tested and seen at the desk: kept as found; no finding changes a plan by itself."""

from datetime import date, datetime, timedelta
from typing import Final
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from backend.accounts.models import Person
from backend.db import transaction
from backend.programmes.care.models import Imaging, ProvocationTest, StrengthTest
from backend.programmes.care.schemas.findings import ImagingIn, ProvocationTestIn, StrengthTestIn
from backend.programmes.care.services.holding import local_date
from backend.programmes.models import Plan, PlanStatus
from backend.programmes.plan_stage import stage_of
from backend.web.problems import FieldProblem, Refused

# A tendon that has not come as far as these is not made to hop for a test.
HOPPING_STAGES: Final = ("plyometrics", "running", "maintenance")
OLDEST: Final = timedelta(days=366 * 5)


def record_provocation(
    session: Session, author: Person, patient: Person, form: ProvocationTestIn, now: datetime
) -> ProvocationTest:
    """Raises Refused: a date to come, no side tested, hops before the stage allows them."""
    with transaction(session):
        check_date("done_on", form.done_on, patient, now)
        if form.left_pain is None and form.right_pain is None:
            raise Refused(FieldProblem("left_pain", "is needed for at least one side"))
        if form.test == "hop_x5" and not may_hop(session, patient.id):
            raise Refused(
                FieldProblem("test", "waits for the plyometric stage: hops are not for this stage yet")
            )
        row = ProvocationTest(**form.model_dump(), person_id=patient.id, author_id=author.id, at=now)
        session.add(row)
    return row


def record_strength(
    session: Session, author: Person, patient: Person, form: StrengthTestIn, now: datetime
) -> StrengthTest:
    """Raises Refused: a date to come, no side tested, a load without repetitions."""
    with transaction(session):
        check_date("done_on", form.done_on, patient, now)
        _check_sides(form)
        row = StrengthTest(**form.model_dump(), person_id=patient.id, author_id=author.id, at=now)
        session.add(row)
    return row


def record_imaging(
    session: Session, author: Person, patient: Person, form: ImagingIn, now: datetime
) -> Imaging:
    """Raises Refused for a date to come."""
    with transaction(session):
        check_date("done_on", form.done_on, patient, now)
        row = Imaging(**form.model_dump(), person_id=patient.id, author_id=author.id, at=now)
        session.add(row)
    return row


def imaging_of(session: Session, person_id: UUID) -> list[Imaging]:
    """Newest first."""
    query = select(Imaging).where(Imaging.person_id == person_id)
    return list(session.scalars(query.order_by(Imaging.done_on.desc(), Imaging.at.desc())))


def provocations_of(session: Session, person_id: UUID) -> list[ProvocationTest]:
    """Newest first."""
    query = select(ProvocationTest).where(ProvocationTest.person_id == person_id)
    return list(session.scalars(query.order_by(ProvocationTest.done_on.desc(), ProvocationTest.at.desc())))


def strengths_of(session: Session, person_id: UUID) -> list[StrengthTest]:
    """Newest first."""
    query = select(StrengthTest).where(StrengthTest.person_id == person_id)
    return list(session.scalars(query.order_by(StrengthTest.done_on.desc(), StrengthTest.at.desc())))


def may_hop(session: Session, person_id: UUID) -> bool:
    query = select(Plan).where(Plan.person_id == person_id, Plan.status != PlanStatus.ENDED)
    plan = session.scalar(query)
    stage = stage_of(plan) if plan else None
    return stage is not None and stage.kind in HOPPING_STAGES


def check_date(field: str, on: date, patient: Person, now: datetime) -> None:
    """A thing of the past: not to come, not of another age. Raises Refused."""
    today = local_date(patient, now)
    if on > today:
        raise Refused(FieldProblem(field, "lies in the future"))
    if on < today - OLDEST:
        raise Refused(FieldProblem(field, "lies more than five years back"))


def _check_sides(form: StrengthTestIn) -> None:
    if form.left_reps is None and form.right_reps is None:
        raise Refused(FieldProblem("left_reps", "is needed for at least one side"))
    for side, load, reps in (
        ("left", form.left_kg, form.left_reps),
        ("right", form.right_kg, form.right_reps),
    ):
        if load is not None and reps is None:
            raise Refused(FieldProblem(f"{side}_reps", "is needed beside the load"))
        if form.position != "heel_raise" and reps is not None and load is None:
            raise Refused(FieldProblem(f"{side}_kg", "is needed: 0 is with nothing added"))
        if form.position == "heel_raise" and load:
            raise Refused(FieldProblem(f"{side}_kg", "is not part of heel raises to the end"))
