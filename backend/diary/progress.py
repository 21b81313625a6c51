"""What a session and its next day change: the progression is decided, kept, and done to the plan."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime
from typing import Final
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from backend.accounts.models import Person
from backend.diary import facts
from backend.diary.models import MorningCheck, SessionEntry, Verdict
from backend.diary.responses import responses
from backend.diary.situation import Situation, judged_by, progression_inputs, situation_of
from backend.diary.verdicts import (
    IN_SESSION,
    NEXT_DAY,
    PROGRESSION,
    RED_FLAGS,
    judge,
    local_date,
    lock_as_said,
    record_verdict,
    verdict_on,
)
from backend.programmes.facts import ProgressFacts
from backend.programmes.models import Occurrence, Plan, PlanStatus
from backend.programmes.plans import running_plan
from backend.programmes.progress import apply_progression, undo_progression
from backend.programmes.standing import CHECK
from backend.programmes.thresholds import values_for
from backend.rules import tables as rules

RESTARTS: Final = ("restart", "restart_half", "retest")
OVERRIDDEN: Final = "P11"
# What a session itself may say against the next step: a calm next day alone does not raise what hurt.
HOLDS_BACK: Final = ("hold", "step_back")
# Of so many of the latest sessions each must have been good before anything rises.
_EARNED_BY: Final = ("sessions_before_weight", "plyometric_stable_sessions", "run_repeats")


@dataclass(frozen=True, slots=True)
class Step:
    """What is done to the plan, and the rule that decides it."""

    effect: str
    rule: str


def progress_after(session: Session, person: Person, subject: UUID, now: datetime) -> Verdict | None:
    """Decide by all that is known now, keep it under `subject`, and do it; nothing without a running plan."""
    running = running_plan(session, person.id)
    if running is None or running.plan.status != PlanStatus.ACTIVE:
        return None
    values = values_for(session, person.clinic_id, person.id, now)
    situation = situation_of(session, person, running.plan, values, now)
    decision = judge(PROGRESSION, progression_inputs(situation), judged_by(situation))
    override = situation.override if decision.verdict.rule.startswith(OVERRIDDEN) else None
    override_id = override.id if override else None
    row = record_verdict(session, person, subject, decision, now, override_id=override_id)
    for one in decision.held[1:]:
        if one.tells_clinician:
            record_verdict(session, person, subject, decision, now, said=one)
    lock_as_said(session, decision, row, now)
    step = next_step(decision.held, None if override else session_verdict(session, subject))
    apply_progression(session, running.plan, step.effect, _facts(situation, step.rule), row.id, now)
    return row


def progress_anew(session: Session, person: Person, entry: SessionEntry, now: datetime) -> None:
    """A session told after its next day: what that day had decided is decided once more."""
    check = _answer_to(session, entry)
    if check and verdict_on(session, check.id, NEXT_DAY):
        undo_progress(session, person, entry.id, now)
        progress_after(session, person, check.id, now)


def restart_after_gap(
    session: Session, person: Person, plan: Plan, values: Mapping[str, int], now: datetime
) -> None:
    """Days without a session lower the next one before it comes; a longer gap takes a shorter's place."""
    situation = situation_of(session, person, plan, values, now)
    if not situation.history:
        return
    last_on = situation.history[0].done_on
    away = replace(situation, gap_days=(situation.today - last_on).days)
    decision = judge(PROGRESSION, progression_inputs(away), judged_by(away))
    said = next((one for one in decision.held if one.verdict in RESTARTS), None)
    earlier = _restart_since(session, person.id, last_on)
    if said is None or (earlier and earlier.rule == said.rule):
        return
    if earlier:
        undo_progression(session, plan, earlier.id, now)
        earlier.withdrawn_at = now
    row = record_verdict(session, person, None, decision, now, said=said)
    apply_progression(session, plan, said.effect, _facts(away, said.rule), row.id, now)


def _restart_since(session: Session, person_id: UUID, last_on: date) -> Verdict | None:
    query = select(Verdict).where(
        Verdict.person_id == person_id,
        Verdict.table_name == PROGRESSION,
        Verdict.verdict.in_(RESTARTS),
        Verdict.said_on > last_on,
        Verdict.withdrawn_at.is_(None),
    )
    return session.scalars(query.order_by(Verdict.at.desc()).limit(1)).one_or_none()


def undo_progress(session: Session, person: Person, entry_id: UUID, now: datetime) -> None:
    """Take back what an entry, or the morning after that session, has changed, newest first.

    What something newer stands on stays; the verdict is withdrawn all the same.
    """
    running = running_plan(session, person.id)
    entry = session.get(SessionEntry, entry_id)
    check = _answer_to(session, entry) if entry else None
    query = select(Verdict).where(
        Verdict.subject.in_([entry_id, *([check.id] if check else [])]),
        Verdict.table_name == PROGRESSION,
        Verdict.withdrawn_at.is_(None),
    )
    for row in session.scalars(query.order_by(Verdict.at.desc())):
        if running is not None:
            undo_progression(session, running.plan, row.id, now)
        row.withdrawn_at = now


