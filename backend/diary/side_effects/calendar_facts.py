"""What the calendar shows of each course today, as facts for the table of medicines."""

from collections.abc import Iterable, Sequence
from datetime import datetime, timedelta
from typing import Any, Final

from backend.accounts.models import Person
from backend.diary.side_effects.facts import MOST_DAYS, hours_since
from backend.programmes.care.services.holding import local_date
from backend.programmes.models import Occurrence, OccurrenceState

FARTHEST_PATCH_HOURS: Final = 48
PLANNED, DONE, SKIPPED = OccurrenceState.PLANNED, OccurrenceState.DONE, OccurrenceState.SKIPPED


def patch_today(rows: Sequence[Occurrence], now: datetime) -> dict[str, Any]:
    """Whether the last patch was forgotten, whether it is still on, and which review is open."""
    patches = [row for row in rows if row.kind == "gtn_patch"]
    come, ahead = _come(patches, now), [row for row in patches if row.due_at > now and row.state == PLANNED]
    last = come[-1] if come else None
    removals = _come([row for row in rows if row.kind == "gtn_patch_off"], now)
    removal = removals[-1] if removals else None
    hours = int((ahead[0].due_at - now).total_seconds()) // 3600 if ahead else FARTHEST_PATCH_HOURS
    is_on = last is not None and last.state == DONE
    return {
        "patch_missed": last is not None and last.state == PLANNED and last.expires_at <= now,
        "hours_to_next_patch": min(hours, FARTHEST_PATCH_HOURS),
        "patch_overdue": is_on
        and last is not None
        and removal is not None
        and removal.state == PLANNED
        and removal.due_at > last.due_at,
        "gtn_review": _open_review(rows, now),
    }


def scan_today(person: Person, starts_at: Iterable[datetime], now: datetime) -> dict[str, Any]:
    """Of the appointments at which no patch may be worn."""
    of_today = [at for at in starts_at if local_date(person, at) == local_date(person, now)]
    if not of_today:
        return {"scan": "none"}
    return {"scan": "today" if max(of_today) > now else "done"}


def shockwave_today(visits: Sequence[Occurrence], now: datetime) -> tuple[dict[str, Any], Occurrence | None]:
    """With the visit that was missed, if it has not been made up for since."""
    come = [row for row in visits if row.expires_at <= now or row.state in (DONE, SKIPPED)]
    last = come[-1] if come else None
    missed = last if last is not None and last.state != DONE else None
    done = [row for row in come if row.state == DONE]
    since = done[-1] if done else next(iter(come), None)
    gap = max((now - since.due_at).days, 0) if since else 0
    facts = {
        "visit_missed": missed is not None,
        "visit_gap_days": min(gap, MOST_DAYS),
        "hours_since_shockwave": hours_since(visits, now),
    }
    return facts, missed


def collagen_today(
    rows: Sequence[Occurrence], person: Person, lead: timedelta, now: datetime
) -> dict[str, Any]:
    """Of today's session: whether it has moved or is off, and whether it starts too soon for collagen."""
    today = local_date(person, now)
    sessions = [row for row in rows if row.kind == "session" and local_date(person, row.due_at) == today]
    session = sessions[-1] if sessions else None
    if session is None:
        return {}
    prompt = next((row for row in rows if row.kind == "collagen" and row.anchor_id == session.id), None)
    is_open = session.state == PLANNED and session.expires_at > now
    is_taken = prompt is not None and prompt.state in (DONE, SKIPPED)
    change = "moved" if session.moved_from else "none"
    return {
        "session_change": "cancelled" if session.state == SKIPPED else change,
        "collagen_due_now": is_open and not is_taken and session.due_at - now < lead,
        "session_started": session.due_at <= now,
    }


def _come(rows: Iterable[Occurrence], now: datetime) -> list[Occurrence]:
    return [row for row in rows if row.due_at <= now or row.state == DONE]


def _open_review(rows: Iterable[Occurrence], now: datetime) -> str:
    open_now = [
        row for row in rows if row.kind == "gtn_review" and row.due_at <= now and row.state == PLANNED
    ]
    if not open_now:
        return "none"
    return "last" if open_now[-1].n == open_now[-1].of else "middle"
