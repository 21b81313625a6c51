"""A backup is one file that holds one moment, made while the house goes on."""

import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from threading import Event, Thread

import pytest
from sqlalchemy import text

from backend.db import Database
from tests.operations.houses import Ask, OpenHouse, everything_in, rename
from tests.services.programs import PATIENCE_SECONDS


@pytest.fixture
def busy_writer(house: Database) -> Iterator[None]:
    """Somebody who changes two tables together, all the time."""
    stopping, wrote = Event(), Event()

    def write() -> None:
        n = 0
        while not stopping.is_set():
            n += 1
            with house.session() as session, session.begin():
                for table in ("clinic", "person"):
                    session.execute(text(f"UPDATE {table} SET name = '{n}'"))  # noqa: S608  # our own names only
            wrote.set()

    writer = Thread(target=write)
    writer.start()
    assert wrote.wait(PATIENCE_SECONDS)
    yield
    stopping.set()
    writer.join()


def names_beside(file: Path) -> set[str]:
    return {path.name for path in file.parent.iterdir()} - {"house"}


def test_a_backup_of_postgres_is_the_same_kind_of_file(
    house: Database, ask: Ask, backup: Path, postgres_url: str, tmp_path: Path, open_house: OpenHouse
) -> None:
    ask("restore", backup, at=postgres_url)
    again = tmp_path / "again.backup"
    assert ask("backup", again, at=postgres_url)[0] == 0
    assert everything_in(open_house(f"sqlite:///{again}")) == everything_in(house)


def test_a_backup_is_one_file_for_its_owner_alone(ask: Ask, backup: Path) -> None:
    assert backup.stat().st_mode & 0o777 == 0o600
    assert backup.read_bytes()[18:20] == b"\x01\x01", "it would want files beside it to be read"
    assert names_beside(backup) == {"soleus.backup"}
    status, out, _ = ask("backup", backup, "--force")
    assert status == 0
    assert "secret_key" in out
    assert names_beside(backup) == {"soleus.backup"}


@pytest.mark.usefixtures("busy_writer")
def test_a_backup_while_the_house_writes_holds_one_moment(ask: Ask, tmp_path: Path) -> None:
    for n in range(5):
        file = tmp_path / f"{n}.backup"
        assert ask("backup", file)[0] == 0
        with closing(sqlite3.connect(file)) as connection:
            both = "SELECT clinic.name = person.name FROM clinic, person"
            assert connection.execute(both).fetchone() == (1,)


def test_a_file_that_is_there_stays_unless_told(house: Database, ask: Ask, backup: Path) -> None:
    before = backup.read_bytes()
    rename(house, "Hill")
    status, _, err = ask("backup", backup)
    assert (status, err.count("\n")) == (2, 1)
    assert "--force" in err
    assert backup.read_bytes() == before
    assert ask("backup", backup, "--force")[0] == 0
    assert b"Hill" in backup.read_bytes()


@pytest.mark.parametrize("name", ["soleus.db", "soleus.db-wal", "soleus.db-shm"])
def test_the_database_itself_is_never_a_backups_name(
    house: Database, ask: Ask, tmp_path: Path, name: str
) -> None:
    before = everything_in(house)
    status, _, err = ask("backup", tmp_path / "house" / name, "--force")
    assert (status, err.count("\n")) == (2, 1)
    assert everything_in(house) == before
