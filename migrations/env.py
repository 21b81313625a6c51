"""How Alembic meets the database: in one transaction, with foreign keys checked at its end."""

from alembic import context
from sqlalchemy import Connection, text

import backend.accounts.models
import backend.clinic.models
import backend.diary.activity.models
import backend.diary.models
import backend.diary.questionnaires.models
import backend.diary.side_effects.models
import backend.exchange.models
import backend.programmes.care.models
import backend.programmes.models
import backend.reminders.models  # noqa: F401  # each import above fills Base.metadata
from backend.db import Base

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
        target_metadata=Base.metadata,
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
