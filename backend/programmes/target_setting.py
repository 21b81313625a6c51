"""A clinician sets by hand what one exercise asks of one leg."""

from dataclasses import replace
from datetime import datetime
from typing import Final
from uuid import UUID

from sqlalchemy.orm import Session

from backend.accounts.models import Person
from backend.content.stage import Amount, Dose
from backend.db import transaction
from backend.programmes.aims import Aim
from backend.programmes.models import Plan, PlanStatus
from backend.programmes.plan_stage import local_today, stage_of
from backend.programmes.plans import plan_in_clinic
from backend.programmes.progress_schemas import TargetIn
from backend.programmes.targets import (
    Cause,
    aims_of_stage,
    amount_of,
    set_aims,
    sides_of,
    slots_of,
    trained_sides,
    week_of_stage,
)
from backend.web.problems import Conflict, FieldProblem, NotFound, Refused, Stale

MOST_REPS: Final = 100


def set_target(
    session: Session,
    author: Person,
    plan_id: UUID,
    exercise: str,
    side: str,
    form: TargetIn,
    now: datetime,
) -> Plan:
    """From the next session on; sets and repetitions that the week asks for anyway go on with the weeks.

    It unlocks nothing, and leaves the plan's version: that counts what is prescribed. Raises NotFound, Stale,
    Refused by field, and Conflict after the end.
    """
    with transaction(session):
        plan = plan_in_clinic(session, author.clinic_id, plan_id, to_change=True).plan
        if form.version is not None and form.version != plan.version:
            raise Stale("Someone has changed this plan since you opened it.")
        if plan.status == PlanStatus.ENDED:
            raise Conflict("The plan has ended.")
        stage = stage_of(plan)
        dose = next((one for one in slots_of(stage) if one.key == exercise), None) if stage else None
        if stage is None or dose is None:
            raise NotFound
        aims = aims_of_stage(session, plan, local_today(plan, now))
        before = next((aim for aim in aims if aim.place == (exercise, side)), None)
        _check(session, plan, dose, side, before, form)
        if before:
            week = week_of_stage(session, plan, local_today(plan, now))
            aim = _wanted(before, form, amount_of(stage, dose, before, week))
            set_aims(session, plan, [aim], Cause(form.reason.strip(), author.id), now)
        return plan


def _check(session: Session, plan: Plan, dose: Dose, side: str, before: Aim | None, form: TargetIn) -> None:
    problems = []
    if side not in sides_of(dose.exercise):
        problems.append(FieldProblem("side", f"must be one of {', '.join(sides_of(dose.exercise))}"))
    elif side not in trained_sides(session, plan):
        problems.append(FieldProblem("side", "is not trained: this programme is for the sore leg"))
    if before and form.load_kg and not before.done_as.takes_load:
        problems.append(FieldProblem("load_kg", "must be left out: no weight is taken for this exercise"))
    if form.reps_to < form.reps_from:
        problems.append(FieldProblem("reps_to", "must not be less than reps_from"))
    if dose.exercise.measure == "reps" and form.reps_to > MOST_REPS:
        problems.append(FieldProblem("reps_to", f"must be {MOST_REPS} or less"))
    if not form.reason.strip():
        problems.append(FieldProblem("reason", "must say why"))
    if problems:
        raise Refused(*problems)


def _wanted(before: Aim, form: TargetIn, of_the_week: Amount) -> Aim:
    amount = Amount(form.sets, (form.reps_from, form.reps_to))
    load_kg = before.load_kg if form.load_kg is None else form.load_kg
    return replace(before.in_amount(amount), load_kg=load_kg, is_own_amount=amount != of_the_week)
