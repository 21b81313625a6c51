"""Whether reminders reach a patient, and why not; the first reason that holds. Pure."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Final

from backend.clinic.reach.schemas import WHYS, Todo, Why

# So many misses of a week with nothing on the other side are a pattern; fewer are an ordinary week.
MANY_UNANSWERED: Final = 5
MANY_REFUSED: Final = 3
_TODO: Final[dict[Why, Todo]] = {
    "no_device": "turn_on",
    "lost": "turn_on_again",
    "refused": "tell_operator",
    "silent": "check_phone",
    "unanswered": "ask",
}


@dataclass(frozen=True, slots=True)
class Phone:
    """`worked_at`: when a push service last took something for it; since `unseen_since` it shows nothing."""

    state: str
    worked_at: datetime
    unseen_since: datetime | None


@dataclass(frozen=True, slots=True)
class Week:
    """A patient's reminders of the last seven days; `email_at`: when the last of them left by e-mail."""

    answered: int = 0
    delivered: int = 0
    refused: int = 0
    unanswered: int = 0
    refused_since: datetime | None = None
    unanswered_since: datetime | None = None
    email_at: datetime | None = None


@dataclass(frozen=True, slots=True)
class Unreached:
    why: Why
    since: datetime
    misses: int

    @property
    def todo(self) -> Todo:
        return _TODO[self.why]

    @property
    def place(self) -> tuple[int, datetime]:
        """The worse, the lower; of equals who waits longest."""
        return WHYS.index(self.why), self.since


def unreached(began_at: datetime, phones: Sequence[Phone], week: Week) -> Unreached | None:
    """`began_at`: from when on there was something to remind of."""
    misses = week.refused + week.unanswered
    if not phones:
        return Unreached("no_device", began_at, misses)
    if all(phone.state not in ("working", "silent") for phone in phones):
        return Unreached("lost", max(phone.worked_at for phone in phones), misses)
    if week.refused_since and week.refused >= MANY_REFUSED and not week.delivered:
        return Unreached("refused", week.refused_since, misses)
    if all(phone.state != "working" for phone in phones):
        since = [phone.unseen_since for phone in phones if phone.state == "silent" and phone.unseen_since]
        return Unreached("silent", max(since, default=began_at), misses)
    if week.unanswered_since and week.unanswered >= MANY_UNANSWERED and not week.answered:
        return Unreached("unanswered", week.unanswered_since, misses)
    return None
