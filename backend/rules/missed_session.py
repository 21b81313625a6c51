"""Where a session goes that was missed, or that has to wait."""

from collections.abc import Collection
from datetime import date, timedelta

from backend.rules.prescription import FEWEST_DAYS_APART


def next_legal_day(
    from_day: date,
    others: Collection[date],
    last_day: date,
    next_planned: date | None = None,
    days_apart: int = FEWEST_DAYS_APART,
) -> date | None:
    """The first date from `from_day` on that keeps its distance from every other session, done or planned.

    It lies before the next session that is planned: two sessions are never stacked, and none is pushed on.
    None: there is no such day, and the session is let go.
    """
    last = min(last_day, next_planned - timedelta(days=days_apart)) if next_planned else last_day
    for day in range(from_day.toordinal(), last.toordinal() + 1):
        if all(abs(day - other.toordinal()) >= days_apart for other in others):
            return date.fromordinal(day)
    return None


def day_for_missed(missed_on: date, today: date, others: Collection[date], last_day: date) -> date | None:
    """As `next_legal_day`, from today on and before the first other session after the missed one."""
    after = min((other for other in others if other > missed_on), default=None)
    return next_legal_day(max(today, missed_on + timedelta(days=1)), others, last_day, after)
