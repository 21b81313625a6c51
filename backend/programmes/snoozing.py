"""How far a reminder can be put off: to after its own time, and to before its use is over."""

from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

from backend.content import day_rules, kinds
from backend.programmes.models import Occurrence
from backend.rules.wall_clock import resolve
from backend.web.problems import FieldProblem, Refused

# From midnight to the evening, also on a date with an hour more.
SHORTEST, LONGEST = 5, 1260
# A phone counts whole minutes to the evening, from a clock of its own.
SLACK = timedelta(minutes=2)


def snooze(row: Occurrence, minutes: int | None, acted_at: datetime, now: datetime) -> None:
    """Put it off by so many minutes from when the patient said so. Raises Refused.

    Never to before it is due, when it is told anyway, and never beyond its use.
    """
    if minutes is None or not SHORTEST <= minutes <= LONGEST:
        raise Refused(FieldProblem("minutes", f"must be a whole number from {SHORTEST} to {LONGEST}"))
    until = max(acted_at + timedelta(minutes=minutes), now)
    if until <= row.due_at:
        raise Refused(FieldProblem("minutes", "must end after it is due: choose a longer time"))
    evening = _evening(row)
    if evening and row.expires_at <= until <= evening + SLACK:
        # Put off to the evening, it is of use from then for as long as it was of use at its own time.
        row.expires_at = until + (kinds()[row.kind].useful or timedelta())
    if until >= row.expires_at:
        raise Refused(FieldProblem("minutes", "go beyond the time it is of use"))
    row.snoozed_until = until


def _evening(row: Occurrence) -> datetime | None:
    if not kinds()[row.kind].has_evening_snooze:
        return None
    return resolve(datetime.combine(row.local_date, day_rules().evening), ZoneInfo(row.zone))
