"""Going from one stage to another, and how far the gate between them is open."""

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Final
from uuid import UUID

from sqlalchemy import or_, select
from sqlalchemy.orm import Session

from backend.accounts.models import Person, Role
from backend.content.stage import Stage
from backend.db import transaction
from backend.programmes.care.models import StrengthTest
from backend.programmes.care.services.condition import condition_of
from backend.programmes.facts import POSITIONS, Known, Lifts, known_of
from backend.programmes.held import LOADING, RUNNING
from backend.programmes.locks import lay_out_again, locks_of
from backend.programmes.models import Plan, PlanStatus, StageChange
from backend.programmes.plan_stage import local_today, next_stage, stage_of, stages_of
from backend.programmes.plans import Running, plan_in_clinic, running_plan
from backend.programmes.progress_schemas import StageChangeIn
from backend.programmes.stage_gate import asked_of
from backend.programmes.targets import Cause, aims_of_stage, begin_stage
from backend.programmes.thresholds import set_values
from backend.programmes.versions import add_version
from backend.rules.stages import Mark, Reached, is_open, marks, stable_days
from backend.rules.strength import Lift, lifted_percent
from backend.web.problems import Conflict, FieldProblem, Refused, Stale

UNKNOWN_STAGE: Final = "is not a stage of this programme"
NOT_OFFERED: Final = "The next stage is not open yet."
TAKEN_UP: Final = "The next stage was open."


@dataclass(frozen=True, slots=True)
class GateView:
    """`is_offered`: the patient may go on alone; without it a clinician opens the next stage."""

    marks: tuple[Mark, ...]
    is_open: bool
    is_offered: bool


def change_stage(
    session: Session,
    author: Person | None,
    plan: Plan,
    stage_key: str,
    reason: str,
    now: datetime,
    verdict_id: UUID | None = None,
) -> StageChange | None:
    """To that stage, with its targets and its calendar; None when it is there already. Raises Refused.

    Without an author a rule did it; a plan's version counts what people changed.
    """
    with transaction(session):
        keys = [stage.key for stage in stages_of(plan)]
        if stage_key not in keys:
            raise Refused(FieldProblem("stage", UNKNOWN_STAGE))
        if plan.stage == (after := keys.index(stage_key)):
            return None
        change = StageChange(
            plan_id=plan.id,
            before=plan.stage,
            after=after,
            at=now,
            author_id=author.id if author else None,
            verdict_id=verdict_id,
            reason=reason,
        )
        session.add(change)
        plan.stage = after
        session.flush()
        begin_stage(session, plan, Cause(reason, change.author_id, verdict_id), now)
        lay_out_again(session, plan.person_id, now)
        return change


def open_stage(
    session: Session, author: Person, plan_id: UUID, form: StageChangeIn, now: datetime
) -> Running:
    """A clinician's decision: it needs no gate. Raises NotFound, Stale, Refused, Conflict after the end."""
    reason = form.reason.strip()
    if not reason:
        raise Refused(FieldProblem("reason", "must say why"))
    with transaction(session):
        running = plan_in_clinic(session, author.clinic_id, plan_id, to_change=True)
        plan = running.plan
        if plan.version != form.version:
            raise Stale("Someone has changed this plan since you opened it.")
        if plan.status == PlanStatus.ENDED:
            raise Conflict("The plan has ended.")
        plan.version += 1
        latest = add_version(session, plan, author, running.form.model_copy(update={"reason": reason}), now)
        change_stage(session, author, plan, form.stage, reason, now)
        return Running(plan, latest, running.clinic_zone)


def take_up_stage(session: Session, person: Person, stage_key: str, now: datetime) -> None:
    """The patient goes on to the stage that is offered. Raises Conflict when it is not."""
    with transaction(session):
        running = running_plan(session, person.id)
        coming = next_stage(running.plan) if running else None
        if running is None or coming is None or coming.key != stage_key:
            raise Conflict(NOT_OFFERED)
        if not gate_view(session, running.plan, now).is_offered:
            raise Conflict(NOT_OFFERED)
        change_stage(session, person, running.plan, stage_key, TAKEN_UP, now)


