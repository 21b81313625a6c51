"""From a claim to the notifications of this moment: whatever else is in it ends here or is put off."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Final
from uuid import UUID

from sqlalchemy import bindparam, update
from sqlalchemy.orm import Session

from backend.content import kinds
from backend.reminders import ledger
from backend.reminders.claim import Claim
from backend.reminders.courtesy import Courtesy, PutOff, Suppress, TellNow, courtesy, keeps_time
from backend.reminders.day import DAY_FULL, over_the_cap
from backend.reminders.earlier import Earlier, earlier_deliveries, heard_of
from backend.reminders.manners.wishes import Manners, manners_of
from backend.reminders.merging import TEST_KIND, Bundle, ClaimedNotice, begun_bundles, new_bundles
from backend.reminders.models import Notice

UNKNOWN_KIND: Final = "unknown_kind"
_LEAD: Final = update(Notice).where(Notice.id == bindparam("notice")).values(led_by=bindparam("leader"))


@dataclass(frozen=True, slots=True)
class Sorted:
    """`earlier` are the deliveries of tries before; `wishes` those of every person in `bundles`."""

    bundles: list[Bundle]
    earlier: Earlier
    wishes: Mapping[UUID, Manners]
    report: Counter[str]


def sort_claim(session: Session, claim: Claim, now: datetime) -> Sorted:
    """In the transaction of the claim, so that nobody else counts a person's day meanwhile."""
    return _Sorting(session, claim, now).sort()


class _Sorting:
    def __init__(self, session: Session, claim: Claim, now: datetime) -> None:
        self._session, self._claim, self._now = session, claim, now
        self._report = Counter({"claimed": len(claim.notices)})
        self._wishes: Mapping[UUID, Manners] = {}
        self._suppressed: dict[str, list[UUID]] = defaultdict(list)
        self._put_off: dict[tuple[datetime, str, bool], list[UUID]] = defaultdict(list)

    def sort(self) -> Sorted:
        live = self._live()
        self._wishes = manners_of(self._session, {notice.person_id for notice in live})
        leaders = {notice.led_by for notice in live if notice.led_by is not None}
        earlier = earlier_deliveries(self._session, {notice.id for notice in live} | leaders)
        begun = begun_bundles(live, {notice_id for notice_id, _ in earlier})
        due, parted = self._begun_for_now(begun)
        begun_ids = {notice_id for bundle in begun for notice_id in bundle.ids}
        alone = [notice for notice in live if notice.id not in begun_ids] + parted
        fresh = [notice for notice in self._untold(alone, earlier) if self._is_for_now(Bundle(notice))]
        due += new_bundles(fresh, lambda kind: kinds()[kind].worth)
        told = self._within_the_cap(due)
        self._write(told)
        return Sorted(told, earlier, self._wishes, self._report)

    def _live(self) -> list[ClaimedNotice]:
        token = self._claim.token
        late = [notice.id for notice in self._claim.notices if notice.expires_at <= self._now]
        ledger.expire_notices(self._session, token, late, self._now)
        live = [notice for notice in self._claim.notices if notice.expires_at > self._now]
        # A kind that an older version planned must not stop everybody's queue.
        strange = [notice.id for notice in live if notice.kind not in kinds()]
        ledger.fail_notices(self._session, token, strange, UNKNOWN_KIND, self._now)
        self._report.update({"expired": len(late), "failed": len(strange)})
        return [notice for notice in live if notice.kind in kinds()]

    def _begun_for_now(self, begun: Iterable[Bundle]) -> tuple[list[Bundle], list[ClaimedNotice]]:
        """And what went along with a leader that has to wait, but does not have to wait itself."""
        due: list[Bundle] = []
        parted: list[ClaimedNotice] = []
        for bundle in begun:
            if isinstance(self._courtesy(bundle.leader), TellNow):
                due.append(bundle)
                continue
            urgent = [one for one in bundle.followers if isinstance(self._courtesy(one), TellNow)]
            parted += urgent
            waiting = tuple(one for one in bundle.followers if one not in urgent)
            self._is_for_now(replace(bundle, followers=waiting))
        return due, parted

    def _untold(self, notices: Iterable[ClaimedNotice], earlier: Earlier) -> Iterable[ClaimedNotice]:
        """Without those that a device has heard of together with a leader that ended before them."""
        heard = heard_of(earlier)
        notices = list(notices)
        told = [notice.id for notice in notices if notice.led_by in heard]
        ledger.accept_notices(self._session, self._claim.token, told, ledger.MERGED, self._now)
        self._report["merged"] += len(told)
        return [notice for notice in notices if notice.led_by not in heard]

    def _is_for_now(self, bundle: Bundle) -> bool:
        match self._courtesy(bundle.leader):
            case Suppress(reason):
                self._suppressed[reason] += bundle.ids
                return False
            case PutOff(at, reason):
                self._put_off[at, reason, bundle.is_begun] += bundle.ids
                return False
            case TellNow():
                return True

    def _courtesy(self, notice: ClaimedNotice) -> Courtesy:
        if notice.kind == TEST_KIND:
            return TellNow()
        # Nobody is told once more at night, however late the push service takes it.
        is_punctual = not notice.round and keeps_time(notice.kind, is_wished=notice.is_wished)
        is_wished = not notice.round and notice.is_wished
        manners = self._wishes[notice.person_id]
        return courtesy(notice.expires_at, manners, self._now, is_punctual=is_punctual, is_wished=is_wished)

    def _within_the_cap(self, due: list[Bundle]) -> list[Bundle]:
        over = over_the_cap(self._session, self._claim.token, due, self._wishes, self._now)
        for bundle in over:
            self._suppressed[DAY_FULL] += bundle.ids
        too_many = {bundle.leader.id for bundle in over}
        return [bundle for bundle in due if bundle.leader.id not in too_many]

    def _write(self, told: Iterable[Bundle]) -> None:
        session, token = self._session, self._claim.token
        for reason, ids in self._suppressed.items():
            ledger.suppress_notices(session, token, ids, reason, self._now)
            self._report["suppressed"] += len(ids)
        for (at, reason, is_begun), ids in self._put_off.items():
            (ledger.put_off if is_begun else ledger.hold_back)(session, token, ids, at, reason)
            self._report["put_off"] += len(ids)
        _note_leaders(session, told)


def _note_leaders(session: Session, told: Iterable[Bundle]) -> None:
    """So that what was told together stays so when it has to be sent again."""
    changed = [
        {"notice": member.id, "leader": leader}
        for bundle in told
        for member in bundle.members
        if member.led_by != (leader := None if member is bundle.leader else bundle.leader.id)
    ]
    if changed:
        session.connection().execute(_LEAD, changed)
