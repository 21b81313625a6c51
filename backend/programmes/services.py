"""Assigning, adjusting, pausing, resuming, ending: each makes a version with its author, time and reason."""

from datetime import datetime
from uuid import UUID, uuid4
from zoneinfo import ZoneInfo

from sqlalchemy import ColumnElement, select
from sqlalchemy.orm import Session

from backend.accounts.models import Person
from backend.db import transaction
from backend.programmes.care.services.gates import check_gates
from backend.programmes.models import Plan, PlanStatus
from backend.programmes.own_times import drop_changed_times
from backend.programmes.plans import (
    TZDATA,
    Running,
    clear_calendar,
    lay_out_plan,
    plan_in_clinic,
    running_plan,
)
from backend.programmes.prescription import check, last_day
from backend.programmes.schemas import AdjustmentIn, PrescriptionIn, StatusChangeIn
from backend.programmes.template_start import begin_template
from backend.programmes.versions import add_version
from backend.reminders.manners.replacing import replace_notices
from backend.reminders.manners.services import check_zone, forget_kept_zone
from backend.rules.wall_clock import wall_time
from backend.web.problems import Conflict, Stale

ZONE_FOLLOWED = "Times follow the patient to another zone."


def assign_programme(
    session: Session, author: Person, patient: Person, form: PrescriptionIn, now: datetime
) -> Running:
    """Raises Refused, or Conflict while another plan runs; nothing is stored then."""
    with transaction(session):
        # Two clinicians who assign at once must not both find no plan.
        _one_at_a_time(session, Person.id == patient.id)
        check(form, wall_time(now, ZoneInfo(patient.zone)).date())
        check_gates(session, patient, form, None, now)
        if running_plan(session, patient.id):
            raise Conflict("This person has a running plan: adjust it, or end it first.")
        plan = Plan(
            id=uuid4(),
            person_id=patient.id,
            clinic_id=patient.clinic_id,
            template=form.template,
            status=PlanStatus.ACTIVE,
            stage=0,
            zone=patient.zone,
            starts_on=form.starts_on,
            ends_on=last_day(form),
            version=1,
            materialised_until=form.starts_on,
            tzdata=TZDATA,
            created_at=now,
        )
        session.add(plan)
        session.flush()
        running = Running(plan, add_version(session, plan, author, form, now), patient.clinic.zone)
        begin_template(session, plan, author, now)
        lay_out_plan(session, running, form, now)
    return running


def adjust_programme(
    session: Session, author: Person, plan_id: UUID, adjustment: AdjustmentIn, now: datetime
) -> Running:
    """Raises NotFound, Stale, Refused, or Conflict when the plan has ended; nothing is stored then."""
    with transaction(session):
        running = _to_change(session, author, plan_id, adjustment.version)
        plan = running.plan
        form = adjustment.prescription
        form = form.model_copy(update={"reason": adjustment.reason or form.reason})
        check(form, wall_time(now, ZoneInfo(plan.zone)).date(), running.form)
        check_gates(session, session.get_one(Person, plan.person_id), form, running.form, now)
        plan.version += 1
        drop_changed_times(session, plan.person_id, running.form, form, now)
        is_other_template = plan.template != form.template
        plan.template, plan.starts_on, plan.ends_on = form.template, form.starts_on, last_day(form)
        changed = Running(plan, add_version(session, plan, author, form, now), running.clinic_zone)
        if is_other_template:
            begin_template(session, plan, author, now)
        if plan.status == PlanStatus.ACTIVE:
            lay_out_plan(session, changed, form, now)
    return changed


def pause_programme(
    session: Session, author: Person, plan_id: UUID, change: StatusChangeIn, now: datetime
) -> Running:
    """Nothing is due until it is resumed. Raises NotFound, Stale, Conflict."""
    with transaction(session):
        running = _to_change(session, author, plan_id, change.version)
        if running.plan.status != PlanStatus.ACTIVE:
            raise Conflict("The plan is paused already.")
        return _change_status(session, running, author, PlanStatus.PAUSED, change.reason, now)


def resume_programme(
    session: Session, author: Person, plan_id: UUID, change: StatusChangeIn, now: datetime
) -> Running:
    """The days from now on come back as prescribed. Raises NotFound, Stale, Conflict."""
    with transaction(session):
        running = _to_change(session, author, plan_id, change.version)
        if running.plan.status != PlanStatus.PAUSED:
            raise Conflict("The plan is not paused.")
        return _change_status(session, running, author, PlanStatus.ACTIVE, change.reason, now)


def end_programme(
    session: Session, author: Person, plan_id: UUID, change: StatusChangeIn, now: datetime
) -> Running:
    """Raises NotFound, Stale, Conflict."""
    with transaction(session):
        running = _to_change(session, author, plan_id, change.version)
        return _change_status(session, running, author, PlanStatus.ENDED, change.reason, now)


def follow_zone(session: Session, person: Person, zone: str, now: datetime) -> None:
    """The person lives elsewhere now: what is to come keeps its time on the wall there; appointments stay.

    Raises Refused for a zone that is not in the IANA database.
    """
    check_zone(zone)
    with transaction(session):
        _one_at_a_time(session, Person.id == person.id)
        running = running_plan(session, person.id)
        person.zone = zone
        forget_kept_zone(session, person.id)
        # The quiet hours go by another clock now, also for what keeps its instant.
        session.flush()
        replace_notices(session, person.id, now)
        if running is None or running.plan.zone == zone:
            return
        plan = running.plan
        plan.zone = zone
        plan.version += 1
        form = running.form.model_copy(update={"reason": ZONE_FOLLOWED})
        changed = Running(plan, add_version(session, plan, person, form, now), running.clinic_zone)
        if plan.status == PlanStatus.ACTIVE:
            lay_out_plan(session, changed, form, now)


def _one_at_a_time(session: Session, whose: ColumnElement[bool]) -> None:
    """The person first, then the plan, then the notices: in this order whoever changes a plan locks them."""
    session.execute(select(Person.id).where(whose).with_for_update(key_share=True))


def _to_change(session: Session, author: Person, plan_id: UUID, version: int) -> Running:
    whose = select(Plan.person_id).where(Plan.id == plan_id, Plan.clinic_id == author.clinic_id)
    _one_at_a_time(session, Person.id == whose.scalar_subquery())
    running = plan_in_clinic(session, author.clinic_id, plan_id, to_change=True)
    if running.plan.version != version:
        raise Stale("Someone has changed this plan since you opened it.")
    if running.plan.status == PlanStatus.ENDED:
        raise Conflict("The plan has ended.")
    return running


def _change_status(
    session: Session, running: Running, author: Person, status: PlanStatus, reason: str, now: datetime
) -> Running:
    plan, form = running.plan, running.form.model_copy(update={"reason": reason})
    plan.status = status
    plan.version += 1
    changed = Running(plan, add_version(session, plan, author, form, now), running.clinic_zone)
    if status == PlanStatus.ACTIVE:
        lay_out_plan(session, changed, form, now)
    else:
        clear_calendar(session, plan, status, now)
    return changed
