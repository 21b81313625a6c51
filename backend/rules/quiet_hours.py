"""The hours in which nothing makes a sound."""

from dataclasses import dataclass
from datetime import datetime, time, timedelta
from zoneinfo import ZoneInfo

from backend.rules.wall_clock import resolve, wall_time


@dataclass(frozen=True, slots=True)
class QuietHours:
    """From `start` up to, but without, `end`; over midnight when `end` is the earlier of the two.

    The same time twice is no quiet hour at all.
    """

    start: time
    end: time

    def covers(self, clock: time) -> bool:
        if self.start <= self.end:
            return self.start <= clock < self.end
        return clock >= self.start or clock < self.end


def audible_at(due_at: datetime, quiet: QuietHours, zone: ZoneInfo) -> datetime:
    """The instant itself, or the end of the quiet hours that it lies in; never earlier than the instant."""
    local = wall_time(due_at, zone)
    if not quiet.covers(local.time()):
        return due_at
    over_midnight = local.time() >= quiet.end
    ends_on = local.date() + timedelta(days=1) if over_midnight else local.date()
    ends_at = datetime.combine(ends_on, quiet.end)
    first = resolve(ends_at, zone)
    if first >= due_at:
        return first
    # Clocks went back within the quiet hours, past their end: they end when it comes for the second time.
    return ends_at.replace(tzinfo=zone, fold=1).astimezone(due_at.tzinfo)
