"""When each reminder of a preview would be told, as the patient's wishes have it: pure."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Final, Literal

from backend.content import kinds
from backend.reminders.courtesy import place, when_back
from backend.reminders.manners.wishes import Manners
from backend.rules.day_cap import DayPush, pushes_within
from backend.rules.item import Item
from backend.rules.wall_clock import wall_time

Unsent = Literal["away", "quiet", "day_full"]

AWAY: Final = "away"
QUIET: Final = "quiet"
DAY_FULL: Final = "day_full"


@dataclass(frozen=True, slots=True)
class Telling:
    """`at`: in a notification of that minute. None: it stands in Today only, for `unsent` if that is set."""

    item: Item
    at: datetime | None
    unsent: Unsent | None = None


def tellings(items: Iterable[Item], manners: Manners) -> list[Telling]:
    """In the order of `items`. What was told already today takes no place of that day here."""
    wanted = [_wanted(item, manners) for item in items]
    days: dict[date, dict[datetime, list[Item]]] = defaultdict(lambda: defaultdict(list))
    for telling in wanted:
        if telling.at is not None:
            days[_day(telling.at, manners)][telling.at].append(telling.item)
    fitting = {at for minutes in days.values() for at in pushes_within(_pushes(minutes), manners.most_pushes)}
    return [
        Telling(one.item, None, DAY_FULL) if one.at is not None and one.at not in fitting else one
        for one in wanted
    ]


def sends_by_day(told: Sequence[Telling], manners: Manners) -> dict[date, int]:
    """What is told in the same minute goes out as one."""
    minutes: dict[date, set[datetime]] = defaultdict(set)
    for one in told:
        if one.at is not None:
            minutes[_day(one.at, manners)].add(one.at)
    return {day: len(of_day) for day, of_day in minutes.items()}


def _wanted(item: Item, manners: Manners) -> Telling:
    if not kinds()[item.kind].is_pushed:
        return Telling(item, None)
    at = place(item.kind, item.due_at, item.expires_at, manners)
    if at is None:
        return Telling(item, None, QUIET)
    told_at = when_back(at, item.expires_at, manners)
    return Telling(item, None, AWAY) if told_at is None else Telling(item, told_at.replace(second=0))


def _pushes(minutes: dict[datetime, list[Item]]) -> list[DayPush]:
    return [
        DayPush(
            key=at,
            kinds=frozenset(item.kind for item in together),
            worth=min(kinds()[item.kind].worth for item in together),
            at=at,
        )
        for at, together in minutes.items()
    ]


def _day(at: datetime, manners: Manners) -> date:
    return wall_time(at, manners.zone).date()
