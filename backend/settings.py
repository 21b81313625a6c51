"""Every setting, read once from the environment; secrets are made at the first start."""

import os
import re
import secrets
from collections.abc import Callable, Mapping
from contextlib import suppress
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path
from urllib.parse import SplitResult, unquote, urlsplit

VAPID_FILE = "vapid_private.pem"
DEFAULT_PUSH_SUBJECT = "mailto:push@soleus.example.org"
SMTP_PORTS = {"smtp": 587, "smtps": 465}
# Narrower than what mail allows: what is in it can neither end a line nor start another address.
PLAIN_ADDRESS = re.compile(r"[A-Za-z0-9.!#$%&'*+/=?^_`{|}~-]{1,64}@[A-Za-z0-9-]+(\.[A-Za-z0-9-]+)*")

_MAIL_PROBLEM = (
    "SOLEUS_SMTP_URL: smtp:// or smtps://, with user:password@ or neither, then a host, and ?from=address "
    "unless the user is one; write special characters of a password as %40 and the like"
)


class SettingsProblem(ValueError):
    """A setting that cannot be used; the message names the variable."""


@dataclass(frozen=True, slots=True)
class MailServer:
    """Where e-mails are handed in. `is_tls_from_the_start`: smtps; otherwise the connection turns to TLS
    before anything is said, except on this very machine."""

    host: str
    port: int
    sender: str
    user: str | None
    password: str | None = field(repr=False)
    is_tls_from_the_start: bool

    @property
    def is_on_this_machine(self) -> bool:
        return self.host in {"localhost", "127.0.0.1", "::1"}


@dataclass(frozen=True, slots=True)
class Settings:
    """What one process needs to know; `secret_key` and `vapid_private_pem` never appear in a repr."""

    data_dir: Path
    database_url: str
    engine_url: str
    embed: bool
    port: int
    public_url: str
    push_subject: str
    push_extra_origins: tuple[str, ...]
    limits_url: str
    mail: MailServer | None
    demo_password: str | None = field(repr=False)
    demo_due_minutes: int
    secret_key: str = field(repr=False)
    vapid_private_pem: str = field(repr=False)

    @property
    def questionnaires_dir(self) -> Path:
        """Where a clinic puts the wording of questionnaires that it has the right to show."""
        return self.data_dir / "questionnaires"

    @property
    def has_secure_cookies(self) -> bool:
        return self.public_url.startswith("https://")

    @classmethod
    def from_env(cls, environment: Mapping[str, str] | None = None) -> "Settings":
        """Read every variable, make missing secrets in the data folder; raises `SettingsProblem`."""
        env = os.environ if environment is None else environment
        data_dir = Path(env.get("SOLEUS_DATA", "instance")).absolute()
        port = _whole_number(env, "PORT", 8000, 1, 65535)
        engine_url = _url(env, "SOLEUS_ENGINE_URL", "memory://", ("memory", "redis", "rediss", "postgresql"))
        embed = _switch(env, "SOLEUS_EMBED", default=True)
        limits_default = engine_url if engine_url.startswith("redis") else "memory://"
        limits_url = _url(env, "SOLEUS_LIMITS_URL", limits_default, ("memory", "redis", "rediss"))
        if not embed and limits_url == "memory://":
            raise SettingsProblem(
                "SOLEUS_LIMITS_URL: with SOLEUS_EMBED=0 several processes count together; name a Redis, not memory://"
            )
        data_dir.mkdir(parents=True, exist_ok=True, mode=0o700)
        return cls(
            data_dir=data_dir,
            database_url=_url(
                env,
                "SOLEUS_DATABASE_URL",
                f"sqlite:///{data_dir / 'soleus.db'}",
                ("sqlite", "postgresql", "postgresql+psycopg"),
            ),
            engine_url=engine_url,
            embed=embed,
            port=port,
            public_url=_public_url(env, port),
            push_subject=(push_subject := env.get("SOLEUS_PUSH_SUBJECT", DEFAULT_PUSH_SUBJECT)),
            push_extra_origins=tuple(env.get("SOLEUS_PUSH_EXTRA_ORIGINS", "").replace(",", " ").split()),
            limits_url=limits_url,
            mail=_mail_server(env.get("SOLEUS_SMTP_URL", ""), push_subject),
            demo_password=env.get("SOLEUS_DEMO_PASSWORD") or None,
            demo_due_minutes=_whole_number(env, "SOLEUS_DEMO_DUE_MINUTES", 3, 0, 24 * 60),
            secret_key=_secret_file(data_dir / "secret_key", lambda: secrets.token_hex(32)),
            vapid_private_pem=_secret_file(data_dir / VAPID_FILE, new_vapid_pem),
        )


