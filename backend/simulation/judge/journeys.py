"""What a journey does to a time that was to come: on the way east it can be over before it has come."""

from datetime import datetime
from itertools import pairwise
from typing import Final, NamedTuple

from backend.simulation.judge.civil_time import DAY, instant, wall
from backend.simulation.judge.life import Life

# What comes once, and of which the next date brings no other.
KEPT: Final = frozenset({"next_day_check", "questionnaire", "gtn_review", "wedge_review"})


class Journey(NamedTuple):
    at: datetime
    left: str
    zone: str

    def has_skipped(self, local: datetime) -> bool:
        return instant(self.left, local) > self.at >= instant(self.zone, local)


def carried(life: Life, local: datetime, until: datetime) -> datetime:
    """The wall time of a session after all journeys before `until`: the same, or that of the next date.

    Where its instant lies on the same date here, it keeps that.
    """
    for journey in _journeys(life, until):
        if not journey.has_skipped(local):
            continue
        here = wall(journey.zone, instant(journey.left, local))
        if here.date() == local.date():
            local = here
            continue
        while instant(journey.zone, local) <= journey.at:
            local += DAY
    return local


def zones_it_may_keep(life: Life, due_at: datetime) -> list[tuple[datetime, str]]:
    """The zones that were left, and when, since which its time there has been over at each arrival."""
    kept: list[tuple[datetime, str]] = []
    journeys = _journeys(life, due_at)
    for place, journey in enumerate(journeys):
        local = wall(journey.left, due_at)
        if all(instant(later.zone, local) <= later.at for later in journeys[place:]):
            kept.append((journey.at, journey.left))
    return kept


def _journeys(life: Life, until: datetime) -> list[Journey]:
    changes = pairwise(life.zones)
    return [Journey(at, left, zone) for (_, left), (at, zone) in changes if at < until]
