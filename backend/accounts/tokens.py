"""Random secrets that stand in links and cookies, and how they are stored."""

import secrets
from hashlib import sha256


def new_token() -> str:
    """256 random bits, fit for a URL."""
    return secrets.token_urlsafe(32)


def token_hash(token: str) -> str:
    """The only form that is stored; a plain hash is enough for 256 random bits."""
    return sha256(token.encode()).hexdigest()
