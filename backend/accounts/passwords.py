"""Passwords: argon2id with 19 MiB, two passes, one lane (OWASP's least), about 30 ms."""

from typing import Final

from argon2 import PasswordHasher
from argon2.exceptions import InvalidHashError, VerificationError

SHORTEST_PASSWORD: Final = 10
LONGEST_PASSWORD: Final = 200

_hasher: Final = PasswordHasher(time_cost=2, memory_cost=19 * 1024, parallelism=1)

# What is verified when nobody has that e-mail address, so that the time of the answer does not tell.
NOBODYS_HASH: Final = (
    "$argon2id$v=19$m=19456,t=2,p=1$CnK5sJvDmDTWzxFIQK0j9A$zL8Dl9RpvBY4pNw2pa6wIiXtONhkihvmDVW4KHOy0Fw"
)


def hash_password(password: str) -> str:
    return _hasher.hash(password)


def is_password(stored_hash: str, password: str) -> bool:
    try:
        return _hasher.verify(stored_hash, password)
    except (VerificationError, InvalidHashError):
        return False
