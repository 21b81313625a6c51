"""Answers before a course as tests give them: nothing in the way unless a test says so."""

from datetime import datetime
from typing import Any

from sqlalchemy.orm import Session

from backend.accounts.models import Person
from backend.programmes.care.models import GateAnswer
from backend.programmes.care.schemas.gates import CollagenGateIn, GtnGateIn, ShockwaveGateIn
from backend.programmes.care.services.gates import answer_gate

GTN_HEALTH: dict[str, Any] = {
    "takes_pde5": False,
    "takes_riociguat": False,
    "nitrate_allergy": False,
    "systolic": 124,
    "fainting": False,
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
}
GTN_ANSWERS: dict[str, Any] = GTN_HEALTH | {
    "prescriber": "Dr Ben",
    "product": "A 5 mg patch",
    "patch_kind": "matrix",
    "may_be_cut": True,
    "instruction": "One quarter of a patch, changed each evening.",
    "headache_advice": "Paracetamol, as the packet says.",
    "is_confirmed": False,
}
SHOCKWAVE_ANSWERS: dict[str, Any] = {
    "is_adult": True,
    "pregnant_or_feeding": False,
    "clotting": False,
    "infection_or_wound": False,
    "tumour": False,
    "implant_near": False,
    "neuropathy": False,
    "weeks_since_steroid": None,
}
COLLAGEN_ANSWERS: dict[str, Any] = {
    "collagen_allergy": False,
    "avoids_animal_food": False,
    "kidney_or_protein_limit": False,
    "dose": "15 g",
}


def gtn(session: Session, author: Person, patient: Person, now: datetime, **changes: Any) -> GateAnswer:
    form = GtnGateIn.model_validate(GTN_ANSWERS | changes)
    return answer_gate(session, author, patient, "gtn", form, now)


def shockwave(session: Session, author: Person, patient: Person, now: datetime, **changes: Any) -> GateAnswer:
    form = ShockwaveGateIn.model_validate(SHOCKWAVE_ANSWERS | changes)
    return answer_gate(session, author, patient, "shockwave", form, now)


def collagen(session: Session, author: Person, patient: Person, now: datetime, **changes: Any) -> GateAnswer:
    form = CollagenGateIn.model_validate(COLLAGEN_ANSWERS | changes)
    return answer_gate(session, author, patient, "collagen", form, now)


def pass_gates(session: Session, author: Person, patient: Person, now: datetime) -> None:
    """Ada may have a patch and shockwave."""
    gtn(session, author, patient, now)
    shockwave(session, author, patient, now)
