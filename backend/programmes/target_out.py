"""Targets as the API shows them: what to do today, on which leg, with how much."""

from collections.abc import Collection, Mapping, Sequence

from backend.content.stage import Dose, Stage
from backend.programmes.aims import Aim
from backend.programmes.held import LOADING, RUNNING
from backend.programmes.progress_schemas import TargetOut
from backend.programmes.stage_gate import beat_of
from backend.programmes.targets import dose_of, slots_of
from backend.rules.step_back import lowered_kg


def targets_out(
    stage: Stage,
    aims: Sequence[Aim],
    before: Mapping[tuple[str, str], float],
    lower_percent: int,
    locked: Collection[str],
    own: Mapping[str, int],
) -> list[TargetOut]:
    """In the order of the programme. `own`: the numbers that the clinic has set."""
    return [
        _shown(stage, dose, aim, before.get(aim.place), lower_percent, locked, own)
        for dose in slots_of(stage)
        for aim in aims
        if aim.exercise == dose.key
    ]


def _shown(
    stage: Stage,
    slot: Dose,
    aim: Aim,
    was_kg: float | None,
    lower_percent: int,
    locked: Collection[str],
    own: Mapping[str, int],
) -> TargetOut:
    dose = dose_of(stage, slot, aim)
    done_as = aim.done_as
    # The first stage calms the tendon: what the leg can lift waits for the next one.
    has_weight = done_as.takes_load and stage.kind != "calm"
    first, last = beat_of(dose, own) or (None, None)
    load_kg = lowered_kg(aim.load_kg, lower_percent) if lower_percent else aim.load_kg
    return TargetOut(
        exercise=aim.exercise,
        variant=aim.variant,
        title=done_as.title,
        family=done_as.family,
        side=aim.side,
        load_kg=load_kg if has_weight else None,
        was_kg=was_kg if has_weight else None,
        sets=aim.sets,
        amount_from=aim.reps_from,
        amount_to=aim.reps_to,
        measure=done_as.measure,
        tempo_s=list(dose.tempo_s),
        rest_s=dose.rest_s,
        beats_from=first,
        beats_to=last,
        level=aim.level,
        contacts=aim.contacts,
        is_optional=dose.is_optional,
        is_locked=LOADING in locked or (done_as.family == "run" and RUNNING in locked),
    )
