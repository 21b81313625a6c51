"""The shape of what a phone keeps."""

from datetime import date
from uuid import UUID

from backend.programmes.lock_schemas import LockOut
from backend.programmes.names import StatusName
from backend.programmes.schemas import OccurrenceOut, Out
from backend.programmes.times import Instant


class TodayPersonOut(Out):
    """`kept_zone`: where the person was found and wanted the times of home; not asked again there."""

    name: str
    zone: str
    kept_zone: str | None


class TodayPlanOut(Out):
    """`days_apart`: how many calendar days lie at least from one session to the next; 1: every day."""

    id: UUID
    title: str
    stage: str
    status: StatusName
    starts_on: date
    ends_on: date
    week: int
    weeks: int
    days_apart: int
    locks: list[LockOut]


class TodayOut(Out):
    server_time: Instant
    person: TodayPersonOut
    plan: TodayPlanOut | None
    occurrences: list[OccurrenceOut]
