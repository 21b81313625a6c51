"""The addresses of what is asked before a patch, shockwave or collagen."""

from uuid import UUID

from backend.accounts.access import caller, desk_only, patient_in_care, patient_only
from backend.programmes.care.routes import blueprint
from backend.programmes.care.schemas.gates import (
    CollagenGateIn,
    CollagenGateOut,
    CollagenHealthIn,
    GatesOut,
    GtnGateIn,
    GtnGateOut,
    GtnHealthIn,
    ShockwaveGateIn,
    ShockwaveGateOut,
)
from backend.programmes.care.services.gate_view import (
    collagen_gate,
    gates_out,
    gtn_gate,
    shockwave_gate,
)
from backend.programmes.care.services.gates import answer_gate, answer_own_gate
from backend.web.context import now, session

__all__ = ["blueprint"]


@blueprint.get("/api/gates")
@patient_only
@blueprint.output(GatesOut)
def read_own_gates() -> GatesOut:
    return gates_out(session(), caller(), now())


@blueprint.put("/api/gates/gtn")
@patient_only
@blueprint.input(GtnHealthIn)
@blueprint.output(GtnGateOut)
def answer_own_gtn_gate(json_data: GtnHealthIn) -> GtnGateOut:
    answer_own_gate(session(), caller(), "gtn", json_data, now())
    return gtn_gate(session(), caller(), now())


@blueprint.put("/api/gates/shockwave")
@patient_only
@blueprint.input(ShockwaveGateIn)
@blueprint.output(ShockwaveGateOut)
def answer_own_shockwave_gate(json_data: ShockwaveGateIn) -> ShockwaveGateOut:
    answer_own_gate(session(), caller(), "shockwave", json_data, now())
    return shockwave_gate(session(), caller(), now())


@blueprint.put("/api/gates/collagen")
@patient_only
@blueprint.input(CollagenHealthIn)
@blueprint.output(CollagenGateOut)
def answer_own_collagen_gate(json_data: CollagenHealthIn) -> CollagenGateOut:
    answer_own_gate(session(), caller(), "collagen", json_data, now())
    return collagen_gate(session(), caller(), now())


@blueprint.get("/api/patients/<uuid:patient_id>/gates")
@desk_only
@blueprint.output(GatesOut)
def read_gates(patient_id: UUID) -> GatesOut:
    return gates_out(session(), patient_in_care(session(), patient_id), now())


@blueprint.put("/api/patients/<uuid:patient_id>/gates/gtn")
@desk_only
@blueprint.input(GtnGateIn)
@blueprint.output(GtnGateOut)
def answer_gtn_gate(patient_id: UUID, json_data: GtnGateIn) -> GtnGateOut:
    patient = patient_in_care(session(), patient_id)
    answer_gate(session(), caller(), patient, "gtn", json_data, now())
    return gtn_gate(session(), patient, now())


@blueprint.put("/api/patients/<uuid:patient_id>/gates/shockwave")
@desk_only
@blueprint.input(ShockwaveGateIn)
@blueprint.output(ShockwaveGateOut)
def answer_shockwave_gate(patient_id: UUID, json_data: ShockwaveGateIn) -> ShockwaveGateOut:
    patient = patient_in_care(session(), patient_id)
    answer_gate(session(), caller(), patient, "shockwave", json_data, now())
    return shockwave_gate(session(), patient, now())


@blueprint.put("/api/patients/<uuid:patient_id>/gates/collagen")
@desk_only
@blueprint.input(CollagenGateIn)
@blueprint.output(CollagenGateOut)
def answer_collagen_gate(patient_id: UUID, json_data: CollagenGateIn) -> CollagenGateOut:
    patient = patient_in_care(session(), patient_id)
    answer_gate(session(), caller(), patient, "collagen", json_data, now())
    return collagen_gate(session(), patient, now())
