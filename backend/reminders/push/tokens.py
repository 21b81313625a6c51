"""The VAPID Authorization header (RFC 8292), signed once per push service and half day."""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from threading import Lock

from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.asymmetric.utils import decode_dss_signature
from cryptography.hazmat.primitives.hashes import SHA256

from backend.reminders.push.keys import VapidKeys, base64url

TOKEN_LIFE = timedelta(hours=12)  # the services refuse more than 24 hours
HALF_LIFE = TOKEN_LIFE / 2
_COORDINATE_BYTES = 32


@dataclass(frozen=True, slots=True)
class _Signed:
    header: str
    issued_at: datetime


class VapidTokens:
    """Headers per origin, shared by all threads.

    Signing costs about as much as encrypting, and Apple asks for at most one new token an hour.
    """

    def __init__(self, keys: VapidKeys) -> None:
        self._keys = keys
        self._signed: dict[str, _Signed] = {}
        self._lock = Lock()

    def authorization(self, origin: str, now: datetime) -> str:
        """The header for `origin` (with its port unless default), valid for six hours or more from `now`."""
        with self._lock:
            known = self._signed.get(origin)
            # A clock set back asks for a new one too: the old one might live too long to be accepted.
            if known is None or not known.issued_at <= now < known.issued_at + HALF_LIFE:
                known = _Signed(sign_header(self._keys, origin, now), now)
                self._signed[origin] = known
            return known.header


def sign_header(keys: VapidKeys, origin: str, now: datetime) -> str:
    expires = int((now + TOKEN_LIFE).timestamp())
    claims: dict[str, str | int] = {"aud": origin, "exp": expires, "sub": keys.subject}
    signing_input = f"{_segment({'typ': 'JWT', 'alg': 'ES256'})}.{_segment(claims)}"
    # JWS wants the two numbers side by side (RFC 7518, 3.4); the library gives them as DER.
    r, s = decode_dss_signature(keys.private_key.sign(signing_input.encode(), ec.ECDSA(SHA256())))
    signature = r.to_bytes(_COORDINATE_BYTES, "big") + s.to_bytes(_COORDINATE_BYTES, "big")
    return f"vapid t={signing_input}.{base64url(signature)}, k={keys.public_key_b64url}"


def _segment(content: Mapping[str, str | int]) -> str:
    return base64url(json.dumps(content, separators=(",", ":")).encode())
