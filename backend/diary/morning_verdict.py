"""What the rules say to a morning check, and to one that was never answered."""

from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from typing import Final

from sqlalchemy.orm import Session

from backend.accounts.models import Person
from backend.content import tables
from backend.diary.models import MorningCheck, SessionEntry, Verdict
from backend.diary.verdicts import NEXT_DAY, Decision, Value, judge, lock_as_said, record_verdict
from backend.programmes.care.services.condition import condition_of
from backend.programmes.models import Occurrence
from backend.programmes.thresholds import LIMIT, UPPER, values_for
from backend.rules import tables as rules

NOT_SETTLED_YET: Final = "not_yet"
# The row that stands for "neither calm nor too much": what is not settled yet may still become either.
PROVISIONAL: Final = "T8"


@dataclass(frozen=True, slots=True)
class Usual:
    """How the tendon is on a usual morning; nobody having said so is read as: it does not hurt."""

    pain: int
    stiffness_minutes: int


def judge_morning(session: Session, person: Person, check: MorningCheck, now: datetime) -> Verdict:
    """Keeps what the answers mean, with the thresholds of this moment."""
    values = values_for(session, person.clinic_id, person.id, now)
    asked = session.get_one(Occurrence, check.occurrence_id)
    is_late = check.answered_at > asked.due_at + timedelta(hours=values["answer_hours"])
    waits = ask_again_at(session, check, values) is not None
    decision = morning_decision(check, usual_of(session, person), values, is_late=is_late, waits=waits)
    row = record_verdict(session, person, check.id, decision, now)
    lock_as_said(session, decision, row, now)
    return row


def note_unanswered(session: Session, person: Person, asked: Occurrence, now: datetime) -> Verdict:
    """A morning that nobody answered for: not known, so nothing can rise on it."""
    values = values_for(session, person.clinic_id, person.id, now)
    given = _benign(None, usual_of(session, person), values) | {"answered": False}
    return record_verdict(session, person, asked.id, judge(NEXT_DAY, given, values), now)


def ask_again_at(session: Session, check: MorningCheck, values: dict[str, int]) -> datetime | None:
    """When "not settled yet" can be told for good; None when it has been told."""
    if check.settled != NOT_SETTLED_YET or check.replaced_by or check.withdrawn_at:
        return None
    settled_by = _session_end(session, check) + timedelta(hours=values["settle_hours"])
    return settled_by if check.answered_at < settled_by else None


def usual_of(session: Session, person: Person) -> Usual:
    condition = condition_of(session, person.id)
    if condition is None:
        return Usual(0, 0)
    return Usual(condition.usual_pain or 0, condition.usual_stiffness_minutes or 0)


def morning_decision(
    check: MorningCheck, usual: Usual, values: dict[str, int], *, is_late: bool, waits: bool
) -> Decision:
    """The most severe of what the answers say and of what is missing among them; never better than either."""
    given = _benign(check, usual, values)
    if waits:
        given["settled"] = True
    decision = judge(NEXT_DAY, given, values)
    if waits:
        decision = _provisional(decision)
    if is_late or _is_incomplete(check):
        unknown = judge(NEXT_DAY, given | {"answered": False}, values)
        worst = rules.most_severe([unknown.verdict, decision.verdict])
        return unknown if worst is unknown.verdict else decision
    return decision


def _is_incomplete(check: MorningCheck) -> bool:
    return None in (check.after, check.settled, check.tablets, check.stiffness_minutes)


def _benign(check: MorningCheck | None, usual: Usual, values: dict[str, int]) -> dict[str, Value]:
    """The answers, with the best where there is none: whoever asks adds that something is missing."""
    limit = values[LIMIT]
    return {
        "answered": True,
        "after": (check.after if check else None) or 0,
        "morning": check.morning_pain if check else 0,
        "usual": usual.pain,
        # Not yet, once the hours are over, is no.
        "settled": check is None or check.settled in (None, "yes"),
        "tablets": bool(check and check.tablets),
        "stiffness": (check.stiffness_minutes if check else None) or 0,
        "usual_stiffness": usual.stiffness_minutes,
        "limit": limit,
        "upper": max(limit, values[UPPER]),
    }


def _provisional(decision: Decision) -> Decision:
    table = tables()[NEXT_DAY]
    row = next(rule for rule in table.rules if rule.id == PROVISIONAL)
    amber = replace(
        decision.verdict,
        rule=row.id,
        verdict=row.verdict,
        effect=table.effects[row.verdict],
        saw=row.saw,
        do=row.do,
        call=row.call,
        locks=row.locks,
        tells_clinician=row.tells_clinician,
    )
    worst = rules.most_severe([decision.verdict, amber])
    return Decision((worst,), {**decision.inputs, "settled": NOT_SETTLED_YET}, decision.thresholds)


def _session_end(session: Session, check: MorningCheck) -> datetime:
    asked = session.get_one(Occurrence, check.occurrence_id)
    done = session.get(Occurrence, asked.anchor_id) if asked.anchor_id else None
    if done is None:
        return asked.due_at
    entry = session.get(SessionEntry, done.entry_id) if done.entry_id else None
    return entry.done_at if entry else done.acted_at or done.due_at
