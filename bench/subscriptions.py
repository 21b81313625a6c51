"""Browsers that have subscribed, and what is pushed to them; the same for every rival."""

import json
import os
from base64 import urlsafe_b64encode
from dataclasses import dataclass
from io import BytesIO

from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.serialization import (
    Encoding,
    NoEncryption,
    PrivateFormat,
    PublicFormat,
)
from webpush import WebPush

SUBJECT_ADDRESS = "push@soleus.example.org"
TTL_SECONDS = 3600
ORIGINS = (
    "https://fcm.googleapis.com",
    "https://updates.push.services.mozilla.com",
    "https://web.push.apple.com",
)
PAYLOAD = json.dumps(
    {
        "web_push": 8030,
        "notification": {
            "title": "Time for today's session",
            "body": "Open Soleus to see it.",
            "navigate": "https://soleus.example.org/",
            "lang": "en",
            "tag": "0" * 32,
            "silent": False,
            "data": {"receipt": "00000000-0000-0000-0000-000000000000", "expires_at": "2026-03-20T20:00:00Z"},
        },
    }
).encode()


@dataclass(frozen=True, slots=True)
class Browser:
    endpoint: str
    p256dh: str
    auth: str

    def as_json(self) -> dict[str, object]:
        return {"endpoint": self.endpoint, "keys": {"p256dh": self.p256dh, "auth": self.auth}}


def browsers(count: int, origins: tuple[str, ...] = ORIGINS) -> list[Browser]:
    return [_browser(f"{origins[number % len(origins)]}/send/{number}") for number in range(count)]


def new_key_pem() -> bytes:
    key = ec.generate_private_key(ec.SECP256R1())
    return key.private_bytes(Encoding.PEM, PrivateFormat.PKCS8, NoEncryption())


def webpush_as_in_its_readme(private_pem: bytes, private_key: ec.EllipticCurvePrivateKey) -> WebPush:
    public_pem = private_key.public_key().public_bytes(Encoding.PEM, PublicFormat.SubjectPublicKeyInfo)
    return WebPush(private_pem, BytesIO(public_pem), subscriber=SUBJECT_ADDRESS, ttl=TTL_SECONDS)


def _browser(endpoint: str) -> Browser:
    public_key = ec.generate_private_key(ec.SECP256R1()).public_key()
    point = public_key.public_bytes(Encoding.X962, PublicFormat.UncompressedPoint)
    return Browser(endpoint, _unpadded(point), _unpadded(os.urandom(16)))


def _unpadded(raw: bytes) -> str:
    return urlsafe_b64encode(raw).rstrip(b"=").decode()
