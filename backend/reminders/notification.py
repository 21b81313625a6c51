"""What one bundle looks like on a lock screen: neutral words, and the addresses of its verbs; pure."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC
from typing import Final
from uuid import UUID

from pydantic import JsonValue

from backend.content import kinds
from backend.reminders.merging import Bundle
from backend.reminders.push.message import build_payload
from backend.reminders.push.sending import topic

NUMBER_WORDS: Final = {2: "Two", 3: "Three", 4: "Four", 5: "Five"}


@dataclass(frozen=True, slots=True)
class Verb:
    """A button on the notification; in `url` the worker puts a fresh UUID where it says {id}."""

    action: str
    title: str
    method: str
    url: str
    body: Mapping[str, JsonValue]


VerbsOf = Callable[[str, UUID], Sequence[Verb]]


def notification_payload(bundle: Bundle, receipt: UUID, public_url: str, verbs_of: VerbsOf) -> bytes:
    """At most 2,048 bytes. Of several things at once none gets a button: it would not say which is done."""
    leader = bundle.leader
    kind = kinds()[leader.kind]
    verbs = (
        verbs_of(leader.kind, leader.subject) if leader.subject is not None and not bundle.followers else ()
    )
    count = len(bundle.members)
    return build_payload(
        title=kind.neutral.title,
        body=kind.neutral.body
        if count == 1
        else f"{NUMBER_WORDS.get(count, 'Several')} things in one. Open to see them.",
        navigate=f"{public_url}/",
        tag=topic(str(leader.id)),
        data={
            "notice": str(leader.id),
            "receipt": str(receipt),
            "expires_at": leader.expires_at.astimezone(UTC)
            .isoformat(timespec="seconds")
            .replace("+00:00", "Z"),
            "late_title": kind.late.title,
            "actions": [{"action": verb.action, "title": verb.title} for verb in verbs],
            "verbs": {
                verb.action: {"method": verb.method, "url": verb.url, "body": dict(verb.body)}
                for verb in verbs
            },
        },
    )
