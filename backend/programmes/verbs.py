"""What a notification offers to do with an occurrence, without opening the app."""

from collections.abc import Sequence
from typing import Final
from uuid import UUID

from backend.content import kinds
from backend.reminders.notification import Verb

DONE_WITH_A_TAP: Final = frozenset({"session", "collagen", "gtn_patch", "heel_wedges"})


def verbs_of(kind: str, occurrence_id: UUID) -> Sequence[Verb]:
    """A morning's answer, a visit and a review need the app itself."""
    url = f"/api/occurrences/{occurrence_id}/actions/{{id}}"
    offered = [Verb("done", "Done", "PUT", url, {"verb": "done"})] if kind in DONE_WITH_A_TAP else []
    for snooze in kinds()[kind].snoozes[:1]:
        minutes = int(snooze.total_seconds() // 60)
        title = f"In {minutes} minutes"
        offered.append(Verb("snooze", title, "PUT", url, {"verb": "snooze", "minutes": minutes}))
    return offered
