"""The rest after a run: no run before a date, however the week is laid out."""

from collections.abc import Mapping
from datetime import date, datetime
from typing import Final
from uuid import UUID

from sqlalchemy.orm import Session

from backend.content.stage import Stage
from backend.programmes.extra_rest import is_in_the_way, rest_until
from backend.programmes.facts import ProgressFacts
from backend.programmes.locks import RUN_RULE
from backend.programmes.models import Plan
from backend.programmes.targets import aims_of_stage
from backend.rules.running import FIRST_LEVEL, RECOVERY_DAYS, days_between_runs, earliest_next_run

# By the effort of a run, the threshold that says how many days follow it without one.
DAYS_AFTER: Final[Mapping[str, str]] = {
    "light": "recovery_days_light",
    "medium": "recovery_days_medium",
    "high": "recovery_days_high",
}


def next_run_on(
    stage: Stage, level: int, last_run_on: date | None, pain: int | None, limits: Mapping[str, int]
) -> date | None:
    """None: there was no run to recover from."""
    between = days_between_runs(level, len(stage.rungs), pain, recovery_days(limits))
    return earliest_next_run(last_run_on, between)


def recovery_days(limits: Mapping[str, int]) -> dict[str, int]:
    """By the effort of a run."""
    return {effort: limits.get(DAYS_AFTER[effort], days) for effort, days in RECOVERY_DAYS.items()}


def rest_after_run(
    session: Session, plan: Plan, stage: Stage, facts: ProgressFacts, verdict_id: UUID, now: datetime
) -> None:
    """In a stage of running a session is a run: what is planned too soon after one goes to a later day."""
    if not stage.rungs:
        return
    aims = aims_of_stage(session, plan, facts.last_run_on or plan.starts_on)
    level = max((aim.level for aim in aims if aim.level), default=FIRST_LEVEL)
    until = next_run_on(stage, level, facts.last_run_on, facts.last_run_pain, facts.thresholds)
    if until and is_in_the_way(session, plan, until, now):
        rest_until(session, plan, until, RUN_RULE, verdict_id, now, effect="hold")
