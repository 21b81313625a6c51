"""Why a clinician should look at a patient; the first reason that holds, the most urgent first."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Final, Literal, get_args

Need = Literal[
    "emergency",
    "stop",
    "clinician",
    "unstable",
    "side_effect",
    "stage",
    "review",
    "unreachable",
    "silent",
    "no_plan",
]
NEEDS: Final[tuple[Need, ...]] = get_args(Need)  # most urgent first
# The rules of the escalation that say the same to the patient.
UNSEEN_RULE: Final = "X5"
SILENT_RULE: Final = "X6"
LONG_SILENT_RULE: Final = "X6b"
DAY: Final = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Standing:
    """`said`: the need that the most urgent verdict speaks of which nobody has looked at.

    `is_review_open`: a course has come to its end, or the plan itself has, and nobody has looked at it.
    """

    status: str
    said: Need | None
    started_at: datetime | None
    is_review_open: bool
    reach: str
    last_entry_at: datetime | None


@dataclass(frozen=True, slots=True)
class Patience:
    """After how many days without a word the patient is reminded, and after how many the clinician told."""

    mail_days: int
    list_days: int


@dataclass(frozen=True, slots=True)
class Found:
    """`rule` where the patient's state is one that a rule speaks of; `since` when it began."""

    need: Need
    rule: str | None = None
    since: datetime | None = None


def need(standing: Standing, patience: Patience, now: datetime) -> Found | None:
    if standing.said is not None:
        return Found(standing.said)
    if standing.status in ("no_plan", "ended"):
        return Found("no_plan")
    if standing.status == "paused":
        return None
    if standing.is_review_open:
        return Found("review")
    if standing.reach == "off":
        return Found("unreachable")
    if standing.reach == "silent":
        return Found("unreachable", UNSEEN_RULE)
    return _silence(standing, patience, now)


def _silence(standing: Standing, patience: Patience, now: datetime) -> Found | None:
    heard_at = max((at for at in (standing.started_at, standing.last_entry_at) if at), default=now)
    days = (now - heard_at) // DAY
    if days >= patience.list_days:
        return Found("silent", LONG_SILENT_RULE, heard_at)
    if days >= patience.mail_days:
        return Found("silent", SILENT_RULE, heard_at)
    return None
