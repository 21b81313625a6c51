"""Which push addresses and browser keys are accepted; pure, asked at subscribing and at every sending."""

import re
from base64 import urlsafe_b64decode
from collections.abc import Collection, Iterable
from dataclasses import dataclass, field
from functools import lru_cache
from ipaddress import ip_address
from urllib.parse import urlsplit

from cryptography.hazmat.primitives.asymmetric import ec

PUSH_HOSTS = frozenset({"fcm.googleapis.com", "updates.push.services.mozilla.com"})
PUSH_DOMAINS = (".push.apple.com", ".notify.windows.com")
MAX_URL_LENGTH = 2048
DEFAULT_PORTS = {"https": 443, "http": 80}

# What RFC 3986 lets stand in a URL, as visible ASCII. Everything else (spaces, control characters,
# backslashes, letters of other alphabets) is where two URL parsers start to disagree about the host.
_URL = re.compile(
    r"([A-Za-z]+://[A-Za-z0-9\-._~:\[\]@!$&'()*+,;=%]*)([A-Za-z0-9\-._~:/?#\[\]@!$&'()*+,;=%]*)", re.ASCII
)
# A house writes to a handful of push services, many times a second.
_PLACES_KEPT = 256
_HOST = re.compile(r"(?!-)[a-z0-9-]{1,63}(?<!-)(\.(?!-)[a-z0-9-]{1,63}(?<!-))+", re.ASCII)
# 65 and 16 bytes. Python's own decoder skips characters it does not know; a key that lost some would encrypt
# to no one.
_POINT = re.compile(r"([A-Za-z0-9_-]{87})={0,2}", re.ASCII)
_SECRET = re.compile(r"([A-Za-z0-9_-]{22})={0,2}", re.ASCII)


class EndpointRefused(ValueError):
    """`field` is endpoint, p256dh or auth; `reason` a sentence for the form that never repeats the value."""

    def __init__(self, reason: str, field: str = "endpoint") -> None:
        super().__init__(reason)
        self.reason = reason
        self.field = field


@dataclass(frozen=True, slots=True)
class Endpoint:
    """A checked push address; made by `check_endpoint` only.

    `origin` is in the form of a VAPID audience: lower case, the port only when it is not the scheme's own.
    `is_extra` says that the operator named this origin, so that scheme, port and address rules are lifted.
    """

    url: str = field(repr=False)
    origin: str
    scheme: str
    host: str
    port: int
    is_extra: bool


@dataclass(frozen=True, slots=True)
class _Place:
    origin: str
    scheme: str
    host: str
    port: int


@dataclass(frozen=True, slots=True)
class SubscriptionKeys:
    """The browser's public point and its authentication secret, as base64url without padding."""

    p256dh: str = field(repr=False)
    auth: str = field(repr=False)


def check_endpoint(url: str, extra_origins: Collection[str] = ()) -> Endpoint:
    """Raises EndpointRefused unless the host is a known push service or its origin one of `extra_origins`."""
    if len(url) > MAX_URL_LENGTH:
        raise EndpointRefused("The push address is too long.")
    found = _URL.fullmatch(url)
    if found is None:
        raise EndpointRefused("The push address is not a URL.")
    place, path = found.groups()
    known = _place(place)
    if "#" in path:
        raise EndpointRefused("The push address must not contain a fragment.")
    is_extra = known.origin in extra_origins
    if not is_extra:
        _check_public_service(place)
    whole = f"{known.origin}{path}" if path.startswith("/") else f"{known.origin}/{path}"
    return Endpoint(whole, known.origin, known.scheme, known.host, known.port, is_extra)


def origins_of(urls: Iterable[str]) -> frozenset[str]:
    """An operator's extra origins, such as http://127.0.0.1:8123, as `check_endpoint` compares them.

    Raises EndpointRefused for anything that is more than scheme, host and port.
    """
    return frozenset(_bare_origin(url) for url in urls)


def check_keys(p256dh: str, auth: str) -> SubscriptionKeys:
    """Raises EndpointRefused unless the keys are a point on P-256 and 16 secret bytes, both base64url."""
    keys = shaped_keys(p256dh, auth)
    try:
        ec.EllipticCurvePublicKey.from_encoded_point(ec.SECP256R1(), urlsafe_b64decode(f"{keys.p256dh}="))
    except ValueError as error:
        raise EndpointRefused("The browser's key is not a point on its curve.", "p256dh") from error
    return keys


def shaped_keys(p256dh: str, auth: str) -> SubscriptionKeys:
    """As `check_keys`, but leaves the curve to the encryption, which cannot go on without checking it."""
    point, secret = _POINT.fullmatch(p256dh), _SECRET.fullmatch(auth)
    if point is None:
        raise EndpointRefused("The browser's key must be 65 bytes, in base64url.", "p256dh")
    if secret is None:
        raise EndpointRefused("The browser's secret must be 16 bytes, in base64url.", "auth")
    return SubscriptionKeys(point[1], secret[1])


@lru_cache(_PLACES_KEPT)
def _place(url: str) -> _Place:
    """Of a URL up to its path, made of visible ASCII."""
    try:
        parts = urlsplit(url)
        port = parts.port
    except ValueError as error:
        raise EndpointRefused("The push address is not a URL.") from error
    if parts.scheme not in DEFAULT_PORTS or not parts.hostname:
        raise EndpointRefused("The push address must be an https URL.")
    if "@" in parts.netloc:
        raise EndpointRefused("The push address must not contain a user.")
    real_port = DEFAULT_PORTS[parts.scheme] if port is None else port
    return _Place(_origin(parts.scheme, parts.hostname, real_port), parts.scheme, parts.hostname, real_port)


def _bare_origin(url: str) -> str:
    found = _URL.fullmatch(url)
    if found is None or found[2] not in ("", "/"):
        raise EndpointRefused("An extra push origin is scheme, host and port only.")
    return _place(found[1]).origin


def _origin(scheme: str, host: str, port: int) -> str:
    shown = f"[{host}]" if ":" in host else host
    return f"{scheme}://{shown}" if port == DEFAULT_PORTS[scheme] else f"{scheme}://{shown}:{port}"


@lru_cache(_PLACES_KEPT)
def _check_public_service(url: str) -> None:
    place = _place(url)
    if place.scheme != "https":
        raise EndpointRefused("The push address must be an https URL.")
    if place.port != DEFAULT_PORTS["https"]:
        raise EndpointRefused("The push address must use the standard port.")
    if _is_ip_literal(place.host):
        raise EndpointRefused("The push address must be a name, not a number.")
    if not _HOST.fullmatch(place.host) or not (place.host in PUSH_HOSTS or place.host.endswith(PUSH_DOMAINS)):
        raise EndpointRefused("The push address does not belong to a known push service.")


def _is_ip_literal(host: str) -> bool:
    try:
        ip_address(host)
    except ValueError:
        return False
    return True
