"""Which push addresses and browser keys are accepted."""

from base64 import b64encode, urlsafe_b64encode

import pytest
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat

from backend.reminders.push.endpoint import (
    EndpointRefused,
    check_endpoint,
    check_keys,
    origins_of,
    shaped_keys,
)

EXTRA = origins_of(["http://127.0.0.1:8123", "https://push.clinic.example:8443/", "http://[::1]:8124"])


@pytest.mark.parametrize(
    ("url", "origin"),
    [
        ("https://fcm.googleapis.com/fcm/send/abc:APA91b-_x", "https://fcm.googleapis.com"),
        ("https://FCM.GoogleAPIs.com/fcm/send/aBc", "https://fcm.googleapis.com"),
        ("https://fcm.googleapis.com:443/fcm/send/abc", "https://fcm.googleapis.com"),
        (
            "https://updates.push.services.mozilla.com/wpush/v2/gAA_-=",
            "https://updates.push.services.mozilla.com",
        ),
        ("https://web.push.apple.com/QF8w", "https://web.push.apple.com"),
        (
            "https://wns2-par02p.notify.windows.com/w/?token=BQ%2bA%3d",
            "https://wns2-par02p.notify.windows.com",
        ),
    ],
)
def test_the_known_push_services_are_accepted(url: str, origin: str) -> None:
    endpoint = check_endpoint(url)
    assert (endpoint.origin, endpoint.port, endpoint.is_extra) == (origin, 443, False)
    assert endpoint.url == origin + url.removeprefix("https://").replace(":443", "")[len(origin) - 8 :]


@pytest.mark.parametrize(
    "url",
    [
        pytest.param("http://fcm.googleapis.com/x", id="http"),
        pytest.param("http://fcm.googleapis.com:443/x", id="http on the port of https"),
        pytest.param("ftp://fcm.googleapis.com/x", id="another scheme"),
        pytest.param("//fcm.googleapis.com/x", id="no scheme"),
        pytest.param("fcm.googleapis.com/x", id="only a name"),
        pytest.param("", id="nothing"),
        pytest.param("https://", id="no host"),
        pytest.param("https:///x", id="empty host"),
        pytest.param("https://fcm.googleapis.com:8443/x", id="another port"),
        pytest.param("https://fcm.googleapis.com:0/x", id="port nought"),
        pytest.param("https://fcm.googleapis.com:99999/x", id="impossible port"),
        pytest.param("https://fcm.googleapis.com:x/x", id="port in letters"),
        pytest.param("https://ada@fcm.googleapis.com/x", id="a user"),
        pytest.param("https://ada:pw@fcm.googleapis.com/x", id="a user with password"),
        pytest.param("https://@fcm.googleapis.com/x", id="an empty user"),
        pytest.param("https://fcm.googleapis.com@evil.example/x", id="service name as user"),
        pytest.param("https://fcm.googleapis.com/x#f", id="a fragment"),
        pytest.param("https://fcm.googleapis.com/x#", id="an empty fragment"),
        pytest.param("https://fcm.googleapis.com./x", id="trailing dot"),
        pytest.param("https://evilpush.apple.com.example/x", id="service name inside"),
        pytest.param("https://evilpush.apple.com/x", id="suffix without its dot"),
        pytest.param("https://push.apple.com/x", id="suffix alone"),
        pytest.param("https://.push.apple.com/x", id="empty label"),
        pytest.param("https://a..push.apple.com/x", id="empty label inside"),
        pytest.param("https://-a.push.apple.com/x", id="label begins with a dash"),
        pytest.param("https://a_b.push.apple.com/x", id="underscore"),
        pytest.param("https://a%2eb.push.apple.com/x", id="escaped dot"),
        pytest.param("https://sub.fcm.googleapis.com/x", id="below an exact name"),
        pytest.param("https://fcm.googleapis.com.evil.example/x", id="exact name as prefix"),
        pytest.param("https://fcm.googleapis.cоm/x", id="a Cyrillic letter"),
        pytest.param("https://ⓕcm.googleapis.com/x", id="a letter that folds to ASCII"),
        pytest.param("https://xn--fcm-googleapis-com/x", id="punycode"),
        pytest.param("https://fcm.googleapis.com\\@evil.example/x", id="backslash"),
        pytest.param("https://fcm.googleapis.com/x y", id="a space"),
        pytest.param("https://fcm.googleapis.com/x\r\nHost: evil", id="a new line"),
        pytest.param(" https://fcm.googleapis.com/x", id="leading space"),
        pytest.param("https://fcm.googleapis.com/x\n", id="trailing new line"),
        pytest.param("https://142.250.1.95/x", id="a number"),
        pytest.param("https://127.0.0.1/x", id="loopback"),
        pytest.param("https://[::1]/x", id="loopback in IPv6"),
        pytest.param("https://[::ffff:127.0.0.1]/x", id="mapped loopback"),
        pytest.param("https://2130706433/x", id="loopback as one number"),
        pytest.param("https://0x7f.1/x", id="loopback in hex"),
        pytest.param("https://localhost/x", id="localhost"),
        pytest.param("https://fcm.googleapis.com/" + "x" * 2048, id="too long"),
        pytest.param("http://127.0.0.1:8124/x", id="an extra host on another port"),
        pytest.param("https://127.0.0.1:8123/x", id="an extra host with another scheme"),
        pytest.param("http://a@127.0.0.1:8123/x", id="a user at an extra origin"),
        pytest.param("http://127.0.0.1:8123/x#f", id="a fragment at an extra origin"),
    ],
)
def test_every_other_address_is_refused_without_repeating_it(url: str) -> None:
    with pytest.raises(EndpointRefused) as refused:
        check_endpoint(url, EXTRA)
    assert refused.value.field == "endpoint"
    assert "example" not in refused.value.reason
    assert "127" not in refused.value.reason


