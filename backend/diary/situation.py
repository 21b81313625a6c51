"""Where a person stands when the progression is decided: what diary, plan and clinic say together."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Final
from uuid import UUID

from sqlalchemy import or_, select
from sqlalchemy.orm import Session

from backend.accounts.models import Person
from backend.content import Stage, templates, thresholds
from backend.diary import facts
from backend.diary.models import Override, Verdict
from backend.diary.overriding import active_override
from backend.diary.responses import Response, responses
from backend.diary.reviewing import LONG_WEEKS, Eased, change_since_start, due_review
from backend.diary.verdicts import (
    IN_SESSION,
    MEDICINES,
    PROGRESSION,
    RED_FLAGS,
    SCREENING,
    Value,
    local_date,
    not_looked_at,
)
from backend.programmes.care.services.condition import condition_of
from backend.programmes.care.services.findings import strengths_of
from backend.programmes.locks import is_locked
from backend.programmes.models import Plan
from backend.programmes.run_rest import recovery_days
from backend.programmes.stage_gate import contacts_asked
from backend.programmes.stages import is_opened_by_clinician
from backend.programmes.targets import aims_of_stage
from backend.programmes.thresholds import set_values
from backend.rules.plyometrics import FIRST_CONTACTS
from backend.rules.strength import Lift, gate_reps

_LOAD_RULES: Final = ("P1", "P2", "P2b", "P11a")
Lifts = dict[tuple[str, str], list[Lift]]


@dataclass(frozen=True, slots=True)
class Situation:
    """`since_rise` are the sessions after the load was last raised: each step is earned anew.

    `goal_reps`: what the raises of now ask of every set, the least of them. `has_tick`: a clinician has
    opened the next stage before. `own`: those of `values` that the clinic has set.
    """

    today: date
    plan: Plan
    stage: Stage | None
    next_stage: Stage | None
    history: Sequence[Response]
    since_rise: Sequence[Response]
    lifts: Lifts
    body_weight_kg: float | None
    override: Override | None
    has_red_flag: bool
    has_tick: bool
    review: str
    eased_by: Eased | None
    goal_reps: int
    aching_side: str | None
    values: Mapping[str, int]
    own: Mapping[str, int]
    gap_days: int


def situation_of(
    session: Session, person: Person, plan: Plan, values: Mapping[str, int], now: datetime
) -> Situation:
    history = responses(session, person, now)
    said = _progressions(session, person.id, plan.created_at)
    raised_on = max((row.said_on for row in said if row.rule in _LOAD_RULES), default=date.min)
    condition = condition_of(session, person.id)
    today = local_date(person, now)
    stage, next_stage = stages_of(plan)
    gap = facts.gap_days(history)
    return Situation(
        today=today,
        plan=plan,
        stage=stage,
        next_stage=next_stage,
        history=history,
        since_rise=[one for one in history if one.done_on >= raised_on],
        lifts=_lifts(session, person.id, history),
        body_weight_kg=condition.body_weight_kg if condition else None,
        override=active_override(session, person.id, today),
        has_red_flag=has_red_flag(session, person.id, today),
        has_tick=is_opened_by_clinician(session, plan, plan.stage + 1),
        review=due_review(said, plan, today, values),
        eased_by=change_since_start(session, person.id, history, plan, today, now),
        goal_reps=_goal_reps(session, plan, today, values["goal_reps"]),
        aching_side=facts.aching_side(condition.sore_sides if condition else (), history),
        values=values,
        own=set_values(session, plan, now),
        gap_days=0 if _is_gap_known(said, history) else gap,
    )


def stages_of(plan: Plan) -> tuple[Stage | None, Stage | None]:
    """The stage the plan is in and the one after it."""
    template = templates().get(plan.template)
    stages = template.stages if template else ()
    here = stages[plan.stage] if plan.stage < len(stages) else None
    after = stages[plan.stage + 1] if plan.stage + 1 < len(stages) else None
    return here, after


def has_red_flag(session: Session, person_id: UUID, today: date) -> bool:
    """Loading is locked, or a warning sign was told that no clinician has looked at."""
    if is_locked(session, person_id, "loading", today):
        return True
    query = select(Verdict.id).where(
        *not_looked_at(person_id),
        or_(
            Verdict.table_name.in_([SCREENING, IN_SESSION]) & Verdict.effect.in_(RED_FLAGS),
            # A stop of a course stops that course; an emergency is one, whatever has caused it.
            (Verdict.table_name == MEDICINES) & (Verdict.effect == "emergency"),
        ),
    )
    return session.scalar(query.limit(1)) is not None


def progression_inputs(now: Situation) -> dict[str, Value]:
    """As the table wants them; what is not known is 0."""
    values, history, today = now.values, now.history, now.today
    springs, ran = facts.springs(history), facts.runs(history)
    stage = _stage_kind(now.stage)
    since = facts.stable_since(history)
    change = now.eased_by
    last_level = len(now.stage.rungs) if now.stage else 0
    return {
        "last_verdict": history[0].verdict if history else "none",
        "stable_in_a_row": facts.stable_in_a_row(springs if stage == "plyometrics" else now.since_rise),
        "fewest_reps": facts.fewest_reps(now.since_rise, values["sessions_before_weight"]),
        "unstable_in_window": facts.unstable_within(history, today, values["unstable_window_days"]),
        "unstable_in_long_window": facts.unstable_within(history, today, values["unstable_long_window_days"]),
        "high_pain_days": facts.high_pain_days(history, values["session_stop_pain"]),
        "stage": stage,
        "standing_percent": _percent(now, "standing"),
        "seated_percent": _percent(now, "seated"),
        "stable_days": max((today - since).days, 0) if since else 0,
        "needs_tick": bool(now.next_stage and now.next_stage.needs_clinician),
        "has_tick": now.has_tick,
        "contacts": (springs[0].contacts or 0) if springs else 0,
        "planned_contacts": contacts_asked(now.stage, now.own) or FIRST_CONTACTS,
        "level_repeats": _level_repeats(ran, last_level),
        "recovery_kept": facts.is_recovery_kept(ran, last_level, recovery_days(values)),
        "gap_days": now.gap_days,
        "review": now.review,
        "change_known": change is not None,
        "form": change.form if change else "pain",
        "change": max(min(change.points, 100), -100) if change else 0,
        "rising_weeks": facts.rising_weeks(history, today, values["weekly_rise"]),
        "override": now.override.effect if now.override else "none",
        "red_flag": now.has_red_flag,
    }


def _level_repeats(ran: Sequence[Response], last_level: int) -> int:
    """None count on the last level: no other one comes after it."""
    is_last = bool(ran) and (ran[0].run_level or 0) >= last_level
    return 0 if is_last else facts.stable_repeats(ran)


def judged_by(now: Situation) -> dict[str, int]:
    """The thresholds of this decision: the repetitions asked for now, the change to expect by now."""
    values = dict(now.values) | {"goal_reps": now.goal_reps}
    if now.eased_by and now.eased_by.weeks >= LONG_WEEKS:
        values["visa_a_change"] = values["visa_a_change_24_weeks"]
    return values


def _goal_reps(session: Session, plan: Plan, today: date, usual: int) -> int:
    span = thresholds()["goal_reps"]
    goals = [
        aim.goal_reps(usual) for aim in aims_of_stage(session, plan, today) if facts.is_calf_set(aim.variant)
    ]
    return min(max(min(goals, default=usual), span.least), span.most)


def _stage_kind(stage: Stage | None) -> str:
    if stage is None:
        return "maintenance"
    return "calm" if stage.kind == "rest" else stage.kind


def _percent(now: Situation, family: str) -> int:
    gate = now.stage.gate if now.stage else None
    reps = gate_reps(gate.reps if gate else None, now.values["goal_reps"])
    found = facts.percent_lifted(now.lifts, family, now.body_weight_kg, reps)
    return min(found, 500)


def _progressions(session: Session, person_id: UUID, since: datetime) -> list[Verdict]:
    query = select(Verdict).where(
        Verdict.person_id == person_id,
        Verdict.at >= since,
        Verdict.table_name == PROGRESSION,
        Verdict.withdrawn_at.is_(None),
    )
    return list(session.scalars(query.order_by(Verdict.at)))


def _is_gap_known(said: Sequence[Verdict], history: Sequence[Response]) -> bool:
    """Whether the days away before the latest session were answered with a restart already."""
    if len(history) < 2:
        return False
    return any(
        row.verdict in ("restart", "restart_half", "retest")
        and history[1].done_on < row.said_on
        and row.said_on <= (history[0].answered_on or history[0].done_on)
        for row in said
    )


def _lifts(session: Session, person_id: UUID, history: Sequence[Response]) -> Lifts:
    found = facts.lifts(history)
    for test in strengths_of(session, person_id):
        for side, load_kg, reps in (
            ("left", test.left_kg, test.left_reps),
            ("right", test.right_kg, test.right_reps),
        ):
            if load_kg is not None and reps is not None:
                found.setdefault((test.position, side), []).append(Lift(load_kg, reps))
    return found
