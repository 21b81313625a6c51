"""What each exercise of a plan asks of each leg: begun by the template, then changed by the rules."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Final
from uuid import UUID
from zoneinfo import ZoneInfo

from sqlalchemy import select
from sqlalchemy.orm import Session

from backend.content import templates
from backend.content.exercise import Exercise
from backend.content.stage import Amount, Dose, Stage
from backend.programmes.aims import Aim
from backend.programmes.care.services.condition import condition_of
from backend.programmes.first_load import first_load_kg, tested_lifts
from backend.programmes.models import Plan, StageChange, Target
from backend.programmes.plan_stage import stage_of
from backend.programmes.stage_gate import first_contacts
from backend.programmes.thresholds import set_values
from backend.rules.plyometrics import LADDER
from backend.rules.running import FIRST_LEVEL
from backend.rules.strength import Lift
from backend.rules.wall_clock import wall_time

LEGS: Final = ("left", "right")
BEGUN: Final = "The stage begins."


@dataclass(frozen=True, slots=True)
class Cause:
    """Why a target or a stage changes: who wanted it (none: a rule), by which verdict, in words."""

    reason: str
    author_id: UUID | None = None
    verdict_id: UUID | None = None


def targets_of(session: Session, plan_id: UUID) -> list[Target]:
    """The one that counts now of every exercise and side, in the order they were begun."""
    return list(
        {(target.exercise, target.side): target for target in target_history(session, plan_id)}.values()
    )


def target_history(session: Session, plan_id: UUID) -> list[Target]:
    """Oldest first; without what was withdrawn."""
    query = select(Target).where(Target.plan_id == plan_id, Target.withdrawn_at.is_(None))
    return list(session.scalars(query.order_by(Target.id).execution_options(populate_existing=True)))


def loads_before(session: Session, plan_id: UUID) -> dict[tuple[str, str], float]:
    """By exercise and side the load before the present one; nothing where there was no other."""
    present: dict[tuple[str, str], float] = {}
    before: dict[tuple[str, str], float] = {}
    for target in target_history(session, plan_id):
        place = (target.exercise, target.side)
        if place in present and present[place] != target.load_kg:
            before[place] = present[place]
        present[place] = target.load_kg
    return before


def aim_of(target: Target) -> Aim:
    return Aim(
        exercise=target.exercise,
        variant=target.variant,
        side=target.side,
        load_kg=target.load_kg,
        sets=target.sets,
        reps_from=target.reps_from,
        reps_to=target.reps_to,
        level=target.level,
        contacts=target.contacts,
        is_own_amount=target.is_own_amount,
    )


def aims_of_stage(session: Session, plan: Plan, on: date) -> list[Aim]:
    """What the present stage asks for on that date, of the legs that are trained.

    A target keeps the load; how many follows the week of the stage, unless a clinician has set it.
    """
    stage = stage_of(plan)
    if stage is None:
        return []
    slots = {dose.key: dose for dose in slots_of(stage)}
    sides = trained_sides(session, plan)
    week = week_of_stage(session, plan, on)
    aims = map(aim_of, targets_of(session, plan.id))
    return [
        aim if aim.is_own_amount else aim.in_amount(amount_of(stage, slots[aim.exercise], aim, week))
        for aim in aims
        if aim.exercise in slots and aim.side in sides
    ]


def amount_of(stage: Stage, slot: Dose, aim: Aim, week: int) -> Amount:
    return stage.amount_in(dose_of(stage, slot, aim), week)


def dose_of(stage: Stage, slot: Dose, aim: Aim) -> Dose:
    """On the ladder of jumps, that of the rung; else the place's own."""
    if aim.exercise not in LADDER:
        return slot
    return next((dose for dose in stage.exercises if dose.key == aim.variant), slot)


def trained_sides(session: Session, plan: Plan) -> tuple[str, ...]:
    """A programme for the sore leg leaves out the other one, once it is known which is sore.

    Both have their targets all the same: the other leg may be told of at any time.
    """
    template = templates().get(plan.template)
    condition = condition_of(session, plan.person_id)
    sore = condition.sore_sides if condition else ()
    legs = sore if template and template.sides == "sore" and sore else LEGS
    return (*legs, "both")


def set_aims(session: Session, plan: Plan, aims: Iterable[Aim], cause: Cause, now: datetime) -> list[Target]:
    added = [
        Target(
            plan_id=plan.id,
            exercise=aim.exercise,
            variant=aim.variant,
            side=aim.side,
            load_kg=aim.load_kg,
            sets=aim.sets,
            reps_from=aim.reps_from,
            reps_to=aim.reps_to,
            level=aim.level,
            contacts=aim.contacts,
            is_own_amount=aim.is_own_amount,
            at=now,
            author_id=cause.author_id,
            verdict_id=cause.verdict_id,
            reason=cause.reason,
        )
        for aim in aims
    ]
    session.add_all(added)
    session.flush()
    return added


def begin_stage(session: Session, plan: Plan, cause: Cause, now: datetime) -> list[Target]:
    """What the stage of now asks for; an exercise that the plan had before keeps its load and its variant."""
    stage = stage_of(plan)
    if stage is None:
        return []
    before = {aim.place: aim for aim in map(aim_of, targets_of(session, plan.id))}
    tested = tested_lifts(session, plan.person_id)
    contacts = first_contacts(stage, set_values(session, plan, now))
    wanted = [
        _begun(stage, dose, side, before.get((dose.key, side)), tested, contacts)
        for dose in slots_of(stage)
        for side in sides_of(dose.exercise)
    ]
    return set_aims(session, plan, (aim for aim in wanted if aim != before.get(aim.place)), cause, now)


def slots_of(stage: Stage) -> Iterator[Dose]:
    """The doses that have a target: of the ladder of jumps one, whichever rung it is on."""
    has_ladder = False
    for dose in stage.exercises:
        is_rung = dose.key in LADDER
        if not (is_rung and has_ladder):
            yield dose
        has_ladder = has_ladder or is_rung


def sides_of(exercise: Exercise) -> tuple[str, ...]:
    """Jumps climb one ladder for both legs; what else is done on one leg counts for each."""
    return LEGS if exercise.leg == "single" and exercise.family != "spring" else ("both",)


def stage_began_on(session: Session, plan: Plan) -> date:
    query = (
        select(StageChange.at)
        .where(StageChange.plan_id == plan.id, StageChange.withdrawn_at.is_(None))
        .order_by(StageChange.id.desc())
        .limit(1)
    )
    began_at = session.scalar(query)
    if began_at is None:
        return plan.starts_on
    return max(wall_time(began_at, ZoneInfo(plan.zone)).date(), plan.starts_on)


def week_of_stage(session: Session, plan: Plan, on: date) -> int:
    """From 1."""
    return max((on - stage_began_on(session, plan)).days // 7, 0) + 1


def _begun(
    stage: Stage,
    dose: Dose,
    side: str,
    before: Aim | None,
    tested: Mapping[tuple[str, str], Lift],
    contacts: int,
) -> Aim:
    amount = stage.amount_in(dose, 1)
    is_jump = dose.key in LADDER
    lift = tested.get((dose.family, side)) if dose.exercise.takes_load else None
    level = FIRST_LEVEL if is_jump or stage.rungs else None
    return Aim(
        exercise=dose.key,
        variant=before.variant if before else dose.key,
        side=side,
        load_kg=before.load_kg if before else first_load_kg(lift, amount.each[1]),
        sets=amount.sets,
        reps_from=amount.each[0],
        reps_to=amount.each[1],
        level=before.level if before else level,
        contacts=before.contacts if before else contacts if is_jump else None,
    )
