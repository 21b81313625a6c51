"""The watch: mornings nobody answered for, days away, silence, and warnings that nobody has looked at."""

from collections.abc import Mapping
from datetime import UTC, datetime, timedelta
from typing import Final
from uuid import UUID

from sqlalchemy import and_, exists, func, literal_column, or_, select, update
from sqlalchemy.orm import Session, aliased

from backend.accounts.models import Person
from backend.db import transaction
from backend.diary.models import Verdict
from backend.diary.morning_verdict import note_unanswered
from backend.diary.progress import restart_after_gap
from backend.diary.services import one_at_a_time
from backend.diary.silence import OPEN_FOR, Silence, escalation_inputs, is_training, silence_of
from backend.diary.verdicts import ESCALATION, NEXT_DAY, judge, local_date, record_verdict
from backend.programmes.models import Occurrence, OccurrenceState, Plan, PlanStatus
from backend.programmes.plans import running_plan
from backend.programmes.standing import CHECK
from backend.programmes.thresholds import values_for
from backend.reminders.mail.alerts import alert_clinicians, note_to_patient
from backend.reminders.models import Channel
from backend.rules.tables import Verdict as Said

LEASE: Final = timedelta(minutes=10)
AT_LATEST: Final = timedelta(hours=24)
AT_EARLIEST: Final = timedelta(minutes=10)
LOOK_BACK: Final = timedelta(days=14)
QUIET: Final = "X0"
UNMONITORED_AGAIN: Final = timedelta(days=7)
# What does not wait until somebody opens the app. Nobody is called by a phone that shows nothing.
UNREAD: Final = "X2b"
ALERTS: Final = frozenset({UNREAD, "X5", "X6"})
NOTES: Final = {UNREAD: Channel.PUSH, "X5": Channel.EMAIL, "X6": Channel.EMAIL}
# As literals, because a partial index serves only a query that spells its condition out.
IS_OPEN_RED_FLAG: Final = and_(
    Verdict.effect.in_([literal_column("'emergency'"), literal_column("'stop'")]),
    Verdict.seen_at.is_(None),
    Verdict.withdrawn_at.is_(None),
)
LONG_AGO: Final = datetime.min.replace(tzinfo=UTC)


def watch(session: Session, now: datetime, most: int, *, has_mail: bool = False) -> int:
    """Look after up to `most` people whose turn it is; answers how many. `has_mail`: this house sends e-mail.

    Two workers at once take different people, and whom a worker has lost is looked after ten minutes later.
    The work is in proportion to those whose turn has come, not to all. Beside them, and not counted, as many
    who have no plan and an open red flag.
    """
    people = _claim(session, now, most)
    for person_id in [*people, *_flagged_without_plan(session, now, most)]:
        with transaction(session):
            _look_after(session, one_at_a_time(session, person_id), now, has_mail=has_mail)
    return len(people)


def _claim(session: Session, now: datetime, most: int) -> list[UUID]:
    with transaction(session):
        query = (
            select(Plan)
            .where(Plan.status != PlanStatus.ENDED, or_(Plan.look_at.is_(None), Plan.look_at <= now))
            .order_by(Plan.look_at.nulls_first())
            .limit(most)
            .with_for_update(skip_locked=True)
        )
        plans = list(session.scalars(query.execution_options(populate_existing=True)))
        for plan in plans:
            plan.look_at = now + LEASE
        return [plan.person_id for plan in plans]


def _flagged_without_plan(session: Session, now: datetime, most: int) -> list[UUID]:
    """Until their clinicians were told; the longest open first."""
    told = aliased(Verdict)
    was_told = exists().where(
        told.person_id == Verdict.person_id,
        told.table_name == ESCALATION,
        told.rule == UNREAD,
        told.at >= Verdict.at,
    )
    has_plan = exists().where(Plan.person_id == Verdict.person_id, Plan.status != PlanStatus.ENDED)
    query = (
        select(Verdict.person_id)
        .join(Person, Person.id == Verdict.person_id)
        .where(
            IS_OPEN_RED_FLAG,
            Verdict.at > now - OPEN_FOR,
            Verdict.table_name != ESCALATION,
            Person.disabled_at.is_(None),
            ~was_told,
            ~has_plan,
        )
        .group_by(Verdict.person_id)
        .order_by(func.min(Verdict.at))
        .limit(most)
    )
    with transaction(session):
        return list(session.scalars(query))


