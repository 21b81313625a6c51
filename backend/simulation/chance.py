"""Chance that can be asked again: the same place gives the same answer, whoever asks first."""

from collections.abc import Sequence
from hashlib import blake2b
from typing import Final, TypeVar

T = TypeVar("T")
_WHOLE: Final = 2.0**64


class Chance:
    """A place is any number of plain values; no answer depends on what was asked before."""

    def __init__(self, *seed: object) -> None:
        self._seed = repr(seed).encode()

    def share(self, *place: object) -> float:
        """From 0 up to, but without, 1."""
        drawn = blake2b(self._seed + repr(place).encode(), digest_size=8).digest()
        return int.from_bytes(drawn) / _WHOLE

    def happens(self, probability: float, *place: object) -> bool:
        return self.share(*place) < probability

    def whole(self, least: int, most: int, *place: object) -> int:
        """Both ends included."""
        return least + int(self.share(*place) * (most - least + 1))

    def one_of(self, options: Sequence[T], *place: object) -> T:
        return options[int(self.share(*place) * len(options))]
