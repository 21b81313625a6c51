"""The database: engine, sessions, one transaction a use case, and the types every model shares."""

import sqlite3
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final, TypeVar
from uuid import UUID

from sqlalchemy import (
    Connection,
    DateTime,
    Dialect,
    Engine,
    MetaData,
    Uuid,
    create_engine,
    event,
)
from sqlalchemy.exc import DBAPIError
from sqlalchemy.orm import DeclarativeBase, Session, sessionmaker
from sqlalchemy.types import TypeDecorator

if TYPE_CHECKING:
    from alembic.config import Config

NAMING: Final = {
    "ix": "ix_%(table_name)s_%(column_0_N_name)s",
    "uq": "uq_%(table_name)s_%(column_0_N_name)s",
    "ck": "ck_%(table_name)s_%(constraint_name)s",
    "fk": "fk_%(table_name)s_%(column_0_N_name)s_%(referred_table_name)s",
    "pk": "pk_%(table_name)s",
}
SQLITE_BUSY_MS: Final = 10_000
# PostgreSQL gave it up for others' sake, by SQLSTATE: serialization failure, deadlock.
GIVEN_UP: Final = frozenset({"40001", "40P01"})
MOST_TRIES: Final = 5

Outcome = TypeVar("Outcome")


class Instant(TypeDecorator[datetime]):
    """An aware UTC datetime; a naive one is refused before it reaches the database."""

    impl = DateTime(timezone=True)
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        if value is None:
            return None
        if value.tzinfo is None:
            raise ValueError("an instant needs its offset")
        value = value.astimezone(UTC)
        return value.replace(tzinfo=None) if dialect.name == "sqlite" else value

    def process_result_value(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        if value is None:
            return None
        return value.replace(tzinfo=UTC) if value.tzinfo is None else value.astimezone(UTC)


class Base(DeclarativeBase):
    metadata = MetaData(naming_convention=NAMING)
    type_annotation_map = {datetime: Instant(), UUID: Uuid()}  # noqa: RUF012  # read by SQLAlchemy once


def make_engine(url: str) -> Engine:
    """An engine for SQLite (WAL, immediate transactions) or PostgreSQL."""
    if url.startswith("postgresql://"):
        url = url.replace("postgresql://", "postgresql+psycopg://", 1)
    # An error's text must not carry what was being stored.
    engine = create_engine(url, pool_pre_ping=not url.startswith("sqlite"), hide_parameters=True)
    if engine.dialect.name == "sqlite":
        event.listen(engine, "connect", _prepare_sqlite)
        event.listen(engine, "begin", _begin_sqlite)
    return engine


def _prepare_sqlite(connection: sqlite3.Connection, _record: object) -> None:
    # The driver's own BEGIN comes too late: between its read and its write another writer's update is lost.
    connection.isolation_level = None
    cursor = connection.cursor()
    for pragma in (
        f"busy_timeout={SQLITE_BUSY_MS}",
        "journal_mode=WAL",
        "synchronous=FULL",
        "foreign_keys=ON",
        "secure_delete=ON",
    ):
        cursor.execute(f"PRAGMA {pragma}")
    cursor.close()


def _begin_sqlite(connection: Connection) -> None:
    is_reading = connection.get_execution_options().get("read_only", False)
    connection.exec_driver_sql("BEGIN" if is_reading else "BEGIN IMMEDIATE")


class Database:
    """One engine and its two kinds of session: writing, and reading (which never waits for a writer)."""

    def __init__(self, url: str) -> None:
        self.engine = make_engine(url)
        self._writing = sessionmaker(self.engine, expire_on_commit=False)
        self._reading = sessionmaker(self.engine.execution_options(read_only=True), expire_on_commit=False)

    def session(self) -> Session:
        return self._writing()

    def reading_session(self) -> Session:
        return self._reading()

    def write(self, work: Callable[[Session], Outcome], undo: Callable[[], None] = lambda: None) -> Outcome:
        """One transaction, and what `work` answers in it; anew if the database gave it up for others' sake.

        Before that, `undo` takes back what it did beside the database.
        """
        for _ in range(MOST_TRIES - 1):
            try:
                with self.session() as session, transaction(session):
                    return work(session)
            except DBAPIError as error:
                if getattr(error.orig, "sqlstate", None) not in GIVEN_UP:
                    raise
                undo()
        with self.session() as session, transaction(session):
            return work(session)

    def close(self) -> None:
        self.engine.dispose()


_IN_USE_CASE: Final = "in_use_case"
_AFTER_COMMIT: Final = "after_commit"


@contextmanager
def transaction(session: Session) -> Iterator[None]:
    """One use case, one transaction; a use case called by another joins that one's."""
    if session.info.get(_IN_USE_CASE):
        yield
        return
    session.info[_IN_USE_CASE] = True
    try:
        yield
        session.commit()
    except BaseException:
        session.rollback()
        session.info.pop(_AFTER_COMMIT, None)
        raise
    finally:
        session.info.pop(_IN_USE_CASE, None)
    actions: dict[Any, Callable[[], None]] = session.info.pop(_AFTER_COMMIT, {})
    for action in actions.values():
        action()


def after_commit(session: Session, action: Callable[[], None]) -> None:
    """Run `action` once when the use case in progress has been committed; not at all if it is rolled back."""
    session.info.setdefault(_AFTER_COMMIT, {})[action] = action


MIGRATIONS: Final = Path(__file__).parent.parent / "migrations"


def change_schema(engine: Engine, revision: str = "head") -> None:
    """Bring the schema to `revision`, up or down, in one transaction with foreign keys checked at its end."""
    from alembic import command

    with engine.connect() as connection:
        if engine.dialect.name == "sqlite":
            # The switch has no effect inside a transaction, so it comes before the first BEGIN.
            connection.connection.cursor().execute("PRAGMA foreign_keys=OFF")
        config = _alembic_config(connection)
        current = schema_revision(connection)
        if revision == "head" or current is None or revision > current:
            command.upgrade(config, revision)
        else:
            command.downgrade(config, revision)
        connection.commit()
        connection.invalidate()  # so that no pooled connection keeps foreign keys off


def is_schema_current(engine: Engine) -> bool:
    """Whether the database is at the one head of the migrations."""
    with engine.connect() as connection:
        return schema_revision(connection) == newest_revision()


def newest_revision() -> str:
    """The one head of the migrations; revisions are numbered, so a later one is greater."""
    from alembic.script import ScriptDirectory

    head = ScriptDirectory(str(MIGRATIONS)).get_current_head()
    assert head is not None  # noqa: S101  # a test holds that there is one
    return head


def _alembic_config(connection: Connection) -> "Config":
    from alembic.config import Config

    config = Config(attributes={"connection": connection})
    config.set_main_option("script_location", str(MIGRATIONS))
    return config


def schema_revision(connection: Connection) -> str | None:
    """None for a database without a schema."""
    from alembic.migration import MigrationContext

    return MigrationContext.configure(connection).get_current_revision()
