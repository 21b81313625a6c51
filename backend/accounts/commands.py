"""`soleus user`: making, resetting and disabling accounts from the shell."""

import secrets
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime

import click
from pydantic import BaseModel, ValidationError
from sqlalchemy import select
from sqlalchemy.exc import SQLAlchemyError
from sqlalchemy.orm import Session

from backend.accounts.models import Clinic, Role
from backend.accounts.schemas import Email, Name, Zone
from backend.accounts.services.people import create_clinic, create_person, disable_person, reset_password
from backend.db import Database, change_schema, transaction
from backend.settings import Settings
from backend.web.problems import Conflict, NotFound


class _PersonIn(BaseModel):
    email: Email
    name: Name
    clinic: Name
    zone: Zone


@click.group(no_args_is_help=False)
def user() -> None:
    """Who may sign in."""


@user.command()
@click.option("--email", required=True)
@click.option("--name", required=True)
@click.option("--role", required=True, type=click.Choice([role.value for role in Role]))
@click.option(
    "--clinic", required=True, help="The clinic's name; it is made when there is none of that name."
)
@click.option("--zone", required=True, help="Where the person lives, such as Europe/London.")
def create(email: str, name: str, role: str, clinic: str, zone: str) -> None:
    """Make an account and print its first password."""
    person = _checked(email=email, name=name, clinic=clinic, zone=zone)
    password, now = _new_password(), datetime.now(UTC)
    with _session() as session, transaction(session):
        home = session.scalar(select(Clinic).where(Clinic.name == person.clinic))
        create_person(
            session,
            home or create_clinic(session, person.clinic, person.zone, now),
            Role(role),
            name=person.name,
            email=person.email,
            zone=person.zone,
            password=password,
            now=now,
        )
    click.echo(password)


@user.command()
@click.argument("email")
def reset(email: str) -> None:
    """Print a new password; the old one and every sign-in end."""
    password = _new_password()
    with _session() as session:
        reset_password(session, email, password, datetime.now(UTC))
    click.echo(password)


@user.command()
@click.argument("email")
def disable(email: str) -> None:
    """Sign the person out everywhere and let nobody in as them; what they entered stays."""
    with _session() as session:
        disable_person(session, email, datetime.now(UTC))


@contextmanager
def _session() -> Iterator[Session]:
    """On a database that is brought up to date first; a refusal becomes the command's one line."""
    database = Database(Settings.from_env().database_url)
    try:
        change_schema(database.engine)
        with database.session() as session:
            yield session
    except SQLAlchemyError:
        raise click.ClickException("The database cannot be used: `soleus doctor` says why.") from None
    except Conflict:
        raise click.UsageError("That e-mail address has an account already.") from None
    except NotFound:
        raise click.UsageError("Nobody has that e-mail address.") from None
    finally:
        database.close()


def _checked(**values: str) -> _PersonIn:
    try:
        return _PersonIn.model_validate(values)
    except ValidationError as error:
        fields = ", ".join(f"--{problem['loc'][0]}" for problem in error.errors(include_url=False))
        raise click.UsageError(f"This cannot be taken: {fields}.") from None


def _new_password() -> str:
    """About 119 bits in 20 characters."""
    return secrets.token_urlsafe(15)
