"""How much a person may walk, run and play in this week of their plan."""

from datetime import datetime
from zoneinfo import ZoneInfo

from sqlalchemy.orm import Session

from backend.accounts.models import Person
from backend.content.stage import Stage
from backend.programmes.care.models import Condition
from backend.programmes.care.services.condition import condition_of
from backend.programmes.held import LOADING, RUNNING
from backend.programmes.locks import locks_of
from backend.programmes.models import Plan, PlanStatus
from backend.programmes.plan_stage import stage_of
from backend.programmes.progress_schemas import BudgetOut
from backend.programmes.thresholds import values_for
from backend.programmes.today import latest_plan
from backend.rules.activity import Activity, budget, severity
from backend.rules.wall_clock import wall_time


def severity_now(session: Session, person: Person, now: datetime) -> str | None:
    """How much activity has to change, by the usual pain and by what is locked; None when nobody knows."""
    limits = values_for(session, person.clinic_id, person.id, now)
    today = wall_time(now, ZoneInfo(person.zone)).date()
    locked = {lock.what for lock in locks_of(session, person.id, today)}
    return _severity(condition_of(session, person.id), limits, is_locked=bool(locked & {LOADING, RUNNING}))


def budget_now(session: Session, person: Person, now: datetime) -> BudgetOut | None:
    """None outside a plan, and in a stage that sets no limit while nothing is locked."""
    latest = latest_plan(session, person)
    if latest is None or latest[0].status == PlanStatus.ENDED:
        return None
    plan = latest[0]
    today = wall_time(now, ZoneInfo(plan.zone)).date()
    locked = {lock.what for lock in locks_of(session, person.id, today)}
    limits = values_for(session, plan.clinic_id, person.id, now)
    return budget_of(session, plan, stage_of(plan), limits, is_locked=bool(locked & {LOADING, RUNNING}))


def budget_of(
    session: Session, plan: Plan, stage: Stage | None, limits: dict[str, int], *, is_locked: bool
) -> BudgetOut | None:
    percent = stage.activity_percent if stage else None
    if percent is None and not is_locked:
        return None
    condition = condition_of(session, plan.person_id)
    usual = Activity()
    if condition:
        usual = Activity(condition.baseline_steps, condition.baseline_run_minutes, condition.baseline_games)
    is_severe = _severity(condition, limits, is_locked=is_locked) == "severe"
    percent = limits["activity_percent"] if percent is None else percent
    allowed = budget(usual, percent, is_severe=is_severe)
    return BudgetOut(
        percent=percent, steps=allowed.steps, run_minutes=allowed.run_minutes, games=allowed.games
    )


def _severity(condition: Condition | None, limits: dict[str, int], *, is_locked: bool) -> str | None:
    pain = condition.usual_pain if condition else None
    return severity(pain, limits["pain_limit"], limits["session_stop_pain"], is_locked=is_locked)
