"""Looks at each reminder when it is sent and when a phone shows it, and counts what was wrong."""

from collections import Counter
from dataclasses import dataclass
from datetime import datetime, time, timedelta
from typing import Any, Final
from uuid import UUID

from sqlalchemy import Select, bindparam, select
from sqlalchemy.orm import Session, aliased

from backend.programmes.models import Occurrence
from backend.reminders.models import Notice
from backend.simulation.judge.civil_time import wall
from backend.simulation.judge.life import Life
from backend.simulation.judge.wall_times import is_at_its_time
from backend.simulation.phone import Shown

LEAD: Final = timedelta(minutes=30)
# Source: clinical specification, default reminder kinds.
USEFUL: Final = {
    "session": timedelta(hours=2),
    "next_day_check": timedelta(hours=12),
    "gtn_patch": timedelta(hours=6),
    "gtn_patch_off": timedelta(hours=6),
    "heel_wedges": timedelta(hours=12),
    "shockwave_day_before": timedelta(hours=12),
    "shockwave_soon": timedelta(hours=2),
    "collagen": timedelta(hours=4),
    "questionnaire": timedelta(days=3),
    "gtn_review": timedelta(days=3),
    "wedge_review": timedelta(days=3),
    "shockwave_review": timedelta(days=3),
}
KEEPS_TIME: Final = frozenset({"session", "collagen"})
TOLD: Final = ("accepted", "shown", "acted")


@dataclass(frozen=True, slots=True)
class Told:
    """One notice as it stood when a push service took it; `anchor_due_at` of what it hangs on.

    `led_by`: the notice it went along with, in one notification.
    """

    notice: UUID
    person: UUID
    kind: str
    due_at: datetime
    useful_until: datetime
    subject: UUID
    round: int
    anchor: UUID | None
    anchor_due_at: datetime | None
    led_by: UUID | None


_ANCHOR = aliased(Occurrence)
_NOTICES: Final[Select[*tuple[Any, ...]]] = (
    select(
        Notice.id,
        Notice.person_id,
        Notice.kind,
        Notice.due_at,
        Notice.expires_at,
        Occurrence.id,
        Notice.round,
        Occurrence.anchor_id,
        _ANCHOR.due_at,
        Notice.led_by,
    )
    .join(Occurrence, Occurrence.id == Notice.subject)
    .join(_ANCHOR, _ANCHOR.id == Occurrence.anchor_id, isouter=True)
)
# Made once: to put a statement together takes longer than to run it.
_TOLD_NOW: Final = _NOTICES.where(Notice.state.in_(TOLD), Notice.settled_at == bindparam("now"))


