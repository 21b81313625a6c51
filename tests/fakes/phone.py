"""A browser's half of Web Push: makes a subscription and reads what arrives, with independent code."""

import json
import os
from base64 import urlsafe_b64encode

import http_ece
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat
from pydantic import JsonValue


class Phone:
    def __init__(self, endpoint: str) -> None:
        self.endpoint = endpoint
        self._private_key = ec.generate_private_key(ec.SECP256R1())
        self._auth = os.urandom(16)
        point = self._private_key.public_key().public_bytes(Encoding.X962, PublicFormat.UncompressedPoint)
        self.p256dh = _unpadded(point)
        self.auth = _unpadded(self._auth)

    def subscription(self) -> dict[str, JsonValue]:
        """As `PushSubscription.toJSON()` gives it."""
        keys: dict[str, JsonValue] = {"p256dh": self.p256dh, "auth": self.auth}
        return {"endpoint": self.endpoint, "expirationTime": None, "keys": keys}

    def decrypt(self, body: bytes) -> bytes:
        """Raises when the body was not meant for this phone."""
        plain = http_ece.decrypt(
            body, private_key=self._private_key, auth_secret=self._auth, version="aes128gcm"
        )
        return bytes(plain)

    def read(self, body: bytes) -> dict[str, JsonValue]:
        content = json.loads(self.decrypt(body))
        assert isinstance(content, dict)
        return content


def _unpadded(raw: bytes) -> str:
    return urlsafe_b64encode(raw).rstrip(b"=").decode()
