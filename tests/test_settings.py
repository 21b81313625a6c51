"""Every setting, and the secrets that are made at the first start."""

import stat
import subprocess
import sys
from pathlib import Path

import pytest

from backend.settings import Settings, SettingsProblem
from tests.services.programs import PATIENCE_SECONDS

SHOW = (
    "from backend.settings import Settings; s = Settings.from_env(); print(s.secret_key, s.vapid_private_pem)"
)
SECRET_FILES = ("secret_key", "vapid_private.pem")


def settings(folder: Path, **environment: str) -> Settings:
    return Settings.from_env({"SOLEUS_DATA": str(folder), **environment})


def test_nothing_needs_to_be_set(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    found = Settings.from_env({})
    assert found.data_dir == tmp_path / "instance"
    assert found.database_url == f"sqlite:///{tmp_path}/instance/soleus.db"
    assert (found.port, found.public_url, found.embed) == (8000, "http://localhost:8000", True)
    assert (found.engine_url, found.limits_url) == ("memory://", "memory://")
    assert found.push_extra_origins == ()


def test_the_public_address_follows_the_port_until_it_is_named(tmp_path: Path) -> None:
    assert settings(tmp_path, PORT="8123").public_url == "http://localhost:8123"
    named = settings(tmp_path, PORT="8123", SOLEUS_PUBLIC_URL="https://soleus.example.org/")
    assert named.public_url == "https://soleus.example.org"
    assert named.has_secure_cookies
    assert not settings(tmp_path).has_secure_cookies


def test_limits_are_counted_where_the_engine_lives_when_that_is_redis(tmp_path: Path) -> None:
    url = "redis://127.0.0.1:6379/0"
    assert settings(tmp_path, SOLEUS_ENGINE_URL=url, SOLEUS_EMBED="0").limits_url == url


def test_mail_is_off_until_a_server_is_named(tmp_path: Path) -> None:
    assert settings(tmp_path).mail is None
    assert settings(tmp_path, SOLEUS_SMTP_URL="").mail is None


def test_a_mail_server_is_read_with_its_usual_port_and_its_sender(tmp_path: Path) -> None:
    plain = settings(tmp_path, SOLEUS_SMTP_URL="smtp://mail.example.org?from=us+them@clinic.example").mail
    assert (plain.host, plain.port, plain.sender) == ("mail.example.org", 587, "us+them@clinic.example")
    assert not plain.is_tls_from_the_start
    signed_in = settings(tmp_path, SOLEUS_SMTP_URL="smtps://me%40here:p%3Aw@mail.example.org?from=us@x.org")
    assert (signed_in.mail.port, signed_in.mail.user, signed_in.mail.password) == (465, "me@here", "p:w")
    assert signed_in.mail.is_tls_from_the_start
    assert "p:w" not in repr(signed_in)
    assert "p%3Aw" not in repr(signed_in)


def test_a_mail_server_without_a_sender_takes_an_address_that_is_known(tmp_path: Path) -> None:
    plain, signed_in = "smtp://mail.example.org", "smtp://me%40here.org:pw@mail.example.org"
    told = {"SOLEUS_PUSH_SUBJECT": "mailto:help@clinic.example"}
    assert settings(tmp_path, SOLEUS_SMTP_URL=plain, **told).mail.sender == "help@clinic.example"
    assert settings(tmp_path, SOLEUS_SMTP_URL=signed_in, **told).mail.sender == "me@here.org"
    with pytest.raises(SettingsProblem, match="SOLEUS_SMTP_URL"):
        settings(tmp_path, SOLEUS_SMTP_URL=plain, SOLEUS_PUSH_SUBJECT="https://clinic.example")


UNUSABLE_MAIL_SERVERS = (
    "mail.example.org",
    "http://mail.example.org?from=us@x.org",
    "smtp://?from=us@x.org",
    "smtp://mail.example.org?from=",
    "smtp://mail.example.org?from=us@x.org,them@y.org",
    "smtp://mail.example.org?from=us@x.org%0D%0ABcc:all@y.org",
    "smtp://mail.example.org?from=us@x.org&to=them@y.org",
    "smtp://mail.example.org?sender=us@x.org",
    "smtp://mail.example.org/path?from=us@x.org",
    "smtp://mail.example.org:0?from=us@x.org",
    "smtp://mail.example.org:99999?from=us@x.org",
    "smtp://user@mail.example.org?from=us@x.org",
    "smtp://[::1?from=us@x.org",
)


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("PORT", "0"),
        ("PORT", "65536"),
        ("PORT", "80 80"),
        ("PORT", "-1"),
        ("PORT", "８０００"),
        ("PORT", "9" * 5000),
        ("SOLEUS_EMBED", "yes"),
        ("SOLEUS_EMBED", ""),
        ("SOLEUS_DATABASE_URL", "mysql://localhost/soleus"),
        ("SOLEUS_DATABASE_URL", "soleus.db"),
        ("SOLEUS_ENGINE_URL", "amqp://localhost"),
        ("SOLEUS_LIMITS_URL", "memcached://localhost"),
        ("SOLEUS_PUBLIC_URL", "soleus.example.org"),
        ("SOLEUS_PUBLIC_URL", "https://"),
        ("SOLEUS_PUBLIC_URL", "https://[::1"),
        ("SOLEUS_PUBLIC_URL", "https://soleus.example.org:99999"),
        ("SOLEUS_PUBLIC_URL", "https://soleus.example.org/under/it"),
        ("SOLEUS_PUBLIC_URL", "https://soleus.example.org?x"),
        ("SOLEUS_PUBLIC_URL", "https://soleus.example.org#x"),
        ("SOLEUS_PUBLIC_URL", "https://dot@soleus.example.org"),
        ("SOLEUS_DATABASE_URL", "postgresql://localhost:five/soleus"),
        *[("SOLEUS_SMTP_URL", value) for value in UNUSABLE_MAIL_SERVERS],
        ("SOLEUS_DEMO_DUE_MINUTES", "soon"),
        ("SOLEUS_DEMO_DUE_MINUTES", "1441"),
    ],
)
def test_a_value_that_cannot_be_used_gets_one_line_that_names_it(
    tmp_path: Path, name: str, value: str
) -> None:
    with pytest.raises(SettingsProblem) as caught:
        settings(tmp_path, **{name: value})
    assert str(caught.value).startswith(f"{name}: ")
    assert "\n" not in str(caught.value)


