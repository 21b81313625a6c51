"""How many wrong sign-ins a minute are taken; right ones are never counted."""

from ipaddress import IPv6Address, ip_address, ip_network
from typing import Final

from backend.accounts.tokens import token_hash
from backend.web.problems import TooMany
from backend.web.throttle import Throttle

WRONG_FOR_ACCOUNT: Final = 20
WRONG_FROM_ADDRESS: Final = 30
# A waiting room shares one address: there a right sign-in gets through for longer than a wrong one.
CLOSED_TO_ADDRESS: Final = 90


def check_attempts(throttle: Throttle, email: str, address: str) -> None:
    """Before the password is looked at; only what came from the same address can stop someone here."""
    for limit, key in _local_keys(email, address):
        if not throttle.has_room(limit, *key):
            raise _too_many(throttle, limit, key)


def count_wrong(throttle: Throttle, email: str, address: str) -> None:
    """After a wrong password; raises `TooMany` when the account or the address had too many."""
    keys = (*_local_keys(email, address), *_wide_keys(email, address))
    # Every counter gets this one, also after the first that is full.
    full = [(limit, key) for limit, key in keys if not throttle.hit(limit, *key)]
    if full:
        raise _too_many(throttle, *full[0])


def _local_keys(email: str, address: str) -> tuple[tuple[int, tuple[str, ...]], ...]:
    source = _source(address)
    return (
        (WRONG_FOR_ACCOUNT, ("sign-in", _account(email), source)),
        (CLOSED_TO_ADDRESS, ("sign-in-closed", source)),
    )


def _wide_keys(email: str, address: str) -> tuple[tuple[int, tuple[str, ...]], ...]:
    return (
        (WRONG_FOR_ACCOUNT, ("sign-in-account", _account(email))),
        (WRONG_FROM_ADDRESS, ("sign-in-address", _source(address))),
    )


def _account(email: str) -> str:
    """Not the address itself: the storage of limits is no place for it."""
    return token_hash(email.strip().lower())


def _source(address: str) -> str:
    """Of IPv6 the network: one household has as many addresses as it likes."""
    try:
        found = ip_address(address)
    except ValueError:
        return address
    return str(ip_network((found, 64), strict=False)) if isinstance(found, IPv6Address) else address


def _too_many(throttle: Throttle, limit: int, key: tuple[str, ...]) -> TooMany:
    return TooMany(
        "Too many wrong sign-ins. Wait a minute, then try again.", throttle.wait_seconds(limit, *key)
    )
