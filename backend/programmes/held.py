"""Which days of a calendar are kept free of what, because a lock or the stage of a plan says so."""

from collections import defaultdict
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import date, datetime
from typing import Final
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from backend.content.stage import Stage
from backend.programmes.models import Lock, Occurrence, OccurrenceState, Plan
from backend.programmes.plan_stage import stage_of

LOADING, RUNNING, REST = "loading", "running", "rest"
SESSIONS: Final = frozenset({"session", "collagen", "next_day_check"})
# What each lock keeps off the calendar. Running is done in sessions: see `held`.
KINDS: Final[dict[str, frozenset[str]]] = {
    LOADING: SESSIONS,
    RUNNING: frozenset(),
    REST: frozenset({"session", "collagen"}),
    "gtn": frozenset({"gtn_patch", "gtn_patch_off", "gtn_restart"}),
    "shockwave": frozenset({"shockwave", "shockwave_day_before", "shockwave_soon"}),
    "wedges": frozenset({"heel_wedges"}),
    "collagen": frozenset({"collagen"}),
}


@dataclass(frozen=True, slots=True)
class Held:
    """By kind, the first date on which it may be planned again; `date.max` when nobody knows yet."""

    until: dict[str, date]

    def covers(self, kind: str, on: date) -> bool:
        return on < self.until.get(kind, date.min)

    def takes(self, row: Occurrence, now: datetime) -> bool:
        """Whether it may not stand: still open, though it may be due."""
        is_open = row.state == OccurrenceState.PLANNED and row.expires_at > now
        return is_open and self.covers(row.kind, row.local_date)


def held(locks: Iterable[Lock], stage: Stage | None) -> Held:
    """Of locks that are not lifted. A stage without exercises has no sessions; nor has one of running alone
    while running is locked."""
    until: dict[str, date] = {}
    for lock in locks:
        kinds = SESSIONS if lock.what == RUNNING and stage and _is_running_only(stage) else KINDS[lock.what]
        for kind in kinds:
            until[kind] = max(until.get(kind, date.min), lock.until or date.max)
    if stage and not stage.exercises:
        until |= dict.fromkeys(SESSIONS, date.max)
    return Held(until)


def open_locks(session: Session, person_ids: Collection[UUID]) -> dict[UUID, list[Lock]]:
    """Those that nobody has lifted, the oldest first; some may have ended by their date."""
    query = (
        select(Lock)
        .where(Lock.person_id.in_(person_ids), Lock.lifted_at.is_(None))
        .order_by(Lock.at, Lock.what)
    )
    found: defaultdict[UUID, list[Lock]] = defaultdict(list)
    for lock in session.scalars(query.execution_options(populate_existing=True)):
        found[lock.person_id].append(lock)
    return found


def held_of(session: Session, plan: Plan) -> Held:
    return held(open_locks(session, [plan.person_id])[plan.person_id], stage_of(plan))


def _is_running_only(stage: Stage) -> bool:
    return all(dose.family == "run" for dose in stage.exercises)
