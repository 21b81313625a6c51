"""Takes back the latest thing a patient did to an occurrence."""

from uuid import UUID

from sqlalchemy import select

from backend.programmes.held import held_of
from backend.programmes.models import Action, Occurrence, OccurrenceState
from backend.programmes.moving import is_crowded
from backend.programmes.prompts import cancel_prompts, plan_prompts
from backend.programmes.scene import Scene
from backend.programmes.standing import SESSION
from backend.programmes.traces import fields, put_back
from backend.web.problems import Conflict


def undo(scene: Scene, of_entry: UUID | None = None) -> str:
    """Take back the latest done, skip or move; answers its id. What has changed since beside it stays."""
    row = scene.subject
    query = (
        select(Action)
        .where(
            Action.occurrence_id == row.id,
            Action.verb.in_(["done", "skip", "move"]),
            Action.undone_at.is_(None),
        )
        .order_by(Action.received_at.desc(), Action.acted_at.desc())
        .limit(1)
    )
    last = scene.session.scalar(query)
    if last is None:
        raise Conflict("There is nothing to take back.")
    if (row.entry_id == last.id) != (of_entry is not None) or (of_entry and of_entry != last.id):
        raise Conflict("What made it done is an entry of the diary: take that back.")
    if last.detail["version"] != scene.running.plan.version:
        raise Conflict("The plan has changed since.")
    restored = [other for other in scene.group if _can_put_back(other, last, row)]
    for other in restored:
        put_back(other, last.before[str(other.id)]["before"])
    _drop_held(scene, restored)
    _check_room(scene)
    last.undone_at = scene.now
    cancel_prompts(scene.session, restored, "undone", scene.now)
    plan_prompts(scene.session, row.person_id, restored, scene.now)
    return str(last.id)


def _can_put_back(other: Occurrence, last: Action, subject: Occurrence) -> bool:
    kept = last.before.get(str(other.id))
    return kept is not None and (other is subject or fields(other) == kept["after"])


def _drop_held(scene: Scene, restored: list[Occurrence]) -> None:
    """What has been locked meanwhile does not come back by an undo."""
    held = held_of(scene.session, scene.running.plan)
    for row in restored:
        if held.takes(row, scene.now):
            row.state, row.snoozed_until = OccurrenceState.CANCELLED, None


def _check_room(scene: Scene) -> None:
    row = scene.subject
    if row.kind != SESSION or row.state != OccurrenceState.PLANNED or row.expires_at <= scene.now:
        return
    if is_crowded(scene.session, scene.running.plan, scene.prescription, row, row.local_date, scene.now):
        raise Conflict("Another session has come too close since.")
