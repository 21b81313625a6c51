"""What a patient does to one occurrence; the same action sent twice changes nothing twice."""

from collections.abc import Callable, Iterable
from datetime import datetime
from typing import Final
from uuid import UUID, uuid4

from sqlalchemy.orm import Session

from backend.db import transaction
from backend.programmes.beside import sessions_beside
from backend.programmes.credible import credible
from backend.programmes.models import Action, Occurrence, OccurrenceState, PlanStatus
from backend.programmes.moving import bring_check_forward, move_session
from backend.programmes.prompts import calls_at, cancel_prompts, plan_prompts, settle_prompts, told_until
from backend.programmes.scene import Report, Scene, Wish, open_scene
from backend.programmes.snoozing import snooze
from backend.programmes.standing import CHECK, SESSION
from backend.programmes.traces import Change, changes, fields, is_on_calendars
from backend.programmes.undoing import undo
from backend.reminders import planning
from backend.web.problems import Conflict, FieldProblem, NotFound, Refused

VISIT = "shockwave"
QUESTIONNAIRE = "questionnaire"
TOLD_IN_THE_DIARY: Final = frozenset({CHECK, QUESTIONNAIRE})
NOT_OPEN = "It is not open any more."


def act(
    session: Session, person_id: UUID, occurrence_id: UUID, wish: Wish, now: datetime
) -> list[Occurrence]:
    """Answers the occurrences that the action has changed, as they stand now.

    Raises NotFound for someone else's, Conflict when it is not possible any more, Refused by field.
    """
    with transaction(session):
        scene = open_scene(session, person_id, occurrence_id, now)
        if wish.verb in ("done", "undo"):
            done_at = scene.subject.acted_at or credible(wish.acted_at, now)
            scene.beside.extend(sessions_beside(scene, done_at))
        known = session.get(Action, wish.id)
        if known:
            return _answer_again(known, wish, scene)
        before = {row.id: fields(row) for row in scene.rows}
        detail = wish.detail() | {"version": scene.running.plan.version}
        if wish.verb == "undo":
            detail["undid"] = undo(scene, wish.entry_id)
        else:
            _VERBS[wish.verb](scene, wish)
        changed = changes(before, scene.rows)
        if not changed and wish.verb != "undo":
            return [scene.subject]
        _stamp(scene.rows, changed, now)
        session.add(
            Action(
                id=wish.id,
                occurrence_id=occurrence_id,
                person_id=person_id,
                verb=wish.verb,
                detail=detail,
                before=changed,
                acted_at=credible(wish.acted_at, now),
                received_at=now,
            )
        )
        return [row for row in scene.rows if str(row.id) in changed]


def report_done(session: Session, person_id: UUID, report: Report, now: datetime) -> list[Occurrence]:
    """Done, because an entry of the diary says so. Raises as `act` does, and Refused for another kind."""
    with transaction(session):
        found = session.get(Occurrence, report.occurrence_id)
        if found is not None and found.person_id == person_id and found.kind != report.kind:
            raise Refused(FieldProblem("occurrence_id", "is something else"))
        wish = Wish(report.entry_id, "done", report.at, entry_id=report.entry_id, replaces=report.replaces)
        return act(session, person_id, report.occurrence_id, wish, now)


def withdraw_done(
    session: Session, person_id: UUID, occurrence_id: UUID, entry_id: UUID, now: datetime
) -> list[Occurrence]:
    """Not done after all: the entry that said so is taken back. Raises as `act` does."""
    return act(session, person_id, occurrence_id, Wish(uuid4(), "undo", now, entry_id=entry_id), now)


def _stamp(rows: Iterable[Occurrence], changed: dict[str, Change], now: datetime) -> None:
    for row in rows:
        if is_on_calendars(changed.get(str(row.id))):
            row.changed_at = now


def _answer_again(known: Action, wish: Wish, scene: Scene) -> list[Occurrence]:
    if known.person_id != scene.subject.person_id:
        raise NotFound
    is_same = known.verb == wish.verb and known.occurrence_id == scene.subject.id
    if not is_same or any(known.detail[key] != value for key, value in wish.detail().items()):
        raise Conflict("This id was used for something else.")
    return [row for row in scene.rows if str(row.id) in known.before]


