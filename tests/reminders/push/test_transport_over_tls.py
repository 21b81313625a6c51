"""The real transport over TLS: HTTP/2 where offered, and certificates checked."""

import json
import shutil
import subprocess
from collections.abc import Callable, Iterator
from contextlib import ExitStack, closing
from datetime import timedelta
from ipaddress import IPv4Address
from pathlib import Path

import pytest
from cryptography import x509
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.serialization import Encoding, NoEncryption, PrivateFormat

from backend.reminders.push.endpoint import check_endpoint
from backend.reminders.push.transfer import Failure, PushRequest, Response, TransportError
from backend.reminders.push.transport import CurlTransport
from tests.fakes import push_service
from tests.reminders.push.conftest import NOW

SERVER = Path(push_service.__file__).with_name("push_service_h2.mjs")
NODE = shutil.which("node")

pytestmark = pytest.mark.skipif(NODE is None, reason="needs node")


@pytest.fixture(scope="module")
def certificate(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Path]:
    folder = tmp_path_factory.mktemp("tls")
    key = ec.generate_private_key(ec.SECP256R1())
    name = x509.Name([x509.NameAttribute(x509.NameOID.COMMON_NAME, "push service of a test")])
    addresses = x509.SubjectAlternativeName([x509.IPAddress(IPv4Address("127.0.0.1"))])
    certificate = (
        x509.CertificateBuilder(name, name, key.public_key(), x509.random_serial_number())
        .not_valid_before(NOW - timedelta(days=3650))
        .not_valid_after(NOW + timedelta(days=3650))
        .add_extension(addresses, critical=False)
        .add_extension(x509.BasicConstraints(ca=True, path_length=None), critical=True)
        .sign(key, SHA256())
    )
    certificate_file, key_file = folder / "certificate.pem", folder / "key.pem"
    certificate_file.write_bytes(certificate.public_bytes(Encoding.PEM))
    key_file.write_bytes(key.private_bytes(Encoding.PEM, PrivateFormat.PKCS8, NoEncryption()))
    return certificate_file, key_file


class TlsService:
    def __init__(self, process: subprocess.Popen[str]) -> None:
        self._process = process
        self.origin = f"https://127.0.0.1:{self._line()['port']}"

    def next_request(self) -> dict[str, str | int]:
        return self._line()

    def _line(self) -> dict[str, str | int]:
        assert self._process.stdout is not None
        content = json.loads(self._process.stdout.readline())
        assert isinstance(content, dict)
        return content

    def request_to(self, path: str) -> PushRequest:
        return PushRequest(check_endpoint(self.origin + path, {self.origin}), {"TTL": "60"}, b"body")


StartService = Callable[..., TlsService]


@pytest.fixture
def start_service(certificate: tuple[Path, Path]) -> Iterator[StartService]:
    with ExitStack() as running:

        def start(*mode: str) -> TlsService:
            command = [str(NODE), str(SERVER), *map(str, certificate), *mode]
            process = running.enter_context(subprocess.Popen(command, stdout=subprocess.PIPE, text=True))
            running.callback(process.kill)
            return TlsService(process)

        yield start


def test_ten_messages_share_one_http2_connection_and_one_that_hangs_holds_up_no_other(
    start_service: StartService, certificate: tuple[Path, Path]
) -> None:
    service = start_service()
    with closing(CurlTransport(ca_file=str(certificate[0]), total_seconds=1)) as transport:
        transport.start(service.request_to("/first"), "first")
        ((_, first),) = transport.poll(10)
        assert isinstance(first, Response)
        transport.start(service.request_to("/hang"), "hang")
        for number in range(9):
            transport.start(service.request_to(f"/{number}"), number)
        answers = dict(transport.poll(10))
        while len(answers) < 9:
            answers.update(transport.poll(10))
        assert "hang" not in answers
        assert {answer.status for answer in answers.values() if isinstance(answer, Response)} == {201}
        ((key, given_up),) = transport.poll(10)
        assert key == "hang"
        assert isinstance(given_up, TransportError)
        assert given_up.failure is Failure.TIMED_OUT
    requests = [service.next_request() for _ in range(11)]
    assert {(request["version"], request["connection"]) for request in requests} == {("2.0", 0)}


def test_one_that_hangs_holds_up_no_other_when_the_service_speaks_only_http1(
    start_service: StartService, certificate: tuple[Path, Path]
) -> None:
    service = start_service("h1")
    with closing(CurlTransport(ca_file=str(certificate[0]), total_seconds=1)) as transport:
        transport.start(service.request_to("/hang"), "hang")
        for number in range(9):
            transport.start(service.request_to(f"/{number}"), number)
        answers = dict(transport.poll(10))
        while len(answers) < 9:
            answers.update(transport.poll(10))
        assert "hang" not in answers
    assert {service.next_request()["version"] for _ in range(10)} == {"1.1"}


def test_a_certificate_no_one_vouches_for_is_refused(start_service: StartService) -> None:
    service = start_service()
    with closing(CurlTransport()) as transport:
        transport.start(service.request_to("/x"), "it")
        ((_, answer),) = transport.poll(10)
    assert isinstance(answer, TransportError)
    assert answer.failure is Failure.TLS
