"""`soleus database copy`, `soleus backup`, `soleus restore`."""

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import click
from sqlalchemy import make_url
from sqlalchemy.exc import ArgumentError

from backend.db import Database
from backend.operations.backup import back_up
from backend.operations.moving import Moved, copy_database, open_source
from backend.operations.refusal import Refused
from backend.operations.restoring import restore as put_back
from backend.operations.rows import Told
from backend.settings import Settings


@click.group(no_args_is_help=False)
def database() -> None:
    """The database as a whole."""


@database.command()
@click.option("--to", required=True, metavar="URL", help="An empty PostgreSQL: postgresql+psycopg://...")
def copy(to: str) -> None:
    """Copy the SQLite database of this house into an empty PostgreSQL and prove that both hold the same.

    Leave the password to PGPASSWORD or ~/.pgpass: a command line can be read by others.
    """
    address = _postgres_address(to)
    with _house() as (source, _), _refusals():
        steps = open_source(source)
        target = Database(address)
        try:
            with _progress("Copying", steps) as told:
                moved = copy_database(source, target, told)
        finally:
            target.close()
    _print_proof(moved)


@click.command()
@click.argument("file", type=click.Path(path_type=Path))
@click.option("--force", "--overwrite", "is_overwriting", is_flag=True, help="Replace FILE if it is there.")
def backup(file: Path, is_overwriting: bool) -> None:
    """Put the database into FILE while the house goes on. The secrets are not in it: keep them apart."""
    with _house() as (source, _), _refusals(), _progress("Backing up", None) as told:
        rows = back_up(source, file, is_overwriting=is_overwriting, told=told)
    click.echo(f"{file}: {rows} rows. Not in it: secret_key and vapid_private.pem; keep them apart.")


@click.command()
@click.argument("file", type=click.Path(path_type=Path))
@click.option(
    "--overwrite", "--force", "is_overwriting", is_flag=True, help="Replace the data that is there."
)
def restore(file: Path, is_overwriting: bool) -> None:
    """Put the database back as FILE has it. Stop Soleus first, and start it afterwards."""
    with _house() as (target, settings), _refusals(), _progress("Restoring", None) as told:
        rows = put_back(file, target, settings.data_dir, is_overwriting=is_overwriting, told=told)
    click.echo(f"{rows} rows are back from {file}.")


@contextmanager
def _house() -> Iterator[tuple[Database, Settings]]:
    settings = Settings.from_env()
    own = Database(settings.database_url)
    try:
        yield own, settings
    finally:
        own.close()


@contextmanager
def _refusals() -> Iterator[None]:
    try:
        yield
    except Refused as refused:
        raise click.ClickException(str(refused)) from None


@contextmanager
def _progress(label: str, steps: int | None) -> Iterator[Told]:
    """On a terminal only; what a script reads stays clean."""
    if not sys.stderr.isatty():
        yield lambda _rows: None
    elif steps is None:
        click.echo(f"{label} ...", err=True)
        yield lambda _rows: None
    else:
        with click.progressbar(length=steps, label=label, file=sys.stderr) as bar:
            yield bar.update


def _postgres_address(text: str) -> str:
    try:
        is_usable = make_url(text).drivername in {"postgresql", "postgresql+psycopg"}
    except ArgumentError:
        is_usable = False
    if not is_usable:
        raise click.UsageError("--to needs a URL that starts with postgresql+psycopg://")
    return text


def _print_proof(moved: Moved) -> None:
    width = max(map(len, moved.tables))
    for name, fingerprint in moved.tables.items():
        click.echo(f"{name:{width}} {fingerprint.rows:>9} {fingerprint.sha256}")
    if moved.changed:
        click.echo(f"written in the old database since: {', '.join(moved.changed)}")
        click.echo("so this was a rehearsal: stop Soleus and copy once more into an empty database")
    click.echo("equal")
