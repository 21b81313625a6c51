"""The bundles of one claim that are not settled yet, and how each ends in the ledger."""

from collections import Counter
from collections.abc import Collection, Iterable, Mapping
from copy import copy
from dataclasses import dataclass, replace
from datetime import datetime
from uuid import UUID

from sqlalchemy.orm import Session

from backend.reminders import ledger
from backend.reminders.courtesy import PutOff, Suppress, courtesy, place
from backend.reminders.earlier import may_have_been_told
from backend.reminders.handing_over import mail_takes_over
from backend.reminders.manners.wishes import Manners
from backend.reminders.merging import TEST_KIND, Bundle
from backend.reminders.postage import Postage
from backend.reminders.repeating import add_next_rounds
from backend.reminders.settling import (
    MAIL_REFUSED,
    NO_DEVICE,
    Accepted,
    Again,
    DeviceEnd,
    End,
    Failed,
    NoDevice,
    Settlement,
    settlement,
)


@dataclass(slots=True)
class _Progress:
    bundle: Bundle
    waiting: set[UUID]  # devices that have not ended yet
    ends: list[DeviceEnd]


class OpenBundles:
    """Every method that takes a session belongs into one transaction with what is written around it."""

    def __init__(self, postage: Postage, token: UUID) -> None:
        self.report: Counter[str] = Counter()
        self.wishes: Mapping[UUID, Manners] = {}
        self._chance = postage.chance
        self._has_mail = postage.has_mail
        self._token = token
        self._open: dict[UUID, _Progress] = {}
        self._accepted: list[Bundle] = []

    def copy(self) -> "OpenBundles":
        other = copy(self)
        other.report, other._accepted = self.report.copy(), [*self._accepted]
        other._open = {
            notice_id: replace(progress, waiting={*progress.waiting}, ends=[*progress.ends])
            for notice_id, progress in self._open.items()
        }
        return other

    def __contains__(self, notice_id: UUID) -> bool:
        return notice_id in self._open

    def __getitem__(self, notice_id: UUID) -> Bundle:
        return self._open[notice_id].bundle

    @property
    def ids(self) -> frozenset[UUID]:
        """Of the leaders."""
        return frozenset(self._open)

    def is_told(self, notice_id: UUID) -> bool:
        """Whether one device at least has taken it, while others are still waited for."""
        progress = self._open.get(notice_id)
        return progress is not None and any(end.end is End.ACCEPTED for end in progress.ends)

    def add(self, bundle: Bundle, waiting: Collection[UUID], ends: Iterable[DeviceEnd]) -> None:
        """`ends` are those of an earlier try; `waiting` the devices that are to be tried now."""
        self._open[bundle.leader.id] = _Progress(bundle, set(waiting), list(ends))

    def settle_without_devices(self, session: Session, now: datetime) -> None:
        for progress in [progress for progress in self._open.values() if not progress.waiting]:
            self._settle(session, progress, now)
        self.write_accepted(session, now)

    def keep_only(self, session: Session, notice_id: UUID, held: Collection[UUID], now: datetime) -> bool:
        """Go on with the members in `held`; False when what is left has to be claimed afresh.

        That is so without the leader, and when a member is past its use.
        """
        bundle = self[notice_id]
        left = [member for member in bundle.members if member.id in held]
        if bundle.leader.id in held and all(member.expires_at > now for member in left):
            self._open[notice_id].bundle = replace(bundle, followers=tuple(left[1:]))
            return True
        self._release(session, notice_id, [member.id for member in left], now)
        return False

    def release(self, session: Session, notice_id: UUID, now: datetime) -> None:
        """Leave it to whoever claims next."""
        self._release(session, notice_id, self[notice_id].ids, now)

    def end_device(
        self, session: Session, notice_id: UUID, device_id: UUID, end: DeviceEnd, now: datetime
    ) -> None:
        """The last device to end settles the bundle; `write_accepted` has to follow."""
        progress = self._open.get(notice_id)
        if progress is None:
            return  # cancelled on the way
        progress.waiting.discard(device_id)
        progress.ends.append(end)
        if not progress.waiting:
            self._settle(session, progress, now)

    def write_accepted(self, session: Session, now: datetime) -> None:
        """All at once: most answers are good ones."""
        told, self._accepted = self._accepted, []
        leaders = [bundle.leader.id for bundle in told]
        followers = [follower.id for bundle in told for follower in bundle.followers]
        accepted = ledger.accept_notices(session, self._token, leaders, None, now)
        accepted |= ledger.accept_notices(session, self._token, followers, ledger.MERGED, now)
        add_next_rounds(session, told, accepted, self.wishes, self._has_mail, now)

    def _settle(self, session: Session, progress: _Progress, now: datetime) -> None:
        bundle, leader = progress.bundle, progress.bundle.leader
        del self._open[leader.id]
        settled = settlement(progress.ends, leader.attempt, leader.expires_at, now, self._chance())
        match settled:
            case Accepted():
                self._accepted.append(bundle)
                self.report["accepted"] += 1
                self.report["merged"] += len(bundle.followers)
            case Failed(reason) | Again(reason=reason) if self._mail_takes_over(
                session, progress, settled, now
            ):
                self._turn_to_email(session, bundle, reason, now)
            case Failed(reason):
                ledger.fail_notices(session, self._token, bundle.ids, reason, now)
                self.report["failed"] += len(bundle.ids)
            case Again(at, attempt, reason):
                why = MAIL_REFUSED if _is_refused_by_mail(bundle) else reason
                ledger.put_off(session, self._token, bundle.ids, at, why, attempt)
                self.report["again"] += len(bundle.ids)
            case NoDevice():
                self._without_device(session, bundle, now)

    def _without_device(self, session: Session, bundle: Bundle, now: datetime) -> None:
        if self._may_mail(bundle):
            self._turn_to_email(session, bundle, NO_DEVICE, now)
        else:
            ledger.wait_for_device(session, self._token, bundle.ids)
            self.report["no_device"] += len(bundle.ids)

    def _may_mail(self, bundle: Bundle) -> bool:
        takes_email = self._has_mail and self.wishes[bundle.leader.person_id].takes_email
        return takes_email and bundle.leader.kind != TEST_KIND and not _is_refused_by_mail(bundle)

    def _mail_takes_over(
        self, session: Session, progress: _Progress, settled: Settlement, now: datetime
    ) -> bool:
        bundle, leader = progress.bundle, progress.bundle.leader
        if not self._may_mail(bundle):
            return False
        manners = self.wishes[leader.person_id]
        # A letter obeys the quiet hours: until they end a device may be told after all.
        at = courtesy(leader.expires_at, manners, now, is_punctual=False)
        if isinstance(at, Suppress) or (isinstance(at, PutOff) and not isinstance(settled, Failed)):
            return False
        wanted_at = place(leader.kind, leader.due_at, leader.expires_at, manners, is_wished=leader.is_wished)
        if not mail_takes_over(settled, progress.ends, wanted_at or leader.due_at, leader.expires_at, now):
            return False
        return not may_have_been_told(session, bundle.ids)

    def _turn_to_email(self, session: Session, bundle: Bundle, reason: str, now: datetime) -> None:
        ledger.turn_to_email(session, self._token, bundle.ids, reason, now)
        self.report["to_email"] += len(bundle.ids)

    def _release(self, session: Session, notice_id: UUID, ids: Collection[UUID], now: datetime) -> None:
        ledger.put_off(session, self._token, ids, now, None)
        del self._open[notice_id]
        self.report["released"] += len(ids)


def _is_refused_by_mail(bundle: Bundle) -> bool:
    return any(member.reason == MAIL_REFUSED for member in bundle.members)
