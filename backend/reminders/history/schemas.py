"""Shapes of a reminder's whole life and of a device's health."""

from typing import Annotated, Any, Literal
from uuid import UUID

from pydantic import Field

from backend.content import kinds
from backend.reminders.schemas import DeviceStateName, Instant, PlatformName, Shape

DeviceAdvice = Literal["ok", "test_it", "silent", "resubscribe", "turn_on"]
Advice = Literal["ok", "test_it", "silent", "resubscribe", "turn_on", "none"]


def _list_kinds(schema: dict[str, Any]) -> None:
    schema["enum"] = list(kinds())


ReminderKindName = Annotated[str, Field(json_schema_extra=_list_kinds)]


class DeliveryOut(Shape):
    """`answer` is what the push service of that device said at last."""

    device: str
    device_id: UUID | None
    status: Literal["pending", "accepted", "gone", "mismatch", "failed"]
    answer: str | None
    sent_at: Instant | None
    at: Instant


class ReminderEventOut(Shape):
    """Without a device: done in the app, wherever that was."""

    event: str
    at: Instant
    device_id: UUID | None


class ReminderLifeOut(Shape):
    """`waits_until` only while it waits for its next try; `reason` is a short key.

    `round`: 0 the first time it was told, 1 the repeat, 2 the next channel. `told_with`: the reminder whose
    notification this one went along with; what was sent and seen of that one is told here too.
    """

    id: UUID
    kind: ReminderKindName
    channel: Literal["push", "email"]
    round: int
    due_at: Instant
    planned_at: Instant | None
    claimed_at: Instant | None
    waits_until: Instant | None
    expires_at: Instant
    settled_at: Instant | None
    state: Literal["open", "accepted", "shown", "acted", "expired", "cancelled", "suppressed", "failed"]
    reason: str | None
    told_with: UUID | None
    deliveries: list[DeliveryOut]
    events: list[ReminderEventOut]


class DeviceHealthOut(Shape):
    """`confirmed_at`: when a test was last seen on it."""

    id: UUID
    label: str
    platform: PlatformName
    state: DeviceStateName
    advice: DeviceAdvice
    created_at: Instant
    confirmed_at: Instant | None
    last_accepted_at: Instant | None
    last_shown_at: Instant | None


class OwnDeviceHealthOut(DeviceHealthOut):
    """`endpoint_hash` is the SHA-256 of the endpoint in hex, by which a browser recognises itself."""

    endpoint_hash: str

    @property
    def for_others(self) -> DeviceHealthOut:
        """Without what tells one endpoint from another."""
        return DeviceHealthOut.model_validate(self.model_dump(exclude={"endpoint_hash"}))


class HistoryOut(Shape):
    """The latest that were due, newest first; `advice` is that of the device that is best off."""

    reminders: list[ReminderLifeOut]
    devices: list[OwnDeviceHealthOut]
    advice: Advice
