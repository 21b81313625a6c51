"""A phone of the simulation: reads what was encrypted for it and shows it as the service worker does."""

import hmac
import json
import os
from base64 import urlsafe_b64encode
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Final
from uuid import UUID

from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat

_SALT, _HEAD, _POINT = 16, 21, 65
_CURVE: Final = ec.SECP256R1()


@dataclass(frozen=True, slots=True)
class Shown:
    """What a person sees; `is_current`: not as "missed", and with sound."""

    notice: UUID
    receipt: UUID
    tag: str
    is_current: bool
    is_silent: bool
    expires_at: datetime


class Phone:
    """One subscription of one browser. `number` is its name in the simulation, stable from run to run."""

    def __init__(self, number: int, owner: int, endpoint: str) -> None:
        self.number, self.owner, self.endpoint = number, owner, endpoint
        self.vanished_at: datetime | None = None
        self.heard_at: datetime | None = None
        self.tries = 0
        self._key = ec.generate_private_key(_CURVE)
        self._secret = os.urandom(16)
        self._point = self._key.public_key().public_bytes(Encoding.X962, PublicFormat.UncompressedPoint)
        self._seen: set[str] = set()

    @property
    def p256dh(self) -> str:
        return _text(self._point)

    @property
    def auth(self) -> str:
        return _text(self._secret)

    def read(self, body: bytes) -> dict[str, Any]:
        """RFC 8291, from the browser's end. Raises InvalidTag for what was not meant for this phone."""
        salt, point = body[:_SALT], body[_HEAD : _HEAD + _POINT]
        sender = ec.EllipticCurvePublicKey.from_encoded_point(_CURVE, point)
        shared = _extract(self._secret, self._key.exchange(ec.ECDH(), sender))
        key = _expand(shared, b"WebPush: info\0" + self._point + point)
        seed = _extract(salt, key)
        content_key = _expand(seed, b"Content-Encoding: aes128gcm\0")[:16]
        nonce = _expand(seed, b"Content-Encoding: nonce\0")[:12]
        padded = AESGCM(content_key).decrypt(nonce, body[_HEAD + _POINT :], None)
        content: dict[str, Any] = json.loads(padded.rstrip(b"\0")[:-1])["notification"]
        return content

    def show(self, body: bytes, now: datetime, *, forgets: bool, ignores_expiry: bool) -> Shown:
        """A notice seen before is shown without a sound; past its use it is "missed"."""
        content = self.read(body)
        data = content["data"]
        is_again = data["notice"] in self._seen and not forgets
        self._seen.add(data["notice"])
        expires_at = datetime.fromisoformat(data["expires_at"])
        return Shown(
            notice=UUID(data["notice"]),
            receipt=UUID(data["receipt"]),
            tag=content["tag"],
            is_current=ignores_expiry or now < expires_at,
            is_silent=is_again or bool(content["silent"]),
            expires_at=expires_at,
        )


def _extract(salt: bytes, key: bytes) -> bytes:
    return hmac.digest(salt, key, "sha256")


def _expand(key: bytes, info: bytes) -> bytes:
    return hmac.digest(key, info + b"\x01", "sha256")


def _text(raw: bytes) -> str:
    return urlsafe_b64encode(raw).rstrip(b"=").decode()
