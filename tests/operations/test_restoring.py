"""A backup comes back whole on either database, or nothing changes."""

import sqlite3
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest
from sqlalchemy import text

from backend.db import Database, change_schema, newest_revision
from backend.operations.restoring import restore
from tests.operations.houses import Ask, OpenHouse, everything_in, rename


def test_a_backup_comes_back_whole_on_either_database(
    house: Database, ask: Ask, backup: Path, elsewhere: str, open_house: OpenHouse
) -> None:
    status, out, err = ask("restore", backup, at=elsewhere)
    assert (status, err) == (0, "")
    assert out.startswith(f"{sum(found.rows for found in everything_in(house).values())} rows are back")
    assert everything_in(open_house(elsewhere)) == everything_in(house)


def test_data_is_replaced_only_when_told(house: Database, ask: Ask, backup: Path) -> None:
    then = everything_in(house)
    rename(house, "Hill")
    now = everything_in(house)
    status, _, err = ask("restore", backup)
    assert (status, err.count("\n")) == (2, 1)
    assert "--overwrite" in err
    assert everything_in(house) == now
    assert ask("restore", backup, "--overwrite")[0] == 0
    assert everything_in(house) == then


def test_signs_of_life_alone_are_no_data(
    house: Database, ask: Ask, backup: Path, elsewhere: str, open_house: OpenHouse
) -> None:
    fresh = open_house(elsewhere)
    change_schema(fresh.engine)
    with fresh.engine.begin() as connection:
        connection.execute(text("INSERT INTO heartbeat VALUES ('host:1', '2026-03-20 18:00:00')"))
    assert ask("restore", backup, at=elsewhere)[0] == 0
    assert everything_in(fresh) == everything_in(house)


def test_a_backup_of_an_older_version_is_brought_up_to_date(
    house: Database, ask: Ask, tmp_path: Path, elsewhere: str, open_house: OpenHouse
) -> None:
    change_schema(house.engine, "0010")
    file = tmp_path / "older.backup"
    assert ask("backup", file)[0] == 0
    before = file.read_bytes()
    assert ask("restore", file, at=elsewhere)[0] == 0
    assert file.read_bytes() == before
    change_schema(house.engine)
    assert everything_in(open_house(elsewhere)) == everything_in(house)


def _cut(file: Path) -> None:
    file.write_bytes(file.read_bytes()[: file.stat().st_size // 2])


def _scramble(file: Path) -> None:
    content = file.read_bytes()
    file.write_bytes(content[:40_000] + bytes(8_192) + content[48_192:])


def _say(statement: str) -> Callable[[Path], None]:
    def change(file: Path) -> None:
        with closing(sqlite3.connect(file)) as connection, connection:
            connection.execute(statement)

    return change


@pytest.mark.parametrize(
    ("damage", "says"),
    [
        pytest.param(_cut, "not a whole backup", id="cut short"),
        pytest.param(_scramble, "not a whole backup", id="damaged inside"),
        pytest.param(lambda file: file.write_text("x" * 999), "not a whole backup", id="not a database"),
        pytest.param(lambda file: file.write_bytes(b""), "not a whole backup", id="empty"),
        pytest.param(_say("DELETE FROM clinic"), "not a whole backup", id="rows without parents"),
        pytest.param(_say("CREATE TABLE other (x)"), "not a whole backup", id="a table of something else"),
        pytest.param(
            _say("CREATE TRIGGER t AFTER INSERT ON clinic BEGIN DELETE FROM person; END"),
            "not a whole backup",
            id="with a program in it",
        ),
        pytest.param(_say("UPDATE alembic_version SET version_num = '9999'"), "newer Soleus", id="newer"),
        pytest.param(Path.unlink, "no file", id="not there"),
    ],
)
def test_what_is_no_backup_changes_nothing(
    house: Database, ask: Ask, backup: Path, damage: Callable[[Path], None], says: str
) -> None:
    before = everything_in(house)
    damage(backup)
    status, _, err = ask("restore", backup, "--overwrite")
    assert (status, err.count("\n")) == (2, 1)
    assert says in err
    assert everything_in(house) == before


def test_a_restore_that_is_interrupted_leaves_what_was_there(
    house: Database, ask: Ask, backup: Path, postgres_url: str, tmp_path: Path, open_house: OpenHouse
) -> None:
    ask("restore", backup, at=postgres_url)
    target = open_house(postgres_url)
    rename(target, "Hill")
    before, read = everything_in(target), 0

    def pull_the_plug(rows: int) -> None:
        nonlocal read
        read += rows
        if read > sum(found.rows for found in before.values()):
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        restore(backup, target, tmp_path, is_overwriting=True, told=pull_the_plug)
    assert everything_in(target) == before


def test_the_newest_schema_is_what_comes_back(
    ask: Ask, backup: Path, elsewhere: str, open_house: OpenHouse
) -> None:
    ask("restore", backup, at=elsewhere)
    with open_house(elsewhere).engine.connect() as connection:
        assert connection.scalar(text("SELECT version_num FROM alembic_version")) == newest_revision()
