"""Why a clinician should look at a patient; the first reason that holds, the most urgent first."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Literal

Need = Literal["no_plan", "review", "unreachable", "silent"]
# A week without a word from someone who has something to do nearly every day.
QUIET_FOR = timedelta(days=7)


@dataclass(frozen=True, slots=True)
class Standing:
    """`is_review_open`: a course has come to its end, or the plan itself has, and nobody has looked at it."""

    status: str
    started_at: datetime | None
    is_review_open: bool
    reach: str
    last_entry_at: datetime | None


def need(standing: Standing, now: datetime) -> Need | None:
    if standing.status in ("no_plan", "ended"):
        return "no_plan"
    if standing.status == "paused":
        return None
    if standing.is_review_open:
        return "review"
    if standing.reach == "off":
        return "unreachable"
    heard_at = max((at for at in (standing.started_at, standing.last_entry_at) if at), default=now)
    if standing.reach == "silent" or now - heard_at > QUIET_FOR:
        return "silent"
    return None
