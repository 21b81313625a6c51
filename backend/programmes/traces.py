"""What an action found and what it left, so that it can be taken back exactly."""

from datetime import UTC, date, datetime, time
from typing import Any, Final
from uuid import UUID

from backend.programmes.models import Occurrence

Fields = dict[str, Any]
Change = dict[str, Fields]
_INSTANTS: Final = ("due_at", "expires_at", "moved_from", "snoozed_until", "acted_at")
_ON_CALENDARS: Final = ("due_at", "state")


def fields(row: Occurrence) -> Fields:
    """Everything an action may change, as JSON keeps it."""
    kept: Fields = {name: _text(getattr(row, name)) for name in _INSTANTS}
    kept["local"] = datetime.combine(row.local_date, row.local_time).isoformat()
    kept["state"], kept["zone"] = str(row.state), row.zone
    kept["entry_id"] = str(row.entry_id) if row.entry_id else None
    return kept


def put_back(row: Occurrence, kept: Fields) -> None:
    for name in _INSTANTS:
        setattr(row, name, datetime.fromisoformat(kept[name]) if kept[name] else None)
    local = datetime.fromisoformat(kept["local"])
    row.local_date, row.local_time = _parts(local)
    row.state, row.zone = kept["state"], kept["zone"]
    row.entry_id = UUID(kept["entry_id"]) if kept["entry_id"] else None


def changes(before: dict[UUID, Fields], rows: list[Occurrence]) -> dict[str, Change]:
    """By occurrence, for those that an action has changed."""
    after = {row.id: fields(row) for row in rows}
    return {
        str(key): {"before": before[key], "after": after[key]} for key in after if after[key] != before[key]
    }


def is_on_calendars(change: Change | None) -> bool:
    """Whether a calendar shows it; a snooze, for one, it does not."""
    return change is not None and any(
        change["before"][name] != change["after"][name] for name in _ON_CALENDARS
    )


def _text(instant: datetime | None) -> str | None:
    return instant.astimezone(UTC).isoformat() if instant else None


def _parts(local: datetime) -> tuple[date, time]:
    return local.date(), local.time()