def _done(scene: Scene, wish: Wish) -> None:
    row = scene.subject
    if row.kind in TOLD_IN_THE_DIARY and wish.entry_id is None:
        raise Refused(FieldProblem("verb", "needs the answer itself: report it in the diary"))
    if row.state == OccurrenceState.DONE and wish.entry_id is None:
        return
    if row.entry_id and row.entry_id not in (wish.entry_id, wish.replaces):
        raise Conflict("Another entry says so already.")
    # A report counts whatever the plan has become since: what was done was done.
    if row.state != OccurrenceState.PLANNED and wish.entry_id is None:
        raise Conflict(NOT_OPEN)
    was_open = row.state == OccurrenceState.PLANNED
    if row.state != OccurrenceState.DONE:
        row.acted_at = credible(wish.acted_at, scene.now)
    row.state, row.snoozed_until, row.entry_id = OccurrenceState.DONE, None, wish.entry_id
    if was_open:
        settle_prompts(scene.session, row, "done", scene.now)
        _cancel_hanging(scene, lambda other: other.kind != CHECK, "done")
        checks = bring_check_forward(scene.prescription, scene.group)
        cancel_prompts(scene.session, checks, "moved", scene.now)
        plan_prompts(scene.session, row.person_id, checks, scene.now)
        _cancel(scene, scene.beside, "done")


def _skip(scene: Scene, wish: Wish) -> None:
    row = scene.subject
    if row.state == OccurrenceState.SKIPPED:
        return
    if row.state != OccurrenceState.PLANNED:
        raise Conflict(NOT_OPEN)
    row.state, row.snoozed_until = OccurrenceState.SKIPPED, None
    row.acted_at = credible(wish.acted_at, scene.now)
    settle_prompts(scene.session, row, "skip", scene.now)
    _cancel_hanging(scene, lambda other: True, "skipped")


def _move(scene: Scene, wish: Wish) -> None:
    row, plan = scene.subject, scene.running.plan
    if row.kind != SESSION:
        raise Refused(FieldProblem("verb", "is possible for sessions only"))
    if wish.to_local is None:
        raise Refused(FieldProblem("to_local", "is needed to move"))
    _check_open(scene)
    moved = move_session(scene.session, plan, scene.prescription, scene.group, wish.to_local, scene.now)
    cancel_prompts(scene.session, moved, "moved", scene.now)
    plan_prompts(scene.session, plan.person_id, moved, scene.now)


def _snooze(scene: Scene, wish: Wish) -> None:
    row = scene.subject
    if row.kind == VISIT:
        raise Refused(FieldProblem("verb", "is not possible for a visit"))
    _check_open(scene)
    snooze(row, wish.minutes, credible(wish.acted_at, scene.now), scene.now)
    planning.snooze_notice(
        scene.session,
        row.person_id,
        row.kind,
        row.id,
        calls_at(row),
        told_until(row),
        row.revision,
        scene.now,
    )


def _check_open(scene: Scene) -> None:
    is_running = scene.running.plan.status == PlanStatus.ACTIVE
    if scene.subject.state != OccurrenceState.PLANNED or not is_running:
        raise Conflict(NOT_OPEN)


def _cancel_hanging(scene: Scene, which: Callable[[Occurrence], bool], reason: str) -> None:
    _cancel(scene, [other for other in scene.hanging if which(other)], reason)


def _cancel(scene: Scene, rows: Iterable[Occurrence], reason: str) -> None:
    """What was missed stays missed; what the patient did with it stays done."""
    fallen = [
        other for other in rows if other.state == OccurrenceState.PLANNED and other.expires_at > scene.now
    ]
    for other in fallen:
        other.state, other.snoozed_until = OccurrenceState.CANCELLED, None
    cancel_prompts(scene.session, fallen, reason, scene.now)


_VERBS: Final[dict[str, Callable[[Scene, Wish], None]]] = {
    "done": _done,
    "skip": _skip,
    "move": _move,
    "snooze": _snooze,
}
