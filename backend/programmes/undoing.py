"""Takes back the latest thing a patient did to an occurrence."""

from uuid import UUID

from sqlalchemy import select

from backend.programmes.held import held_of
from backend.programmes.models import Action, Occurrence, OccurrenceState, PlanStatus
from backend.programmes.moving import is_crowded
from backend.programmes.prompts import cancel_prompts, plan_prompts
from backend.programmes.scene import Scene
from backend.programmes.standing import CHECK, SESSION
from backend.programmes.traces import fields, put_back
from backend.reminders.repeating import bring_back_repeats
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
    restored = [other for other in scene.rows if _can_put_back(other, last, row)]
    shared = _told_with(scene, restored)
    for other in restored:
        put_back(other, last.before[str(other.id)]["before"])
    _drop_held(scene, restored)
    _check_room(scene)
    _drop_crowded(scene, restored)
    _drop_orphans(scene, restored)
    last.undone_at = scene.now
    cancel_prompts(scene.session, restored, "undone", scene.now)
    if scene.running.plan.status == PlanStatus.ACTIVE:
        plan_prompts(scene.session, row.person_id, [*shared, *restored], scene.now)
        if row.state == OccurrenceState.PLANNED:
            bring_back_repeats(scene.session, row.id, last.verb, scene.now)
    return str(last.id)


def _can_put_back(other: Occurrence, last: Action, subject: Occurrence) -> bool:
    kept = last.before.get(str(other.id))
    return kept is not None and (other is subject or fields(other) == kept["after"])


def _told_with(scene: Scene, rows: list[Occurrence]) -> list[Occurrence]:
    """The same morning after, of another session: there was one notification for both."""
    instants = {row.due_at for row in rows if row.kind == CHECK}
    query = select(Occurrence).where(
        Occurrence.person_id == scene.subject.person_id,
        Occurrence.kind == CHECK,
        Occurrence.state == OccurrenceState.PLANNED,
        Occurrence.due_at.in_(instants),
        Occurrence.id.not_in([row.id for row in rows]),
    )
    return list(scene.session.scalars(query)) if instants else []


def _drop_held(scene: Scene, restored: list[Occurrence]) -> None:
    """What has been locked meanwhile does not come back by an undo."""
    held = held_of(scene.session, scene.running.plan)
    for row in restored:
        if held.takes(row, scene.now):
            row.state, row.snoozed_until = OccurrenceState.CANCELLED, None


def _check_room(scene: Scene) -> None:
    if _has_no_room(scene, scene.subject):
        raise Conflict("Another session has come too close since.")


def _drop_crowded(scene: Scene, restored: list[Occurrence]) -> None:
    """A session beside the subject stays fallen where yet another one was done meanwhile."""
    for row in restored:
        if row is not scene.subject and _has_no_room(scene, row):
            row.state, row.snoozed_until = OccurrenceState.CANCELLED, None


def _has_no_room(scene: Scene, row: Occurrence) -> bool:
    if row.kind != SESSION or row.state != OccurrenceState.PLANNED or row.expires_at <= scene.now:
        return False
    return is_crowded(scene.session, scene.running.plan, scene.prescription, row, row.local_date, scene.now)


def _drop_orphans(scene: Scene, restored: list[Occurrence]) -> None:
    """What hangs on a thing that does not stand any more is of no use."""
    for row in restored:
        if row.state != OccurrenceState.PLANNED or row.expires_at <= scene.now or row.anchor_id is None:
            continue
        anchor = scene.session.get_one(Occurrence, row.anchor_id)
        is_kept = anchor.state == OccurrenceState.DONE and row.kind == CHECK
        if anchor.state != OccurrenceState.PLANNED and not is_kept:
            row.state, row.snoozed_until = OccurrenceState.CANCELLED, None