def gate_view(session: Session, plan: Plan, now: datetime) -> GateView:
    """How far the present stage's gate is, from what is known now and by the numbers that count now."""
    stage, coming = stage_of(plan), next_stage(plan)
    if stage is None or coming is None:
        return GateView((), is_open=False, is_offered=False)
    known, on = known_of(plan.known), local_today(plan, now)
    found = marks(asked_of(stage, set_values(session, plan, now)), _reached(session, plan, known, on))
    locked = {lock.what for lock in locks_of(session, plan.person_id, on)}
    may = plan.known is not None and not locked & {LOADING, RUNNING} and may_open(session, plan, coming)
    return GateView(found, is_open(found), is_offered=may and bool(found) and is_open(found))


def may_open(session: Session, plan: Plan, coming: Stage) -> bool:
    """Whether the next stage needs no clinician's word, or has had it."""
    return not coming.needs_clinician or is_opened_by_clinician(session, plan, plan.stage + 1)


def is_opened_by_clinician(session: Session, plan: Plan, place: int) -> bool:
    """Whether one has opened that stage of the plan, and none has taken the plan out of it since.

    A step back by a rule does not take back what the clinician has agreed to.
    """
    query = (
        select(StageChange)
        .join(Person, Person.id == StageChange.author_id)
        .where(
            StageChange.plan_id == plan.id,
            StageChange.withdrawn_at.is_(None),
            Person.role == Role.CLINICIAN,
            or_(StageChange.after == place, StageChange.before == place),
        )
        .order_by(StageChange.id.desc())
        .limit(1)
    )
    latest = session.scalars(query).one_or_none()
    return latest is not None and latest.after == place


def strength_percent(session: Session, person_id: UUID, lifts: Lifts) -> dict[str, int]:
    """By position, what the weaker leg lifts in percent of body weight; of tests and of those sets alike."""
    condition = condition_of(session, person_id)
    weight_kg = condition.body_weight_kg if condition else None
    found = _by_leg(session, person_id, lifts)
    return {position: lifted_percent(found[position], weight_kg) for position in POSITIONS}


def _reached(session: Session, plan: Plan, known: Known, on: date) -> Reached:
    condition = condition_of(session, plan.person_id)
    lifted = _by_leg(session, plan.person_id, known.lifts)
    stage = stage_of(plan)
    is_running = stage is not None and bool(stage.rungs)
    levels = [aim.level for aim in aims_of_stage(session, plan, on) if aim.level is not None]
    return Reached(
        body_weight_kg=condition.body_weight_kg if condition else None,
        standing=lifted["standing"],
        seated=lifted["seated"],
        stable_days=stable_days(known.stable_since, on),
        stable_sessions=known.stable_runs if is_running else known.stable_sessions,
        contacts=known.contacts,
        run_level=max(levels, default=None) if is_running else None,
    )


def _by_leg(session: Session, person_id: UUID, lifts: Lifts) -> Mapping[str, Mapping[str, list[Lift]]]:
    """By position and side: what was lifted in sessions, and in tests."""
    found: defaultdict[str, defaultdict[str, list[Lift]]] = defaultdict(lambda: defaultdict(list))
    for (position, side), lifted in lifts.items():
        found[position][side] += lifted
    query = select(StrengthTest).where(
        StrengthTest.person_id == person_id, StrengthTest.position.in_(POSITIONS)
    )
    for test in session.scalars(query):
        for side, load_kg, reps in (
            ("left", test.left_kg, test.left_reps),
            ("right", test.right_kg, test.right_reps),
        ):
            if load_kg is not None and reps is not None:
                found[test.position][side].append(Lift(load_kg, reps))
    return found
