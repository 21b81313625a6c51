"""What a push service's answer means for the reminder and for the device; pure."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from email.utils import parsedate_to_datetime
from enum import StrEnum

from backend.reminders.push.transfer import Answer, Failure, TransportError

MAX_RETRY_AFTER = timedelta(hours=24)

GONE = frozenset({404, 410})
# 406 is how Windows said "too many" for years; 408 asks for the same request again.
RETRIED = frozenset({406, 408, 429})
# No answer, or a gateway that had none: the message may be on its way to the phone all the same.
MAY_HAVE_ARRIVED = frozenset({Failure.TIMED_OUT, Failure.BROKEN_OFF, "http_504"})
MAY_BE_MISMATCH = frozenset({400, 401, 403})
# Without a word of why: one device may be at fault, or whoever signs. Only all answers together tell.
DENIED = frozenset({401, 403})

# How each service says that the subscription was made with another key than the one that signed: Google with
# a 403 in two wordings and one reason; Mozilla with a 401 (its errno 109 alone also covers a malformed
# header); Apple with 400 or 403. Apple's BadJwtToken is not among them: that token is wrong for everybody.
MISMATCH_WORDS = (
    b"do not correspond to the credentials used to create the subscription",
    b"does not correspond to the sender id used to subscribe",
    b"mismatchsenderid",
    b"sender_id_mismatch",
    b"vapid public key mismatch",
    b"vapidpkhashmismatch",
)


class OutcomeKind(StrEnum):
    ACCEPTED = "accepted"
    GONE = "gone"
    MISMATCH = "mismatch"
    RETRY = "retry"
    TOO_LARGE = "too_large"
    DENIED = "denied"
    REJECTED = "rejected"


@dataclass(frozen=True, slots=True)
class Outcome:
    """`reason` is a short word for the ledger; `retry_after` only what the service itself asked for."""

    kind: OutcomeKind
    reason: str
    retry_after: timedelta | None = None

    @property
    def is_hang(self) -> bool:
        return self.reason in {Failure.TIMED_OUT, Failure.CONNECT_TIMED_OUT}


def outcome_of(answer: Answer, now: datetime) -> Outcome:
    if isinstance(answer, TransportError):
        # Says nothing about the device, not even a refused address: a filtering name server gives those.
        return Outcome(OutcomeKind.RETRY, answer.failure)
    return outcome(answer.status, answer.headers, answer.body, now)


def outcome(status: int, headers: Mapping[str, str], body: bytes, now: datetime) -> Outcome:
    """Header names in lower case."""
    reason = f"http_{status}"
    if 200 <= status < 300:
        return Outcome(OutcomeKind.ACCEPTED, reason)
    if status in GONE:
        return Outcome(OutcomeKind.GONE, reason)
    if status == 413:
        return Outcome(OutcomeKind.TOO_LARGE, reason)
    if status in RETRIED or 500 <= status < 600:
        return Outcome(OutcomeKind.RETRY, reason, retry_after(headers.get("retry-after"), now))
    if status in MAY_BE_MISMATCH and _tells_mismatch(headers, body):
        return Outcome(OutcomeKind.MISMATCH, "vapid_mismatch")
    if status in DENIED:
        return Outcome(OutcomeKind.DENIED, reason)
    return Outcome(OutcomeKind.REJECTED, reason)


def retry_after(value: str | None, now: datetime) -> timedelta | None:
    """From seconds or an HTTP date, at most a day; None (our own pause holds) for nonsense and the past."""
    if value is None:
        return None
    text = value.strip()
    if re.fullmatch(r"[0-9]+", text):
        # Digits without end would be refused by int(), and mean the same as the cap.
        wait = timedelta(seconds=int(text)) if len(text) <= 9 else MAX_RETRY_AFTER
    else:
        try:
            until = parsedate_to_datetime(text)
            wait = (until if until.tzinfo else until.replace(tzinfo=UTC)) - now
        except (ValueError, OverflowError):
            return None
    return min(wait, MAX_RETRY_AFTER) if wait > timedelta(0) else None


def _tells_mismatch(headers: Mapping[str, str], body: bytes) -> bool:
    said = body.lower()
    # Windows has no body and names the key that its channel was made with in a header.
    windows = headers.get("x-wns-error-description", "").lower()
    if "public key" in windows and "channel" in windows:
        return True
    return any(words in said for words in MISMATCH_WORDS)
