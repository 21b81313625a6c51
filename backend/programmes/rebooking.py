"""A shockwave visit that was missed, or cannot be kept, gets another time; its prompts come along."""

from datetime import datetime, timedelta
from typing import Final
from uuid import UUID
from zoneinfo import ZoneInfo

from sqlalchemy import select
from sqlalchemy.orm import Session

from backend.accounts.models import Person
from backend.content import courses, timetable
from backend.db import transaction
from backend.programmes.held import held_of
from backend.programmes.models import Occurrence, OccurrenceState, PlanStatus
from backend.programmes.prompts import cancel_prompts, plan_prompts
from backend.programmes.scene import Scene, open_scene
from backend.rules.item import Item
from backend.rules.schedule import visit_items
from backend.rules.wall_clock import resolve
from backend.web.problems import Conflict, FieldProblem, NotFound, Refused

VISIT: Final = "shockwave"
FARTHEST: Final = timedelta(days=60)
NOT_OPEN: Final = "This visit cannot be moved any more."


def rebook_visit(
    session: Session, patient: Person, visit_id: UUID, to_local: datetime, now: datetime
) -> list[Occurrence]:
    """`to_local` on the clinic's wall clock. Answers the visit and its prompts as they stand now.

    Raises NotFound, Refused by field, and Conflict for a visit that took place or a course that is locked.
    """
    with transaction(session):
        scene = open_scene(session, patient.id, visit_id, now)
        visits = scene.prescription.shockwave
        if scene.subject.kind != VISIT:
            raise NotFound
        is_open = scene.subject.state in (OccurrenceState.PLANNED, OccurrenceState.SKIPPED)
        if not is_open or visits is None or scene.running.plan.status != PlanStatus.ACTIVE:
            raise Conflict(NOT_OPEN)
        due_at = resolve(to_local, ZoneInfo(visits.zone))
        _check_time(scene, due_at)
        if held_of(session, scene.running.plan).covers(VISIT, to_local.date()):
            raise Conflict("Shockwave is locked.")
        items = visit_items(visits, scene.subject.n or 1, to_local, timetable())
        moved = [_shifted(scene, item) for item in items]
        for row in moved:
            row.changed_at = now
        session.add_all(moved)
        session.flush()
        cancel_prompts(session, moved, "moved", now)
        plan_prompts(session, patient.id, moved, now)
        return moved


def _check_time(scene: Scene, due_at: datetime) -> None:
    if due_at <= scene.now:
        raise Refused(FieldProblem("to_local", "lies in the past"))
    if due_at > scene.now + FARTHEST:
        raise Refused(FieldProblem("to_local", "lies too far ahead"))
    fewest = courses().shockwave.every_days.least
    others = select(Occurrence.due_at).where(
        Occurrence.person_id == scene.subject.person_id,
        Occurrence.kind == VISIT,
        Occurrence.id != scene.subject.id,
        Occurrence.state.in_([OccurrenceState.PLANNED, OccurrenceState.DONE]),
        # One that was missed leaves nothing to recover from.
        (Occurrence.state == OccurrenceState.DONE) | (Occurrence.expires_at > scene.now),
    )
    if any(abs(other - due_at) < timedelta(days=fewest) for other in scene.session.scalars(others)):
        raise Refused(FieldProblem("to_local", f"is less than {fewest} days from another visit"))


def _shifted(scene: Scene, item: Item) -> Occurrence:
    row = next((row for row in scene.group if row.kind == item.kind), None)
    if row is None:
        row = Occurrence(
            plan_id=scene.running.plan.id,
            person_id=scene.subject.person_id,
            kind=item.kind,
            slot_at=item.due_at,
            anchor_id=scene.subject.id,
            revision=scene.running.plan.version,
            n=item.n,
            of=item.of,
        )
    row.moved_from = row.moved_from or (row.slot_at if row.slot_at != item.due_at else None)
    row.due_at, row.expires_at, row.zone = item.due_at, item.expires_at, item.zone
    row.local_date, row.local_time = item.local.date(), item.local.time()
    row.state, row.acted_at, row.snoozed_until = OccurrenceState.PLANNED, None, None
    return row