def test_several_processes_may_not_count_each_on_its_own(tmp_path: Path) -> None:
    with pytest.raises(SettingsProblem, match="SOLEUS_LIMITS_URL"):
        settings(tmp_path, SOLEUS_EMBED="0")


def test_secrets_are_made_once_and_are_for_nobody_else(tmp_path: Path) -> None:
    first, second = settings(tmp_path / "a"), settings(tmp_path / "a")
    assert (first.secret_key, first.vapid_private_pem) == (second.secret_key, second.vapid_private_pem)
    for name in SECRET_FILES:
        assert stat.S_IMODE((tmp_path / "a" / name).stat().st_mode) == 0o600
    assert settings(tmp_path / "b").secret_key != first.secret_key


def test_two_processes_that_start_together_make_one_secret(tmp_path: Path) -> None:
    for attempt in range(3):
        folder = tmp_path / str(attempt)
        starting = [
            subprocess.Popen(
                [sys.executable, "-c", SHOW],
                env={"SOLEUS_DATA": str(folder), "PYTHONPATH": str(Path(__file__).parents[1])},
                stdout=subprocess.PIPE,
                text=True,
            )
            for _ in range(2)
        ]
        shown = {process.communicate(timeout=PATIENCE_SECONDS)[0] for process in starting}
        assert [process.returncode for process in starting] == [0, 0]
        assert len(shown) == 1
        assert len(shown.pop()) > 200
        assert sorted(path.name for path in folder.iterdir()) == sorted(SECRET_FILES)


@pytest.mark.parametrize("name", SECRET_FILES)
def test_a_secret_that_others_can_read_is_refused(tmp_path: Path, name: str) -> None:
    settings(tmp_path)
    (tmp_path / name).chmod(0o644)
    with pytest.raises(SettingsProblem, match=name):
        settings(tmp_path)


def test_secrets_do_not_show_in_a_repr(tmp_path: Path) -> None:
    found = settings(tmp_path, SOLEUS_DEMO_PASSWORD="a demo password")
    assert found.secret_key not in repr(found)
    assert "PRIVATE KEY" not in repr(found)
    assert "a demo password" not in repr(found)