@pytest.mark.parametrize(
    ("url", "origin", "port"),
    [
        ("http://127.0.0.1:8123/x?y=1", "http://127.0.0.1:8123", 8123),
        ("https://PUSH.clinic.example:8443/x", "https://push.clinic.example:8443", 8443),
        ("http://[::1]:8124/x", "http://[::1]:8124", 8124),
    ],
)
def test_an_extra_origin_may_have_any_scheme_port_and_address(url: str, origin: str, port: int) -> None:
    endpoint = check_endpoint(url, EXTRA)
    assert (endpoint.origin, endpoint.port, endpoint.is_extra) == (origin, port, True)


@pytest.mark.parametrize(
    "url",
    ["http://127.0.0.1:8123/x", "http://a@127.0.0.1:8123", "http://a:1?", "127.0.0.1:8123", "gopher://a"],
)
def test_an_extra_origin_is_scheme_host_and_port_only(url: str) -> None:
    with pytest.raises(EndpointRefused):
        origins_of([url])


def point(compressed: bool = False) -> bytes:
    shape = PublicFormat.CompressedPoint if compressed else PublicFormat.UncompressedPoint
    return ec.generate_private_key(ec.SECP256R1()).public_key().public_bytes(Encoding.X962, shape)


def text(raw: bytes) -> str:
    return urlsafe_b64encode(raw).decode()


POINT = point()
SECRET = bytes(range(16))


def test_keys_are_accepted_with_and_without_padding_and_kept_without() -> None:
    padded = check_keys(text(POINT), text(SECRET))
    bare = check_keys(text(POINT).rstrip("="), text(SECRET).rstrip("="))
    assert padded == bare
    assert "=" not in padded.p256dh + padded.auth


@pytest.mark.parametrize(
    ("p256dh", "auth", "field"),
    [
        pytest.param(text(point(compressed=True)), text(SECRET), "p256dh", id="compressed point"),
        pytest.param(text(POINT[:-1]), text(SECRET), "p256dh", id="64 bytes"),
        pytest.param(text(POINT + b"\0"), text(SECRET), "p256dh", id="66 bytes"),
        pytest.param(text(b"\x04" + b"\1" * 64), text(SECRET), "p256dh", id="off the curve"),
        pytest.param(text(b"\x04" + b"\0" * 64), text(SECRET), "p256dh", id="the origin"),
        pytest.param(text(b"\x06" + POINT[1:]), text(SECRET), "p256dh", id="hybrid form"),
        pytest.param("", text(SECRET), "p256dh", id="no key"),
        pytest.param(text(POINT)[:40] + " " + text(POINT)[40:], text(SECRET), "p256dh", id="a space inside"),
        pytest.param(
            b64encode(b"\x04" + b"\xff" * 64).decode(), text(SECRET), "p256dh", id="standard base64"
        ),
        pytest.param(text(POINT), "", "auth", id="no secret"),
        pytest.param(text(POINT), text(SECRET[:15]), "auth", id="short secret"),
        pytest.param(text(POINT), text(SECRET + b"\0"), "auth", id="long secret"),
        pytest.param(text(POINT), b64encode(b"\xfb" * 16).decode(), "auth", id="secret in standard base64"),
        pytest.param(text(POINT), "A" * 21, "auth", id="a length base64 cannot have"),
        pytest.param(text(POINT), "=" * 22, "auth", id="only padding"),
        pytest.param(text(POINT), "é" * 22, "auth", id="not ASCII"),
        pytest.param("A" * 100_000, text(SECRET), "p256dh", id="endless"),
    ],
)
def test_keys_no_browser_makes_are_refused_by_field(p256dh: str, auth: str, field: str) -> None:
    with pytest.raises(EndpointRefused) as refused:
        check_keys(p256dh, auth)
    assert refused.value.field == field


def test_the_quick_check_leaves_only_the_curve_out() -> None:
    off_curve = text(b"\x04" + b"\1" * 64)
    assert shaped_keys(off_curve, text(SECRET)).p256dh == off_curve.rstrip("=")
    with pytest.raises(EndpointRefused):
        shaped_keys(text(POINT[:-1]), text(SECRET))
