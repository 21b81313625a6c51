"""A house with a row in every table, some of them awkward to copy."""

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from backend.cli import run
from backend.db import Database, change_schema
from tests.migrations.rows import fill
from tests.operations.houses import Ask, OpenHouse, make_awkward
from tests.operations.shells import Shell


@pytest.fixture
def open_house() -> Iterator[OpenHouse]:
    """The database at an address, closed when the test ends."""
    opened: list[Database] = []

    def make(url: str) -> Database:
        opened.append(Database(url))
        return opened[-1]

    yield make
    for database in opened:
        database.close()


@pytest.fixture(scope="session")
def house_file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    file = tmp_path_factory.mktemp("house") / "soleus.db"
    database = Database(f"sqlite:///{file}")
    change_schema(database.engine)
    with database.engine.begin() as connection:
        fill(connection)
        make_awkward(connection)
    database.close()
    return file


@pytest.fixture
def house(house_file: Path, tmp_path: Path, open_house: OpenHouse) -> Database:
    """SQLite at the newest schema, with rows that are hard to copy."""
    (tmp_path / "house").mkdir()
    shutil.copyfile(house_file, tmp_path / "house" / "soleus.db")
    return open_house(f"sqlite:///{tmp_path}/house/soleus.db")


@pytest.fixture
def ask(
    house: Database, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> Ask:
    """A command in the house, or in another: exit status, output, error."""

    def command(*words: str | Path, at: str | None = None) -> tuple[int, str, str]:
        monkeypatch.setenv("SOLEUS_DATABASE_URL", at or str(house.engine.url))
        monkeypatch.setenv("SOLEUS_DATA", str(tmp_path / "house"))
        status = run([str(word) for word in words])
        said = capsys.readouterr()
        return status, said.out, said.err

    return command


@pytest.fixture
def backup(ask: Ask, tmp_path: Path) -> Path:
    file = tmp_path / "soleus.backup"
    assert ask("backup", file)[0] == 0
    return file


@pytest.fixture(params=["sqlite", pytest.param("postgres", marks=pytest.mark.postgres)])
def elsewhere(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    """The address of a database that nobody has used yet."""
    is_sqlite = request.param == "sqlite"
    url: str = f"sqlite:///{tmp_path}/new.db" if is_sqlite else request.getfixturevalue("postgres_url")
    return url


@pytest.fixture
def shell(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Shell:
    """With an empty data folder."""
    monkeypatch.setenv("SOLEUS_DATA", str(tmp_path / "data"))
    return Shell(tmp_path / "data", capsys)
