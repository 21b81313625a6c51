"""How Alembic meets the database: in one transaction, with foreign keys checked at its end."""

from alembic import context
from sqlalchemy import Connection, text

from backend.operations.tables import TABLES

MIGRATION_LOCK = 7_365_010


def check_foreign_keys(connection: Connection) -> None:
    """Raise if a migration left a row pointing at nothing; PostgreSQL checks this by itself."""
    if orphans := connection.execute(text("PRAGMA foreign_key_check")).all():
        tables = sorted({row[0] for row in orphans})
        raise RuntimeError(f"rows without their parent after migrating, in: {', '.join(tables)}")


def migrate(connection: Connection) -> None:
    """Two processes starting together wait for each other: by the write lock, or by an advisory one."""
    is_sqlite = connection.dialect.name == "sqlite"
    context.configure(
        connection=connection,
        target_metadata=TABLES,
        render_as_batch=is_sqlite,
        transactional_ddl=True,
    )
    with context.begin_transaction():
        if not is_sqlite:
            connection.execute(text(f"SELECT pg_advisory_xact_lock({MIGRATION_LOCK})"))
        context.run_migrations()
        if is_sqlite:
            check_foreign_keys(connection)


migrate(context.config.attributes["connection"])
