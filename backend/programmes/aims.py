"""What an exercise asks of a leg, and how that goes up or down by the rules."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Final

from backend.content.exercise import Exercise, exercises
from backend.content.stage import Amount
from backend.rules.next_load import Effort, LoadRule, next_loads_kg
from backend.rules.plyometrics import LADDER, Springs, next_springs, springs_before
from backend.rules.running import level_before
from backend.rules.step_back import lowered_kg

RAISES: Final = ("standing", "seated")


@dataclass(frozen=True, slots=True)
class Aim:
    """As a target row has it; `exercise` is the template's, `variant` what is done in its place.

    `is_own_amount`: a clinician's sets and repetitions; else the week of the stage says how many.
    """

    exercise: str
    variant: str
    side: str
    load_kg: float
    sets: int
    reps_from: int
    reps_to: int
    level: int | None = None
    contacts: int | None = None
    is_own_amount: bool = False

    @property
    def place(self) -> tuple[str, str]:
        return self.exercise, self.side

    def goal_reps(self, usual: int) -> int:
        """What every set must reach before weight is added: what was asked, when that is one number or a
        clinician's own; else the usual goal, and never more than was asked."""
        is_exact = self.is_own_amount or self.reps_from == self.reps_to or self.done_as.measure != "reps"
        return self.reps_to if is_exact else min(usual, self.reps_to)

    def in_amount(self, amount: Amount) -> "Aim":
        return replace(self, sets=amount.sets, reps_from=amount.each[0], reps_to=amount.each[1])

    def at_level(self, level: int) -> "Aim":
        return replace(self, level=level)

    @property
    def done_as(self) -> Exercise:
        return exercises()[self.variant]


Efforts = Mapping[tuple[str, str], Sequence[Effort]]


def raised(aims: Sequence[Aim], efforts: Efforts, rule: LoadRule, aching_side: str | None) -> list[Aim]:
    """Those of the raises and the other weights that have earned more: a step of load, or the next variant.

    Each leg by its own efforts, the aching one never past the other. What was not reported stays.
    """
    found: list[Aim] = []
    for exercise in dict.fromkeys(aim.exercise for aim in aims):
        found += _raised([aim for aim in aims if aim.exercise == exercise], efforts, rule, aching_side)
    return found


def _raised(aims: list[Aim], efforts: Efforts, rule: LoadRule, aching_side: str | None) -> list[Aim]:
    latest = {aim.side: _efforts_of(aim, efforts) for aim in aims}
    rules = {aim.side: replace(rule, goal_reps=aim.goal_reps(rule.goal_reps)) for aim in aims}
    loads = {aim.side: aim.load_kg for aim in aims}
    wanted = {side: next_loads_kg(loads, latest, rules[side], aching_side)[side] for side in loads}
    return [
        higher
        for aim in aims
        if wanted[aim.side] > aim.load_kg and (higher := _higher(aim, wanted[aim.side])) != aim
    ]


def _efforts_of(aim: Aim, efforts: Efforts) -> list[Effort]:
    """As done in this variant, or in the harder one before a step back; never in an easier one.

    Without weights to log, a load that was not told is none.
    """
    found = efforts.get((aim.variant, aim.side)) or ()
    if not found and _is_below(aim.variant, aim.exercise):
        found = efforts.get(aim.place, ())
    if aim.done_as.takes_load:
        return list(found)
    return [replace(effort, load_kg=effort.load_kg or 0.0) for effort in found]


def _higher(aim: Aim, load_kg: float) -> Aim:
    """Back up to the template's exercise first; then weight, or the next exercise where none is taken."""
    up = aim.done_as.up
    if aim.variant != aim.exercise and up and _is_below(aim.variant, aim.exercise):
        return replace(aim, variant=up)
    if aim.done_as.takes_load:
        return replace(aim, load_kg=load_kg)
    if up and exercises()[up].leg == aim.done_as.leg:
        return replace(aim, variant=up)
    return aim


def _is_below(variant: str, exercise: str) -> bool:
    step = exercises()[variant].up
    while step and step != exercise:
        step = exercises()[step].up
    return step == exercise


def lowered(aim: Aim, percent: int, *, may_change_rung: bool = True) -> Aim:
    """A share less; without weight the easier exercise, of jumping and running the rung before."""
    family = exercises()[aim.exercise].family
    if family not in (*RAISES, "spring", "run"):
        return aim
    if family == "run":
        return replace(aim, level=level_before(aim.level or 1)) if may_change_rung else aim
    if family == "spring":
        return _sprung(aim, springs_before(_springs(aim))) if may_change_rung else aim
    if aim.load_kg > 0:
        return replace(aim, load_kg=lowered_kg(aim.load_kg, percent))
    down = aim.done_as.down
    is_raise = down is not None and exercises()[down].family == family
    return replace(aim, variant=down) if down and is_raise and may_change_rung else aim


def sprung_on(aim: Aim, most_contacts: int) -> Aim:
    """The next rung of the jumps, or at the top more contacts."""
    return _sprung(aim, next_springs(_springs(aim), most_contacts))


def _springs(aim: Aim) -> Springs:
    return Springs(aim.level or 1, aim.contacts or 0)


def _sprung(aim: Aim, springs: Springs) -> Aim:
    return replace(aim, variant=LADDER[springs.rung - 1], level=springs.rung, contacts=springs.contacts)
