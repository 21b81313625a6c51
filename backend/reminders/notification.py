"""What one bundle looks like on a lock screen: neutral words or those of its detail, and its verbs; pure."""

from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC
from typing import Final
from uuid import UUID

from pydantic import JsonValue
from sqlalchemy.orm import Session

from backend.content import Kind, NoticeText, kinds
from backend.reminders.manners.wishes import Manners
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


@dataclass(frozen=True, slots=True)
class Facts:
    """What the words of detail name: a wall time such as 18:00, and the place in a course."""

    time: str
    n: int | None
    of: int | None


VerbsOf = Callable[[str, UUID], Sequence[Verb]]
FactsOf = Callable[[Session, Collection[UUID]], Mapping[UUID, Facts]]


def no_facts(_session: Session, _subjects: Collection[UUID]) -> Mapping[UUID, Facts]:
    return {}


def detail_facts(
    session: Session, bundles: Iterable[Bundle], wishes: Mapping[UUID, Manners], facts_of: FactsOf
) -> dict[UUID, Facts]:
    """By notice that leads, for those who chose detail; nothing is looked up when nobody did."""
    subjects = {
        bundle.leader.id: bundle.leader.subject
        for bundle in bundles
        if bundle.leader.subject is not None and wishes[bundle.leader.person_id].shows_detail
    }
    if not subjects:
        return {}
    facts = facts_of(session, subjects.values())
    return {notice_id: facts[subject] for notice_id, subject in subjects.items() if subject in facts}


def notification_payload(
    bundle: Bundle, receipt: UUID, public_url: str, verbs_of: VerbsOf, facts: Facts | None = None
) -> bytes:
    """At most 2,048 bytes. Of several things at once none gets a button: it would not say which is done.

    Neutral words without `facts`; only who chose detail has those.
    """
    leader = bundle.leader
    kind = kinds()[leader.kind]
    verbs = (
        verbs_of(leader.kind, leader.subject) if leader.subject is not None and not bundle.followers else ()
    )
    count = len(bundle.members)
    text = _text(kind, facts)
    return build_payload(
        title=text.title,
        body=text.body
        if count == 1
        else f"{NUMBER_WORDS.get(count, 'Several')} things in one. Open to see them.",
        navigate=f"{public_url}/",
        tag=topic(str(bundle.place)),
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


def _text(kind: Kind, facts: Facts | None) -> NoticeText:
    if facts is None or (kind.detail.names("n") and facts.n is None):
        return kind.neutral
    return kind.detail.filled(time=facts.time, n=facts.n, of=facts.of)