def take_back_raise(
    session: Session, person: Person, told: SessionEntry | MorningCheck, now: datetime
) -> None:
    """A session, or its morning, reads differently now: a raise that it was counted for is earned anew.

    Only the latest, and by another morning than its own. It stays when something newer stands on it, and
    when a clinician wanted it.
    """
    done_on, check = _day_and_check(session, person, told)
    if done_on is None:
        return
    query = select(Verdict).where(
        Verdict.person_id == person.id,
        Verdict.table_name == PROGRESSION,
        Verdict.effect == "advance",
        Verdict.override_id.is_(None),
        Verdict.withdrawn_at.is_(None),
        Verdict.subject != check if check else Verdict.subject.is_not(None),
        Verdict.said_on > done_on,
    )
    row = session.scalars(query.order_by(Verdict.at.desc()).limit(1)).one_or_none()
    running = running_plan(session, person.id)
    if row is None or running is None:
        return
    values = values_for(session, person.clinic_id, person.id, now)
    newer = [one for one in responses(session, person, now) if done_on < one.done_on < row.said_on]
    was_counted = len(newer) < max(values[name] for name in _EARNED_BY)
    if was_counted and undo_progression(session, running.plan, row.id, now):
        row.withdrawn_at = now


def next_step(held: Sequence[rules.Verdict], session_verdict: Verdict | None) -> Step:
    """The most severe of what the progression says about the load and of what the session itself said.

    Nothing rises while a clinician is asked for, or while anything is stopped.
    """
    worst = held[0]
    if worst.effect in RED_FLAGS:
        return Step(worst.effect, worst.rule)
    effect = rules.load_effect(held)
    if effect == "advance" and worst.effect != "advance":
        return Step("hold", worst.rule)
    rule = next((one.rule for one in held if one.effect == effect), worst.rule)
    found = [Step(effect, rule)]
    if session_verdict and session_verdict.effect in HOLDS_BACK:
        found.append(Step(session_verdict.effect, session_verdict.rule))
    return min(found, key=lambda step: rules.EFFECTS.index(step.effect))


def session_verdict(session: Session, subject: UUID) -> Verdict | None:
    """What was said during the session that this morning is about."""
    check = session.get(MorningCheck, subject)
    asked = session.get(Occurrence, check.occurrence_id) if check else None
    done = session.get(Occurrence, asked.anchor_id) if asked and asked.anchor_id else None
    return verdict_on(session, done.entry_id, IN_SESSION) if done and done.entry_id else None


def _day_and_check(
    session: Session, person: Person, told: SessionEntry | MorningCheck
) -> tuple[date | None, UUID | None]:
    """When the session was, of which it tells, and the answer about its morning."""
    if isinstance(told, SessionEntry):
        answer = _answer_to(session, told)
        is_planned = told.occurrence_id is not None
        return (local_date(person, told.done_at) if is_planned else None), answer.id if answer else None
    asked = session.get_one(Occurrence, told.occurrence_id)
    done = session.get(Occurrence, asked.anchor_id) if asked.anchor_id else None
    return (local_date(person, done.acted_at or done.due_at) if done else None), told.id


def _answer_to(session: Session, entry: SessionEntry) -> MorningCheck | None:
    """The answer about the morning after that session, if it was given."""
    if entry.occurrence_id is None:
        return None
    query = (
        select(MorningCheck)
        .join(Occurrence, Occurrence.id == MorningCheck.occurrence_id)
        .where(
            Occurrence.anchor_id == entry.occurrence_id,
            Occurrence.kind == CHECK,
            MorningCheck.withdrawn_at.is_(None),
            MorningCheck.replaced_by.is_(None),
        )
    )
    return session.scalars(query.limit(1)).one_or_none()


def _facts(now: Situation, rule: str) -> ProgressFacts:
    history = now.history
    ran, springs = facts.runs(history), facts.springs(history)
    return ProgressFacts(
        rule=rule,
        efforts=facts.efforts(now.history),
        stable_since=facts.stable_since(history),
        last_session_on=history[0].done_on if history else None,
        gap_days=now.gap_days,
        stable_spring_sessions=facts.stable_in_a_row(springs),
        contacts=springs[0].contacts if springs else None,
        stable_runs=facts.stable_repeats(ran),
        last_run_on=ran[0].done_on if ran else None,
        last_run_pain=ran[0].session_pain if ran else None,
        aching_side=now.aching_side,
        lifts=now.lifts,
        thresholds=now.values,
    )
