"""What a rule has stopped and only a clinician allows again; a lock follows the person, not a plan."""

from collections.abc import Collection
from datetime import date, datetime
from typing import Final
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from backend.accounts.models import Person, Role
from backend.db import transaction
from backend.programmes.held import KINDS, REST, open_locks
from backend.programmes.models import Lock, PlanStatus
from backend.programmes.plans import lay_out_plan, running_plan
from backend.web.problems import Conflict, FieldProblem, NotFound, Refused

__all__ = [
    "RUN_RULE",
    "TEMPLATE_RULE",
    "Lock",
    "is_locked",
    "lift_lock",
    "lock_for",
    "locks_of",
    "unlock_verdict",
]

TEMPLATE_RULE: Final = "template"
RUN_RULE: Final = "run"
LIFTED_ALREADY: Final = "It has been lifted already."


def lock_for(
    session: Session,
    person_id: UUID,
    what: Collection[str],
    rule: str,
    effect: str,
    now: datetime,
    until: date | None = None,
    verdict_id: UUID | None = None,
) -> None:
    """Keeps `what` off the calendar before `until`, or until it is lifted; in the caller's transaction.

    Asked again while the same rule holds it as long already, nothing changes.
    """
    with transaction(session):
        if add_locks(session, person_id, what, rule, effect, now, until, verdict_id):
            lay_out_again(session, person_id, now)


def add_locks(
    session: Session,
    person_id: UUID,
    what: Collection[str],
    rule: str,
    effect: str,
    now: datetime,
    until: date | None = None,
    verdict_id: UUID | None = None,
) -> bool:
    """The rows alone, for whoever lays the calendar out afterwards; whether any was new."""
    session.execute(select(Person.id).where(Person.id == person_id).with_for_update(key_share=True))
    standing = [lock for lock in open_locks(session, [person_id])[person_id] if lock.rule == rule]
    wanted = [one for one in sorted(set(what) & KINDS.keys()) if not _is_held(standing, one, until)]
    session.add_all(
        Lock(
            person_id=person_id,
            what=one,
            rule=rule,
            effect=effect,
            at=now,
            until=until,
            verdict_id=verdict_id,
        )
        for one in wanted
    )
    session.flush()
    return bool(wanted)


def lift_lock(
    session: Session, author: Person, patient_id: UUID, lock_id: UUID, reason: str, now: datetime
) -> None:
    """Lifts all that the lock's rule holds; the days from now on come back as prescribed.

    A clinician of the patient's clinic only. Raises NotFound, Conflict, and Refused without a reason.
    """
    if not reason.strip():
        raise Refused(FieldProblem("reason", "must say why"))
    with transaction(session):
        query = select(Person.id).where(Person.id == patient_id, Person.clinic_id == author.clinic_id)
        is_theirs = session.scalar(query.with_for_update(key_share=True)) is not None
        lock = session.get(Lock, lock_id, populate_existing=True)
        if author.role != Role.CLINICIAN or not is_theirs or lock is None or lock.person_id != patient_id:
            raise NotFound
        if lock.lifted_at is not None:
            raise Conflict(LIFTED_ALREADY)
        for one in open_locks(session, [patient_id])[patient_id]:
            if one.rule == lock.rule:
                one.lifted_at, one.lifted_by, one.lift_reason = now, author.id, reason.strip()
        session.flush()
        lay_out_again(session, patient_id, now)


def unlock_verdict(
    session: Session, person_id: UUID, verdict_id: UUID, reason: str, now: datetime
) -> list[Lock]:
    """The rest that verdict asked for is over, because the verdict does not stand any more.

    What it has locked until somebody looks stays so: that is a clinician's to lift.
    """
    open_ = open_locks(session, [person_id])[person_id]
    mine = [one for one in open_ if one.verdict_id == verdict_id and one.what == REST]
    for lock in mine:
        lock.lifted_at, lock.lift_reason = now, reason
    if mine:
        session.flush()
        lay_out_again(session, person_id, now)
    return mine


def locks_of(session: Session, person_id: UUID, on: date) -> list[Lock]:
    """Those that hold on that date, the oldest first."""
    return [one for one in open_locks(session, [person_id])[person_id] if _holds(one, on)]


def is_locked(session: Session, person_id: UUID, what: str, on: date) -> bool:
    return any(lock.what == what for lock in locks_of(session, person_id, on))


def lay_out_again(session: Session, person_id: UUID, now: datetime) -> None:
    """The calendar as the locks of now leave it; a plan that is paused is laid out when it is resumed."""
    running = running_plan(session, person_id)
    if running and running.plan.status == PlanStatus.ACTIVE:
        lay_out_plan(session, running, running.form, now)


def _holds(lock: Lock, on: date) -> bool:
    return lock.until is None or on < lock.until


def _is_held(standing: Collection[Lock], what: str, until: date | None) -> bool:
    return any(
        lock.what == what and (lock.until is None or (until is not None and until <= lock.until))
        for lock in standing
    )
