"""The VAPID pair and its subject, checked at start."""

from base64 import urlsafe_b64decode

import pytest
from cryptography.hazmat.primitives.asymmetric import ec, rsa
from cryptography.hazmat.primitives.serialization import Encoding, NoEncryption, PrivateFormat, PublicFormat

from backend.reminders.push.keys import VapidKeys, VapidKeysRefused, check_subject, load_vapid_keys
from tests.reminders.push.conftest import new_pem

SUBJECT = "mailto:push@soleus.example.org"


def test_the_browser_gets_the_public_half_as_an_uncompressed_point(vapid_keys: VapidKeys) -> None:
    handed_out = urlsafe_b64decode(vapid_keys.public_key_b64url + "=")
    own = vapid_keys.private_key.public_key().public_bytes(Encoding.X962, PublicFormat.UncompressedPoint)
    assert handed_out == own
    assert len(vapid_keys.public_key_b64url) == 87


def test_the_private_key_never_shows_in_a_repr(vapid_keys: VapidKeys) -> None:
    assert "private" not in repr(vapid_keys)


def rsa_pem() -> str:
    key = rsa.generate_private_key(65537, 2048)
    return key.private_bytes(Encoding.PEM, PrivateFormat.PKCS8, NoEncryption()).decode()


@pytest.mark.parametrize(
    "pem",
    [
        pytest.param("", id="nothing"),
        pytest.param("not a key", id="no PEM"),
        pytest.param(new_pem()[:-60], id="cut off"),
        pytest.param(new_pem(ec.SECP384R1()), id="another curve"),
        pytest.param(rsa_pem(), id="an RSA key"),
    ],
)
def test_anything_but_a_p256_key_is_refused(pem: str) -> None:
    with pytest.raises(VapidKeysRefused):
        load_vapid_keys(pem, SUBJECT)


@pytest.mark.parametrize(
    "subject",
    [
        "mailto:push@soleus.example.org",
        "mailto:push+alerts@clinic.nhs.uk",
        "https://soleus.example.org/contact",
        "https://soleus.example.org:8443",
    ],
)
def test_a_subject_the_world_can_reach_is_accepted(subject: str) -> None:
    check_subject(subject)


@pytest.mark.parametrize(
    "subject",
    [
        pytest.param("", id="nothing"),
        pytest.param("push@soleus.example.org", id="address without mailto"),
        pytest.param("mailto:", id="mailto without address"),
        pytest.param("mailto:soleus.example.org", id="mailto without name"),
        pytest.param("mailto:push@localhost", id="mail to localhost"),
        pytest.param("mailto:push@app.localhost", id="mail below localhost"),
        pytest.param("mailto:push@printer.local", id="mail to the own network"),
        pytest.param("mailto:push@127.0.0.1", id="mail to a number"),
        pytest.param("mailto:push@clinic .org", id="a space"),
        pytest.param("https://localhost:8000", id="localhost"),
        pytest.param("https://LOCALHOST", id="localhost in capitals"),
        pytest.param("https://[::1]/", id="loopback number"),
        pytest.param("https://[::1", id="half a number"),
        pytest.param("https://", id="no host"),
        pytest.param("http://soleus.example.org", id="http"),
    ],
)
def test_a_subject_apple_would_refuse_is_refused_at_start(subject: str) -> None:
    with pytest.raises(VapidKeysRefused):
        load_vapid_keys(new_pem(), subject)
