"""Shapes of who is not reached, and of one patient's reminders."""

from typing import Literal, get_args
from uuid import UUID

from pydantic import BaseModel

from backend.programmes.times import Instant
from backend.reminders.history.schemas import Advice, DeviceHealthOut, ReminderLifeOut
from backend.reminders.schemas import DeviceStateName, PlatformName

# The worst first.
Why = Literal["no_device", "lost", "refused", "silent", "unanswered"]
WHYS: tuple[Why, ...] = get_args(Why)
Todo = Literal["turn_on", "turn_on_again", "tell_operator", "check_phone", "ask"]


class PatientRemindersOut(BaseModel):
    """As the patient's own history has them."""

    reminders: list[ReminderLifeOut]
    devices: list[DeviceHealthOut]
    advice: Advice


class ReachedDeviceOut(BaseModel):
    label: str
    platform: PlatformName
    state: DeviceStateName


class UnreachedOut(BaseModel):
    """`misses`: reminders of the last seven days that failed or stayed without an answer.

    `email_at`: when the last reminder of these days left by e-mail; `has_calendar`: they stand in a calendar
    of the patient's own, too.
    """

    id: UUID
    name: str
    why: Why
    todo: Todo
    since: Instant
    last_receipt_at: Instant | None
    devices: list[ReachedDeviceOut]
    misses: int
    email_at: Instant | None
    has_calendar: bool


class ReachListOut(BaseModel):
    """The worst first; `watched` is how many patients have a plan that runs."""

    watched: int
    patients: list[UnreachedOut]
