"""What of one claim is told together: pure. Rules that drop or shift a notice at its hour belong here too."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from backend.reminders.planning import minute_of

TEST_KIND = "test"


@dataclass(frozen=True, slots=True)
class ClaimedNotice:
    """One row as it was when claimed."""

    id: UUID
    person_id: UUID
    kind: str
    due_at: datetime
    expires_at: datetime
    attempt: int
    subject: UUID | None


@dataclass(frozen=True, slots=True)
class Bundle:
    """One notification: the leader is what it says, the followers go along with it."""

    leader: ClaimedNotice
    followers: tuple[ClaimedNotice, ...] = ()

    @property
    def members(self) -> tuple[ClaimedNotice, ...]:
        return (self.leader, *self.followers)

    @property
    def ids(self) -> tuple[UUID, ...]:
        return tuple(member.id for member in self.members)


def bundles(notices: Iterable[ClaimedNotice], worth: Callable[[str], int]) -> list[Bundle]:
    """One person's notices due in the same minute as one bundle, in the order given; lowest worth leads.

    Those that were tried before stay among themselves. A test push is always a bundle of its own.
    """
    together: dict[object, list[ClaimedNotice]] = {}
    for notice in notices:
        key = (
            notice.id
            if notice.kind == TEST_KIND
            else (notice.person_id, minute_of(notice.due_at), notice.attempt)
        )
        together.setdefault(key, []).append(notice)
    ranked = (
        sorted(group, key=lambda notice: (worth(notice.kind), notice.due_at)) for group in together.values()
    )
    return [Bundle(first, tuple(rest)) for first, *rest in ranked]
