"""What a run comes to."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import asdict, dataclass

ENDS = ("accepted", "expired", "cancelled", "suppressed", "failed", "merged", "lost")
WRONGS = ("shown_twice", "shown_late", "wrong_wall_time", "lead_errors")


@dataclass(frozen=True, slots=True)
class Figures:
    """`due` is the sum of all ends; `lost`: due without an end."""

    patients: int
    days: int
    due: int
    accepted: int
    expired: int
    cancelled: int
    suppressed: int
    failed: int
    merged: int
    lost: int
    shown_twice: int
    shown_late: int
    wrong_wall_time: int
    lead_errors: int
    seconds: float

    @classmethod
    def of(cls, patients: int, days: int, counts: Iterable[Counter[str]], seconds: float) -> "Figures":
        total: Counter[str] = Counter()
        for one in counts:
            total.update(one)
        ends = {name: total[name] for name in ENDS}
        wrongs = {name: total[name] for name in WRONGS}
        return cls(
            patients=patients, days=days, due=sum(ends.values()), seconds=round(seconds, 1), **ends, **wrongs
        )

    def document(self) -> dict[str, int | float]:
        return asdict(self)
