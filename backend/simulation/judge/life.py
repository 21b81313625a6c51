"""What one person was told to do, where they lived, and what they wished, from when to when."""

from dataclasses import dataclass, field
from datetime import datetime, time
from typing import Any, Final, TypeVar
from uuid import UUID

T = TypeVar("T")
Document = dict[str, Any]
# Where a document keeps the time of a kind that a person can give another one.
PARTS: Final = {
    "session": "sessions",
    "next_day_check": "next_day_check",
    "gtn_patch": "gtn",
    "heel_wedges": "wedges",
}


@dataclass
class Life:
    """Written by those who do something, read by the judge. Documents are as a clinician wrote them.

    `documents`: with the person's own times in place; `written`: without. `deeds`: what can be taken back,
    the latest last; a move by the wall time it moved to. `pains`: when more was told of than is fine.
    """

    number: int
    clinic_zone: str
    zones: list[tuple[datetime, str]]
    quiet: tuple[time, time]
    documents: list[tuple[datetime, Document]] = field(default_factory=list)
    written: Document = field(default_factory=dict)
    own_times: dict[str, str] = field(default_factory=dict)
    deeds: dict[UUID, list[datetime | None]] = field(default_factory=dict)
    rebooked: dict[UUID, datetime] = field(default_factory=dict)
    snoozes: dict[UUID, set[datetime]] = field(default_factory=dict)
    pains: list[datetime] = field(default_factory=list)
    touched: dict[UUID, datetime] = field(default_factory=dict)
    unsettled: list[tuple[datetime, datetime]] = field(default_factory=list)

    def zone_at(self, instant: datetime) -> str:
        return _latest(self.zones, instant) or self.zones[0][1]

    def prescribed_at(self, instant: datetime) -> Document:
        return _latest(self.documents, instant) or {}

    def moved_to(self, subject: UUID) -> datetime | None:
        return next((to for to in reversed(self.deeds.get(subject, [])) if to is not None), None)

    def do(self, subject: UUID, at: datetime, moved_to: datetime | None = None) -> None:
        self.deeds.setdefault(subject, []).append(moved_to)
        self.touched[subject] = at

    def take_back(self, subject: UUID, at: datetime) -> None:
        self.deeds[subject].pop()
        self.touched[subject] = at

    def prescribe(self, at: datetime, document: Document, *, is_new_plan: bool = False) -> None:
        """A clinician's other time is newer than a patient's own; a new plan says nothing about it."""
        before = {} if is_new_plan else self.written
        for kind, part in PARTS.items():
            is_in_both = part in before and part in document
            if is_in_both and before[part]["time"] != document[part]["time"]:
                self.own_times.pop(kind, None)
        self.written = document
        self._lay_out(at)

    def choose(self, at: datetime, kind: str, local_time: str) -> None:
        """The person wants this kind at another time from now on."""
        self.own_times[kind] = local_time
        self._lay_out(at)

    def _lay_out(self, at: datetime) -> None:
        chosen = {
            PARTS[kind]: self.written[PARTS[kind]] | {"time": local_time}
            for kind, local_time in self.own_times.items()
            if PARTS[kind] in self.written
        }
        self.documents.append((at, self.written | chosen))
        self.unsettle(at)

    def live_in(self, at: datetime, zone: str) -> None:
        self.zones.append((at, zone))
        self.unsettle(at)

    def unsettle(self, at: datetime, until: datetime | None = None) -> None:
        """From then to then the days are not as prescribed: a change of plan, or a pause."""
        self.unsettled.append((at, until or at))

    def changed_between(self, after: datetime, until: datetime) -> bool:
        return any(start <= until and end >= after for start, end in self.unsettled)


def _latest(kept: list[tuple[datetime, T]], instant: datetime) -> T | None:
    return next((value for at, value in reversed(kept) if at <= instant), None)
