"""VAPID tokens, read as a push service reads them."""

from base64 import urlsafe_b64decode
from concurrent.futures import ThreadPoolExecutor
from datetime import datetime, timedelta

import jwt
import pytest
from cryptography.hazmat.primitives.asymmetric import ec
from py_vapid import Vapid02

from backend.reminders.push.keys import VapidKeys
from backend.reminders.push.tokens import VapidTokens

FCM = "https://fcm.googleapis.com"


def parts(header: str) -> tuple[str, str]:
    scheme, _, rest = header.partition(" ")
    assert scheme == "vapid"
    token, key = (part.partition("=")[2] for part in rest.split(", "))
    return token, key


def claims(header: str, origin: str, now: datetime) -> dict[str, object]:
    """As a push service reads it: key from the header, signature, audience."""
    token, key = parts(header)
    point = urlsafe_b64decode(key + "=")
    public_key = ec.EllipticCurvePublicKey.from_encoded_point(ec.SECP256R1(), point)
    # The expiry is compared with the tests' own clock below.
    read = jwt.decode(token, public_key, algorithms=["ES256"], audience=origin, options={"verify_exp": False})
    assert timedelta(hours=6) <= datetime.fromtimestamp(read["exp"], now.tzinfo) - now <= timedelta(hours=12)
    return dict(read)


@pytest.mark.parametrize(
    "origin",
    [FCM, "https://web.push.apple.com", "http://127.0.0.1:8123", "https://push.clinic.example:8443"],
)
def test_a_token_is_valid_for_its_own_origin_with_its_port(
    tokens: VapidTokens, vapid_keys: VapidKeys, origin: str, now: datetime
) -> None:
    header = tokens.authorization(origin, now)
    assert claims(header, origin, now)["sub"] == vapid_keys.subject
    assert parts(header)[1] == vapid_keys.public_key_b64url


def test_a_token_of_one_origin_is_no_use_at_another(tokens: VapidTokens, now: datetime) -> None:
    header = tokens.authorization(FCM, now)
    with pytest.raises(jwt.InvalidAudienceError):
        claims(header, "https://web.push.apple.com", now)


def test_the_reference_implementation_accepts_the_signature(tokens: VapidTokens, now: datetime) -> None:
    # It splits at the comma without the space that RFC 8292 shows.
    assert Vapid02.verify(tokens.authorization(FCM, now).replace(", ", ","))


def test_a_token_is_signed_once_in_its_half_life(tokens: VapidTokens, now: datetime) -> None:
    # ECDSA signatures are random: the same bytes are the same signature.
    first = tokens.authorization(FCM, now)
    last_moment = now + timedelta(hours=6) - timedelta(microseconds=1)
    assert tokens.authorization(FCM, last_moment) == first
    assert tokens.authorization(FCM, now + timedelta(hours=6)) != first


def test_other_origins_do_not_push_a_token_out(tokens: VapidTokens, now: datetime) -> None:
    first = tokens.authorization(FCM, now)
    for number in range(300):
        tokens.authorization(f"https://wns2-{number}.notify.windows.com", now)
    assert tokens.authorization(FCM, now) == first


def test_a_clock_set_back_gets_a_token_that_does_not_live_too_long(
    tokens: VapidTokens, now: datetime
) -> None:
    tokens.authorization(FCM, now + timedelta(days=2))
    claims(tokens.authorization(FCM, now), FCM, now)


def test_threads_that_ask_together_get_one_token(tokens: VapidTokens, now: datetime) -> None:
    with ThreadPoolExecutor(8) as pool:
        headers = list(pool.map(lambda _: tokens.authorization(FCM, now), range(64)))
    assert len(set(headers)) == 1
