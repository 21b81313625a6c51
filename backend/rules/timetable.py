"""What the calendar must know about each kind of item; the content supplies it."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import timedelta


@dataclass(frozen=True, slots=True)
class KindTiming:
    """How long an item is of use, and how it behaves beside others.

    `useful` of None: until what it hangs on begins. `keeps_time`: quiet hours do not put it off.
    `worth`: the lower, the sooner it has one of the day's places.
    """

    useful: timedelta | None
    keeps_time: bool
    worth: int


@dataclass(frozen=True, slots=True)
class Timetable:
    """All that the layout of a prescription takes from the content.

    `visit_leads`: how long before a visit each prompt comes. `gtn_review_weeks`: reviews before the last.
    """

    kinds: Mapping[str, KindTiming]
    visit_leads: Mapping[str, timedelta]
    gtn_review_weeks: tuple[int, ...]
