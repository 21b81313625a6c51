"""What a verdict does to Ada's plan, as a test speaks of it."""

from datetime import date
from typing import Any
from uuid import UUID, uuid4

from sqlalchemy import select

from backend.programmes.facts import ProgressFacts
from backend.programmes.locks import lift_lock, lock_for, locks_of
from backend.programmes.models import Lock, Target, ThresholdChange
from backend.programmes.progress import apply_progression
from backend.programmes.stages import change_stage
from backend.programmes.targets import targets_of
from backend.rules.next_load import Effort
from tests.programmes.scenes import Story

EVERYTHING = ("loading", "running", "gtn", "shockwave", "wedges", "collagen")
RAISE = "raise-single"


def in_stage(story: Story, key: str) -> None:
    """Ben moves the plan to that stage."""
    change_stage(story.session, story.cast.ben, story.plan, key, "as agreed", story.clock.now)
    story.session.commit()


def told(rule: str = "P1", **changes: Any) -> ProgressFacts:
    return ProgressFacts(rule=rule, **changes)


def every_rep(
    load_kg: float | None, *sides: str, exercise: str = RAISE, is_stable: bool = True
) -> dict[Any, Any]:
    """Two sessions in which every set had as many as any week asks for."""
    effort = Effort(load_kg, (15, 15, 15), is_stable)
    return {(exercise, side): [effort, effort] for side in sides}


def judged(story: Story, effect: str, facts: ProgressFacts, verdict_id: UUID | None = None) -> list[Target]:
    now = story.clock.now
    return apply_progression(story.session, story.plan, effect, facts, verdict_id or uuid4(), now)


def loads(story: Story, exercise: str = RAISE) -> dict[str, float]:
    """By side, in kilograms."""
    now = targets_of(story.session, story.plan.id)
    return {target.side: target.load_kg for target in now if target.exercise == exercise}


def target(story: Story, exercise: str, side: str = "both") -> Target:
    now = targets_of(story.session, story.plan.id)
    return next(one for one in now if (one.exercise, one.side) == (exercise, side))


def lock(story: Story, *what: str, rule: str = "R1", until: date | None = None) -> None:
    now = story.clock.now
    lock_for(story.session, story.person.id, what or EVERYTHING, rule, "emergency", now, until)


def locks(story: Story) -> list[Lock]:
    return locks_of(story.session, story.person.id, story.clock.now.date())


def lift(story: Story, rule: str = "R1") -> None:
    """Ben lifts all that the rule holds."""
    query = select(Lock).where(Lock.person_id == story.person.id, Lock.rule == rule, Lock.lifted_at.is_(None))
    found = story.session.scalars(query.limit(1)).one()
    lift_lock(story.session, story.cast.ben, story.person.id, found.id, "seen and well", story.clock.now)


def stand_at(story: Story, load_kg: float, exercise: str = RAISE) -> None:
    """Ben sets that raise on one leg to that load, on both legs."""
    story.session.add_all(
        Target(
            plan_id=story.plan.id,
            exercise=exercise,
            variant=exercise,
            side=side,
            load_kg=load_kg,
            sets=4,
            reps_from=6,
            reps_to=8,
            at=story.clock.now,
            author_id=story.cast.ben.id,
            reason="tested",
        )
        for side in ("left", "right")
    )
    story.session.commit()


def ben_sets(story: Story, name: str, value: int) -> None:
    """For Ada alone."""
    story.session.add(
        ThresholdChange(
            clinic_id=story.person.clinic_id,
            person_id=story.person.id,
            name=name,
            value=value,
            author_id=story.cast.ben.id,
            reason="as agreed",
            at=story.clock.now,
        )
    )
    story.session.commit()
