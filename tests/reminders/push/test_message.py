"""The payload, and encryption by RFC 8291 read back by independent code."""

import json
from base64 import urlsafe_b64decode
from types import SimpleNamespace

import http_ece
import pytest
import webpush
from cryptography.hazmat.primitives.asymmetric import ec

from backend.reminders.push.endpoint import EndpointRefused, SubscriptionKeys, check_keys
from backend.reminders.push.message import MAX_PAYLOAD_BYTES, MessageRefused, build_payload, encrypt
from tests.fakes.phone import Phone

PHONE = Phone("https://fcm.googleapis.com/fcm/send/ada")
KEYS = check_keys(PHONE.p256dh, PHONE.auth)


def raw(text: str) -> bytes:
    return urlsafe_b64decode(text + "=" * (-len(text) % 4))


class AppendixA:
    """The worked example of RFC 8291."""

    plaintext = b"When I grow up, I want to be a watermelon"
    salt = raw("DGv6ra1nlYgDCS1FRnbzlw")
    sender_private = raw("yfWPiYE-n46HLnH0KqZOF1fJJU3MYrct3AELtAQ-oRw")
    browser_private = raw("q1dXpw3UpT5VOmu_cf_v6ih07Aems3njxI-JWgLcM94")
    browser_public = "BCVxsr7N_eNgVRqvHtD0zTZsEc6-VV-JvLexhqUzORcxaOzi6-AYWXvTBHm4bjyPjs7Vd8pZGH6SRpkNtoIAiw4"
    auth = "BTBZMqHH6r4Tts7J_aSIgg"
    message = raw(
        "DGv6ra1nlYgDCS1FRnbzlwAAEABBBP4z9KsN6nGRTbVYI_c7VJSPQTBtkgcy27mlmlMoZIIg"
        "Dll6e3vCYLocInmYWAmS6TlzAC8wEqKK6PBru3jl7A_yl95bQpu6cVPTpK4Mqgkf1CXztLVBSt2Ks3oZwbuw"
        "XPXLWyouBWLVWGNWQexSgSxsj_Qulcy4a-fN"
    )


def test_the_worked_example_of_rfc_8291_comes_out_byte_for_byte(monkeypatch: pytest.MonkeyPatch) -> None:
    # webpush draws key and salt from these two names of its own module; the vector fixes both.
    sender = ec.derive_private_key(int.from_bytes(AppendixA.sender_private, "big"), ec.SECP256R1())
    curves = SimpleNamespace(**{**vars(ec), "generate_private_key": lambda *_: sender})
    monkeypatch.setattr(webpush, "ec", curves)
    monkeypatch.setattr(webpush, "os", SimpleNamespace(urandom=lambda length: AppendixA.salt[:length]))

    keys = check_keys(AppendixA.browser_public, AppendixA.auth)
    assert encrypt(keys, AppendixA.plaintext) == AppendixA.message


def test_the_independent_reader_of_these_tests_reads_the_worked_example_too() -> None:
    browser = ec.derive_private_key(int.from_bytes(AppendixA.browser_private, "big"), ec.SECP256R1())
    plain = http_ece.decrypt(
        AppendixA.message, private_key=browser, auth_secret=raw(AppendixA.auth), version="aes128gcm"
    )
    assert plain == AppendixA.plaintext


@pytest.mark.parametrize("size", [1, 2, 1000, MAX_PAYLOAD_BYTES], ids=lambda size: f"{size} bytes")
def test_the_browser_can_read_what_was_encrypted(size: int) -> None:
    assert PHONE.decrypt(encrypt(KEYS, b"x" * size)) == b"x" * size


def test_no_two_messages_share_a_key_or_a_salt() -> None:
    bodies = [encrypt(KEYS, b"the same") for _ in range(20)]
    assert len({body[:16] for body in bodies}) == 20
    assert len({body[21:86] for body in bodies}) == 20


def test_another_phone_cannot_read_it() -> None:
    with pytest.raises(http_ece.ECEException):
        Phone(PHONE.endpoint).decrypt(encrypt(KEYS, b"for Ada only"))


def test_a_key_off_the_curve_is_refused_while_encrypting() -> None:
    off_curve = SubscriptionKeys("BAEB" + "AQEB" * 20 + "AQE", PHONE.auth)
    with pytest.raises(EndpointRefused) as refused:
        encrypt(off_curve, b"lost")
    assert refused.value.field == "p256dh"


def payload(
    title: str = "Time for today's session", body: str = "", navigate: str = "https://soleus.example.org/"
) -> bytes:
    data = {"notice": "n-1", "expires_at": "2026-11-23T19:00:00Z"}
    return build_payload(title=title, body=body, navigate=navigate, tag="0" * 32, data=data)


def test_the_payload_has_the_declarative_shape_and_is_not_mutable() -> None:
    assert json.loads(payload()) == {
        "web_push": 8030,
        "notification": {
            "title": "Time for today's session",
            "body": "",
            "navigate": "https://soleus.example.org/",
            "lang": "en",
            "tag": "0" * 32,
            "silent": False,
            "data": {"notice": "n-1", "expires_at": "2026-11-23T19:00:00Z"},
        },
    }


def test_letters_beyond_ascii_arrive_as_themselves_and_count_in_bytes() -> None:
    assert "Zeit für heute" in payload(title="Zeit für heute").decode()
    room = MAX_PAYLOAD_BYTES - len(payload())
    assert len(payload(body="é" * (room // 2))) <= MAX_PAYLOAD_BYTES
    with pytest.raises(MessageRefused):
        payload(body="é" * (room // 2 + 1))


@pytest.mark.parametrize(
    "changed",
    [
        pytest.param({"title": ""}, id="no title"),
        pytest.param({"navigate": "/today"}, id="a path only"),
        pytest.param({"navigate": "javascript:alert(1)"}, id="a script"),
        pytest.param({"body": "x" * MAX_PAYLOAD_BYTES}, id="too long"),
    ],
)
def test_a_notification_that_would_reach_no_one_is_refused(changed: dict[str, str]) -> None:
    with pytest.raises(MessageRefused):
        payload(**changed)


def test_a_payload_of_any_origin_is_measured_before_encrypting() -> None:
    with pytest.raises(MessageRefused):
        encrypt(KEYS, b"x" * (MAX_PAYLOAD_BYTES + 1))
