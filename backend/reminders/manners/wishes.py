"""What holds for each of many people, in one query: their wishes, or what holds for everybody."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any, Final
from uuid import UUID
from zoneinfo import ZoneInfo

from sqlalchemy import Row, bindparam, select
from sqlalchemy.orm import Session

from backend.accounts.models import Person
from backend.content import day_rules
from backend.reminders.manners.models import MannersRow
from backend.rules.quiet_hours import QuietHours
from backend.rules.wall_clock import wall_time


@dataclass(frozen=True, slots=True)
class Manners:
    """`quiet` is by the wall clock of `zone`; both dates of `away` are included; `is_closed`: the account."""

    zone: ZoneInfo
    quiet: QuietHours
    most_pushes: int
    shows_detail: bool
    takes_email: bool
    away: tuple[date, date] | None
    is_closed: bool

    def is_away(self, instant: datetime) -> bool:
        return self.away is not None and self.away[0] <= wall_time(instant, self.zone).date() <= self.away[1]


def manners_of(session: Session, person_ids: Collection[UUID]) -> dict[UUID, Manners]:
    return {row.id: _manners(row) for row in session.execute(_WISHES, {"ids": person_ids})}


# Made once: to put a statement together takes longer than to run it.
_WISHES: Final = (
    select(
        Person.id,
        Person.zone,
        Person.disabled_at.is_not(None).label("is_closed"),
        MannersRow.person_id.is_not(None).label("has_wishes"),
        MannersRow.quiet_from,
        MannersRow.quiet_to,
        MannersRow.most_pushes,
        MannersRow.shows_detail,
        MannersRow.takes_email,
        MannersRow.away_from,
        MannersRow.away_until,
    )
    .join(MannersRow, MannersRow.person_id == Person.id, isouter=True)
    .where(Person.id.in_(bindparam("ids", expanding=True)))
)


def _manners(row: Row[*tuple[Any, ...]]) -> Manners:
    day = day_rules()
    if not row.has_wishes:
        return Manners(ZoneInfo(row.zone), day.quiet, day.most_pushes, False, True, None, row.is_closed)
    quiet = (row.quiet_from or day.quiet.start, row.quiet_to or day.quiet.end)
    return Manners(
        zone=ZoneInfo(row.zone),
        quiet=QuietHours(*quiet),
        most_pushes=row.most_pushes or day.most_pushes,
        shows_detail=row.shows_detail,
        takes_email=row.takes_email,
        away=(row.away_from, row.away_until) if row.away_from and row.away_until else None,
        is_closed=row.is_closed,
    )
