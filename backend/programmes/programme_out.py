"""How far a programme is, as the phone and the desk show it."""

from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

from sqlalchemy import select
from sqlalchemy.orm import Session

from backend.accounts.models import Person
from backend.content.stage import Stage
from backend.programmes.activity_budget import budget_of
from backend.programmes.answers import plan_title
from backend.programmes.easing import light_sessions
from backend.programmes.facts import Known, known_of
from backend.programmes.held import LOADING, RUNNING
from backend.programmes.lock_out import locks_out
from backend.programmes.locks import locks_of
from backend.programmes.models import Occurrence, OccurrenceState, Plan, PlanStatus
from backend.programmes.plan_stage import local_today, stage_of, stages_of
from backend.programmes.plans import calendar_rows
from backend.programmes.progress import awaited_test, is_restarted, restart_rule
from backend.programmes.progress_schemas import (
    AdherenceOut,
    MarkOut,
    ProgrammeNowOut,
    ProgrammeOut,
    RunOut,
    StageStandingOut,
)
from backend.programmes.run_rest import next_run_on
from backend.programmes.stages import gate_view
from backend.programmes.standing import SESSION, morning_anchor
from backend.programmes.target_out import targets_out
from backend.programmes.targets import aims_of_stage, loads_before, stage_began_on, week_of_stage
from backend.programmes.thresholds import set_values, values_for
from backend.programmes.today import latest_plan
from backend.rules.adherence import WEEKS_SHOWN, adherence
from backend.rules.step_back import Restart, restart_after
from backend.rules.wall_clock import wall_time


def programme_now(session: Session, person: Person, now: datetime) -> ProgrammeNowOut:
    """The plan that runs, if any, and everything that is locked for the person."""
    latest = latest_plan(session, person)
    plan = latest[0] if latest and latest[0].status != PlanStatus.ENDED else None
    locks = locks_of(session, person.id, wall_time(now, ZoneInfo(person.zone)).date())
    return ProgrammeNowOut(
        programme=programme_out(session, plan, now) if plan else None, locks=locks_out(locks)
    )


def programme_out(session: Session, plan: Plan, now: datetime) -> ProgrammeOut:
    today = local_today(plan, now)
    limits = values_for(session, plan.clinic_id, plan.person_id, now)
    known, stage = known_of(plan.known), stage_of(plan)
    locked = {lock.what for lock in locks_of(session, plan.person_id, today)}
    restart = _restart(known, limits, today)
    lower_percent = _still_lower(session, plan, known, restart)
    aims = aims_of_stage(session, plan, today)
    return ProgrammeOut(
        id=plan.id,
        title=plan_title(plan),
        status=plan.status,
        version=plan.version,
        stage=stage.key if stage else "",
        stage_began_on=stage_began_on(session, plan),
        week_of_stage=week_of_stage(session, plan, today),
        stages=_stages(session, plan, now),
        targets=targets_out(
            stage, aims, loads_before(session, plan.id), lower_percent, locked, set_values(session, plan, now)
        )
        if stage
        else [],
        pain_limit=limits["pain_limit"],
        run=_run(stage, max((aim.level or 1 for aim in aims), default=1), known, limits) if stage else None,
        contacts=next((aim.contacts for aim in aims if aim.contacts is not None), None),
        budget=budget_of(session, plan, stage, limits, is_locked=bool(locked & {LOADING, RUNNING})),
        adherence=_adherence(session, plan, today),
        light_days=_light_days(session, plan, now),
        lower_percent=restart.less_percent,
        needs_test=restart.needs_test or awaited_test(session, plan) is not None,
    )


def _light_days(session: Session, plan: Plan, now: datetime) -> list[date]:
    rows = [row for row in calendar_rows(session, [plan.person_id], now) if row.expires_at > now]
    light = light_sessions(session, session.get_one(Person, plan.person_id), rows, now)
    return sorted(row.local_date for row in rows if row.id in light)


def _restart(known: Known, limits: dict[str, int], today: date) -> Restart:
    gap_days = (today - known.last_session_on).days if known.last_session_on else None
    return restart_after(gap_days, restart_rule(limits))


def _still_lower(session: Session, plan: Plan, known: Known, restart: Restart) -> int:
    """Nothing on top of what the rules have lowered for the same days away."""
    last_on = known.last_session_on
    return 0 if last_on and is_restarted(session, plan, last_on) else restart.less_percent


def _stages(session: Session, plan: Plan, now: datetime) -> list[StageStandingOut]:
    gate = gate_view(session, plan, now)
    marks = [MarkOut(name=mark.name, percent=mark.percent, is_aim=mark.is_aim) for mark in gate.marks]
    return [
        StageStandingOut(
            key=stage.key,
            kind=stage.kind,
            title=stage.title,
            summary=stage.summary,
            is_done=place < plan.stage,
            is_now=place == plan.stage,
            is_offered=place == plan.stage + 1 and gate.is_offered,
            needs_clinician=stage.needs_clinician,
            marks=marks if place == plan.stage else [],
        )
        for place, stage in enumerate(stages_of(plan))
    ]


def _run(stage: Stage, level: int, known: Known, limits: dict[str, int]) -> RunOut | None:
    if not stage.rungs:
        return None
    levels = len(stage.rungs)
    rung = stage.rungs[min(level, levels) - 1]
    return RunOut(
        level=level,
        levels=levels,
        run_minutes=rung.run_minutes,
        walk_minutes=rung.walk_minutes,
        rounds=rung.rounds,
        stable_repeats=known.stable_runs,
        repeats_asked=limits["run_repeats"],
        next_on=next_run_on(stage, level, known.last_run_on, known.last_run_pain, limits),
    )


def _adherence(session: Session, plan: Plan, today: date) -> AdherenceOut:
    """What fell away with a lock, a rest or a pause was never due."""
    since = today - timedelta(weeks=WEEKS_SHOWN)
    query = select(Occurrence).where(
        Occurrence.person_id == plan.person_id,
        Occurrence.kind == SESSION,
        Occurrence.state != OccurrenceState.CANCELLED,
        Occurrence.local_date.between(since, today + timedelta(days=7)),
    )
    rows = session.scalars(query).all()
    done = [morning_anchor(row).date() for row in rows if row.state == OccurrenceState.DONE]
    found = adherence([row.local_date for row in rows], done, today)
    return AdherenceOut(done=found.done, due=found.due, percent=found.percent)
