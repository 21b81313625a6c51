"""The day of each person of a claim: what was told on it, what is still to come, and what has no place."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping
from datetime import datetime, time, timedelta
from typing import Final
from uuid import UUID
from zoneinfo import ZoneInfo

from sqlalchemy import Row, and_, bindparam, exists, func, or_, select
from sqlalchemy.orm import Session

from backend.content import kinds
from backend.reminders.claim import LONGEST_USE
from backend.reminders.earlier import MAY_HAVE_TAKEN
from backend.reminders.manners.wishes import Manners
from backend.reminders.merging import TEST_KIND, Bundle
from backend.reminders.models import Channel, Delivery, Notice, NoticeState
from backend.reminders.settling import NO_DEVICE
from backend.rules.day_cap import DayPush, pushes_within
from backend.rules.wall_clock import resolve, wall_time

# Person, id, kind, round, visible, claimed.
_Row = Row[UUID, UUID, str, int, datetime, datetime | None]
DAY_FULL: Final = "day_full"
LONGEST_DAY: Final = timedelta(hours=26)
_TOLD: Final = (NoticeState.ACCEPTED, NoticeState.SHOWN, NoticeState.ACTED)
# What was not needed any more may have been on its way; what no push service took was not told.
_MAY_HAVE_REACHED: Final = exists().where(Delivery.notice_id == Notice.id, MAY_HAVE_TAKEN)

_WAS_TOLD: Final = or_(
    Notice.state.in_(_TOLD), and_(Notice.state == NoticeState.CANCELLED, _MAY_HAVE_REACHED)
)
_IS_TO_COME: Final = and_(Notice.state == NoticeState.OPEN, func.coalesce(Notice.reason, "") != NO_DEVICE)
# Made once: to put a statement together takes longer than to run it.
_OTHERS: Final = select(
    Notice.person_id, Notice.id, Notice.kind, Notice.round, Notice.visible_at, Notice.claimed_at
).where(
    Notice.person_id.in_(bindparam("ids", expanding=True)),
    Notice.due_at.between(bindparam("since"), bindparam("until")),
    or_(and_(_WAS_TOLD, Notice.claimed_at > bindparam("told_since")), _IS_TO_COME),
    or_(Notice.token.is_(None), Notice.token != bindparam("mine")),
    Notice.channel == Channel.PUSH,
    Notice.led_by.is_(None),
    Notice.is_wished.is_(False),
    Notice.kind != TEST_KIND,
)


def over_the_cap(
    session: Session, token: UUID, bundles: Collection[Bundle], wishes: Mapping[UUID, Manners], now: datetime
) -> list[Bundle]:
    """Those of `bundles`, claimed with `token`, that their person's day has no place for.

    The rest of the day is looked at too: a place is kept for what is worth more and comes later.
    """
    limited = {bundle.leader.person_id for bundle in bundles if not (bundle.is_exempt or bundle.is_begun)}
    if not limited:
        return []
    pushes: dict[UUID, list[DayPush]] = defaultdict(list)
    for bundle in bundles:
        pushes[bundle.leader.person_id].append(_push(bundle, now))
    days = {zone: _day_of(now, zone) for zone in {wishes[person_id].zone for person_id in limited}}
    for person_id, rows in _others(session, token, limited, now).items():
        pushes[person_id] += _other_pushes(rows, *days[wishes[person_id].zone])
    chosen = {
        person_id: pushes_within(pushes[person_id], wishes[person_id].most_pushes) for person_id in limited
    }
    return [
        bundle
        for bundle in bundles
        if not bundle.is_begun
        and bundle.leader.person_id in limited
        and bundle.leader.id not in chosen[bundle.leader.person_id]
    ]


def _push(bundle: Bundle, now: datetime) -> DayPush:
    return DayPush(
        key=bundle.leader.id,
        kinds=frozenset(member.kind for member in bundle.members),
        worth=min(kinds()[member.kind].worth for member in bundle.members),
        at=now,
        is_repeat=all(member.round for member in bundle.members),
        is_told=bundle.is_begun,
        is_exempt=bundle.is_exempt,
    )


def _others(
    session: Session, token: UUID, person_ids: Collection[UUID], now: datetime
) -> dict[UUID, list[_Row]]:
    """What is not in this claim: told within a day, held by another sender, or still to come."""
    values = {
        "ids": person_ids,
        "mine": token,
        "told_since": now - LONGEST_DAY,
        "since": now - LONGEST_USE,
        "until": now + LONGEST_DAY,
    }
    found = session.connection().execute(_OTHERS, values)
    rows: dict[UUID, list[_Row]] = defaultdict(list)
    for row in found:
        rows[row[0]].append(row)
    return rows


def _other_pushes(rows: Iterable[_Row], start: datetime, end: datetime) -> list[DayPush]:
    """What waits for one minute of this day is one push, as the claim of that minute will make it."""
    pushes: list[DayPush] = []
    minutes: dict[datetime, list[_Row]] = defaultdict(list)
    for row in rows:
        _, key, kind, number, visible_at, claimed_at = row
        if kind not in kinds():
            continue
        if claimed_at is None:
            if start <= visible_at < end:
                minutes[visible_at].append(row)
        elif start <= claimed_at < end:
            worth = kinds()[kind].worth
            pushes.append(DayPush(key, frozenset((kind,)), worth, claimed_at, number > 0, is_told=True))
    for at, together in minutes.items():
        names = frozenset(row[2] for row in together)
        worth = min(kinds()[name].worth for name in names)
        is_repeat = all(row[3] for row in together)
        pushes.append(DayPush(together[0][1], names, worth, at, is_repeat))
    return pushes


def _day_of(now: datetime, zone: ZoneInfo) -> tuple[datetime, datetime]:
    midnight = datetime.combine(wall_time(now, zone), time())
    return resolve(midnight, zone), resolve(midnight + timedelta(days=1), zone)
