"""drain.sqlite, drain.postgres: how fast what is due leaves, with all that makes a reminder safe."""

from collections.abc import Iterator
from contextlib import ExitStack
from datetime import UTC, datetime, timedelta
from tempfile import TemporaryDirectory

from sqlalchemy import select, update
from webpush import WebPush

from backend.db import Database
from backend.programmes.reminder_buttons import occurrence_verbs
from backend.reminders.drain import drain
from backend.reminders.models import Notice, NoticeState, Subscription
from backend.reminders.postage import Postage, make_postage
from backend.reminders.push.keys import load_vapid_keys
from backend.reminders.push.sending import Target
from backend.reminders.push.transport import CurlTransport
from backend.settings import Settings
from bench.push_path import post_as_in_its_readme
from bench.push_service import RunningService, running_push_service
from bench.rounds import Effort, Row, compare, per_second
from bench.subscriptions import PAYLOAD, webpush_as_in_its_readme
from bench.town import add_patients, give_phones, make_due, migrated, sqlite_database
from tests.services.postgres import PostgresCluster
from tests.services.programs import find_program

OUR_REMINDERS = 1500
THEIR_REMINDERS = 200


def drain_sqlite(effort: Effort) -> Iterator[Row]:
    with sqlite_database() as database:
        yield from _drained("drain.sqlite", database, effort)


def drain_postgres(effort: Effort) -> Iterator[Row]:
    if find_program("initdb") is None:
        print("skipped: drain.postgres (PostgreSQL is not installed)")
        return
    # With fsync: both sides commit, and a commit is a part of what they cost.
    with ExitStack() as opened:
        cluster = opened.enter_context(PostgresCluster(is_durable=True))
        database = opened.enter_context(migrated(cluster.url(cluster.create_database())))
        yield from _drained("drain.postgres", database, effort)


def _drained(name: str, database: Database, effort: Effort) -> list[Row]:
    people = add_patients(database, effort.of(OUR_REMINDERS))
    some = people[: effort.of(THEIR_REMINDERS)]
    with running_push_service() as service, TemporaryDirectory(prefix="soleus-bench-") as folder:
        give_phones(database, people, service.origin)
        settings = Settings.from_env({"SOLEUS_DATA": folder, "SOLEUS_PUSH_EXTRA_ORIGINS": service.origin})
        postage = make_postage(settings, occurrence_verbs)
        transport = CurlTransport(ca_file=str(service.ca_file))
        keys = load_vapid_keys(settings.vapid_private_pem, settings.push_subject)
        library = webpush_as_in_its_readme(settings.vapid_private_pem.encode(), keys.private_key)

        def ours() -> float:
            make_due(database, people, datetime.now(UTC) - timedelta(seconds=1))
            return per_second(lambda: _drain(database, postage, transport))

        def theirs() -> float:
            make_due(database, some, datetime.now(UTC) - timedelta(seconds=1))
            return per_second(lambda: _loop(database, library, service))

        rows = compare(name, "reminders per second", ours, {"webpush + requests": theirs}, effort.rounds)
        transport.close()
    return rows


def _drain(database: Database, postage: Postage, transport: CurlTransport) -> int:
    report = drain(database, postage, transport, _now)
    assert report["accepted"] == report["claimed"], report
    return report["accepted"]


def _loop(database: Database, library: WebPush, service: RunningService) -> int:
    """As a cron job would: what is due, one after the other, each marked as sent in a commit of its own.

    It claims nothing, so it may run once only, and what is in its hands when it dies is sent twice.
    """
    columns = (Notice.id, Subscription.endpoint, Subscription.p256dh, Subscription.auth)
    due = select(*columns).join(Subscription, Subscription.person_id == Notice.person_id)
    with database.session() as session:
        found = session.execute(due.where(Notice.state == "open", Notice.visible_at <= _now())).all()
        session.commit()
        for notice_id, *device in found:
            post_as_in_its_readme(library, Target(*device), PAYLOAD, service.ca_file)
            session.execute(update(Notice).where(Notice.id == notice_id).values(state=NoticeState.ACCEPTED))
            session.commit()
    return len(found)


def _now() -> datetime:
    return datetime.now(UTC)
