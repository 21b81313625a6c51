"""One message for one device, ready for a transport."""

from collections.abc import Collection
from dataclasses import dataclass, field
from datetime import datetime
from hashlib import sha256
from typing import Literal

from backend.reminders.push.endpoint import check_endpoint, shaped_keys
from backend.reminders.push.message import encrypt
from backend.reminders.push.tokens import VapidTokens
from backend.reminders.push.transfer import PushRequest

Urgency = Literal["very-low", "low", "normal", "high"]

MIN_TTL_SECONDS = 1  # 0 would drop the message unless the phone is awake this very second
MAX_TTL_SECONDS = 28 * 24 * 3600


@dataclass(frozen=True, slots=True)
class Target:
    """A stored subscription."""

    endpoint: str = field(repr=False)
    p256dh: str = field(repr=False)
    auth: str = field(repr=False)


def prepare(
    target: Target,
    payload: bytes,
    *,
    ttl_seconds: int,
    urgency: Urgency,
    topic: str,
    tokens: VapidTokens,
    now: datetime,
    extra_origins: Collection[str] = (),
) -> PushRequest:
    """Check the subscription again, encrypt and sign; raises EndpointRefused or MessageRefused.

    A later message with the same topic replaces one the phone has not fetched yet.
    """
    endpoint = check_endpoint(target.endpoint, extra_origins)
    body = encrypt(shaped_keys(target.p256dh, target.auth), payload)
    headers = {
        "TTL": str(min(max(ttl_seconds, MIN_TTL_SECONDS), MAX_TTL_SECONDS)),
        "Topic": topic,
        "Urgency": urgency,
        "Content-Type": "application/octet-stream",
        "Content-Encoding": "aes128gcm",
        "Authorization": tokens.authorization(endpoint.origin, now),
    }
    return PushRequest(endpoint, headers, body)


def topic(notice_id: str) -> str:
    """32 hex characters, the most a Topic may have; the push service learns nothing from them."""
    return sha256(notice_id.encode()).hexdigest()[:32]
