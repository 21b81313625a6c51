"""What each answer of a push service means."""

from datetime import UTC, datetime, timedelta

import pytest

from backend.reminders.push.outcome import Outcome, OutcomeKind, outcome, outcome_of, retry_after
from backend.reminders.push.transfer import Failure, Response, TransportError
from tests.fakes.push_service import APPLE_BAD_TOKEN, APPLE_MISMATCH, FCM_MISMATCH, MOZILLA_MISMATCH

NOW = datetime(2026, 11, 23, 18, 0, tzinfo=UTC)
FCM_OLD_MISMATCH = (
    b"the key in the authorization header does not correspond to the sender ID used to subscribe this user."
)
MOZILLA_BAD_HEADER = (
    b'{"code":401,"errno":109,"message":"Request did not validate missing authorization header"}'
)
WINDOWS_MISMATCH = {"x-wns-error-description": "The public key does not match the one in the channel Url"}
WINDOWS_BAD_TOKEN = {
    "x-wns-error-description": "JWT Authentication Failed, unable to validate token signature"
}

ACCEPTED, GONE, MISMATCH = OutcomeKind.ACCEPTED, OutcomeKind.GONE, OutcomeKind.MISMATCH
RETRY, TOO_LARGE, REJECTED = OutcomeKind.RETRY, OutcomeKind.TOO_LARGE, OutcomeKind.REJECTED
DENIED = OutcomeKind.DENIED


@pytest.mark.parametrize(
    ("status", "headers", "body", "kind"),
    [
        pytest.param(201, {}, b"", ACCEPTED, id="created"),
        pytest.param(200, {}, b"", ACCEPTED, id="plain ok"),
        pytest.param(202, {}, b"", ACCEPTED, id="accepted for later"),
        pytest.param(204, {}, b"", ACCEPTED, id="no content"),
        pytest.param(404, {}, b"", GONE, id="unknown subscription"),
        pytest.param(410, {}, b'{"reason":"Unregistered"}', GONE, id="subscription ended"),
        pytest.param(413, {}, b"", TOO_LARGE, id="payload too large"),
        pytest.param(429, {}, b"", RETRY, id="too many"),
        pytest.param(406, {}, b"", RETRY, id="too many, as Windows said it"),
        pytest.param(408, {}, b"", RETRY, id="service waited too long"),
        pytest.param(500, {}, b"", RETRY, id="service broke"),
        pytest.param(502, {}, b"", RETRY, id="service behind broke"),
        pytest.param(503, {}, b"", RETRY, id="service shut"),
        pytest.param(599, {}, b"", RETRY, id="last of the server errors"),
        pytest.param(*FCM_MISMATCH[:1], {}, FCM_MISMATCH[1], MISMATCH, id="Google, other key"),
        pytest.param(403, {}, FCM_OLD_MISMATCH, MISMATCH, id="Google's older words"),
        pytest.param(403, {}, b"MismatchSenderId", MISMATCH, id="Google's reason"),
        pytest.param(MOZILLA_MISMATCH[0], {}, MOZILLA_MISMATCH[1], MISMATCH, id="Mozilla, other key"),
        pytest.param(APPLE_MISMATCH[0], {}, APPLE_MISMATCH[1], MISMATCH, id="Apple, other key"),
        pytest.param(403, {}, APPLE_MISMATCH[1], MISMATCH, id="Apple, other key, as 403"),
        pytest.param(401, WINDOWS_MISMATCH, b"", MISMATCH, id="Windows, other key"),
        pytest.param(APPLE_BAD_TOKEN[0], {}, APPLE_BAD_TOKEN[1], DENIED, id="Apple, bad token"),
        pytest.param(401, {}, MOZILLA_BAD_HEADER, DENIED, id="Mozilla, bad header"),
        pytest.param(401, WINDOWS_BAD_TOKEN, b"", DENIED, id="Windows, bad token"),
        pytest.param(403, {}, b"", DENIED, id="forbidden without a word"),
        pytest.param(400, {}, b"\xff\xfe", REJECTED, id="bad request, unreadable"),
        pytest.param(404, {}, APPLE_MISMATCH[1], GONE, id="unknown, whatever the body says"),
        pytest.param(500, {}, FCM_MISMATCH[1], RETRY, id="broken, whatever the body says"),
        pytest.param(405, {}, b"", REJECTED, id="other fault of ours"),
        pytest.param(301, {"location": "https://a.example/"}, b"", REJECTED, id="moved"),
        pytest.param(307, {"location": "https://a.example/"}, b"", REJECTED, id="temporarily moved"),
        pytest.param(999, {}, b"", REJECTED, id="not a status"),
    ],
)
def test_each_answer_has_one_meaning(
    status: int, headers: dict[str, str], body: bytes, kind: OutcomeKind
) -> None:
    assert outcome(status, headers, body, NOW).kind == kind
    assert outcome_of(Response(status, headers, body), NOW).kind == kind


@pytest.mark.parametrize("failure", list(Failure), ids=str)
def test_no_answer_is_tried_again_and_named(failure: Failure) -> None:
    assert outcome_of(TransportError(failure), NOW) == Outcome(RETRY, str(failure))
    assert outcome_of(TransportError(failure), NOW).is_hang == ("timed_out" in failure)


@pytest.mark.parametrize(
    ("value", "wait"),
    [
        pytest.param(None, None, id="absent"),
        pytest.param("120", timedelta(minutes=2), id="seconds"),
        pytest.param(" 120 ", timedelta(minutes=2), id="seconds with spaces"),
        pytest.param("Mon, 23 Nov 2026 18:05:00 GMT", timedelta(minutes=5), id="date"),
        pytest.param("Monday, 23-Nov-26 18:05:00 GMT", timedelta(minutes=5), id="date as in RFC 850"),
        pytest.param("Mon Nov 23 18:05:00 2026", timedelta(minutes=5), id="date as C prints it"),
        pytest.param("Mon, 23 Nov 2026 17:00:00 GMT", None, id="date in the past"),
        pytest.param("0", None, id="nought"),
        pytest.param("-5", None, id="negative"),
        pytest.param("1.5", None, id="a fraction"),
        pytest.param("soon", None, id="a word"),
        pytest.param("", None, id="empty"),
        pytest.param("१२०", None, id="digits of another script"),
        pytest.param("Mon, 99 Nov 2026 18:05:00 GMT", None, id="impossible date"),
        pytest.param("Mon, 23 Nov 99999 18:05:00 GMT", None, id="impossible year"),
        pytest.param("86400", timedelta(hours=24), id="a day"),
        pytest.param("86401", timedelta(hours=24), id="over a day"),
        pytest.param("9" * 12, timedelta(hours=24), id="thousands of years"),
        pytest.param("9" * 5000, timedelta(hours=24), id="endless digits"),
        pytest.param("Fri, 31 Dec 9999 23:59:59 GMT", timedelta(hours=24), id="the end of time"),
    ],
)
def test_retry_after_is_believed_within_reason(value: str | None, wait: timedelta | None) -> None:
    assert retry_after(value, NOW) == wait


@pytest.mark.parametrize("status", [429, 406, 503])
def test_a_service_may_say_when_to_come_back(status: int) -> None:
    asked = outcome(status, {"retry-after": "900"}, b"", NOW)
    assert asked.retry_after == timedelta(minutes=15)


def test_only_a_retry_carries_a_wait() -> None:
    assert outcome(201, {"retry-after": "900"}, b"", NOW).retry_after is None
