"""Facts for the table of medicines and adjuncts, and what it says of them."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any, Final

from backend.content import ruleset, tables
from backend.programmes.care.models import GateAnswer
from backend.rules.tables import Verdict, complete, verdicts

TABLE: Final = "medicines"
# Source: docs/evidence.md#gtn-contraindications
LOWEST_SYSTOLIC: Final = 90
NEVER, NONE_YET = 1000, 10_000
OLD_ENOUGH: Final = 120

# A day on which nothing is taken, noticed or due: a fact is added to these.
UNEVENTFUL: Final[Mapping[str, bool | int | str]] = {
    "gtn_wanted": False,
    "gtn_answered": False,
    "has_prescriber": False,
    "takes_pde5": False,
    "nitrate_allergy": False,
    "low_pressure_or_fainting": False,
    "head_pressure": False,
    "heart_narrowing": False,
    "severe_anaemia": False,
    "on_nitrates": False,
    "pregnant_or_feeding": False,
    "migraine": False,
    "glaucoma": False,
    "blood_pressure_medicine": False,
    "alcohol": False,
    "recent_heart_trouble": False,
    "gtn_confirmed": False,
    "patch_kind": "matrix",
    "headache": "none",
    "headache_days": 0,
    "faint": False,
    "chest_pain": False,
    "palpitations": False,
    "vision_change": False,
    "rash": "none",
    "rash_days": 0,
    "face_swelling_or_breathing": False,
    "took_pde5": False,
    "patch_missed": False,
    "hours_to_next_patch": 0,
    "patch_overdue": False,
    "scan": "none",
    "gtn_review": "none",
    "collagen_wanted": False,
    "collagen_answered": False,
    "collagen_allergy": False,
    "avoids_animal_food": False,
    "kidney_or_protein_limit": False,
    "session_change": "none",
    "collagen_due_now": False,
    "session_started": False,
    "shockwave_wanted": False,
    "clotting": False,
    "infection_or_wound": False,
    "tumour": False,
    "implant_near": False,
    "neuropathy": False,
    "age": OLD_ENOUGH,
    "weeks_since_steroid": NEVER,
    "shockwave_answered": False,
    "anti_inflammatory_near_visit": False,
    "hours_since_shockwave": NONE_YET,
    "pop_or_severe_pain": False,
    "visit_missed": False,
    "visit_gap_days": 0,
    "wedge_pain": False,
    "wedge_one_sided": False,
    "wedge_pain_days": 0,
    "wedges_ending": False,
    "painkiller_days": 0,
    "takes_anti_inflammatory": False,
    "anti_inflammatory_risk": False,
    "steroid_waiting": False,
}


@dataclass(frozen=True, slots=True)
class Finding:
    """Every row that holds, the most severe first, with what it was made from."""

    verdicts: tuple[Verdict, ...]
    inputs: dict[str, bool | int | str]
    thresholds: dict[str, int]
    ruleset: str

    @property
    def worst(self) -> Verdict:
        return self.verdicts[0]

    @property
    def locks(self) -> frozenset[str]:
        return frozenset(what for verdict in self.verdicts for what in verdict.locks)


def medicines_finding(facts: Mapping[str, bool | int | str], thresholds: Mapping[str, int]) -> Finding:
    """What the table says when these facts hold and nothing else does."""
    table = tables()[TABLE]
    inputs = dict(UNEVENTFUL) | dict(facts)
    values = complete(table, inputs, thresholds)
    read = {name: value for name, value in thresholds.items() if name in table.thresholds}
    return Finding(verdicts(table, values), inputs, read, ruleset())


def gtn_facts(answer: GateAnswer | None, prescriber: str = "") -> dict[str, Any]:
    """`prescriber` is the one a prescription names, when the answers name none."""
    if answer is None:
        return {"gtn_wanted": True, "has_prescriber": True}
    said = answer.answers
    systolic = said.get("systolic")
    return {name: said[name] for name in _GTN_AS_ASKED} | {
        "gtn_wanted": True,
        "gtn_answered": True,
        "has_prescriber": bool(said["prescriber"] or prescriber.strip()),
        "takes_pde5": said["takes_pde5"] or said["takes_riociguat"],
        "low_pressure_or_fainting": said["fainting"] or (systolic is not None and systolic < LOWEST_SYSTOLIC),
        "gtn_confirmed": said["is_confirmed"],
        "patch_kind": said["patch_kind"],
    }


_GTN_AS_ASKED: Final = (
    "nitrate_allergy",
    "head_pressure",
    "heart_narrowing",
    "severe_anaemia",
    "on_nitrates",
    "pregnant_or_feeding",
    "migraine",
    "glaucoma",
    "blood_pressure_medicine",
    "alcohol",
    "recent_heart_trouble",
)


def shockwave_facts(answer: GateAnswer | None, age: int | None, weeks_since_steroid: int) -> dict[str, Any]:
    """`age` and the weeks are those on record; of two answers the one that calls for more care counts."""
    if answer is None:
        return {"shockwave_wanted": True}
    said = dict(answer.answers)
    is_adult, told = said.pop("is_adult"), said.pop("weeks_since_steroid")
    return said | {
        "shockwave_wanted": True,
        "shockwave_answered": True,
        "age": min(OLD_ENOUGH if is_adult else 0, OLD_ENOUGH if age is None else age),
        "weeks_since_steroid": min(NEVER if told is None else told, weeks_since_steroid),
    }


def collagen_facts(answer: GateAnswer | None) -> dict[str, Any]:
    said = answer.answers if answer else {}
    health = {name: value for name, value in said.items() if name != "dose"}
    return health | {"collagen_wanted": True, "collagen_answered": answer is not None}


def whole_weeks(since: Collection[date], today: date) -> int:
    """Since the newest of these dates; NEVER without one."""
    return min((max((today - on).days, 0) // 7 for on in since), default=NEVER)
