"""With what weight a raise begins: what the leg lifted in its latest test, for as often as is asked."""

from uuid import UUID

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from backend.programmes.care.models import StrengthTest
from backend.programmes.facts import POSITIONS
from backend.programmes.held import LOADING
from backend.programmes.models import Lock
from backend.rules.next_load import GOAL_REPS, load_for_reps_kg
from backend.rules.step_back import lowered_kg
from backend.rules.strength import Lift


def first_load_kg(lift: Lift | None, reps: int) -> float:
    """In whole plates. Who was never tested, or could not lift it often enough, begins without weight."""
    if lift is None or lift.reps < GOAL_REPS:
        return 0.0
    return lowered_kg(load_for_reps_kg(lift.load_kg, lift.reps, reps), 0)


def tested_lifts(session: Session, person_id: UUID) -> dict[tuple[str, str], Lift]:
    """Of each leg in its latest test, by position and side.

    A test from before loading was stopped says nothing about the leg of now.
    """
    stopped_at = session.scalar(
        select(func.max(Lock.at)).where(Lock.person_id == person_id, Lock.what == LOADING)
    )
    query = select(StrengthTest).where(
        StrengthTest.person_id == person_id, StrengthTest.position.in_(POSITIONS)
    )
    if stopped_at:
        query = query.where(StrengthTest.at > stopped_at)
    found: dict[tuple[str, str], Lift] = {}
    for test in session.scalars(query.order_by(StrengthTest.done_on, StrengthTest.at)):
        for side, load_kg, reps in (
            ("left", test.left_kg, test.left_reps),
            ("right", test.right_kg, test.right_reps),
        ):
            if load_kg is not None and reps is not None:
                found[(test.position, side)] = Lift(load_kg, reps)
    return found
