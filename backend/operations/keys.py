"""`soleus keys`: what this house signs with, and a new pair for its pushes."""

import json
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path

import click
from sqlalchemy.exc import SQLAlchemyError
from sqlalchemy.orm import Session

from backend.db import Database, change_schema
from backend.reminders.checkup import live_workers
from backend.reminders.push.keys import VapidKeys, VapidKeysRefused, load_vapid_keys
from backend.reminders.renewal import count_reached_devices, renew_key
from backend.settings import Settings, new_vapid_pem
from backend.web.health import metrics_token


@click.group(no_args_is_help=False)
def keys() -> None:
    """What this house signs with."""


@keys.command()
def show() -> None:
    """The public key browsers subscribe with, whom push services may write to, and the token of /metrics."""
    settings = Settings.from_env()
    pair = _pair(settings)
    shown = {
        "vapid_public_key": pair.public_key_b64url,
        "push_subject": pair.subject,
        "metrics_token": metrics_token(settings),
    }
    click.echo(json.dumps(shown, indent=2))


@keys.command()
@click.option("--yes", "is_sure", is_flag=True, help="Do not ask.")
def rotate(is_sure: bool) -> None:
    """Make a new VAPID pair, for when the old one got into other hands.

    Each phone gets nothing by push until its app is opened once; it then subscribes anew by itself. No device
    is deleted, and the old pair stays beside the new one.
    """
    settings = Settings.from_env()
    with _session(settings) as session:
        if not is_sure:
            reached = count_reached_devices(session)
            session.rollback()
            question = f"{reached} devices get no push until their app is opened. Make a new pair?"
            click.confirm(question, abort=True)
        now = datetime.now(UTC)
        asked, kept = renew_key(session, settings.data_dir, new_vapid_pem(), now)
        workers = live_workers(session, now)
    _tell(_pair(Settings.from_env()), asked, kept, workers)


def _tell(pair: VapidKeys, asked: int, kept: Path, workers: int) -> None:
    click.echo(f"new public key: {pair.public_key_b64url}")
    click.echo(f"the old pair is in {kept}; delete it when nothing needs it any more")
    click.echo(f"devices that subscribe anew when their app is opened: {asked}; none was deleted")
    running = f" ({workers} with a sign of life within the last minute)" if workers else ""
    click.echo(f"Now: the new vapid_private.pem on every host, then restart every process{running}.")


def _pair(settings: Settings) -> VapidKeys:
    try:
        return load_vapid_keys(settings.vapid_private_pem, settings.push_subject)
    except VapidKeysRefused as error:
        raise click.ClickException(f"{error}.") from None


@contextmanager
def _session(settings: Settings) -> Iterator[Session]:
    database = Database(settings.database_url)
    try:
        change_schema(database.engine)
        with database.session() as session:
            yield session
    except SQLAlchemyError:
        raise click.ClickException("The database cannot be used: `soleus doctor` says why.") from None
    finally:
        database.close()
