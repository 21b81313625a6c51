"""Locks that care lays, and takes off again once the reason for them is gone."""

from collections.abc import Collection
from datetime import date, datetime
from uuid import UUID
from zoneinfo import ZoneInfo

from sqlalchemy.orm import Session

from backend.accounts.models import Person
from backend.programmes.locks import Lock, lift_lock, lock_for, locks_of
from backend.rules.wall_clock import wall_time


def hold(
    session: Session,
    person: Person,
    what: Collection[str],
    rule: str,
    effect: str,
    now: datetime,
    until: date | None = None,
) -> None:
    """Nothing of `what` is planned before `until`; without a date a clinician has to lift it."""
    if what and (until is None or until > local_date(person, now)):
        lock_for(session, person.id, what, rule, effect, now, until)


def release(
    session: Session,
    author: Person,
    person: Person,
    rules: Collection[str],
    reason: str,
    now: datetime,
    laid_at: datetime | None = None,
) -> None:
    """Lifts what those rules lay; with `laid_at` only what they laid at that moment."""
    for lock_id in _first_of_each_rule(session, person, rules, now, laid_at):
        lift_lock(session, author, person.id, lock_id, reason, now)


def local_date(person: Person, now: datetime) -> date:
    return wall_time(now, ZoneInfo(person.zone)).date()


def _first_of_each_rule(
    session: Session, person: Person, rules: Collection[str], now: datetime, laid_at: datetime | None
) -> list[UUID]:
    # Lifting one lifts all of its rule.
    found: dict[str, Lock] = {}
    for lock in locks_of(session, person.id, local_date(person, now)):
        if lock.rule in rules and laid_at in (None, lock.at):
            found.setdefault(lock.rule, lock)
    return [lock.id for lock in found.values()]