def _look_after(session: Session, person: Person, now: datetime, *, has_mail: bool) -> None:
    running = running_plan(session, person.id)
    values = values_for(session, person.clinic_id, person.id, now)
    if running is None:
        _say(session, person, silence_of(session, person, None, values, now), values, now, has_mail=has_mail)
        return
    answered_by = timedelta(hours=values["answer_hours"])
    for asked in _unanswered(session, person.id, now - answered_by):
        note_unanswered(session, person, asked, now)
    if is_training(session, person, running.plan, now):
        restart_after_gap(session, person, running.plan, values, now)
    silence = silence_of(session, person, running.plan, values, now)
    _say(session, person, silence, values, now, has_mail=has_mail)
    next_at = _next_unanswered(session, person.id, now - answered_by)
    look_at = min(next_at + answered_by if next_at else now + AT_LATEST, now + AT_LATEST)
    session.execute(
        update(Plan).where(Plan.id == running.plan.id).values(look_at=max(look_at, now + AT_EARLIEST))
    )


def _unanswered(session: Session, person_id: UUID, until: datetime) -> list[Occurrence]:
    known = select(Verdict.subject).where(
        Verdict.person_id == person_id,
        Verdict.table_name == NEXT_DAY,
        Verdict.withdrawn_at.is_(None),
        Verdict.subject.is_not(None),
    )
    query = select(Occurrence).where(
        Occurrence.person_id == person_id,
        Occurrence.kind == CHECK,
        Occurrence.state == OccurrenceState.PLANNED,
        Occurrence.due_at > until - LOOK_BACK,
        Occurrence.due_at <= until,
        Occurrence.id.not_in(known),
    )
    anchors = select(Occurrence.id).where(
        Occurrence.person_id == person_id, Occurrence.state == OccurrenceState.DONE
    )
    # Nobody owes an answer about a session that was not done.
    return list(session.scalars(query.where(Occurrence.anchor_id.in_(anchors)).order_by(Occurrence.due_at)))


def _next_unanswered(session: Session, person_id: UUID, after: datetime) -> datetime | None:
    query = select(Occurrence.due_at).where(
        Occurrence.person_id == person_id,
        Occurrence.kind == CHECK,
        Occurrence.state == OccurrenceState.PLANNED,
        Occurrence.due_at > after,
    )
    return session.scalar(query.order_by(Occurrence.due_at).limit(1))


def _escalate(
    session: Session, person: Person, silence: Silence, values: Mapping[str, int], now: datetime
) -> list[Said]:
    """Each rule once for what it is about, and never twice a day; answers those said now."""
    decision = judge(ESCALATION, escalation_inputs(silence, now), values)
    subject = silence.open_verdict.id if silence.open_verdict else None
    said = []
    for one in decision.held:
        since = _since(one.rule, silence, now)
        if one.rule != QUIET and not _is_said(session, person, one.rule, since, now):
            record_verdict(session, person, subject, decision, now, said=one)
            said.append(one)
    return said


def _say(
    session: Session,
    person: Person,
    silence: Silence,
    values: Mapping[str, int],
    now: datetime,
    *,
    has_mail: bool,
) -> None:
    for one in _escalate(session, person, silence, values, now):
        if has_mail and one.rule in ALERTS:
            alert_clinicians(session, person, one.rule, now)
        if has_mail and one.rule in NOTES:
            note_to_patient(session, person, one.rule, NOTES[one.rule], now)


def _since(rule: str, silence: Silence, now: datetime) -> datetime:
    """When the thing began that the rule speaks of."""
    if rule.startswith("X6"):
        return silence.heard_at
    if rule == "X5":
        return silence.unseen_since or LONG_AGO
    if rule == "X4":
        return silence.unanswered_since or LONG_AGO
    if rule == "X7":
        return now - UNMONITORED_AGAIN
    return silence.open_verdict.at if silence.open_verdict else LONG_AGO


def _is_said(session: Session, person: Person, rule: str, since: datetime, now: datetime) -> bool:
    query = select(Verdict.at, Verdict.said_on).where(
        Verdict.person_id == person.id, Verdict.table_name == ESCALATION, Verdict.rule == rule
    )
    last = session.execute(query.order_by(Verdict.at.desc()).limit(1)).one_or_none()
    return last is not None and (last.at >= since or last.said_on == local_date(person, now))
