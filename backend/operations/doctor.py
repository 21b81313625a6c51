"""`soleus doctor`: is everything there that this house stands on, and if not, what to do."""

from collections.abc import Iterator
from datetime import UTC, datetime

import click

from backend.db import Database
from backend.programmes.checkup import examine_plans
from backend.reminders.checkup import examine_push, examine_worker, live_workers
from backend.reminders.mail.checkup import examine_mail
from backend.reminders.sending_checkup import examine_sending
from backend.settings import Settings
from backend.web.checkup import (
    Finding,
    Grade,
    examine_clock,
    examine_database,
    examine_limits,
    examine_queue,
    examine_secrets,
    examine_time_zones,
)

WRONG = 2


@click.command()
@click.pass_context
def doctor(context: click.Context) -> None:
    """Look at everything this installation stands on: a line each, OK or what to do."""
    settings, now = Settings.from_env(), datetime.now(UTC)
    findings = list(_findings(settings, now))
    for finding in findings:
        click.echo(f"{finding.grade:8} {finding.check:13} {finding.text}".rstrip())
    broken = [finding.check for finding in findings if finding.grade is Grade.BROKEN]
    if broken:
        click.echo(f"soleus: to be mended: {', '.join(broken)}", err=True)
        context.exit(WRONG)


def _findings(settings: Settings, now: datetime) -> Iterator[Finding]:
    yield from examine_secrets(settings)
    yield from examine_push(settings)
    yield examine_mail(settings)
    yield examine_time_zones(now)
    yield examine_queue(settings)
    database = Database(settings.database_url)
    try:
        found = list(examine_database(database))
        yield from found
        processes = 0
        if all(finding.grade is Grade.OK for finding in found):
            yield examine_clock(database, now)
            with database.reading_session() as session:
                yield examine_worker(session, settings, now)
                yield from examine_sending(session, now)
                yield examine_plans(session)
                processes = live_workers(session, now)
        yield examine_limits(settings, processes)
    finally:
        database.close()
