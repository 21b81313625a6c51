"""A push service on loopback in a process of its own, so that its work is nobody's in a comparison."""

import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from ipaddress import IPv4Address
from pathlib import Path

from cryptography import x509
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.serialization import Encoding, NoEncryption, PrivateFormat

from tests.services.programs import dying_with_us

SERVER = Path(__file__).with_name("push_service.mjs")
LIFE = timedelta(days=2)


@dataclass(frozen=True, slots=True)
class RunningService:
    """`ca_file` holds its own certificate alone.

    With the usual bundle beside it, a client that makes a new context for each request, as `requests.post`
    does, spends most of its time reading the bundle.
    """

    origin: str
    ca_file: Path


@contextmanager
def running_push_service() -> Iterator[RunningService]:
    with tempfile.TemporaryDirectory(prefix="soleus-bench-") as folder:
        certificate, key = (Path(folder) / name for name in ("certificate.pem", "key.pem"))
        _make_certificate(certificate, key)
        with _served(str(certificate), str(key)) as port:
            yield RunningService(f"https://127.0.0.1:{port}", certificate)


@contextmanager
def running_plain_service(delay_ms: int = 0) -> Iterator[str]:
    """Its origin; for senders in processes of their own, which trust only what the world trusts."""
    with _served("plain", str(delay_ms)) as port:
        yield f"http://127.0.0.1:{port}"


@contextmanager
def _served(*arguments: str) -> Iterator[int]:
    command = [*dying_with_us(), "node", str(SERVER), *arguments]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as process:
        try:
            assert process.stdout is not None
            yield int(process.stdout.readline())
        finally:
            process.terminate()


def _make_certificate(certificate_file: Path, key_file: Path) -> None:
    key, now = ec.generate_private_key(ec.SECP256R1()), datetime.now(UTC)
    name = x509.Name([x509.NameAttribute(x509.NameOID.COMMON_NAME, "push service of a benchmark")])
    certificate = (
        x509.CertificateBuilder(name, name, key.public_key(), x509.random_serial_number())
        .not_valid_before(now - LIFE)
        .not_valid_after(now + LIFE)
        .add_extension(
            x509.SubjectAlternativeName([x509.IPAddress(IPv4Address("127.0.0.1"))]), critical=False
        )
        .add_extension(x509.BasicConstraints(ca=True, path_length=None), critical=True)
        .sign(key, SHA256())
    )
    certificate_file.write_bytes(certificate.public_bytes(Encoding.PEM))
    key_file.write_bytes(key.private_bytes(Encoding.PEM, PrivateFormat.PKCS8, NoEncryption()))
