"""Claimed rows that no database ever saw."""

from datetime import datetime
from uuid import NAMESPACE_OID, uuid5

from backend.reminders.merging import ClaimedNotice

ADA = uuid5(NAMESPACE_OID, "Ada")


def claimed(kind: str, due_at: datetime, expires_at: datetime) -> ClaimedNotice:
    return ClaimedNotice(
        id=uuid5(NAMESPACE_OID, kind),
        person_id=ADA,
        kind=kind,
        due_at=due_at,
        expires_at=expires_at,
        attempt=0,
        subject=None,
        round=0,
        is_wished=False,
        led_by=None,
    )