class Court:
    """`wrongs` by the name of the figure; `evidence` keeps the first of each for a person to read."""

    def __init__(self, lives: dict[UUID, Life]) -> None:
        self.wrongs: Counter[str] = Counter()
        self.evidence: list[str] = []
        self._lives = lives
        self._told: dict[UUID, Told] = {}
        self._judged: set[UUID] = set()
        self._shown: dict[tuple[int, UUID, str], tuple[datetime, Told]] = {}
        # A repeat takes the place of what it repeats; nothing else comes to a place twice.
        self._tags: set[tuple[int, str, int]] = set()

    def hear_sender(self, session: Session, now: datetime) -> None:
        """What was told at this very instant, those that went along with another too."""
        for row in session.connection().execute(_TOLD_NOW, {"now": now}):
            self.judge_sending(Told(*row), now)

    def hear_phone(self, session: Session, phone: int, shown: Shown, now: datetime) -> None:
        told = self._told.get(shown.notice) or self._untold(session, shown.notice)
        if told is not None:
            self.judge_showing(phone, shown, told, now)

    def judge_sending(self, told: Told, now: datetime) -> None:
        """Once a notice. A repeat comes when it comes; collagen by its lead, not by the wall."""
        if told.notice in self._judged:
            return
        self._judged.add(told.notice)
        self._told[told.notice] = told
        life, is_collagen, is_repeat = self._lives[told.person], told.kind == "collagen", told.round > 0
        if is_collagen and not is_repeat and not self._has_lead(life, told):
            self._wrong("lead_errors", told, now)
        is_early = minute_of(told.due_at) > now
        is_elsewhere = not (is_collagen or is_repeat) and not is_at_its_time(
            life, told.kind, told.due_at, told.subject, told.anchor
        )
        if is_early or is_elsewhere or self._is_in_quiet_hours(life, told, now):
            self._wrong("wrong_wall_time", told, now)

    def judge_showing(self, phone: int, shown: Shown, told: Told, now: datetime) -> None:
        """What makes no sound, or is shown as missed, is not told."""
        if shown.is_silent or not shown.is_current:
            return
        if now >= min(shown.expires_at, self._useful_until(told)):
            self._wrong("shown_late", told, now)
        place = (phone, shown.tag, told.round)
        if place in self._tags or self._is_told_before(phone, told, now):
            self._wrong("shown_twice", told, now)
        self._tags.add(place)
        self._shown[(phone, told.subject, told.kind)] = (now, told)

    def _untold(self, session: Session, notice: UUID) -> Told | None:
        """A phone may have it although the push service's answer was lost. None for what is no occurrence."""
        row = session.execute(_NOTICES.where(Notice.id == notice)).first()
        return self._told.setdefault(notice, Told(*row)) if row else None

    def _is_told_before(self, phone: int, told: Told, now: datetime) -> bool:
        """Without a deed of the person, a change of plan, or a repeat in between."""
        before = self._shown.get((phone, told.subject, told.kind))
        if before is None or before[1].notice == told.notice:
            return False
        life = self._lives[told.person]
        deed = life.touched.get(told.subject) or (life.touched.get(told.anchor) if told.anchor else None)
        is_asked_for = deed is not None and deed >= minute_of(before[1].due_at)
        is_changed = life.changed_between(before[1].due_at, now)
        # A phone without a signal may get a repeat first, and what it repeats afterwards.
        return not (is_asked_for or is_changed or told.round != before[1].round)

    @staticmethod
    def _has_lead(life: Life, told: Told) -> bool:
        if told.anchor_due_at is None:
            return False
        if told.due_at + LEAD == told.anchor_due_at or told.due_at in life.snoozes.get(told.subject, ()):
            return True
        # Moved to sooner than the lead: called at once, and still before the session.
        moved_at = life.touched.get(told.anchor) if told.anchor else None
        return moved_at == told.due_at and told.due_at < told.anchor_due_at < told.due_at + LEAD

    @staticmethod
    def _is_in_quiet_hours(life: Life, told: Told, now: datetime) -> bool:
        """Who goes along makes no sound of their own: the one who leads is judged."""
        is_chosen = told.due_at in life.snoozes.get(told.subject, ())
        if told.kind in KEEPS_TIME or told.led_by is not None or is_chosen:
            return False
        return is_quiet(wall(life.zone_at(now), now).time(), life.quiet)

    def _useful_until(self, told: Told) -> datetime:
        ends = [told.useful_until]
        if told.kind in USEFUL:
            ends.append(told.due_at + USEFUL[told.kind])
        if told.kind == "collagen" and told.anchor_due_at:
            ends.append(told.anchor_due_at)
        return min(ends)

    def _wrong(self, figure: str, told: Told, now: datetime) -> None:
        self.wrongs[figure] += 1
        life = self._lives[told.person]
        self.evidence.append(
            f"{figure}: person {life.number}, {told.kind} due {told.due_at:%d %b %H:%M:%S}, now"
            f" {now:%d %b %H:%M:%S}, in {life.zone_at(told.due_at)}, round {told.round}, quiet"
            f" {life.quiet[0]:%H:%M}-{life.quiet[1]:%H:%M}, hangs on {told.anchor_due_at}"
        )


def minute_of(instant: datetime) -> datetime:
    """What is due within a minute is told together, at its beginning."""
    return instant.replace(second=0, microsecond=0)


def is_quiet(clock: time, quiet: tuple[time, time]) -> bool:
    start, end = quiet
    return start <= clock < end if start < end else clock >= start or clock < end
