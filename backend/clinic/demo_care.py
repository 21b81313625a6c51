"""What is known of Ada's tendon, and what was asked before her courses."""

from datetime import datetime
from typing import Any, Final

from sqlalchemy.orm import Session

from backend.accounts.models import Person
from backend.programmes.care.schemas.condition import ConditionIn
from backend.programmes.care.schemas.gates import CollagenGateIn, GtnGateIn, ShockwaveGateIn
from backend.programmes.care.services.condition import record_condition
from backend.programmes.care.services.gates import answer_gate

BORN: Final = 1981
CONDITION: Final[dict[str, Any]] = {
    "version": 0,
    "diagnosis": "midportion_tendinopathy",
    "is_confirmed": True,
    "site_left": "midportion",
    "usual_pain": 3,
    "usual_stiffness_minutes": 12,
    "body_weight_kg": 68,
    "birth_year": BORN,
    "sex": "female",
    "load_change": {"kind": "running", "percent": 40, "weeks": 8},
    "baseline_steps": 56_000,
    "baseline_run_minutes": 120,
    "answers": {
        "warms_up": True,
        "worse_after": True,
        "worse_after_jumps": True,
        "stays_at_tendon": True,
        "tender": True,
        "creaks": False,
        "deep_ankle_pain": False,
    },
}
GTN_HEALTH: Final = (
    "takes_pde5",
    "takes_riociguat",
    "nitrate_allergy",
    "fainting",
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
GTN: Final[dict[str, Any]] = {
    "systolic": 124,
    "prescriber": "Ben",
    "product": "A matrix patch, 5 mg a day",
    "patch_kind": "matrix",
    "may_be_cut": True,
    "instruction": "A quarter of a patch on the sore part, a new one each day, a little beside the last.",
    "headache_advice": "Paracetamol, as the packet says.",
}
SHOCKWAVE: Final = (
    "pregnant_or_feeding",
    "clotting",
    "infection_or_wound",
    "tumour",
    "implant_near",
    "neuropathy",
)
COLLAGEN: Final = ("collagen_allergy", "avoids_animal_food", "kidney_or_protein_limit")


def assess_ada(session: Session, ben: Person, ada: Person, now: datetime) -> None:
    """Ben sets the diagnosis, and asks what must be asked; nothing stands in the way."""
    record_condition(session, ben, ada, ConditionIn.model_validate(CONDITION), now)
    gtn = GtnGateIn.model_validate(dict.fromkeys(GTN_HEALTH, False) | GTN)
    answer_gate(session, ben, ada, "gtn", gtn, now)
    shockwave = ShockwaveGateIn.model_validate(dict.fromkeys(SHOCKWAVE, False) | {"is_adult": True})
    answer_gate(session, ben, ada, "shockwave", shockwave, now)
    collagen = CollagenGateIn.model_validate(dict.fromkeys(COLLAGEN, False) | {"dose": "15 g"})
    answer_gate(session, ben, ada, "collagen", collagen, now)
