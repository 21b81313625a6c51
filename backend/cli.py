"""The `soleus` commands: exit status 0, or 2 with one line on stderr."""

import json
import os
import sys
from collections.abc import Sequence
from datetime import UTC, datetime
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING, ClassVar

import click

from backend.rules.document import FieldProblem, json_value
from backend.rules.item import Item
from backend.settings import SettingsProblem

if TYPE_CHECKING:
    from backend.db import Database
    from backend.settings import Settings

# Commands import what they need when they run: a preview must not wait for a database or a web framework.

ROOT = Path(__file__).parent.parent
LARGEST_DOCUMENT_BYTES = 1024 * 1024
WRONG_USE = 2


class _House(click.Group):
    """Also finds the commands that live in their own package."""

    ELSEWHERE: ClassVar = {
        "user": "backend.accounts.commands",
        "demo": "backend.operations.demo",
        "keys": "backend.operations.keys",
        "doctor": "backend.operations.doctor",
        "database": "backend.operations.commands",
        "backup": "backend.operations.commands",
        "restore": "backend.operations.commands",
        "rules": "backend.content.commands",
        "simulate": "backend.simulation.commands",
    }

    def list_commands(self, context: click.Context) -> list[str]:
        return sorted([*super().list_commands(context), *self.ELSEWHERE])

    def get_command(self, context: click.Context, name: str) -> click.Command | None:
        if name not in self.ELSEWHERE:
            return super().get_command(context, name)
        found = getattr(import_module(self.ELSEWHERE[name]), name)
        assert isinstance(found, click.Command)  # noqa: S101  # for the type checker
        return found


@click.group(cls=_House, no_args_is_help=False)
def soleus() -> None:
    """Achilles tendon rehabilitation: the commands of this house."""


@soleus.group(no_args_is_help=False)
def schedule() -> None:
    """When what is due."""


@schedule.command()
def preview() -> None:
    """Lay out a prescription (JSON on stdin): one JSON object a line, by the moment it is due."""
    from backend.content import timetable
    from backend.content.streams import print_lines, stdin_text
    from backend.rules.prescription_document import preview_request
    from backend.rules.schedule import expand

    request = preview_request(json_value(stdin_text(LARGEST_DOCUMENT_BYTES)))
    starts_on = request.prescription.starts_on
    items = expand(request.prescription, starts_on, request.days, timetable())
    print_lines([_preview_line(item) for item in items])


@soleus.command()
@click.option("--demo", is_flag=True, help="Make the demo clinic first, unless there are people already.")
def serve(demo: bool) -> None:
    """Bring the database up to date, then serve web and reminders until Ctrl-C."""
    from backend.db import Database
    from backend.settings import Settings

    settings = Settings.from_env()
    database = Database(settings.database_url)
    _make_ready(database, settings)
    click.echo(f"\nSoleus is at {settings.public_url}   (stop it with Ctrl-C)")
    if demo:
        _open_demo(database, settings)
    database.close()
    server = ["-m", "gunicorn", "--config", str(ROOT / "gunicorn.conf.py"), "--chdir", str(ROOT), "wsgi:app"]
    os.execv(sys.executable, [sys.executable, *server])  # noqa: S606  # our own interpreter, no shell


def _make_ready(database: "Database", settings: "Settings") -> None:
    """Refuses what the server would stumble over only once it runs."""
    from sqlalchemy.exc import SQLAlchemyError

    from backend.content import ContentProblem, read_everything
    from backend.db import change_schema
    from backend.reminders.checkup import examine_push
    from backend.web.checkup import Grade

    try:
        read_everything(settings.questionnaires_dir)
    except ContentProblem as problem:
        raise click.ClickException(f"{problem}.") from None
    for finding in examine_push(settings):
        if finding.grade is Grade.BROKEN:
            raise click.ClickException(f"{finding.check}: {finding.text}")
    try:
        change_schema(database.engine)
    except SQLAlchemyError:
        raise click.ClickException("The database cannot be used: `soleus doctor` says why.") from None


def _open_demo(database: "Database", settings: "Settings") -> None:
    from backend.operations.demo import OTHERS, open_demo, sign_ins

    with database.session() as session:
        opened = open_demo(session, settings, datetime.now(UTC))
    for line in sign_ins(opened) if opened else [f"  {OTHERS}"]:
        click.echo(line)
    click.echo()


def _preview_line(item: Item) -> str:
    line = {
        "kind": item.kind,
        "due_at": _utc_text(item.due_at),
        "expires_at": _utc_text(item.expires_at),
        "local": item.local.isoformat(timespec="seconds" if item.local.second else "minutes"),
        "zone": item.zone,
        "n": item.n,
        "of": item.of,
    }
    return json.dumps(line)


def _utc_text(instant: datetime) -> str:
    return instant.astimezone(UTC).replace(tzinfo=None).isoformat(timespec="seconds") + "Z"


def run(arguments: Sequence[str]) -> int:
    """The exit status; whatever is wrong with the use of a command goes to stderr in one line."""
    try:
        status = soleus.main(list(arguments), prog_name="soleus", standalone_mode=False)
    except click.ClickException as error:
        return _wrong(" ".join(f"{error.format_message()} See `soleus --help`.".split()))
    except (FieldProblem, SettingsProblem) as problem:
        return _wrong(str(problem))
    except OSError as error:
        return _wrong(error.strerror or type(error).__name__)
    except click.Abort:
        return _wrong("stopped")
    return status if isinstance(status, int) else 0


def _wrong(message: str) -> int:
    click.echo(f"soleus: {message}", err=True)
    return WRONG_USE


def main() -> None:
    sys.exit(run(sys.argv[1:]))


if __name__ == "__main__":
    main()
