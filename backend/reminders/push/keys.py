"""The VAPID key pair: who the push services know us as."""

from base64 import urlsafe_b64encode
from dataclasses import dataclass, field
from ipaddress import ip_address
from urllib.parse import urlsplit

from cryptography.exceptions import InvalidSignature, UnsupportedAlgorithm
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat, load_pem_private_key

# Apple answers 403 BadJwtToken to a subject it could not write to; the other services accept it, so the
# mistake would show on iPhones only.
UNREACHABLE_DOMAINS = ("localhost", "local", "localdomain", "internal", "invalid")


class VapidKeysRefused(ValueError):
    """The key or the subject cannot be used; the text never contains key material."""


@dataclass(frozen=True, slots=True)
class VapidKeys:
    """A verified P-256 pair with its subject; made by `load_vapid_keys` only."""

    private_key: ec.EllipticCurvePrivateKey = field(repr=False)
    public_key_b64url: str
    subject: str


def load_vapid_keys(private_pem: str, subject: str) -> VapidKeys:
    """Parse and prove the pair by signing and verifying once; raises VapidKeysRefused."""
    check_subject(subject)
    try:
        key = load_pem_private_key(private_pem.encode(), password=None)
    except (ValueError, TypeError, UnsupportedAlgorithm) as error:
        raise VapidKeysRefused("the VAPID private key is not an unencrypted PEM key") from error
    if not isinstance(key, ec.EllipticCurvePrivateKey) or not isinstance(key.curve, ec.SECP256R1):
        raise VapidKeysRefused("the VAPID private key is not on the curve P-256")
    public_point = key.public_key().public_bytes(Encoding.X962, PublicFormat.UncompressedPoint)
    _verify_pair(key, public_point)
    return VapidKeys(key, base64url(public_point), subject)


def check_subject(subject: str) -> None:
    """Only `mailto:` or `https:` with a host the world could reach; raises VapidKeysRefused."""
    scheme, _, rest = subject.partition(":")
    if scheme == "mailto":
        name, _, host = rest.rpartition("@")
        if not name:
            raise VapidKeysRefused("the push subject has no e-mail address after mailto:")
    elif scheme == "https":
        try:
            host = urlsplit(subject).hostname or ""
        except ValueError:
            host = ""
    else:
        raise VapidKeysRefused("the push subject must start with mailto: or https:")
    if not _is_public_host(host):
        raise VapidKeysRefused("the push subject needs a public domain; Apple refuses localhost and the like")


def base64url(raw: bytes) -> str:
    return urlsafe_b64encode(raw).rstrip(b"=").decode("ascii")


def _is_public_host(host: str) -> bool:
    labels = host.lower().rstrip(".").split(".")
    if len(labels) < 2 or not all(labels) or any(character.isspace() for character in host):
        return False
    try:
        ip_address(host)
    except ValueError:
        return labels[-1] not in UNREACHABLE_DOMAINS
    return False


def _verify_pair(key: ec.EllipticCurvePrivateKey, public_point: bytes) -> None:
    # The public half is checked as the browser will get it: read back from the bytes we hand out.
    probe = b"soleus VAPID pair"
    handed_out = ec.EllipticCurvePublicKey.from_encoded_point(ec.SECP256R1(), public_point)
    try:
        handed_out.verify(key.sign(probe, ec.ECDSA(SHA256())), probe, ec.ECDSA(SHA256()))
    except InvalidSignature as error:
        raise VapidKeysRefused("the VAPID private and public key do not belong together") from error
