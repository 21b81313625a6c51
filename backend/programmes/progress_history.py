"""What the desk sees of a programme's progress: how it stands, and every change with its reason."""

from datetime import datetime
from itertools import groupby
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from backend.accounts.models import Person
from backend.content import exercises
from backend.programmes.lock_out import lock_out
from backend.programmes.models import Lock, Plan, StageChange, Target
from backend.programmes.plan_stage import stages_of
from backend.programmes.programme_out import programme_now
from backend.programmes.progress_schemas import (
    PastLockOut,
    ProgressHistoryOut,
    StageMoveOut,
    TargetChangeOut,
)
from backend.programmes.targets import target_history
from backend.programmes.today import latest_plan


def progress_history(session: Session, person: Person, now: datetime) -> ProgressHistoryOut:
    """Of the plan that runs, or ran last."""
    latest = latest_plan(session, person)
    plan = latest[0] if latest else None
    current = programme_now(session, person, now)
    targets = target_history(session, plan.id)[::-1] if plan else []
    changes = _stage_changes(session, plan) if plan else []
    lifted = _lifted(session, person.id)
    people = [row.author_id for row in targets] + [row.author_id for row in changes]
    names = _names(session, [*people, *(row.lifted_by for row in lifted)])
    return ProgressHistoryOut(
        programme=current.programme,
        locks=current.locks,
        past_locks=_past_locks(lifted, names),
        targets=[_target_change(row, names) for row in targets],
        stage_changes=[_stage_move(row, plan, names) for row in changes if plan],
    )


def _stage_changes(session: Session, plan: Plan) -> list[StageChange]:
    query = select(StageChange).where(StageChange.plan_id == plan.id, StageChange.withdrawn_at.is_(None))
    return list(session.scalars(query.order_by(StageChange.id.desc())))


def _lifted(session: Session, person_id: UUID) -> list[Lock]:
    query = select(Lock).where(Lock.person_id == person_id, Lock.lifted_at.is_not(None))
    return list(session.scalars(query.order_by(Lock.lifted_at.desc(), Lock.rule, Lock.at, Lock.what)))


def _names(session: Session, person_ids: list[UUID | None]) -> dict[UUID, str]:
    wanted = {person_id for person_id in person_ids if person_id}
    people = session.scalars(select(Person).where(Person.id.in_(wanted))) if wanted else ()
    return {person.id: person.name for person in people}


def _name(names: dict[UUID, str], person_id: UUID | None) -> str:
    return names.get(person_id, "") if person_id else ""


def _past_locks(lifted: list[Lock], names: dict[UUID, str]) -> list[PastLockOut]:
    found = []
    for _, group in groupby(lifted, key=lambda lock: (lock.lifted_at, lock.rule, lock.at)):
        rows = list(group)
        found.append(
            PastLockOut(
                **lock_out(rows).model_dump(),
                lifted_at=rows[0].lifted_at,
                lifted_by=_name(names, rows[0].lifted_by),
                lift_reason=rows[0].lift_reason or "",
            )
        )
    return found


def _target_change(row: Target, names: dict[UUID, str]) -> TargetChangeOut:
    known = exercises().get(row.variant)
    return TargetChangeOut(
        exercise=row.exercise,
        variant=row.variant,
        title=known.title if known else row.variant,
        side=row.side,
        load_kg=row.load_kg,
        sets=row.sets,
        amount_from=row.reps_from,
        amount_to=row.reps_to,
        level=row.level,
        contacts=row.contacts,
        at=row.at,
        author=_name(names, row.author_id),
        reason=row.reason,
    )


def _stage_move(row: StageChange, plan: Plan, names: dict[UUID, str]) -> StageMoveOut:
    stages = stages_of(plan)
    before, after = (stages[place].key if place < len(stages) else "" for place in (row.before, row.after))
    return StageMoveOut(
        before=before, after=after, at=row.at, author=_name(names, row.author_id), reason=row.reason
    )
