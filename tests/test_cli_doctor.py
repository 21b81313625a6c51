"""`soleus doctor`, as an operator meets it."""

import os
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from backend.cli import run
from backend.db import Database, change_schema
from backend.reminders.heartbeat import record_heartbeat
from tests.fakes.mail_server import MailServer, Says, Script

REACHABLE = "mailto:operator@harbour.example.com"

Lines = dict[str, str]
Doctor = Callable[[], tuple[int, Lines, str]]


@pytest.fixture
def data(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    folder = tmp_path / "data"
    for name in [name for name in os.environ if name.startswith("SOLEUS_")]:
        monkeypatch.delenv(name)
    monkeypatch.setenv("SOLEUS_DATA", str(folder))
    monkeypatch.setenv("SOLEUS_PUSH_SUBJECT", REACHABLE)
    folder.mkdir(mode=0o700)
    return folder


@pytest.fixture
def doctor(data: Path, capsys: pytest.CaptureFixture[str]) -> Doctor:
    """The exit status, each line by its check, and what went to standard error."""

    def ask() -> tuple[int, Lines, str]:
        status = run(["doctor"])
        said = capsys.readouterr()
        return status, {line[9:22].strip(): line for line in said.out.splitlines()}, said.err

    return ask


def serve(place: Path | str, *workers: str, ago: timedelta = timedelta(0)) -> None:
    """What a running house leaves in its database."""
    database = Database(place if isinstance(place, str) else f"sqlite:///{place}/soleus.db")
    change_schema(database.engine)
    for worker in workers:
        with database.session() as session:
            record_heartbeat(session, worker, datetime.now(UTC) - ago)
    database.close()


def test_a_house_that_runs_is_well(data: Path, doctor: Doctor) -> None:
    serve(data, "host:1")
    status, lines, err = doctor()
    assert (status, err) == (0, "")
    assert {check for check, line in lines.items() if not line.startswith("OK ")} == set()
    assert lines.keys() >= {"database", "migrations", "secrets", "VAPID pair", "push subject"}
    assert lines.keys() >= {"worker", "clock", "tzdata", "limits", "queue"}
    assert lines.keys() >= {"devices", "reminders due", "failed", "plans"}


def test_a_database_that_nobody_made_is_named_and_not_made(data: Path, doctor: Doctor) -> None:
    status, lines, err = doctor()
    assert status == 2
    assert "soleus serve" in lines["database"]
    assert err == "soleus: to be mended: database\n"
    assert not (data / "soleus.db").exists()


def test_a_house_on_postgres_is_well_and_on_time(
    doctor: Doctor, postgres_url: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    serve(postgres_url, "host:1")
    monkeypatch.setenv("SOLEUS_DATABASE_URL", postgres_url)
    status, lines, err = doctor()
    assert (status, err) == (0, "")
    assert lines["database"].endswith("postgresql")
    assert lines["clock"].startswith("OK")


def test_a_worker_that_went_silent_is_called_for(data: Path, doctor: Doctor) -> None:
    serve(data, "host:1", ago=timedelta(seconds=61))
    status, lines, err = doctor()
    assert (status, err) == (2, "soleus: to be mended: worker\n")
    assert lines["worker"].startswith("broken")
    assert "soleus serve" in lines["worker"]


def test_an_older_schema_is_named(data: Path, doctor: Doctor) -> None:
    serve(data, "host:1")
    database = Database(f"sqlite:///{data}/soleus.db")
    change_schema(database.engine, "0002")
    database.close()
    status, lines, err = doctor()
    assert status == 2
    assert lines["migrations"].startswith("broken")
    assert "migrations" in err


def test_a_file_that_is_no_database_is_named(data: Path, doctor: Doctor) -> None:
    (data / "soleus.db").write_bytes(b"not a database at all" * 100)
    status, lines, _ = doctor()
    assert status == 2
    assert lines["database"].startswith("broken")


@pytest.mark.parametrize(
    ("name", "value", "check"),
    [
        pytest.param(
            "SOLEUS_PUSH_SUBJECT", "mailto:push@soleus.example.org", "push subject", id="demo address"
        ),
        pytest.param("SOLEUS_PUSH_EXTRA_ORIGINS", "http://127.0.0.1:8123", "push origins", id="test service"),
    ],
)
def test_what_works_but_should_not_stay_is_a_caution(
    data: Path, doctor: Doctor, monkeypatch: pytest.MonkeyPatch, name: str, value: str, check: str
) -> None:
    serve(data, "host:1")
    monkeypatch.setenv(name, value)
    status, lines, err = doctor()
    assert (status, err) == (0, "")
    assert lines[check].startswith("caution")
    assert name in lines[check]


@pytest.mark.parametrize(
    ("name", "value", "check"),
    [
        pytest.param("SOLEUS_PUSH_SUBJECT", "mailto:me@localhost", "push subject", id="subject"),
        pytest.param("SOLEUS_PUSH_EXTRA_ORIGINS", "http://127.0.0.1:8123/path", "push origins", id="origin"),
        pytest.param("SOLEUS_ENGINE_URL", "redis://127.0.0.1:1/0", "queue", id="queue away"),
        pytest.param("SOLEUS_LIMITS_URL", "redis://127.0.0.1:1/0", "limits", id="limits away"),
    ],
)
def test_a_setting_that_cannot_work_is_named_with_its_variable(
    data: Path, doctor: Doctor, monkeypatch: pytest.MonkeyPatch, name: str, value: str, check: str
) -> None:
    serve(data, "host:1")
    monkeypatch.setenv(name, value)
    status, lines, err = doctor()
    assert status == 2
    assert lines[check].startswith("broken")
    assert name in lines[check]
    assert check in err


def test_a_mail_server_that_lets_us_in_is_well(
    data: Path, doctor: Doctor, monkeypatch: pytest.MonkeyPatch
) -> None:
    serve(data, "host:1")
    assert doctor()[1]["mail"].startswith("OK")
    with MailServer() as server:
        monkeypatch.setenv("SOLEUS_SMTP_URL", server.url)
        status, lines, _ = doctor()
        assert (status, lines["mail"].split()[0]) == (0, "OK")
        assert server.letters == []


def test_a_sender_that_is_only_an_example_is_a_caution(
    data: Path, doctor: Doctor, monkeypatch: pytest.MonkeyPatch
) -> None:
    serve(data, "host:1")
    with MailServer() as server:
        monkeypatch.setenv("SOLEUS_SMTP_URL", server.url.partition("?")[0])
        monkeypatch.delenv("SOLEUS_PUSH_SUBJECT")
        status, lines, _ = doctor()
    assert status == 0
    assert lines["mail"].startswith("caution")
    assert "push@soleus.example.org" in lines["mail"]
    assert "?from=" in lines["mail"]


@pytest.mark.parametrize(
    ("script", "advice"),
    [
        pytest.param(Script(sign_in=Says(535)), "user and password", id="wrong password"),
        pytest.param(Script(greeting=Says(behaviour="drop")), "does not answer", id="not there"),
    ],
)
def test_a_mail_server_that_does_not_is_named_without_the_password(
    data: Path, doctor: Doctor, monkeypatch: pytest.MonkeyPatch, script: Script, advice: str
) -> None:
    serve(data, "host:1")
    with MailServer() as server:
        server.script = script
        monkeypatch.setenv("SOLEUS_SMTP_URL", server.url.replace("smtp://", "smtp://us:correct-horse@"))
        status, lines, err = doctor()
    assert (status, err) == (2, "soleus: to be mended: mail\n")
    assert lines["mail"].startswith("broken")
    assert advice in lines["mail"]
    assert "SOLEUS_SMTP_URL" in lines["mail"]
    assert "correct-horse" not in "".join(lines.values())


def test_several_processes_that_count_each_for_itself_are_a_caution(data: Path, doctor: Doctor) -> None:
    serve(data, "host:1", "host:2")
    status, lines, _ = doctor()
    assert status == 0
    assert lines["limits"].startswith("caution")
    assert "SOLEUS_LIMITS_URL" in lines["limits"]


def test_a_key_that_is_no_key_is_named_without_showing_it(data: Path, doctor: Doctor) -> None:
    serve(data, "host:1")
    (data / "vapid_private.pem").write_text("scrambled")
    (data / "vapid_private.pem").chmod(0o600)
    status, lines, err = doctor()
    assert status == 2
    assert lines["VAPID pair"].startswith("broken")
    assert "scrambled" not in "".join(lines.values()) + err


def test_a_secret_that_others_can_read_stops_it_with_one_line(data: Path, doctor: Doctor) -> None:
    doctor()
    (data / "secret_key").chmod(0o644)
    status, lines, err = doctor()
    assert (status, lines) == (2, {})
    assert err.startswith("soleus: secret_key: ")
    assert err.count("\n") == 1
