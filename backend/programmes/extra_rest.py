"""Days of rest: no session before a date, the next one on its next legal day."""

from collections.abc import Iterable
from datetime import date, datetime
from uuid import UUID
from zoneinfo import ZoneInfo

from sqlalchemy import select
from sqlalchemy.orm import Session

from backend.programmes.held import REST
from backend.programmes.locks import lock_for
from backend.programmes.models import Action, Lock, Occurrence, OccurrenceState, Plan, PlanStatus
from backend.programmes.moving import move_session
from backend.programmes.plan_stage import local_today
from backend.programmes.plans import calendar_rows
from backend.programmes.prompts import cancel_prompts, plan_prompts
from backend.programmes.scene import Scene, open_scene
from backend.programmes.standing import SESSION, morning_anchor
from backend.rules.missed_session import next_legal_day
from backend.rules.wall_clock import wall_time
from backend.web.problems import Refused


def rest_until(
    session: Session,
    plan: Plan,
    until: date,
    rule: str,
    verdict_id: UUID,
    now: datetime,
    effect: str = "step_back",
) -> None:
    """The session that would come sooner goes to the first day that keeps its distance, if there is one.

    Otherwise it is let go: two sessions are never stacked, and none pushes the next.
    """
    if until <= local_today(plan, now):
        return
    if plan.status == PlanStatus.ACTIVE:
        _put_off(session, plan, until, now)
    lock_for(session, plan.person_id, (REST,), rule, effect, now, until, verdict_id)


def is_in_the_way(session: Session, plan: Plan, until: date, now: datetime) -> bool:
    """Whether a session is planned sooner."""
    rows = _sessions(session, plan, now)
    return any(_is_to_come(row, now) and row.local_date < until for row in rows)


def give_back(session: Session, plan: Plan, rests: Iterable[Lock], now: datetime) -> None:
    """After those rests are lifted: what they put off goes back to its own day, while that is still legal.

    What the patient has moved since stays where it was moved to.
    """
    if plan.status != PlanStatus.ACTIVE:
        return
    untils = [rest.until for rest in rests if rest.what == REST and rest.until]
    for row in _sessions(session, plan, now):
        if row.moved_from is None or not _is_to_come(row, now):
            continue
        before = wall_time(row.moved_from, ZoneInfo(row.zone))
        was_put_off = any(before.date() < until <= row.local_date for until in untils)
        if was_put_off and not _was_moved_by_hand(session, row):
            _move(open_scene(session, plan.person_id, row.id, now), before)


def _put_off(session: Session, plan: Plan, until: date, now: datetime) -> None:
    rows = _sessions(session, plan, now)
    waiting = [row for row in rows if _is_to_come(row, now) and row.local_date < until]
    if not waiting:
        return
    first = min(waiting, key=lambda row: row.due_at)
    planned = [row.local_date for row in rows if _is_to_come(row, now) and row.local_date >= until]
    done = [morning_anchor(row).date() for row in rows if row.state == OccurrenceState.DONE]
    scene = open_scene(session, plan.person_id, first.id, now)
    day = next_legal_day(
        until, [*planned, *done], plan.ends_on, min(planned, default=None), scene.prescription.days_apart
    )
    if day is not None:
        _move(scene, datetime.combine(day, first.local_time))


def _move(scene: Scene, to_local: datetime) -> None:
    session, plan, now = scene.session, scene.running.plan, scene.now
    try:
        moved = move_session(session, plan, scene.prescription, scene.group, to_local, now)
    except Refused:
        return  # there is no room, or something else is locked: it stays where it is
    cancel_prompts(session, moved, "moved", now)
    plan_prompts(session, plan.person_id, moved, now)


def _was_moved_by_hand(session: Session, row: Occurrence) -> bool:
    query = select(Action.id).where(
        Action.occurrence_id == row.id, Action.verb == "move", Action.undone_at.is_(None)
    )
    return session.scalar(query.limit(1)) is not None


def _sessions(session: Session, plan: Plan, now: datetime) -> list[Occurrence]:
    return [row for row in calendar_rows(session, [plan.person_id], now) if row.kind == SESSION]


def _is_to_come(row: Occurrence, now: datetime) -> bool:
    return row.state == OccurrenceState.PLANNED and row.due_at > now
