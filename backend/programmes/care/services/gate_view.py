"""The gates of the courses as desk and phone show them."""

from datetime import datetime
from typing import Any

from sqlalchemy.orm import Session

from backend.accounts.models import Person
from backend.programmes.care.models import GateAnswer
from backend.programmes.care.schemas.gates import (
    CollagenGateIn,
    CollagenGateOut,
    GatesOut,
    GateVerdictOut,
    GtnGateIn,
    GtnGateOut,
    ShockwaveGateIn,
    ShockwaveGateOut,
)
from backend.programmes.care.services.gates import blocking_verdict, gate_finding, latest_answer


def gates_out(session: Session, patient: Person, now: datetime) -> GatesOut:
    return GatesOut(
        gtn=gtn_gate(session, patient, now),
        shockwave=shockwave_gate(session, patient, now),
        collagen=collagen_gate(session, patient, now),
    )


def gtn_gate(session: Session, patient: Person, now: datetime) -> GtnGateOut:
    row = latest_answer(session, patient.id, "gtn")
    answers = GtnGateIn.model_validate(row.answers) if row else None
    return GtnGateOut(
        **_standing(session, patient, "gtn", row, now),
        answers=answers,
        may_show_cut=answers is not None and answers.patch_kind == "matrix" and answers.may_be_cut,
    )


def shockwave_gate(session: Session, patient: Person, now: datetime) -> ShockwaveGateOut:
    row = latest_answer(session, patient.id, "shockwave")
    answers = ShockwaveGateIn.model_validate(row.answers) if row else None
    return ShockwaveGateOut(**_standing(session, patient, "shockwave", row, now), answers=answers)


def collagen_gate(session: Session, patient: Person, now: datetime) -> CollagenGateOut:
    row = latest_answer(session, patient.id, "collagen")
    answers = CollagenGateIn.model_validate(row.answers) if row else None
    return CollagenGateOut(**_standing(session, patient, "collagen", row, now), answers=answers)


def _standing(
    session: Session, patient: Person, course: str, row: GateAnswer | None, now: datetime
) -> dict[str, Any]:
    """By what is on record now: a steroid injection since the answer counts."""
    finding = gate_finding(session, patient, course, now)
    blocking = blocking_verdict(finding, course)
    verdict = blocking or finding.worst
    return {
        "id": row.id if row else None,
        "is_passed": blocking is None,
        "answered_by": session.get_one(Person, row.author_id).name if row else None,
        "is_own_answer": row is not None and row.author_id == patient.id,
        "at": row.at if row else None,
        "verdict": GateVerdictOut(
            rule=verdict.rule,
            verdict=verdict.verdict,
            effect=verdict.effect,
            saw=verdict.saw,
            do=verdict.do,
            call=verdict.call,
            ruleset=finding.ruleset,
        ),
    }
