"""What a notification says, and its encryption for one browser (RFC 8291)."""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from typing import cast
from urllib.parse import urlsplit

from pydantic import JsonValue
from webpush import WebPush
from webpush.types import WebPushSubscription

from backend.reminders.push.endpoint import EndpointRefused, SubscriptionKeys

DECLARATIVE_WEB_PUSH = 8030
MAX_PAYLOAD_BYTES = 2048
RECORD_BYTES = 4096


class MessageRefused(ValueError):
    """The notification would reach no one as it is."""


@dataclass(frozen=True, slots=True)
class _Browser:
    keys: SubscriptionKeys


class _Encryption(WebPush):
    """webpush's RFC 8291 without its signing half.

    Its `get` keeps the ttl and the sender of the last call for the next one and signs each message anew, so
    only the encryption is taken: it depends on its arguments alone, and makes a fresh key and salt each time.
    """

    def __init__(self) -> None:
        self.max_resord_size = RECORD_BYTES

    def encrypt(self, payload: bytes, keys: SubscriptionKeys) -> bytes:
        # Only the two keys are read; webpush's own models would check once more what has been checked.
        return self._encrypt(payload, cast(WebPushSubscription, _Browser(keys)))


_ENCRYPTION = _Encryption()


def build_payload(
    *,
    title: str,
    body: str,
    navigate: str,
    tag: str,
    lang: str = "en",
    silent: bool = False,
    data: Mapping[str, JsonValue] | None = None,
) -> bytes:
    """The Declarative Web Push shape as UTF-8 JSON of at most 2,048 bytes; raises MessageRefused.

    Safari shows it without a worker, and opens `navigate`, which therefore is an absolute URL.
    """
    if not title:
        raise MessageRefused("a notification needs a title")
    if urlsplit(navigate).scheme not in ("http", "https"):
        raise MessageRefused("a notification navigates to an absolute http(s) URL")
    notification: dict[str, JsonValue] = {
        "title": title,
        "body": body,
        "navigate": navigate,
        "lang": lang,
        "tag": tag,
        "silent": silent,
        "data": dict(data or {}),
    }
    shape = {"web_push": DECLARATIVE_WEB_PUSH, "notification": notification}
    payload = json.dumps(shape, ensure_ascii=False, separators=(",", ":"), allow_nan=False).encode()
    _check_size(payload)
    return payload


def encrypt(keys: SubscriptionKeys, payload: bytes) -> bytes:
    """An aes128gcm body that only this browser can read, different on each call.

    Raises MessageRefused when the payload is too long, EndpointRefused when the key is off the curve.
    """
    _check_size(payload)
    try:
        return _ENCRYPTION.encrypt(payload, keys)
    except ValueError as error:
        raise EndpointRefused("The browser's key is not a point on its curve.", "p256dh") from error


def _check_size(payload: bytes) -> None:
    if len(payload) > MAX_PAYLOAD_BYTES:
        raise MessageRefused(f"a payload of {len(payload)} bytes is over the limit of {MAX_PAYLOAD_BYTES}")
