"""Scans and treatments at which no patch may be worn: off before, on again after."""

from datetime import datetime, timedelta
from typing import Final
from uuid import UUID, uuid4
from zoneinfo import ZoneInfo

from sqlalchemy import select
from sqlalchemy.orm import Session

from backend.accounts.models import Person
from backend.db import transaction
from backend.programmes.care.models import Appointment
from backend.programmes.care.schemas.records import AppointmentIn
from backend.programmes.models import PlanStatus
from backend.programmes.plans import lay_out_plan, running_plan
from backend.rules.wall_clock import resolve
from backend.web.problems import Conflict, FieldProblem, NotFound, Refused

FARTHEST: Final = timedelta(days=366)


def book_appointment(
    session: Session, author: Person, patient: Person, form: AppointmentIn, now: datetime
) -> Appointment:
    """Raises Refused for a time that is over or more than a year ahead."""
    with transaction(session):
        starts_at = resolve(form.starts_at, ZoneInfo(patient.clinic.zone))
        if starts_at <= now:
            raise Refused(FieldProblem("starts_at", "lies in the past"))
        if starts_at > now + FARTHEST:
            raise Refused(FieldProblem("starts_at", "lies more than a year ahead"))
        row = Appointment(
            id=uuid4(),
            person_id=patient.id,
            author_id=author.id,
            at=now,
            what=form.what,
            starts_at=starts_at,
        )
        session.add(row)
        session.flush()
        _lay_out_again(session, patient, now)
    return row


def cancel_appointment(session: Session, patient: Person, appointment_id: UUID, now: datetime) -> None:
    """Raises NotFound, and Conflict when it is over or cancelled already."""
    with transaction(session):
        row = session.get(Appointment, appointment_id)
        if row is None or row.person_id != patient.id:
            raise NotFound
        if row.cancelled_at or row.starts_at <= now:
            raise Conflict("It is over, or cancelled already.")
        row.cancelled_at = now
        session.flush()
        _lay_out_again(session, patient, now)


def appointments_of(session: Session, person_id: UUID) -> list[Appointment]:
    """Newest first."""
    query = select(Appointment).where(Appointment.person_id == person_id)
    return list(session.scalars(query.order_by(Appointment.starts_at.desc())))


def _lay_out_again(session: Session, patient: Person, now: datetime) -> None:
    running = running_plan(session, patient.id)
    if running and running.plan.status == PlanStatus.ACTIVE and running.form.gtn:
        lay_out_plan(session, running, running.form, now)