def _whole_number(env: Mapping[str, str], name: str, default: int, low: int, high: int) -> int:
    text = env.get(name, str(default))
    is_number = text.isascii() and text.isdigit() and len(text) <= len(str(high))
    if not is_number or not low <= int(text) <= high:
        raise SettingsProblem(f"{name}: a whole number from {low} to {high} is needed")
    return int(text)


def _switch(env: Mapping[str, str], name: str, *, default: bool) -> bool:
    text = env.get(name, "1" if default else "0")
    if text not in {"0", "1"}:
        raise SettingsProblem(f"{name}: 0 or 1 is needed")
    return text == "1"


def _url(env: Mapping[str, str], name: str, default: str, schemes: tuple[str, ...]) -> str:
    text = env.get(name) or default
    try:
        parts = urlsplit(text)
        has_place = parts.port != 0 and (bool(parts.hostname) or "http" not in schemes)
        is_usable = parts.scheme in schemes and has_place
    except ValueError:
        is_usable = False
    if not is_usable:
        raise SettingsProblem(f"{name}: a URL that starts with one of {', '.join(schemes)} is needed")
    return text


def _public_url(env: Mapping[str, str], port: int) -> str:
    url = _url(env, "SOLEUS_PUBLIC_URL", f"http://localhost:{port}", ("http", "https")).rstrip("/")
    parts = urlsplit(url)
    if url != f"{parts.scheme}://{parts.netloc}" or "@" in parts.netloc:
        raise SettingsProblem(
            "SOLEUS_PUBLIC_URL: scheme, host and port only, such as https://clinic.example.org"
        )
    return url


def _mail_server(text: str, push_subject: str) -> MailServer | None:
    """`smtp://user:password@host:587?from=address`, or smtps; none for an empty text.

    Without `from` the sender is who signs in, if that is an address, or whom push services are to reach.
    """
    if not text:
        return None
    try:
        parts = urlsplit(text)
        port = parts.port
    except ValueError:
        raise SettingsProblem(_MAIL_PROBLEM) from None
    sender = _sender(parts, push_subject)
    is_place = parts.scheme in SMTP_PORTS and parts.path in {"", "/"} and not parts.fragment
    has_half_a_sign_in = bool(parts.username) != bool(parts.password)
    if sender is None or not is_place or not parts.hostname or has_half_a_sign_in or port == 0:
        raise SettingsProblem(_MAIL_PROBLEM)
    return MailServer(
        host=parts.hostname,
        port=port or SMTP_PORTS[parts.scheme],
        sender=sender,
        user=unquote(parts.username) if parts.username else None,
        password=unquote(parts.password) if parts.password else None,
        is_tls_from_the_start=parts.scheme == "smtps",
    )


def _sender(parts: SplitResult, push_subject: str) -> str | None:
    """None without an address that a letter can carry."""
    if parts.query:
        named = [unquote(parts.query.removeprefix("from="))] if parts.query.startswith("from=") else []
    else:
        named = [unquote(parts.username or ""), push_subject.removeprefix("mailto:")]
    return next((address for address in named if PLAIN_ADDRESS.fullmatch(address)), None)


def new_vapid_pem() -> str:
    from cryptography.hazmat.primitives.asymmetric import ec
    from cryptography.hazmat.primitives.serialization import Encoding, NoEncryption, PrivateFormat

    key = ec.generate_private_key(ec.SECP256R1())
    return key.private_bytes(Encoding.PEM, PrivateFormat.PKCS8, NoEncryption()).decode()


def replace_vapid_pem(data_dir: Path, pem: str, now: datetime) -> Path:
    """In place of the old pair, which is kept in the file answered; at no time is there none."""
    path = data_dir / VAPID_FILE
    kept = path.with_stem(f"{path.stem}.until-{now:%Y%m%dT%H%M%S.%fZ}")
    draft = _secret_draft(path, pem)
    try:
        kept.hardlink_to(path)
        draft.replace(path)
    finally:
        draft.unlink(missing_ok=True)
    return kept


def replace_secret(path: Path, content: str) -> None:
    """Whole or not at all."""
    draft = _secret_draft(path, content)
    try:
        draft.replace(path)
    finally:
        draft.unlink(missing_ok=True)


def _secret_file(path: Path, make: Callable[[], str]) -> str:
    """The file's content, made once: of two processes starting together the first link wins."""
    if not path.exists():
        draft = _secret_draft(path, make())
        try:
            with suppress(FileExistsError):
                path.hardlink_to(draft)
        finally:
            draft.unlink()
    if path.stat().st_mode & 0o077:
        raise SettingsProblem(f"{path.name}: others can read this secret; set its mode to 0600")
    return path.read_text()


def _secret_draft(path: Path, content: str) -> Path:
    """Whole and on the disk, for its owner alone."""
    draft = path.with_name(f".{path.name}.{os.getpid()}.{secrets.token_hex(4)}")
    descriptor = os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    try:
        with os.fdopen(descriptor, "w") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
    except BaseException:
        draft.unlink()
        raise
    return draft
