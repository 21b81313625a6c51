"""What a verdict on progression does to a plan: loads and rungs up or down, a stage back, more rest."""

from collections.abc import Iterable, Mapping
from datetime import date, datetime, timedelta
from typing import Final
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from backend.content.stage import Stage
from backend.db import transaction
from backend.programmes.aims import Aim, Efforts, lowered, raised, sprung_on
from backend.programmes.care.models import StrengthTest
from backend.programmes.extra_rest import give_back, rest_until
from backend.programmes.facts import ProgressFacts, kept, known_of
from backend.programmes.held import LOADING
from backend.programmes.locks import is_locked, lay_out_again, unlock_verdict
from backend.programmes.models import Plan, PlanStatus, StageChange, Target
from backend.programmes.plan_stage import local_today, next_stage, stage_of, stages_of
from backend.programmes.plans import plans_by_id
from backend.programmes.prescription import days_apart_of
from backend.programmes.run_rest import rest_after_run
from backend.programmes.stages import change_stage, may_open
from backend.programmes.targets import Cause, aims_of_stage, set_aims, targets_of
from backend.rules.next_load import LoadRule
from backend.rules.plyometrics import MOST_CONTACTS
from backend.rules.running import STABLE_REPEATS_A_LEVEL, next_level
from backend.rules.stages import STABLE_SPRING_SESSIONS
from backend.rules.step_back import Restart, RestartRule, earliest_after_step_back, restart_after

STAGE_BACK: Final = "P7"
GAP: Final = "P9"
OVERRIDE: Final = "P11"
WITHDRAWN: Final = "What was reported has been taken back."
REASONS: Final = {
    "advance": "Two stable sessions with every repetition done.",
    "step_back": "The tendon had not settled: a step back.",
    "restart": "Days without a session: a lower start.",
    "stage_back": "Twice unsettled in a week: one stage back.",
}


def apply_progression(
    session: Session, plan: Plan, effect: str, facts: ProgressFacts, verdict_id: UUID, now: datetime
) -> list[Target]:
    """Keeps what the diary told, and does what the verdict says; answers the targets that it set.

    `advance` alone raises anything, and nothing while loading is locked or a strength test is awaited. The
    same verdict again changes nothing. The plan's version stays: it counts what people prescribed.
    """
    with transaction(session):
        _locked(session, plan.id)
        if _traces(session, verdict_id):
            return _targets_by(session, verdict_id)
        today = local_today(plan, now)
        is_restart = effect == "step_back" and facts.rule.startswith(GAP)
        restart = restart_after(facts.gap_days, restart_rule(facts.thresholds)) if is_restart else None
        test_since = today if restart and restart.needs_test else awaited_test(session, plan)
        plan.known = kept(facts.known(test_since))
        stage = stage_of(plan)
        if plan.status == PlanStatus.ENDED or stage is None:
            return []
        rest_after_run(session, plan, stage, facts, verdict_id, now)
        if effect == "step_back":
            return _go_back(session, plan, facts, restart, verdict_id, now)
        if effect == "advance" and not test_since and not is_locked(session, plan.person_id, LOADING, today):
            return _go_on(session, plan, stage, facts, verdict_id, now)
        return []


def undo_progression(session: Session, plan: Plan, verdict_id: UUID, now: datetime) -> bool:
    """Undoes what was done for that verdict. False, and nothing done, when something newer stands on it."""
    with transaction(session):
        _locked(session, plan.id)
        targets, changes = _targets_by(session, verdict_id), _stage_changes(session, verdict_id)
        if _is_built_on(session, plan, targets, changes):
            return False
        for target in targets:
            target.withdrawn_at = now
        for change in changes:
            change.withdrawn_at, plan.stage = now, change.before
        session.flush()
        lifted = unlock_verdict(session, plan.person_id, verdict_id, WITHDRAWN, now)
        if changes and not lifted:
            lay_out_again(session, plan.person_id, now)
        give_back(session, plan, lifted, now)
        return True


def _locked(session: Session, plan_id: UUID) -> Plan:
    return session.get_one(Plan, plan_id, with_for_update=True, populate_existing=True)


def _go_on(
    session: Session, plan: Plan, stage: Stage, facts: ProgressFacts, verdict_id: UUID, now: datetime
) -> list[Target]:
    cause = Cause(REASONS["advance"], verdict_id=verdict_id)
    if stage.kind == "calm" and stage.gate is None and (coming := next_stage(plan)):
        if not may_open(session, plan, coming) or not coming.exercises:
            return []
        change_stage(session, None, plan, coming.key, cause.reason, now, verdict_id)
        return _targets_by(session, verdict_id)
    aims = aims_of_stage(session, plan, local_today(plan, now))
    if stage.kind == "plyometrics":
        wanted = _sprung(aims, facts)
    elif stage.kind == "running":
        wanted = _run_on(aims, stage, facts)
    else:
        wanted = _loaded(aims, facts)
    return set_aims(session, plan, wanted, cause, now)


def _loaded(aims: list[Aim], facts: ProgressFacts) -> list[Aim]:
    limits = facts.thresholds
    usual = LoadRule()
    rule = LoadRule(
        goal_reps=limits.get("goal_reps", usual.goal_reps),
        sessions=limits.get("sessions_before_weight", usual.sessions),
        most_step_percent=limits.get("load_step_percent", usual.most_step_percent),
    )
    return raised(aims, _judged(facts), rule, facts.aching_side)


