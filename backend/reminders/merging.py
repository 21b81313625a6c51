"""What of one claim is told together: pure."""

from collections.abc import Callable, Collection, Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Final
from uuid import UUID

from backend.reminders.settling import MAIL_DOWN, MAIL_REFUSED

TEST_KIND = "test"
CLINICIAN_ALERT = "clinician_alert"
PATIENT_NOTE = "patient_note"
_GIVEN_BACK: Final = frozenset({MAIL_DOWN, MAIL_REFUSED})


@dataclass(frozen=True, slots=True)
class ClaimedNotice:
    """One row as it was when claimed; `reason`: why it was not told before."""

    id: UUID
    person_id: UUID
    kind: str
    due_at: datetime
    expires_at: datetime
    attempt: int
    subject: UUID | None
    round: int = 0
    is_wished: bool = False
    led_by: UUID | None = None
    revision: int = 0
    again_of: UUID | None = None
    reason: str | None = None

    @property
    def is_exempt(self) -> bool:
        """The person waits for it: no quiet hours, and none of the day's places."""
        return self.is_wished or self.kind == TEST_KIND

    @property
    def is_given_back(self) -> bool:
        """E-mail could not tell it either."""
        return self.reason in _GIVEN_BACK


@dataclass(frozen=True, slots=True)
class Bundle:
    """One notification: the leader is what it says, the followers go along with it.

    `is_begun`: it may have reached a device before, so it stays what it was.
    """

    leader: ClaimedNotice
    followers: tuple[ClaimedNotice, ...] = ()
    is_begun: bool = False

    @property
    def members(self) -> tuple[ClaimedNotice, ...]:
        return (self.leader, *self.followers)

    @property
    def ids(self) -> tuple[UUID, ...]:
        return tuple(member.id for member in self.members)

    @property
    def place(self) -> UUID:
        """Of two notifications with the same one a phone shows the later, however many went along."""
        return self.leader.again_of or self.leader.id

    @property
    def is_exempt(self) -> bool:
        return any(member.is_exempt for member in self.members)


def begun_bundles(notices: Collection[ClaimedNotice], leaders: Collection[UUID]) -> list[Bundle]:
    """What was handed out before, with those that went along: a repeated send must be the same notification.

    `leaders`: of which a device may have heard. What went along with one that is not here any more is left
    out: it is told afresh. What mail gave back goes along with what it gave back of the same person: it had
    its place in the day, and no device has heard of either.
    """
    begun = {notice.id: [notice] for notice in notices if notice.id in leaders}
    together = {
        (first.person_id, first.reason): first.id for first, *_ in begun.values() if first.is_given_back
    }
    for notice in notices:
        leader = together.get((notice.person_id, notice.reason)) if notice.is_given_back else notice.led_by
        if leader in begun and notice.id not in begun:
            begun[leader].append(notice)
    return [Bundle(first, tuple(rest), is_begun=True) for first, *rest in begun.values()]


def new_bundles(notices: Iterable[ClaimedNotice], worth: Callable[[str], int]) -> list[Bundle]:
    """All that one person has due as one bundle; what was asked for leads, then the lowest worth.

    Those that were tried before stay among themselves. A test push is always a bundle of its own.
    """
    together: dict[object, list[ClaimedNotice]] = {}
    for notice in notices:
        key = notice.id if notice.kind == TEST_KIND else (notice.person_id, notice.attempt)
        together.setdefault(key, []).append(notice)
    ranked = (
        sorted(group, key=lambda notice: (not notice.is_wished, worth(notice.kind), notice.due_at))
        for group in together.values()
    )
    return [Bundle(first, tuple(rest)) for first, *rest in ranked]
