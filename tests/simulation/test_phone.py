"""A phone of the simulation against the house's own encryption."""

from datetime import UTC, datetime, timedelta
from uuid import UUID, uuid4

import pytest
from cryptography.exceptions import InvalidTag

from backend.reminders.push.endpoint import check_keys
from backend.reminders.push.message import build_payload, encrypt
from backend.simulation.phone import Phone

EXPIRES_AT = datetime(2026, 3, 20, 20, tzinfo=UTC)
A_MINUTE = timedelta(minutes=1)
NOTICE = UUID(int=1)


@pytest.fixture
def phone() -> Phone:
    return Phone(1, 1, "https://web.push.apple.com/phone-1")


def push(phone: Phone) -> bytes:
    payload = build_payload(
        title="Time for today's session",
        body="",
        navigate="https://soleus.example.org/",
        tag="tag",
        data={"notice": str(NOTICE), "receipt": str(uuid4()), "expires_at": "2026-03-20T20:00:00Z"},
    )
    return encrypt(check_keys(phone.p256dh, phone.auth), payload)


def test_it_reads_what_was_meant_for_it(phone: Phone) -> None:
    shown = phone.show(push(phone), EXPIRES_AT - A_MINUTE, forgets=False, ignores_expiry=False)
    assert (shown.notice, shown.is_current, shown.is_silent) == (NOTICE, True, False)


def test_another_one_cannot(phone: Phone) -> None:
    with pytest.raises(InvalidTag):
        Phone(2, 2, "https://web.push.apple.com/phone-2").read(push(phone))


def test_a_second_time_it_makes_no_sound_unless_it_forgets(phone: Phone) -> None:
    now = EXPIRES_AT - A_MINUTE
    phone.show(push(phone), now, forgets=False, ignores_expiry=False)
    assert phone.show(push(phone), now, forgets=False, ignores_expiry=False).is_silent
    assert not phone.show(push(phone), now, forgets=True, ignores_expiry=False).is_silent


def test_past_its_use_it_is_missed_unless_expiry_is_ignored(phone: Phone) -> None:
    body = push(phone)
    assert not phone.show(body, EXPIRES_AT, forgets=True, ignores_expiry=False).is_current
    assert phone.show(body, EXPIRES_AT, forgets=True, ignores_expiry=True).is_current
