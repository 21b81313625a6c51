"""What a stage asks and how it begins: the template's numbers, and before them what the clinic has set."""

from collections.abc import Mapping
from typing import Final

from backend.content.stage import Dose, Stage
from backend.rules.plyometrics import FIRST_CONTACTS
from backend.rules.stages import Asked
from backend.rules.strength import gate_reps

PERCENT: Final = 100
# By the kind of stage, the threshold that says how often it was stable.
TIMES_STABLE: Final[Mapping[str, str]] = {
    "plyometrics": "plyometric_stable_sessions",
    "running": "run_repeats",
}


def asked_of(stage: Stage, own: Mapping[str, int]) -> Asked:
    """What the template leaves out is not asked, whatever is set."""
    gate = stage.gate
    if gate is None:
        return Asked()
    times_stable = TIMES_STABLE.get(stage.kind, "")
    return Asked(
        standing_body_weights=_share(gate.standing_body_weights, own.get("standing_gate_percent")),
        seated_body_weights=_share(gate.seated_body_weights, own.get("seated_gate_percent")),
        seated_body_weights_aim=_share(gate.seated_body_weights_aim, own.get("seated_aim_percent")),
        reps=gate_reps(gate.reps, own.get("goal_reps", 0)),
        stable_days=gate.stable_days and own.get("stable_days_gate", gate.stable_days),
        stable_sessions=gate.stable_sessions and own.get(times_stable, gate.stable_sessions),
        contacts=contacts_asked(stage, own) if stage.kind == "plyometrics" else None,
        run_level=len(stage.rungs) or None,
    )


def contacts_asked(stage: Stage | None, own: Mapping[str, int]) -> int | None:
    """Of a jumping session; None where neither clinic nor template says."""
    return own.get("contacts_first", stage.most_contacts if stage else None)


def first_contacts(stage: Stage, own: Mapping[str, int]) -> int:
    """Never more than the house begins with, unless the clinic has set it."""
    return own.get("contacts_first", min(stage.most_contacts or FIRST_CONTACTS, FIRST_CONTACTS))


def beat_of(dose: Dose, own: Mapping[str, int]) -> tuple[int, int] | None:
    """Beats a minute, from and to; None where there is no beat."""
    if dose.beats_per_minute is None:
        return None
    slowest, fastest = dose.beats_per_minute
    slowest = own.get("beats_least", slowest)
    return slowest, max(own.get("beats_most", fastest), slowest)


def _share(of_template: float | None, percent: int | None) -> float | None:
    return of_template if of_template is None or percent is None else percent / PERCENT
