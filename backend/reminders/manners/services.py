"""Setting what a person wishes of reminders."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Final
from uuid import UUID
from zoneinfo import ZoneInfo

from sqlalchemy import select
from sqlalchemy.orm import Session

from backend.accounts.models import Person
from backend.db import after_commit, transaction
from backend.reminders.manners.models import MannersRow
from backend.reminders.manners.replacing import bring_back, hush, replace_notices
from backend.reminders.manners.wishes import Manners, manners_of
from backend.reminders.planning import WAKE
from backend.rules.quiet_hours import QuietHours
from backend.rules.wall_clock import wall_time, zone_names
from backend.web.problems import FieldProblem, Refused

MOST_PUSHES: Final = 24
# Whoever is away for longer has a plan to talk about, not reminders to silence.
LONGEST_AWAY: Final = timedelta(days=60)
FARTHEST_AHEAD: Final = timedelta(days=366)


@dataclass(frozen=True, slots=True)
class Wishes:
    """None: as for everybody; of `away`, that there is no holiday. Both its dates are included."""

    quiet: QuietHours | None
    most_pushes: int | None
    shows_detail: bool
    takes_email: bool
    away: tuple[date, date] | None


def manners_row(session: Session, person_id: UUID) -> MannersRow | None:
    return session.get(MannersRow, person_id, populate_existing=True)


def set_manners(session: Session, person: Person, wishes: Wishes, now: datetime) -> None:
    """What is still to come is told by them. Raises Refused by field; nothing is stored then."""
    with transaction(session):
        row = _row_to_change(session, person.id, now)
        _check(wishes, row, wall_time(now, ZoneInfo(person.zone)).date())
        before = manners_of(session, [person.id])[person.id]
        row.quiet_from, row.quiet_to = (
            (wishes.quiet.start, wishes.quiet.end) if wishes.quiet else (None, None)
        )
        row.away_from, row.away_until = wishes.away or (None, None)
        row.most_pushes = wishes.most_pushes
        row.shows_detail, row.takes_email = wishes.shows_detail, wishes.takes_email
        session.flush()
        _apply(session, person.id, before, manners_of(session, [person.id])[person.id], now)


def _apply(session: Session, person_id: UUID, before: Manners, after: Manners, now: datetime) -> None:
    if before.quiet != after.quiet:
        replace_notices(session, person_id, now)
    if before.away == after.away:
        return
    if after.is_away(now) and not before.is_away(now):
        hush(session, person_id)
    wake = session.info.get(WAKE)
    if bring_back(session, person_id, now) and wake is not None:
        after_commit(session, wake)


def stop_email(session: Session, person_id: UUID, now: datetime) -> None:
    """No reminder leaves by e-mail any more, until the person asks for it again."""
    with transaction(session):
        _row_to_change(session, person_id, now).takes_email = False


def keep_zone(session: Session, person: Person, zone: str, now: datetime) -> None:
    """The person is in that zone and wants the times of home: not asked again there. Raises Refused."""
    check_zone(zone)
    with transaction(session):
        _row_to_change(session, person.id, now).kept_zone = zone


def kept_zone_of(session: Session, person_id: UUID) -> str | None:
    return session.scalar(select(MannersRow.kept_zone).where(MannersRow.person_id == person_id))


def forget_kept_zone(session: Session, person_id: UUID) -> None:
    row = manners_row(session, person_id)
    if row:
        row.kept_zone = None


def check_zone(zone: str) -> None:
    """Raises Refused for a zone that is not in the IANA database."""
    if zone not in zone_names():
        raise Refused(FieldProblem("zone", "must be a zone of the IANA database such as Europe/London"))


def _row_to_change(session: Session, person_id: UUID, now: datetime) -> MannersRow:
    # One at a time: of two first wishes only one can insert the row.
    session.execute(select(Person.id).where(Person.id == person_id).with_for_update(key_share=True))
    row = manners_row(session, person_id)
    if row is None:
        row = MannersRow(person_id=person_id, shows_detail=False, takes_email=True)
        session.add(row)
    row.changed_at = now
    return row


def _check(wishes: Wishes, row: MannersRow, today: date) -> None:
    found = []
    if wishes.most_pushes is not None and not 1 <= wishes.most_pushes <= MOST_PUSHES:
        found.append(FieldProblem("most_pushes", f"must be a whole number from 1 to {MOST_PUSHES}"))
    if wishes.away:
        problem = _away_problem(*wishes.away, row, today)
        found += [problem] if problem else []
    if found:
        raise Refused(*found)


def _away_problem(first: date, last: date, row: MannersRow, today: date) -> FieldProblem | None:
    # One that has begun may be sent again, and may be made longer or shorter.
    if first < today and first != row.away_from:
        return FieldProblem("away.from", "lies in the past where you live")
    if first - today > FARTHEST_AHEAD:
        return FieldProblem("away.from", "lies more than a year ahead")
    if last < today:
        return FieldProblem("away.until", "lies in the past where you live")
    if last < first:
        return FieldProblem("away.until", "lies before away.from")
    if last - first >= LONGEST_AWAY:
        return FieldProblem("away.until", f"is more than {LONGEST_AWAY.days} days away")
    return None
