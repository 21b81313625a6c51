"""Verdicts: made by a table, kept with all they were made from, withdrawn with what they are about."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Final
from uuid import UUID, uuid4
from zoneinfo import ZoneInfo

from sqlalchemy import ColumnElement, select, update
from sqlalchemy.orm import Session

from backend.accounts.models import Person
from backend.content import ruleset, tables
from backend.diary.models import Verdict
from backend.programmes.locks import lock_for
from backend.programmes.models import Lock, Plan, PlanStatus
from backend.rules import tables as rules
from backend.rules.wall_clock import wall_time

Value = bool | int | str
SCREENING: Final = "screening"
IN_SESSION: Final = "in_session"
NEXT_DAY: Final = "next_day"
PROGRESSION: Final = "progression"
ESCALATION: Final = "escalation"
MEDICINES: Final = "medicines"
RED_FLAGS: Final = ("emergency", "stop")


@dataclass(frozen=True, slots=True)
class Decision:
    """What a table said: every row that holds, the most severe first, and what it was asked with."""

    held: tuple[rules.Verdict, ...]
    inputs: Mapping[str, Value]
    thresholds: Mapping[str, int]

    @property
    def verdict(self) -> rules.Verdict:
        return self.held[0]


def judge(name: str, given: Mapping[str, Value], thresholds: Mapping[str, int]) -> Decision:
    """Raises rules.document.FieldProblem naming an input that is missing, unknown or out of its range."""
    table = tables()[name]
    values = rules.complete(table, given, thresholds)
    inputs = {each.name: values[each.name] for each in table.inputs}
    read = {name: int(values[name]) for name in table.thresholds}
    return Decision(rules.verdicts(table, values), inputs, read)


def record_verdict(
    session: Session,
    person: Person,
    subject: UUID | None,
    decision: Decision,
    now: datetime,
    *,
    said: rules.Verdict | None = None,
    override_id: UUID | None = None,
) -> Verdict:
    """Keeps the decision's verdict, or another row of it that `said` so as well."""
    one = said or decision.verdict
    row = Verdict(
        id=uuid4(),
        person_id=person.id,
        subject=subject,
        table_name=one.table,
        rule=one.rule,
        verdict=one.verdict,
        effect=one.effect,
        ruleset=ruleset(),
        inputs=dict(decision.inputs),
        thresholds=dict(decision.thresholds),
        locks=list(one.locks),
        tells_clinician=one.tells_clinician,
        saw=one.saw,
        do=one.do,
        call=one.call,
        at=now,
        said_on=local_date(person, now),
        override_id=override_id,
    )
    session.add(row)
    session.flush()
    if row.effect in rules.TOLD_TO_CLINICIANS and row.table_name != ESCALATION:
        _look_soon(session, person.id)
    return row


def lock_as_said(session: Session, decision: Decision, row: Verdict, now: datetime) -> None:
    """What the verdicts forbid is off the calendar at once; each lock under the rule that asks for it."""
    for one in decision.held:
        if one.locks:
            lock_for(session, row.person_id, one.locks, one.rule, one.effect, now, verdict_id=row.id)


def withdraw_verdicts(session: Session, subjects: Iterable[UUID], now: datetime) -> None:
    """What was said of these is kept, and counts no more."""
    session.execute(
        update(Verdict)
        .where(Verdict.subject.in_(list(subjects)), Verdict.withdrawn_at.is_(None))
        .values(withdrawn_at=now)
    )


def verdict_on(session: Session, subject: UUID, table: str) -> Verdict | None:
    """The one that counts, none when nothing was said or it was withdrawn."""
    query = (
        select(Verdict)
        .where(Verdict.subject == subject, Verdict.table_name == table, Verdict.withdrawn_at.is_(None))
        .order_by(Verdict.at.desc(), Verdict.id)
        .limit(1)
    )
    return session.scalars(query).one_or_none()


def not_looked_at(person_id: UUID) -> tuple[ColumnElement[bool], ...]:
    """Verdicts of that person that stand and that no clinician has seen, nor lifted a lock of."""
    lifted = select(Lock.verdict_id).where(
        Lock.person_id == person_id, Lock.lifted_by.is_not(None), Lock.verdict_id.is_not(None)
    )
    return (
        Verdict.person_id == person_id,
        Verdict.withdrawn_at.is_(None),
        Verdict.seen_at.is_(None),
        Verdict.id.not_in(lifted),
    )


def verdicts_of(session: Session, person_id: UUID, most: int) -> Sequence[Verdict]:
    """Newest first, withdrawn ones too."""
    query = select(Verdict).where(Verdict.person_id == person_id).order_by(Verdict.at.desc(), Verdict.id)
    return session.scalars(query.limit(most)).all()


def _look_soon(session: Session, person_id: UUID) -> None:
    """The watch does not wait for the person's next turn."""
    mine = (Plan.person_id == person_id) & (Plan.status != PlanStatus.ENDED)
    session.execute(update(Plan).where(mine).values(look_at=None))


def local_date(person: Person, at: datetime) -> date:
    return wall_time(at, ZoneInfo(person.zone)).date()
