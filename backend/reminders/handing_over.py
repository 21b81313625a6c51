"""When e-mail takes over from devices that cannot be told: pure."""

from collections.abc import Collection
from datetime import datetime, timedelta
from typing import Final

from backend.reminders.settling import Again, DeviceEnd, End, Failed, Settlement

# A push service that is away for a moment comes back within it; who waits for a session does not wait longer.
PATIENCE: Final = timedelta(minutes=15)


def mail_takes_over(
    settled: Settlement,
    ends: Collection[DeviceEnd],
    wanted_at: datetime,
    expires_at: datetime,
    now: datetime,
) -> bool:
    """All devices have failed for good, or the next try would come too late; if none may have taken it.

    Too late: more than 15 minutes, or half of what is left of its use, after it was to be told and the last
    of their push services began to fail.
    """
    if isinstance(settled, Failed):
        return True
    if not isinstance(settled, Again) or settled.at <= now or any(end.end is End.ACCEPTED for end in ends):
        return False
    since = max([wanted_at, *(end.failing_since for end in ends if end.failing_since is not None)])
    return settled.at > since + min(PATIENCE, (expires_at - since) / 2)
