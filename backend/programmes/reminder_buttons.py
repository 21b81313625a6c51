"""The buttons of a reminder: what programmes can do with the occurrence it belongs to."""

from collections.abc import Sequence
from datetime import timedelta
from typing import Final
from uuid import UUID

from backend.content import kinds
from backend.programmes.actions import TOLD_IN_THE_DIARY
from backend.reminders.merging import CLINICIAN_ALERT, PATIENT_NOTE, TEST_KIND
from backend.reminders.notification import Verb

_MINUTE: Final = timedelta(minutes=1)
# An answer, or something to know rather than to do: a button could not say it.
_WITHOUT_DONE: Final = TOLD_IN_THE_DIARY | {
    "shockwave_day_before",
    "shockwave_soon",
    CLINICIAN_ALERT,
    PATIENT_NOTE,
    TEST_KIND,
}


def occurrence_verbs(kind: str, subject: UUID) -> Sequence[Verb]:
    """Done where a tap can say it, and the first of the kind's snoozes."""
    url = f"/api/occurrences/{subject}/actions/{{id}}"
    verbs = [] if kind in _WITHOUT_DONE else [Verb("done", "Done", "PUT", url, {"verb": "done"})]
    for snooze in kinds()[kind].snoozes[:1]:
        minutes = snooze // _MINUTE
        verbs.append(
            Verb("snooze", f"In {minutes} minutes", "PUT", url, {"verb": "snooze", "minutes": minutes})
        )
    return verbs
