"""push.path: from a row to the push service's answer, over TLS."""

from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import requests
from sqlalchemy import select
from webpush import WebPush
from webpush.types import WebPushKeys, WebPushSubscription

from backend.db import Database
from backend.reminders.drain import AT_ONCE
from backend.reminders.models import Subscription
from backend.reminders.push.keys import load_vapid_keys
from backend.reminders.push.sending import Target, prepare, topic
from backend.reminders.push.tokens import VapidTokens
from backend.reminders.push.transfer import PushTransport, Response
from backend.reminders.push.transport import CurlTransport
from bench.push_service import RunningService, running_push_service
from bench.rounds import Effort, Row, compare, per_cpu_second
from bench.subscriptions import (
    PAYLOAD,
    SUBJECT_ADDRESS,
    TTL_SECONDS,
    new_key_pem,
    webpush_as_in_its_readme,
)
from bench.town import add_patients, give_phones, sqlite_database

# Several times as slow, the rival gets fewer messages: rates are compared, not batches.
OUR_MESSAGES = 2000
THEIR_MESSAGES = 200


def push_path(effort: Effort) -> Iterator[Row]:
    pem = new_key_pem()
    keys = load_vapid_keys(pem.decode(), f"mailto:{SUBJECT_ADDRESS}")
    library = webpush_as_in_its_readme(pem, keys.private_key)
    tokens = VapidTokens(keys)
    with running_push_service() as service, sqlite_database() as database:
        give_phones(database, add_patients(database, effort.of(OUR_MESSAGES)), service.origin)
        transport = CurlTransport(ca_file=str(service.ca_file))
        yield from compare(
            "push.path",
            "pushes per CPU second",
            lambda: per_cpu_second(lambda: _ours(database, tokens, transport, service)),
            {
                "webpush + requests": lambda: per_cpu_second(
                    lambda: _theirs(database, library, service.ca_file, effort.of(THEIR_MESSAGES))
                )
            },
            effort.rounds,
        )
        transport.close()


def _targets(database: Database, count: int | None = None) -> list[Target]:
    columns = (Subscription.endpoint, Subscription.p256dh, Subscription.auth)
    with database.reading_session() as session:
        return [Target(*row) for row in session.execute(select(*columns).limit(count))]


def _ours(database: Database, tokens: VapidTokens, transport: PushTransport, service: RunningService) -> int:
    waiting = _targets(database)
    accepted, now = 0, datetime.now(UTC)
    while waiting or transport.in_flight:
        while waiting and transport.in_flight < AT_ONCE:
            request = prepare(
                waiting.pop(),
                PAYLOAD,
                ttl_seconds=TTL_SECONDS,
                urgency="normal",
                topic=topic(str(len(waiting))),
                tokens=tokens,
                now=now,
                extra_origins={service.origin},
            )
            transport.start(request, len(waiting))
        for _, answer in transport.poll(1.0):
            assert isinstance(answer, Response), answer
            assert answer.status == requests.codes.created
            accepted += 1
    return accepted


def _theirs(database: Database, library: WebPush, ca_file: Path, count: int) -> int:
    """One `requests.post` for each message, as the library's own documentation does it."""
    targets = _targets(database, count)
    for target in targets:
        post_as_in_its_readme(library, target, PAYLOAD, ca_file)
    return len(targets)


def post_as_in_its_readme(library: WebPush, target: Target, payload: bytes, ca_file: Path) -> None:
    keys = WebPushKeys(p256dh=target.p256dh, auth=target.auth)
    subscription = WebPushSubscription.model_validate({"endpoint": target.endpoint, "keys": keys})
    message = library.get(payload, subscription)
    headers = {name: str(value) for name, value in message.headers.items()}
    answer = requests.post(
        target.endpoint, data=message.encrypted, headers=headers, verify=str(ca_file), timeout=10
    )
    answer.raise_for_status()
