"""Shapes of devices, subscriptions and receipts as the API takes and gives them."""

from datetime import UTC
from typing import Annotated, Literal
from uuid import UUID

from pydantic import AwareDatetime, BaseModel, ConfigDict, Field, PlainSerializer

Instant = Annotated[AwareDatetime, PlainSerializer(lambda value: value.astimezone(UTC))]
DeviceStateName = Literal["working", "silent", "needs_resubscribe", "gone"]
PlatformName = Literal["", "ios", "android", "windows", "mac", "linux", "other"]


class Shape(BaseModel):
    model_config = ConfigDict(extra="forbid")


class SubscriptionKeysIn(Shape):
    p256dh: str = Field(max_length=200)
    auth: str = Field(max_length=100)


class SubscriptionIn(Shape):
    """What `PushSubscription.toJSON()` gives, a name for the device, and what it runs on."""

    model_config = ConfigDict(extra="forbid", populate_by_name=True)

    endpoint: str = Field(max_length=4096)
    keys: SubscriptionKeysIn
    expiration_time: float | None = Field(default=None, alias="expirationTime")
    label: str = Field(default="", max_length=60)
    platform: Literal["ios", "android", "windows", "mac", "linux", "other"] | None = None


class DeviceOut(Shape):
    """`endpoint_hash` is the SHA-256 of the endpoint in hex, by which a browser recognises itself.

    `platform` is empty where the device never said; `confirmed_at`: when a test was last seen on it.
    """

    id: UUID
    label: str
    platform: PlatformName
    state: DeviceStateName
    endpoint_hash: str
    confirmed_at: Instant | None
    last_shown_at: Instant | None
    created_at: Instant


class RemindersOut(Shape):
    public_key: str
    devices: list[DeviceOut]


class TestSentOut(Shape):
    notice_id: UUID
    devices: int


class ReceiptIn(Shape):
    """`receipt` came with the push and is known to that phone alone; `at` is by the phone's own clock."""

    receipt: UUID
    event: Literal["shown", "clicked", "dismissed"]
    at: AwareDatetime
