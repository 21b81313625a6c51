"""Visits that were given another time: an appointment, which the plan does not take back."""

from collections.abc import Iterable
from datetime import datetime

from backend.programmes.held import Held
from backend.programmes.models import Occurrence, OccurrenceState, Plan
from backend.programmes.standing import VISIT, stands_for_a_visit
from backend.rules.prescription import Prescription


def bring_back_rebooked(
    plan: Plan, prescription: Prescription, rows: Iterable[Occurrence], held: Held, now: datetime
) -> list[Occurrence]:
    """Puts those that a pause or a lock took away at their new time again; answers them and their prompts.

    Only of the same plan, and while the course still has the visit that each stands for. A course that was
    taken off the plan takes its appointments along.
    """
    visits = prescription.shockwave
    if visits is None:
        for row in rows:
            if row.kind == VISIT and row.state != OccurrenceState.DONE and row.due_at > now:
                row.moved_from = None
        return []
    fallen = [row for row in rows if row.state == OccurrenceState.CANCELLED and row.due_at > now]
    back = {
        row.id
        for row in fallen
        if row.kind == VISIT and row.plan_id == plan.id and stands_for_a_visit(row, visits)
    }
    found = [row for row in fallen if row.id in back or row.anchor_id in back]
    found = [row for row in found if not held.covers(row.kind, row.local_date)]
    for row in found:
        row.state = OccurrenceState.PLANNED
    return found
