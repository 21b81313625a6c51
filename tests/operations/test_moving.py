"""A SQLite database moves into PostgreSQL, whole and proven."""

from collections.abc import Callable
from pathlib import Path

import psycopg
import pytest
from sqlalchemy import text

from backend.cli import run
from backend.db import Database, change_schema
from backend.operations.moving import copy_database
from backend.operations.refusal import Refused
from tests.operations.houses import OpenHouse, everything_in
from tests.services.postgres import PostgresCluster

Copy = Callable[[], tuple[int, list[str], str]]


@pytest.fixture
def copy(
    house: Database, postgres_url: str, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> Copy:
    """The command's exit status, lines and error."""
    monkeypatch.setenv("SOLEUS_DATABASE_URL", str(house.engine.url))
    monkeypatch.setenv("SOLEUS_DATA", str(Path(house.engine.url.database).parent))

    def ask() -> tuple[int, list[str], str]:
        status = run(["database", "copy", "--to", postgres_url])
        said = capsys.readouterr()
        return status, said.out.splitlines(), said.err

    return ask


def test_every_table_arrives_and_is_proven(
    house: Database, copy: Copy, postgres_url: str, open_house: OpenHouse
) -> None:
    before = everything_in(house)
    status, lines, err = copy()
    assert (status, lines[-1], err) == (0, "equal", "")
    assert {line.split()[0]: line.split()[2] for line in lines[:-1]} == {
        name: found.sha256 for name, found in before.items()
    }
    assert all(found.rows for found in before.values())
    assert everything_in(open_house(postgres_url)) == before == everything_in(house)


def test_a_database_that_sorts_words_as_people_do_is_equal_too(
    house: Database, postgres_cluster: PostgresCluster, open_house: OpenHouse
) -> None:
    with psycopg.connect(postgres_cluster.url("postgres").replace("+psycopg", ""), autocommit=True) as server:
        server.execute(
            "CREATE DATABASE sorting LOCALE_PROVIDER icu ICU_LOCALE 'en' LOCALE 'C.UTF-8' TEMPLATE template0"
        )
    target = open_house(postgres_cluster.url("sorting"))
    copy_database(house, target, lambda _rows: None)
    assert everything_in(target) == everything_in(house)


def test_numbering_goes_on_behind_what_came(copy: Copy, postgres_url: str, open_house: OpenHouse) -> None:
    copy()
    with open_house(postgres_url).engine.begin() as connection:
        added = "INSERT INTO notice_event (notice_id, event, at) SELECT id, 'clicked', now() FROM notice"
        assert connection.scalar(text(f"{added} RETURNING id")) == 4712


def test_a_second_copy_is_refused_and_changes_nothing(
    copy: Copy, postgres_url: str, open_house: OpenHouse
) -> None:
    copy()
    before = everything_in(open_house(postgres_url))
    status, lines, err = copy()
    assert (status, lines) == (2, [])
    assert err.startswith("soleus: That database is not empty: clinic, ")
    assert err.count("\n") == 1
    assert everything_in(open_house(postgres_url)) == before


def test_a_row_that_does_not_fit_leaves_the_target_empty_and_is_not_quoted(
    house: Database, copy: Copy, postgres_url: str, open_house: OpenHouse
) -> None:
    with house.engine.begin() as connection:
        connection.execute(
            text("UPDATE person SET zone = 'a secret longer than its column' || hex(zeroblob(99))")
        )
    status, _, err = copy()
    assert status == 2
    assert err.startswith("soleus: The rows of person cannot be written (StringDataRightTruncation")
    assert "secret" not in err
    assert not any(found.rows for found in everything_in(open_house(postgres_url)).values())


def test_what_was_written_meanwhile_is_named(
    house: Database, postgres_url: str, open_house: OpenHouse
) -> None:
    target, before = open_house(postgres_url), everything_in(house)

    def write_meanwhile(_rows: int) -> None:
        with house.session() as session, session.begin():
            session.execute(text("UPDATE clinic SET name = 'Hill'"))

    moved = copy_database(house, target, write_meanwhile)
    assert moved.changed == ["clinic"]
    assert everything_in(target) == before != everything_in(house)


def test_a_copy_that_differs_is_not_kept(house: Database, postgres_url: str, open_house: OpenHouse) -> None:
    target = open_house(postgres_url)
    change_schema(target.engine)
    with target.engine.begin() as connection:
        for statement in (
            "CREATE FUNCTION other() RETURNS trigger LANGUAGE plpgsql AS "
            "$$ BEGIN NEW.name = 'Hill'; RETURN NEW; END $$",
            "CREATE TRIGGER other BEFORE INSERT ON clinic FOR EACH ROW EXECUTE FUNCTION other()",
        ):
            connection.execute(text(statement))
    with pytest.raises(Refused, match=r"Not equal: clinic\. Nothing was kept"):
        copy_database(house, target, lambda _rows: None)
    assert not any(found.rows for found in everything_in(target).values())


def test_an_older_schema_is_not_copied(house: Database, copy: Copy) -> None:
    change_schema(house.engine, "0002")
    status, lines, err = copy()
    assert (status, lines) == (2, [])
    assert "is 0002" in err
    assert "start this version once" in err


@pytest.mark.parametrize(
    "address",
    [
        pytest.param("sqlite:///elsewhere.db", id="SQLite"),
        pytest.param("nonsense", id="no address"),
        pytest.param("postgresql+psycopg://127.0.0.1:1/nobody", id="nobody answers"),
    ],
)
def test_a_target_that_cannot_be_is_refused_in_one_line(
    house: Database, address: str, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("SOLEUS_DATABASE_URL", str(house.engine.url))
    monkeypatch.setenv("SOLEUS_DATA", str(Path(house.engine.url.database).parent))
    assert run(["database", "copy", "--to", address]) == 2
    said = capsys.readouterr()
    assert (said.out, said.err.count("\n")) == ("", 1)
    assert "--to" in said.err
