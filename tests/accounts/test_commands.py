"""`soleus user` and `soleus keys`, as a shell meets them."""

import json
from collections.abc import Iterator
from pathlib import Path

import pytest
from sqlalchemy import select

from backend.accounts.models import Clinic, Person
from backend.accounts.services.sign_in import person_by_password
from backend.cli import run
from backend.db import Database

CREATE = [
    *("user", "create", "--email", "Dot@example.org", "--name", "Dot", "--role", "clinic_admin"),
    *("--clinic", "Harbour Clinic", "--zone", "Europe/London"),
]


@pytest.fixture
def stored(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Database]:
    """The database the commands will make in an empty data folder."""
    monkeypatch.setenv("SOLEUS_DATA", str(tmp_path))
    database = Database(f"sqlite:///{tmp_path}/soleus.db")
    yield database
    database.close()


def test_the_first_account_makes_its_clinic_and_its_printed_password_opens_it(
    stored: Database, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(CREATE) == 0
    password = capsys.readouterr().out.strip()
    with stored.session() as session:
        dot = person_by_password(session, "dot@example.org", password)
        assert dot is not None
        assert (dot.name, dot.role, dot.clinic.name) == ("Dot", "clinic_admin", "Harbour Clinic")


def test_the_second_account_joins_the_clinic_of_that_name(stored: Database) -> None:
    run(CREATE)
    assert run([*CREATE, "--email", "ben@example.org"]) == 0
    with stored.session() as session:
        assert len(session.scalars(select(Clinic)).all()) == 1
        assert len(session.scalars(select(Person)).all()) == 2


def test_a_reset_prints_the_only_password_that_works(
    stored: Database, capsys: pytest.CaptureFixture[str]
) -> None:
    run(CREATE)
    first = capsys.readouterr().out.strip()
    assert run(["user", "reset", "dot@example.org"]) == 0
    second = capsys.readouterr().out.strip()
    with stored.session() as session:
        assert person_by_password(session, "dot@example.org", first) is None
        assert person_by_password(session, "dot@example.org", second) is not None


def test_a_disabled_account_stays_but_opens_no_more(
    stored: Database, capsys: pytest.CaptureFixture[str]
) -> None:
    run(CREATE)
    password = capsys.readouterr().out.strip()
    assert run(["user", "disable", "dot@example.org"]) == 0
    with stored.session() as session:
        assert person_by_password(session, "dot@example.org", password) is None
        assert session.scalars(select(Person.disabled_at)).one() is not None


@pytest.mark.parametrize(
    ("change", "word"),
    [
        pytest.param(["--zone", "Europe/Atlantis"], "--zone", id="no zone"),
        pytest.param(["--email", "dot"], "--email", id="no address"),
        pytest.param(["--name", " "], "--name", id="no name"),
        pytest.param(["--role", "king"], "--role", id="no role"),
    ],
)
def test_what_cannot_be_taken_is_named_in_one_line_and_nothing_is_stored(
    stored: Database, capsys: pytest.CaptureFixture[str], change: list[str], word: str
) -> None:
    assert run([*CREATE, *change]) == 2
    told = capsys.readouterr()
    assert (told.out, told.err.count("\n")) == ("", 1)
    assert word in told.err
    run(CREATE)
    with stored.session() as session:
        assert len(session.scalars(select(Person)).all()) == 1


@pytest.mark.parametrize(
    ("command", "word"),
    [
        pytest.param(CREATE, "already", id="a taken address"),
        pytest.param(["user", "reset", "eve@example.org"], "Nobody", id="reset of nobody"),
        pytest.param(["user", "disable", "eve@example.org"], "Nobody", id="disable of nobody"),
    ],
)
def test_a_refusal_is_one_line(
    stored: Database, capsys: pytest.CaptureFixture[str], command: list[str], word: str
) -> None:
    run(CREATE)
    capsys.readouterr()
    assert run(command) == 2
    told = capsys.readouterr().err
    assert word in told
    assert told.count("\n") == 1


def test_a_bad_setting_is_one_line_that_names_it(
    stored: Database, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PORT", "none")
    assert run(CREATE) == 2
    told = capsys.readouterr().err
    assert "PORT" in told
    assert told.count("\n") == 1


@pytest.mark.parametrize("command", [("user", "disable", "dot@example.org"), ("serve",)], ids=" ".join)
@pytest.mark.parametrize(
    "url",
    ["postgresql://nobody@127.0.0.1:1/none", "sqlite:////proc/nothing/soleus.db"],
    ids=["away", "nowhere"],
)
def test_a_database_that_cannot_be_used_is_one_line(
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
    url: str,
    command: tuple[str, ...],
) -> None:
    monkeypatch.setenv("SOLEUS_DATA", str(tmp_path))
    monkeypatch.setenv("SOLEUS_DATABASE_URL", url)
    assert run(command) == 2
    said = capsys.readouterr()
    assert said.err == "soleus: The database cannot be used: `soleus doctor` says why. See `soleus --help`.\n"


@pytest.mark.parametrize(
    ("setting", "value"),
    [("SOLEUS_PUSH_SUBJECT", "someone"), ("SOLEUS_PUSH_EXTRA_ORIGINS", "a place")],
)
def test_a_server_that_could_send_nothing_does_not_start(
    stored: Database,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
    setting: str,
    value: str,
) -> None:
    monkeypatch.setenv(setting, value)
    assert run(["serve"]) == 2
    said = capsys.readouterr()
    assert said.err.count("\n") == 1
    assert setting in said.err


def test_keys_are_shown_without_the_private_one(
    stored: Database, capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    assert run(["keys", "show"]) == 0
    text = capsys.readouterr().out
    shown = json.loads(text)
    assert len(shown["vapid_public_key"]) == 87
    assert shown["push_subject"].startswith("mailto:")
    assert "PRIVATE" not in text
    assert (tmp_path / "secret_key").read_text() not in text
