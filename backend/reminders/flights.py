"""What is in the air, and what the answers to it mean."""

from collections.abc import Hashable, Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Final

from backend.reminders.origins import Origins
from backend.reminders.push.outcome import Outcome, OutcomeKind, outcome_of
from backend.reminders.push.transfer import Answer
from backend.reminders.reach import Parcel
from backend.reminders.settling import DeviceEnd, End, is_key_in_doubt

_ENDS: Final = {
    OutcomeKind.ACCEPTED: End.ACCEPTED,
    OutcomeKind.GONE: End.GONE,
    OutcomeKind.TOO_LARGE: End.FAILED,
    OutcomeKind.REJECTED: End.FAILED,
    OutcomeKind.RETRY: End.RETRY,
    OutcomeKind.MISMATCH: End.MISMATCH,
    OutcomeKind.DENIED: End.FAILED,
}
_MAY_BE_OUR_KEY: Final = frozenset({OutcomeKind.MISMATCH, OutcomeKind.DENIED})


@dataclass(frozen=True, slots=True)
class Flight:
    parcel: Parcel
    sent_at: datetime


class Flights:
    """`landed` is to be recorded next; `doubtful` when all have answered."""

    def __init__(self, origins: Origins) -> None:
        self.landed: list[tuple[Flight, DeviceEnd]] = []
        self.doubtful: list[tuple[Flight, DeviceEnd]] = []
        self._origins = origins
        self._flying: dict[Hashable, Flight] = {}
        self._answers = 0

    @property
    def in_the_air(self) -> list[Parcel]:
        return [flight.parcel for flight in self._flying.values()]

    @property
    def doubts_key(self) -> bool:
        """As far as it has been answered."""
        return is_key_in_doubt(len(self.doubtful), self._answers)

    def depart(self, parcel: Parcel, now: datetime) -> None:
        self._flying[parcel.delivery_id] = Flight(parcel, now)

    def stay_behind(self, parcel: Parcel, reason: str, now: datetime) -> None:
        """It cannot even be put into a request."""
        self.landed.append((Flight(parcel, now), DeviceEnd(End.FAILED, reason)))

    def hear(self, answers: Iterable[tuple[Hashable, Answer]], now: datetime) -> None:
        for key, answer in answers:
            flight = self._flying.pop(key, None)
            if flight is None:
                continue  # an answer to a batch that an error broke off; its lease brings it back
            outcome = outcome_of(answer, now)
            end = self._heard(flight, outcome, now)
            (self.doubtful if outcome.kind in _MAY_BE_OUR_KEY else self.landed).append((flight, end))

    def break_off(self) -> None:
        self._flying.clear()

    def _heard(self, flight: Flight, outcome: Outcome, now: datetime) -> DeviceEnd:
        origin = flight.parcel.device.origin
        self._origins.record(origin, outcome, now)
        end = _ENDS[outcome.kind]
        if end is not End.RETRY:
            self._answers += 1
            return DeviceEnd(end, outcome.reason)
        not_before = self._origins.held_until(origin, now)
        counts, since = self._origins.is_answering(origin, now), self._origins.failing_since(origin, now)
        return DeviceEnd(end, outcome.reason, not_before, counts, since)