def _judged(facts: ProgressFacts) -> Efforts:
    return facts.judged_efforts(is_overruled=facts.rule.startswith(OVERRIDE))


def _sprung(aims: list[Aim], facts: ProgressFacts) -> list[Aim]:
    """The rung is left when it was stable as often as is asked, not when the one before it was."""
    asked = facts.thresholds.get("plyometric_stable_sessions", STABLE_SPRING_SESSIONS)
    most_contacts = facts.thresholds.get("contacts_most", MOST_CONTACTS)
    efforts = _judged(facts)
    return [
        sprung_on(aim, most_contacts)
        for aim in aims
        if aim.contacts is not None
        and len(latest := efforts.get((aim.variant, aim.side), ())[:asked]) == asked
        and all(effort.was_stable for effort in latest)
        and sprung_on(aim, most_contacts) != aim
    ]


def _run_on(aims: list[Aim], stage: Stage, facts: ProgressFacts) -> list[Aim]:
    asked = facts.thresholds.get("run_repeats", STABLE_REPEATS_A_LEVEL)
    return [
        aim.at_level(level)
        for aim in aims
        if aim.level is not None
        and (level := next_level(aim.level, len(stage.rungs), facts.stable_runs, asked)) > aim.level
    ]


def _go_back(
    session: Session,
    plan: Plan,
    facts: ProgressFacts,
    restart: Restart | None,
    verdict_id: UUID,
    now: datetime,
) -> list[Target]:
    if restart:
        cause = Cause(REASONS["restart"], verdict_id=verdict_id)
        return _lower(session, plan, restart.less_percent, cause, now, may_change_rung=False)
    earlier = stages_of(plan)[plan.stage - 1] if plan.stage else None
    if facts.rule == STAGE_BACK and earlier and earlier.exercises:
        change_stage(session, None, plan, earlier.key, REASONS["stage_back"], now, verdict_id)
    else:
        percent = facts.thresholds.get("step_back_percent", 20)
        cause = Cause(REASONS["step_back"], verdict_id=verdict_id)
        _lower(session, plan, percent, cause, now, may_change_rung=True)
    if facts.last_session_on:
        hours = facts.thresholds.get("extra_rest_hours", 48)
        (running,) = plans_by_id(session, [plan.id])
        apart = days_apart_of(running.form)
        until = earliest_after_step_back(facts.last_session_on, timedelta(hours=hours), apart)
        rest_until(session, plan, until, facts.rule, verdict_id, now)
    return _targets_by(session, verdict_id)


def _lower(
    session: Session, plan: Plan, percent: int, cause: Cause, now: datetime, *, may_change_rung: bool
) -> list[Target]:
    aims = aims_of_stage(session, plan, local_today(plan, now))
    lower = [lowered(aim, percent, may_change_rung=may_change_rung) for aim in aims]
    return set_aims(session, plan, [one for one in lower if one not in aims], cause, now)


def restart_rule(limits: Mapping[str, int]) -> RestartRule:
    usual = RestartRule()
    return RestartRule(
        days=limits.get("gap_days_most", usual.days),
        less_percent=limits.get("step_back_percent", usual.less_percent),
        long_days=limits.get("gap_long_days", usual.long_days),
        long_less_percent=limits.get("gap_long_percent", usual.long_less_percent),
        test_days=limits.get("gap_retest_days", usual.test_days),
    )


def is_restarted(session: Session, plan: Plan, last_session_on: date) -> bool:
    """Whether the loads were lowered already for the days since that session."""
    query = select(Target.at).where(
        Target.plan_id == plan.id, Target.reason == REASONS["restart"], Target.withdrawn_at.is_(None)
    )
    return any(local_today(plan, at) > last_session_on for at in session.scalars(query))


def awaited_test(session: Session, plan: Plan) -> date | None:
    """Since when strength is to be tested before anything rises; None once it was."""
    since = known_of(plan.known).test_since
    if since is None:
        return None
    query = select(StrengthTest.id).where(
        StrengthTest.person_id == plan.person_id, StrengthTest.done_on >= since
    )
    return None if session.scalars(query.limit(1)).first() else since


def _is_built_on(
    session: Session, plan: Plan, targets: Iterable[Target], changes: Iterable[StageChange]
) -> bool:
    newest: Mapping[tuple[str, str], Target] = {
        (target.exercise, target.side): target for target in targets_of(session, plan.id)
    }
    if any(newest.get((target.exercise, target.side)) is not target for target in targets):
        return True
    return any(plan.stage != change.after for change in changes)


def _traces(session: Session, verdict_id: UUID) -> bool:
    return bool(_targets_by(session, verdict_id) or _stage_changes(session, verdict_id))


def _targets_by(session: Session, verdict_id: UUID) -> list[Target]:
    query = select(Target).where(Target.verdict_id == verdict_id, Target.withdrawn_at.is_(None))
    return list(session.scalars(query.order_by(Target.id)))


def _stage_changes(session: Session, verdict_id: UUID) -> list[StageChange]:
    query = select(StageChange).where(
        StageChange.verdict_id == verdict_id, StageChange.withdrawn_at.is_(None)
    )
    return list(session.scalars(query.order_by(StageChange.id)))
