"""Which notifications of one day a person gets when not all of them fit."""

from collections.abc import Collection, Hashable, Iterable
from dataclasses import dataclass
from datetime import datetime

# The first belongs to the second: alone it would prepare for nothing.
PROMPT, SESSION = "collagen", "session"


@dataclass(frozen=True, slots=True)
class DayPush:
    """One notification, told or to be told, whatever number of things it speaks of.

    `worth`: of the worthiest of them, the lower the better. `is_repeat`: all of it was told before and not
    answered. `is_exempt`: the person asked for it, so it is always told and takes nobody's place.
    """

    key: Hashable
    kinds: frozenset[str]
    worth: int
    at: datetime
    is_repeat: bool = False
    is_told: bool = False
    is_exempt: bool = False


def pushes_within(pushes: Collection[DayPush], most: int) -> frozenset[Hashable]:
    """The keys of those that may still be told: never more than `most` with the told; by worth, then time.

    `pushes` are all of one local day, told, due and still to come, in any order: worth decides, not who comes
    first. A collagen prompt is chosen only together with its session; a session whose prompt was told comes
    before everything else. Repeats get what is left.
    """
    exempt = {push.key for push in pushes if push.is_exempt and not push.is_told}
    counted = [push for push in pushes if not push.is_exempt]
    places = most - sum(push.is_told for push in counted)
    is_promised = any(push.is_told and PROMPT in push.kinds for push in counted)
    waiting = sorted(
        (push for push in counted if not push.is_told), key=lambda push: _rank(push, is_promised)
    )
    chosen: dict[Hashable, DayPush] = {}
    for push in waiting:
        wanted = [one for one in (push, *_companion(push, waiting)) if one.key not in chosen]
        if len(wanted) <= places - len(chosen):
            chosen |= {one.key: one for one in wanted}
        elif push.kinds != {PROMPT} and len(chosen) < places:
            chosen.setdefault(push.key, push)
    return frozenset(exempt | chosen.keys())


def _rank(push: DayPush, is_promised: bool) -> tuple[bool, bool, int, datetime, str]:
    is_owed = is_promised and SESSION in push.kinds
    return (push.is_repeat, not is_owed, push.worth, push.at, str(push.key))


def _companion(push: DayPush, waiting: Iterable[DayPush]) -> list[DayPush]:
    """The session that a prompt is followed by, if it is still to be told."""
    if push.is_repeat or PROMPT not in push.kinds or SESSION in push.kinds:
        return []
    sessions = (one for one in waiting if SESSION in one.kinds and not one.is_repeat and one.at >= push.at)
    return sorted(sessions, key=lambda one: one.at)[:1]
