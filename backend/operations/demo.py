"""`soleus demo`: the demo clinic in the data folder, and who signs in there."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime

import click
from sqlalchemy import delete, func, select
from sqlalchemy.exc import SQLAlchemyError
from sqlalchemy.orm import Session

from backend.accounts.models import Person
from backend.clinic.demo import DEMO_PEOPLE, House, house_of, make_demo, set_demo_password
from backend.db import Database, change_schema, transaction
from backend.operations.tables import tables_in_order
from backend.settings import Settings

OTHERS = "There are people here who are not of the demo, so none was made; name another SOLEUS_DATA."


@dataclass(frozen=True, slots=True)
class Opened:
    """`password` is None when only the one who made the demo knows it."""

    is_new: bool
    password: str | None


@click.command()
@click.option(
    "--fresh",
    "is_fresh",
    is_flag=True,
    help="Throw away a demo that is there, and all that was entered in it.",
)
@click.option("--yes", "is_sure", is_flag=True, help="Do not ask before --fresh throws anything away.")
def demo(is_fresh: bool, is_sure: bool) -> None:
    """Make the demo clinic, or say that it is there, and print who signs in. Data of others is left alone."""
    settings = Settings.from_env()
    database = Database(settings.database_url)
    try:
        change_schema(database.engine)
        with database.session() as session:
            if is_fresh and not is_sure:
                _ask(session, settings)
            opened = open_demo(session, settings, datetime.now(UTC), is_fresh=is_fresh)
    except SQLAlchemyError:
        raise click.ClickException("The database cannot be used: `soleus doctor` says why.") from None
    finally:
        database.close()
    if opened is None:
        raise click.ClickException(OTHERS)
    click.echo(f"{_what(opened)} Start it with `soleus serve`; it is then at {settings.public_url}")
    for line in sign_ins(opened):
        click.echo(line)


def _ask(session: Session, settings: Settings) -> None:
    """Raises click.Abort unless the answer is yes; where there is nothing to throw away nobody is asked."""
    house = house_of(session)
    people = session.scalar(select(func.count()).select_from(Person)) or 0
    session.rollback()
    if house is House.DEMO:
        others = people - len(DEMO_PEOPLE)
        whose = f"its people and of {others} more" if others else "its people"
        question = (
            f"The demo in {settings.data_dir} is lost, with all that is there of {whose}. Make it anew?"
        )
        click.confirm(question, abort=True)


def open_demo(
    session: Session, settings: Settings, now: datetime, *, is_fresh: bool = False
) -> Opened | None:
    """Makes the demo clinic unless it is there, or makes it anew. None, with nothing done, among others."""
    house = house_of(session)
    if house is House.OTHERS or (house is House.SHARED and is_fresh):
        return None
    with transaction(session):
        if house is not House.EMPTY and not is_fresh:
            if settings.demo_password:
                set_demo_password(session, settings.demo_password, now)
            return Opened(is_new=False, password=settings.demo_password)
        if house is not House.EMPTY:
            for table in reversed(tables_in_order()):
                session.execute(delete(table))
        password = make_demo(session, now, settings.demo_password, settings.demo_due_minutes)
    return Opened(is_new=True, password=password)


def sign_ins(opened: Opened) -> Iterator[str]:
    for person in DEMO_PEOPLE:
        yield f"  {person.email:18} {person.what}"
    known = opened.password or "as printed when the demo was made; SOLEUS_DEMO_PASSWORD=... sets another"
    yield f"  password: {known}"


def _what(opened: Opened) -> str:
    if opened.is_new:
        return f"Made two demo clinics with {len(DEMO_PEOPLE)} people and two weeks of Ada's plan."
    return "The demo clinic is here already and was left as it is; --fresh makes it anew."
