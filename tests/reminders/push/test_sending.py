"""One request, from a stored subscription to its headers."""

from datetime import datetime

import pytest

from backend.reminders.push.endpoint import EndpointRefused
from backend.reminders.push.message import MessageRefused
from backend.reminders.push.sending import Target, prepare, topic
from backend.reminders.push.tokens import VapidTokens
from backend.reminders.push.transfer import PushRequest
from tests.fakes.phone import Phone

PHONE = Phone("https://fcm.googleapis.com/fcm/send/ada")
TARGET = Target(PHONE.endpoint, PHONE.p256dh, PHONE.auth)


def request(
    tokens: VapidTokens,
    now: datetime,
    target: Target = TARGET,
    payload: bytes = b"{}",
    ttl_seconds: int = 3600,
) -> PushRequest:
    return prepare(
        target,
        payload,
        ttl_seconds=ttl_seconds,
        urgency="high",
        topic=topic("notice-1"),
        tokens=tokens,
        now=now,
    )


def test_a_request_carries_every_header_the_services_want(tokens: VapidTokens, now: datetime) -> None:
    ready = request(tokens, now, payload=b"hello")
    assert ready.endpoint.url == PHONE.endpoint
    assert dict(ready.headers) == {
        "TTL": "3600",
        "Topic": topic("notice-1"),
        "Urgency": "high",
        "Content-Type": "application/octet-stream",
        "Content-Encoding": "aes128gcm",
        "Authorization": tokens.authorization("https://fcm.googleapis.com", now),
    }
    assert PHONE.decrypt(ready.body) == b"hello"


@pytest.mark.parametrize(
    ("asked", "sent"),
    [
        pytest.param(0, "1", id="nothing left"),
        pytest.param(-30, "1", id="already past"),
        pytest.param(1, "1", id="one second"),
        pytest.param(2_419_201, "2419200", id="over four weeks"),
    ],
)
def test_a_message_lives_at_least_a_second_and_at_most_four_weeks(
    tokens: VapidTokens, now: datetime, asked: int, sent: str
) -> None:
    assert request(tokens, now, ttl_seconds=asked).headers["TTL"] == sent


def test_the_token_is_for_the_origin_with_its_port(tokens: VapidTokens, now: datetime) -> None:
    ready = prepare(
        Target("https://push.clinic.example:8443/x", PHONE.p256dh, PHONE.auth),
        b"{}",
        ttl_seconds=60,
        urgency="normal",
        topic=topic("notice-1"),
        tokens=tokens,
        now=now,
        extra_origins={"https://push.clinic.example:8443"},
    )
    assert ready.headers["Authorization"] == tokens.authorization("https://push.clinic.example:8443", now)


def test_one_message_leaves_no_trace_in_the_next(tokens: VapidTokens, now: datetime) -> None:
    request(tokens, now, ttl_seconds=7)
    assert request(tokens, now).headers["TTL"] == "3600"


def test_a_stored_subscription_is_checked_again_before_each_sending(
    tokens: VapidTokens, now: datetime
) -> None:
    with pytest.raises(EndpointRefused):
        request(tokens, now, Target("http://127.0.0.1:8123/x", PHONE.p256dh, PHONE.auth))
    with pytest.raises(EndpointRefused):
        request(tokens, now, Target(PHONE.endpoint, PHONE.p256dh, PHONE.auth[:-2]))


def test_a_payload_over_the_limit_is_refused(tokens: VapidTokens, now: datetime) -> None:
    with pytest.raises(MessageRefused):
        request(tokens, now, payload=b"x" * 2049)


def test_neither_endpoint_nor_keys_nor_body_show_in_a_repr(tokens: VapidTokens, now: datetime) -> None:
    assert repr(TARGET) == "Target()"
    shown = repr(request(tokens, now))
    assert "fcm/send" not in shown
    assert "vapid t=" not in shown


def test_a_topic_is_32_hex_characters_of_the_notice_alone() -> None:
    assert topic("notice-1") == topic("notice-1") != topic("notice-2")
    assert len(topic("notice-1")) == 32
    assert set(topic("notice-1")) <= set("0123456789abcdef")
