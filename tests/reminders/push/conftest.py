"""Keys, tokens and a moment for the push tests."""

from collections.abc import Hashable, Iterator
from datetime import UTC, datetime

import pytest
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.serialization import Encoding, NoEncryption, PrivateFormat

from backend.reminders.push.endpoint import check_endpoint
from backend.reminders.push.keys import VapidKeys, load_vapid_keys
from backend.reminders.push.tokens import VapidTokens
from backend.reminders.push.transfer import Answer, PushRequest, PushTransport
from tests.fakes.push_service import PushService
from tests.services.programs import PATIENCE_SECONDS

NOW = datetime(2026, 11, 23, 18, 0, tzinfo=UTC)


def new_pem(curve: ec.EllipticCurve | None = None) -> str:
    key = ec.generate_private_key(curve or ec.SECP256R1())
    return key.private_bytes(Encoding.PEM, PrivateFormat.PKCS8, NoEncryption()).decode()


@pytest.fixture(scope="session")
def vapid_keys() -> VapidKeys:
    return load_vapid_keys(new_pem(), "mailto:push@soleus.example.org")


@pytest.fixture
def tokens(vapid_keys: VapidKeys) -> VapidTokens:
    return VapidTokens(vapid_keys)


@pytest.fixture
def now() -> datetime:
    return NOW


@pytest.fixture
def service() -> Iterator[PushService]:
    with PushService() as running:
        yield running


def to(url: str, body: bytes = b"body") -> PushRequest:
    origin = "/".join(url.split("/")[:3])
    return PushRequest(check_endpoint(url, {origin}), {"TTL": "60"}, body)


def drain(transport: PushTransport) -> dict[Hashable, Answer]:
    answers: dict[Hashable, Answer] = {}
    while transport.in_flight:
        came = transport.poll(PATIENCE_SECONDS)
        assert came, "nothing came"
        for key, answer in came:
            assert key not in answers
            answers[key] = answer
    return answers


def answer_to(transport: PushTransport, request: PushRequest) -> Answer:
    transport.start(request, "it")
    return drain(transport)["it"]
