"""Shapes of a week's activity."""

from datetime import date
from typing import Annotated
from uuid import UUID

from pydantic import AfterValidator, Field, StrictInt

from backend.programmes.names import one_of
from backend.programmes.progress_schemas import BudgetOut
from backend.programmes.schemas import In, Out
from backend.programmes.times import LocalDate
from backend.rules.activity import SEVERITIES


def _monday(value: date) -> date:
    if value.weekday() != 0:
        raise ValueError("must be a Monday")
    return value


Monday = Annotated[LocalDate, AfterValidator(_monday)]
UnitName = Annotated[str, one_of(lambda: ("steps", "run_minutes", "games"))]
SeverityName = Annotated[str, one_of(lambda: SEVERITIES)]


class ActivityIn(In):
    """A week's sums; null: not told. The same week once more: what comes last counts."""

    week_of: Monday
    steps: Annotated[StrictInt, Field(ge=0, le=500_000)] | None = None
    run_minutes: Annotated[StrictInt, Field(ge=0, le=6_000)] | None = None
    games: Annotated[StrictInt, Field(ge=0, le=21)] | None = None


class AmountOut(Out):
    """`percent` of what was allowed, over 100 when it was more; null where there was no budget."""

    unit: UnitName
    done: int
    allowed: int | None
    percent: int | None
    is_over: bool


class ActivityWeekOut(Out):
    """`amounts`: only what was told."""

    id: UUID
    week_of: date
    amounts: list[AmountOut]


class LoadJumpOut(Out):
    """The newest week lies `percent` above the mean of the weeks told in the four before it, and that is
    more than `limit_percent`. `source`: where the limit comes from."""

    week_of: date
    unit: UnitName
    percent: int
    limit_percent: int
    source: str


class ActivityAdviceOut(Out):
    """What to change first, for the patient to pick from."""

    severity: SeverityName
    title: str
    tips: list[str]
    source: str


class ActivityOut(Out):
    """The last twelve weeks, newest first.

    `budget` is that of this week, null where nothing limits it; `advice` is null while nobody has told how
    much it hurts.
    """

    this_week: date
    budget: BudgetOut | None
    weeks: list[ActivityWeekOut]
    jumps: list[LoadJumpOut]
    advice: ActivityAdviceOut | None
