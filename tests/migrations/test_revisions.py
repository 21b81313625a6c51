"""Every revision goes up, down and up again with data in it, on both databases."""

import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import Engine, inspect, text

from backend.db import MIGRATIONS, change_schema, is_schema_current, make_engine
from tests.migrations.rows import ROWS, fill, rows_in
from tests.services.programs import PATIENCE_SECONDS
from tests.tables import TABLES

SCRIPTS = ScriptDirectory(str(MIGRATIONS))
REVISIONS = [script.revision for script in reversed(list(SCRIPTS.walk_revisions()))]


@pytest.fixture(params=["sqlite", pytest.param("postgres", marks=pytest.mark.postgres)])
def empty_database(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Engine]:
    is_sqlite = request.param == "sqlite"
    url = f"sqlite:///{tmp_path / 'soleus.db'}" if is_sqlite else request.getfixturevalue("postgres_url")
    engine = make_engine(url)
    yield engine
    engine.dispose()


def test_revisions_are_numbered_without_a_gap_and_have_one_head() -> None:
    numbered = [f"{number:04}" for number in range(1, len(REVISIONS) + 1)]
    assert numbered == REVISIONS
    assert SCRIPTS.get_heads() == REVISIONS[-1:]


@pytest.mark.parametrize("revision", REVISIONS)
def test_a_revision_keeps_the_rows_of_earlier_ones_down_and_up_again(
    empty_database: Engine, revision: str
) -> None:
    earlier = f"{int(revision) - 1:04}"
    change_schema(empty_database, revision)
    with empty_database.begin() as connection:
        fill(connection)
        before = {name: rows_in(connection, name) for name in ROWS if inspect(connection).has_table(name)}
    assert all(before.values())

    change_schema(empty_database, earlier if earlier != "0000" else "base")
    with empty_database.connect() as connection:
        for name in set(inspect(connection).get_table_names()) & set(ROWS):
            rows = rows_in(connection, name)
            columns = {key for row in rows for key in row}
            known = [{key: row[key] for key in columns} for row in before[name]]
            assert (name, rows) == (name, known)

    change_schema(empty_database, revision)
    with empty_database.begin() as connection:
        fill(connection)
        assert {name: rows_in(connection, name) for name in before} == before


def test_the_migrations_make_what_the_models_say(empty_database: Engine) -> None:
    change_schema(empty_database)
    assert is_schema_current(empty_database)
    with empty_database.connect() as connection:
        context = MigrationContext.configure(connection, opts={"compare_type": True})
        assert compare_metadata(context, TABLES) == []


def test_every_table_has_a_row_to_migrate() -> None:
    assert set(ROWS) == set(TABLES.tables)


def test_a_row_without_its_parent_stops_the_migration_and_changes_nothing(tmp_path: Path) -> None:
    engine = make_engine(f"sqlite:///{tmp_path / 'soleus.db'}")
    change_schema(engine, "0001")
    with engine.connect() as connection:
        connection.connection.cursor().execute("PRAGMA foreign_keys=OFF")
        orphan = "INSERT INTO sign_in VALUES ('1', 'nobody', 't', '2026-01-01', '2026-01-02', NULL)"
        connection.execute(text(orphan))
        connection.commit()
        connection.invalidate()
    with pytest.raises(RuntimeError, match="without their parent after migrating, in: sign_in"):
        change_schema(engine, "0002")
    assert not inspect(engine).has_table("notice")
    engine.dispose()


def test_foreign_keys_are_on_again_after_migrating(tmp_path: Path) -> None:
    engine = make_engine(f"sqlite:///{tmp_path / 'soleus.db'}")
    change_schema(engine)
    with engine.connect() as connection:
        assert connection.execute(text("PRAGMA foreign_keys")).scalar() == 1
    engine.dispose()


def test_two_processes_starting_together_migrate_once(empty_database: Engine) -> None:
    program = "import sys; from backend.db import *; change_schema(make_engine(sys.argv[1]))"
    url = empty_database.url.render_as_string(hide_password=False)
    root = Path(__file__).parents[2]
    started = [
        subprocess.Popen(
            [sys.executable, "-c", program, url], cwd=root, env=os.environ, stderr=subprocess.PIPE
        )
        for _ in range(2)
    ]
    for process in started:
        _, error = process.communicate(timeout=PATIENCE_SECONDS)
        assert process.returncode == 0, error.decode()
    assert is_schema_current(empty_database)
