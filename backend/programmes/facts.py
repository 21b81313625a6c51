"""What the diary tells of a person before the load of the next session is decided."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from typing import Any, Final

from backend.rules.next_load import Effort
from backend.rules.strength import Lift

STANDING, SEATED = "standing", "seated"
POSITIONS: Final = (STANDING, SEATED)
Lifts = Mapping[tuple[str, str], Sequence[Lift]]


@dataclass(frozen=True, slots=True)
class Known:
    """What is kept of it with the plan, for the gates. `lifts` by position and side, with stable pain.

    None, or nothing, is what nobody has told; it opens no gate.
    """

    stable_since: date | None = None
    stable_sessions: int = 0
    last_session_on: date | None = None
    contacts: int | None = None
    stable_runs: int = 0
    last_run_on: date | None = None
    last_run_pain: int | None = None
    lifts: Lifts = field(default_factory=dict)
    test_since: date | None = None


@dataclass(frozen=True, slots=True)
class ProgressFacts:
    """`rule` is the row that decided. `efforts` by exercise (the template's, or the one done in its place)
    and side, newest first. `stable_since`: the first day since which nothing was unstable. `stable_runs` and
    `stable_spring_sessions`: in a row, of this level and of this stage. `gap_days`: before the last session.
    """

    rule: str
    efforts: Mapping[tuple[str, str], Sequence[Effort]] = field(default_factory=dict)
    stable_since: date | None = None
    last_session_on: date | None = None
    gap_days: int | None = None
    stable_spring_sessions: int = 0
    contacts: int | None = None
    stable_runs: int = 0
    last_run_on: date | None = None
    last_run_pain: int | None = None
    aching_side: str | None = None
    lifts: Lifts = field(default_factory=dict)
    thresholds: Mapping[str, int] = field(default_factory=dict)

    def judged_efforts(self, *, is_overruled: bool) -> dict[tuple[str, str], Sequence[Effort]]:
        """A clinician who overrules answers for the tendon; the repetitions must have been done."""
        if not is_overruled:
            return dict(self.efforts)
        return {
            place: [replace(effort, was_stable=True) for effort in efforts]
            for place, efforts in self.efforts.items()
        }

    def known(self, test_since: date | None) -> Known:
        return Known(
            stable_since=self.stable_since,
            stable_sessions=self.stable_spring_sessions,
            last_session_on=self.last_session_on,
            contacts=self.contacts,
            stable_runs=self.stable_runs,
            last_run_on=self.last_run_on,
            last_run_pain=self.last_run_pain,
            lifts=self.lifts,
            test_since=test_since,
        )


def kept(known: Known) -> dict[str, Any]:
    """As a plan stores it."""
    return {
        "stable_since": _text(known.stable_since),
        "stable_sessions": known.stable_sessions,
        "last_session_on": _text(known.last_session_on),
        "contacts": known.contacts,
        "stable_runs": known.stable_runs,
        "last_run_on": _text(known.last_run_on),
        "last_run_pain": known.last_run_pain,
        "lifts": [
            [*place, lift.load_kg, lift.reps]
            for place, lifts in sorted(known.lifts.items())
            for lift in best(lifts)
        ],
        "test_since": _text(known.test_since),
    }


def known_of(stored: Mapping[str, Any] | None) -> Known:
    if stored is None:
        return Known()
    return Known(
        stable_since=_date(stored["stable_since"]),
        stable_sessions=stored["stable_sessions"],
        last_session_on=_date(stored["last_session_on"]),
        contacts=stored["contacts"],
        stable_runs=stored["stable_runs"],
        last_run_on=_date(stored["last_run_on"]),
        last_run_pain=stored["last_run_pain"],
        lifts=_lifts(stored["lifts"]),
        test_since=_date(stored["test_since"]),
    )


def best(lifts: Iterable[Lift]) -> list[Lift]:
    """Those that no other one beats or equals in both, load and repetitions; the heaviest first."""
    found: list[Lift] = []
    for lift in sorted(lifts, key=lambda one: (one.load_kg, one.reps), reverse=True):
        if not found or lift.reps > found[-1].reps:
            found.append(lift)
    return found


def _lifts(stored: Iterable[tuple[str, str, float, int]]) -> Lifts:
    found: defaultdict[tuple[str, str], list[Lift]] = defaultdict(list)
    for position, side, load_kg, reps in stored:
        found[position, side].append(Lift(load_kg, reps))
    return found


def _text(day: date | None) -> str | None:
    return day.isoformat() if day else None


def _date(text: str | None) -> date | None:
    return date.fromisoformat(text) if text else None
