"""push.build: from a subscription and a payload to an encrypted, signed request; no network."""

import json
import subprocess
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path
from urllib.parse import urlsplit

from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat
from py_vapid import Vapid02 as Vapid
from pywebpush import WebPusher
from webpush.types import WebPushSubscription

from backend.reminders.push.keys import VapidKeys, base64url, load_vapid_keys
from backend.reminders.push.sending import Target, prepare
from backend.reminders.push.tokens import VapidTokens
from bench.npm_package import fetched
from bench.rounds import Effort, Measure, Row, compare, per_cpu_second
from bench.subscriptions import (
    PAYLOAD,
    SUBJECT_ADDRESS,
    TTL_SECONDS,
    Browser,
    browsers,
    new_key_pem,
    webpush_as_in_its_readme,
)

MESSAGES = 2000
BROWSERS = 100
NODE_WEB_PUSH = "web-push@3.6.7"
NODE_SCRIPT = Path(__file__).with_name("node_web_push.mjs")
TOPIC = "0" * 32


def push_build(effort: Effort) -> Iterator[Row]:
    count = effort.of(MESSAGES)
    pem = new_key_pem()
    keys = load_vapid_keys(pem.decode(), f"mailto:{SUBJECT_ADDRESS}")
    there = browsers(BROWSERS)
    rivals: dict[str, Measure] = {
        "webpush": _over(there, count, _webpush(pem, keys)),
        "pywebpush": _over(there, count, _pywebpush(keys)),
        "P-256 limit": _over(there, count, _curve_only()),
    }
    with _node_web_push(there, keys, count) as node:
        if node:
            rivals["node web-push"] = node
        yield from compare(
            "push.build", "messages per CPU second", _over(there, count, _ours(keys)), rivals, effort.rounds
        )


def _over(there: list[Browser], count: int, build: Callable[[Browser], object]) -> Measure:
    def work() -> int:
        for number in range(count):
            build(there[number % len(there)])
        return count

    return lambda: per_cpu_second(work)


def _ours(keys: VapidKeys) -> Callable[[Browser], object]:
    tokens = VapidTokens(keys)

    def build(browser: Browser) -> object:
        return prepare(
            Target(browser.endpoint, browser.p256dh, browser.auth),
            PAYLOAD,
            ttl_seconds=TTL_SECONDS,
            urgency="normal",
            topic=TOPIC,
            tokens=tokens,
            now=datetime.now(UTC),
        )

    return build


def _webpush(pem: bytes, keys: VapidKeys) -> Callable[[Browser], object]:
    library = webpush_as_in_its_readme(pem, keys.private_key)

    def build(browser: Browser) -> object:
        subscription = WebPushSubscription.model_validate(browser.as_json())
        return library.get(PAYLOAD, subscription)

    return build


def _pywebpush(keys: VapidKeys) -> Callable[[Browser], object]:
    """What its own `webpush()` does before it posts: reads the key it was given, signs, encrypts."""
    secret = base64url(keys.private_key.private_numbers().private_value.to_bytes(32, "big"))

    def build(browser: Browser) -> object:
        parts = urlsplit(browser.endpoint)
        claims = {
            "aud": f"{parts.scheme}://{parts.netloc}",
            "sub": f"mailto:{SUBJECT_ADDRESS}",
            "exp": int(time.time()) + 12 * 3600,
        }
        return Vapid.from_string(secret).sign(claims), WebPusher(browser.as_json()).encode(PAYLOAD)

    return build


def _curve_only() -> Callable[[Browser], object]:
    """The least any RFC 8291 message costs: one new key pair and one exchange."""
    point = ec.generate_private_key(ec.SECP256R1()).public_key()

    def build(_browser: Browser) -> object:
        return ec.generate_private_key(ec.SECP256R1()).exchange(ec.ECDH(), point)

    return build


@contextmanager
def _node_web_push(there: list[Browser], keys: VapidKeys, count: int) -> Iterator[Measure | None]:
    """None where its package cannot be fetched."""
    with fetched(NODE_WEB_PUSH, "push.build against node web-push") as folder:
        if not folder:
            yield None
            return
        secret = keys.private_key.private_numbers().private_value.to_bytes(32, "big")
        point = keys.private_key.public_key().public_bytes(Encoding.X962, PublicFormat.UncompressedPoint)
        task = {
            "modules": str(folder),
            "subscriptions": [browser.as_json() for browser in there],
            "payload": PAYLOAD.decode(),
            "count": count,
            "ttl": TTL_SECONDS,
            "subject": f"mailto:{SUBJECT_ADDRESS}",
            "publicKey": base64url(point),
            "privateKey": base64url(secret),
        }
        yield lambda: _ask_node(json.dumps(task))


def _ask_node(task: str) -> float:
    ended = subprocess.run(["node", str(NODE_SCRIPT)], input=task, capture_output=True, text=True, check=True)
    return float(ended.stdout)
