"""Where a plan stands among the stages of its template."""

from datetime import date, datetime
from zoneinfo import ZoneInfo

from backend.content import templates
from backend.content.stage import Stage
from backend.programmes.models import Plan
from backend.rules.wall_clock import wall_time


def local_today(plan: Plan, now: datetime) -> date:
    return wall_time(now, ZoneInfo(plan.zone)).date()


def stages_of(plan: Plan) -> tuple[Stage, ...]:
    """None when the template has gone from the content since."""
    template = templates().get(plan.template)
    return template.stages if template else ()


def stage_of(plan: Plan) -> Stage | None:
    stages = stages_of(plan)
    return stages[plan.stage] if plan.stage < len(stages) else None


def next_stage(plan: Plan) -> Stage | None:
    stages = stages_of(plan)
    return stages[plan.stage + 1] if plan.stage + 1 < len(stages) else None
