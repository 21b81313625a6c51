"""Locks as the API shows them: all that one rule holds, with the words of that rule."""

from collections.abc import Iterable, Sequence
from functools import cache
from typing import Final

from backend.content import tables
from backend.programmes.lock_schemas import LockOut
from backend.programmes.locks import RUN_RULE, TEMPLATE_RULE
from backend.programmes.models import Lock

Words = tuple[str, str, str]
TEMPLATE_WORDS: Final[Words] = (
    "Your programme starts with a time of protection.",
    "No calf exercises and no running until your clinician says so.",
    "Your clinician opens it with you.",
)
RUN_WORDS: Final[Words] = (
    "Your tendon needs days without a run after the last one.",
    "Wait with the next run. It has moved to a later day, or falls away.",
    "Nobody for now.",
)
UNKNOWN_WORDS: Final[Words] = (
    "Your clinic has stopped this for now.",
    "Wait until your clinician lifts it.",
    "Ask your clinic if anything is unclear.",
)


def locks_out(locks: Iterable[Lock]) -> list[LockOut]:
    """One for each rule and end; the oldest first."""
    together: dict[tuple[object, ...], list[Lock]] = {}
    for lock in locks:
        together.setdefault((lock.rule, lock.at, lock.until), []).append(lock)
    return [lock_out(group) for group in together.values()]


def lock_out(group: Sequence[Lock]) -> LockOut:
    first = group[0]
    saw, do, call = words(first.rule)
    return LockOut(
        id=first.id,
        what=[lock.what for lock in group],
        rule=first.rule,
        effect=first.effect,
        since=first.at,
        until=first.until,
        saw=saw,
        do=do,
        call=call,
    )


def words(rule: str) -> Words:
    """What was seen, what to do, whom to call."""
    own = {TEMPLATE_RULE: TEMPLATE_WORDS, RUN_RULE: RUN_WORDS}
    return own.get(rule) or _words_of_rules().get(rule, UNKNOWN_WORDS)


@cache
def _words_of_rules() -> dict[str, Words]:
    return {rule.id: (rule.saw, rule.do, rule.call) for table in tables().values() for rule in table.rules}
