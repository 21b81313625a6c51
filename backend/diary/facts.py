"""What the progression is decided by, worked out from the sessions behind a person; pure, newest first."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from datetime import date, timedelta
from itertools import takewhile

from backend.content import exercises
from backend.diary.responses import UNKNOWN, UNSTABLE, Response
from backend.rules.next_load import Effort
from backend.rules.running import days_between_runs
from backend.rules.strength import SIDES, Lift

CALF = ("standing", "seated")
WEEK = timedelta(days=7)


def is_calf_set(exercise: str) -> bool:
    """Raises that are counted one by one; a hold or a bridge says nothing about the calf's load."""
    known = exercises().get(exercise)
    return known is not None and known.family in CALF and known.measure == "reps"


def stable_in_a_row(history: Iterable[Response]) -> int:
    return sum(1 for _ in takewhile(lambda one: one.is_stable, history))


def fewest_reps(history: Sequence[Response], sessions: int) -> int:
    """In any set of raises of the last so many sessions; 0 when one of them is missing or told no set."""
    latest = history[:sessions]
    if len(latest) < sessions:
        return 0
    counts = [[one.reps for one in each.sets if is_calf_set(one.exercise)] for each in latest]
    return min((min(reps, default=0) for reps in counts), default=0)


def unstable_within(history: Iterable[Response], today: date, days: int) -> int:
    since = today - timedelta(days=days)
    return sum(1 for one in history if one.verdict == UNSTABLE and (one.answered_on or one.done_on) > since)


def stable_since(history: Sequence[Response]) -> date | None:
    """The first day since when nothing unstable was told; None as long as nothing was told at all."""
    first = None
    for one in history:
        if one.verdict == UNSTABLE:
            return first or one.answered_on
        if one.verdict != UNKNOWN and one.answered_on:
            first = one.answered_on
    return first


def high_pain_days(history: Iterable[Response], over: int) -> int:
    """Days with a pain over that, one after the other among the days that were told of."""
    worst: defaultdict[date, int] = defaultdict(int)
    for one in history:
        if one.session_pain is not None:
            worst[one.done_on] = max(worst[one.done_on], one.session_pain)
        if one.next_day_pain is not None and one.answered_on:
            worst[one.answered_on] = max(worst[one.answered_on], one.next_day_pain)
    return sum(1 for _ in takewhile(lambda day: worst[day] > over, sorted(worst, reverse=True)))


def gap_days(history: Sequence[Response]) -> int:
    """Between the latest session and the one before it; 0 when there is none before."""
    return (history[0].done_on - history[1].done_on).days if len(history) > 1 else 0


def average_pain(history: Iterable[Response], first: date, last: date) -> float | None:
    """Of the mornings from the first day to the last; None without a morning."""
    pains = [
        one.morning_pain
        for one in history
        if one.morning_pain is not None and one.answered_on and first <= one.answered_on <= last
    ]
    return sum(pains) / len(pains) if pains else None


def rising_weeks(history: Sequence[Response], today: date, rise: int) -> int:
    """Weeks in a row, up to now, whose mornings hurt so much more than those of the week before."""
    weeks, last = 0, today
    while True:
        latest = average_pain(history, last - WEEK + timedelta(days=1), last)
        before = average_pain(history, last - 2 * WEEK + timedelta(days=1), last - WEEK)
        if latest is None or before is None or latest - before < rise:
            return weeks
        weeks, last = weeks + 1, last - WEEK


def eased_by(history: Sequence[Response], starts_on: date, today: date) -> int | None:
    """Whole points of morning pain less than in the plan's first week; None without both weeks."""
    first = average_pain(history, starts_on, starts_on + WEEK)
    latest = average_pain(history, today - WEEK + timedelta(days=1), today)
    if first is None or latest is None:
        return None
    return int(first - latest)


def efforts(history: Sequence[Response]) -> dict[tuple[str, str], list[Effort]]:
    """By exercise and leg, newest first, one a session: its lightest load and all its repetitions."""
    found: defaultdict[tuple[str, str], list[Effort]] = defaultdict(list)
    for each in history:
        by_leg: defaultdict[tuple[str, str], list[tuple[float | None, int]]] = defaultdict(list)
        for one in each.sets:
            by_leg[one.exercise, one.side].append((one.load_kg, one.reps))
        for key, sets in by_leg.items():
            loads = [load for load, _ in sets]
            lightest = None if None in loads else min(load for load in loads if load is not None)
            found[key].append(Effort(lightest, tuple(reps for _, reps in sets), each.is_stable))
    return dict(found)


def aching_side(sore: Sequence[str], history: Sequence[Response]) -> str | None:
    """The one leg that is known to be sore; else the one whose sets hurt more in the latest session."""
    if len(sore) == 1:
        return sore[0]
    worst = dict.fromkeys(SIDES, 0)
    for one in history[0].sets if history else ():
        if one.side in SIDES and one.pain is not None:
            worst[one.side] = max(worst[one.side], one.pain)
    left, right = (worst[side] for side in SIDES)
    return None if left == right else SIDES[left < right]


def lifts(history: Iterable[Response]) -> dict[tuple[str, str], list[Lift]]:
    """Sets of raises on one leg in sessions that were stable the next day, by family and leg."""
    found: defaultdict[tuple[str, str], list[Lift]] = defaultdict(list)
    for each in history:
        for one in each.sets if each.is_stable else ():
            if one.side in SIDES and one.load_kg is not None and is_calf_set(one.exercise):
                found[exercises()[one.exercise].family, one.side].append(Lift(one.load_kg, one.reps))
    return dict(found)


def percent_lifted(
    found: dict[tuple[str, str], list[Lift]], family: str, body_weight_kg: float | None, reps: int
) -> int:
    """What the weaker leg bears for so many repetitions, in percent of body weight; 0 when not known."""
    if not body_weight_kg:
        return 0
    best = [
        max((lift.load_kg for lift in found.get((family, side), ()) if lift.reps >= reps), default=0.0)
        for side in SIDES
    ]
    return int(min(best) / body_weight_kg * 100 + 1e-9)


def runs(history: Iterable[Response]) -> list[Response]:
    return [one for one in history if one.run_level is not None]


def springs(history: Iterable[Response]) -> list[Response]:
    return [one for one in history if one.contacts is not None]


def stable_repeats(ran: Sequence[Response]) -> int:
    """Of the level that was run last."""
    return sum(1 for _ in takewhile(lambda one: one.is_stable and one.run_level == ran[0].run_level, ran))


def is_recovery_kept(ran: Sequence[Response], last_level: int, recovery: Mapping[str, int]) -> bool:
    """Whether the latest run came late enough after the one before; a first run is never too early."""
    if len(ran) < 2:
        return True
    before = ran[1]
    needed = days_between_runs(before.run_level or 1, last_level, before.session_pain, recovery)
    return (ran[0].done_on - before.done_on).days > needed
