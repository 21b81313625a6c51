"""`soleus demo`, as whoever wants to look around meets it."""

from collections.abc import Iterator
from io import StringIO

import pytest
from sqlalchemy import select

from backend.accounts.models import Person
from backend.accounts.services.sign_in import person_by_password
from backend.cli import run
from backend.db import Database
from backend.programmes.models import Plan
from tests.operations.shells import Shell

OTHER = [
    *("user", "create", "--email", "eve@example.org", "--name", "Eve", "--role", "clinic_admin"),
    *("--clinic", "Valley Clinic", "--zone", "Europe/London"),
]
NEIGHBOUR = [
    *("user", "create", "--email", "eve@example.org", "--name", "Eve", "--role", "clinician"),
    *("--clinic", "Harbour Clinic", "--zone", "Europe/London"),
]


@pytest.fixture
def stored(shell: Shell) -> Iterator[Database]:
    database = Database(f"sqlite:///{shell.data}/soleus.db")
    yield database
    database.close()


def password(said: str) -> str:
    return said.rsplit("password: ", 1)[1].strip()


def plan_ids(stored: Database) -> set[object]:
    with stored.session() as session:
        return set(session.scalars(select(Plan.id)))


def test_it_makes_the_demo_and_prints_who_signs_in(shell: Shell, stored: Database) -> None:
    said = shell("demo")
    assert [email for email in ("ada", "ben", "cy", "dot") if f"{email}@example.org" in said] == [
        *("ada", "ben", "cy", "dot")
    ]
    with stored.session() as session:
        assert person_by_password(session, "ada@example.org", password(said))


def test_a_demo_that_is_there_stays_as_it_is(
    shell: Shell, stored: Database, monkeypatch: pytest.MonkeyPatch
) -> None:
    first = password(shell("demo"))
    plans = plan_ids(stored)
    assert "left as it is" in shell("demo")
    with stored.session() as session:
        assert person_by_password(session, "ada@example.org", first)

    monkeypatch.setenv("SOLEUS_DEMO_PASSWORD", "correct horse")
    assert password(shell("demo")) == "correct horse"
    with stored.session() as session:
        assert person_by_password(session, "ben@example.org", "correct horse")
    assert plan_ids(stored) == plans


def test_a_fresh_one_replaces_the_demo(shell: Shell, stored: Database) -> None:
    shell("demo")
    plans = plan_ids(stored)
    renewed = password(shell("demo", "--fresh", "--yes"))
    assert len(plan_ids(stored)) == len(plans)
    assert not plans & plan_ids(stored)
    with stored.session() as session:
        assert person_by_password(session, "ada@example.org", renewed)


def test_a_fresh_one_is_made_only_if_whoever_asks_for_it_is_sure(
    shell: Shell, stored: Database, monkeypatch: pytest.MonkeyPatch
) -> None:
    shell("demo")
    assert run(NEIGHBOUR) == 0
    plans = plan_ids(stored)
    for answer in ("", "n\n"):
        monkeypatch.setattr("sys.stdin", StringIO(answer))
        assert shell.refusal("demo", "--fresh") == "soleus: stopped\n"
        assert plan_ids(stored) == plans

    monkeypatch.setattr("sys.stdin", StringIO("y\n"))
    assert "of its people and of 1 more" in shell("demo", "--fresh")
    assert not plans & plan_ids(stored)


def test_where_nobody_is_nobody_is_asked(shell: Shell, stored: Database) -> None:
    shell("demo", "--fresh")
    assert plan_ids(stored)


@pytest.mark.parametrize("arguments", [["demo"], ["demo", "--fresh"]], ids=" ".join)
def test_data_of_others_is_left_alone(shell: Shell, stored: Database, arguments: list[str]) -> None:
    run(OTHER)
    assert "not of the demo" in shell.refusal(*arguments)
    with stored.session() as session:
        assert session.scalars(select(Person.email)).all() == ["eve@example.org"]


def test_a_demo_that_somebody_moved_into_is_not_thrown_away(shell: Shell, stored: Database) -> None:
    shell("demo")
    run(OTHER)
    plans = plan_ids(stored)
    assert "left as it is" in shell("demo")
    assert "not of the demo" in shell.refusal("demo", "--fresh")
    assert plan_ids(stored) == plans


def test_a_database_that_cannot_be_used_is_one_line(shell: Shell, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SOLEUS_DATABASE_URL", "sqlite:////proc/nothing/soleus.db")
    assert "soleus doctor" in shell.refusal("demo")


def test_the_folder_needs_nothing_else(shell: Shell) -> None:
    shell("demo")
    assert {path.name for path in shell.data.iterdir()} == {"secret_key", "soleus.db", "vapid_private.pem"}
