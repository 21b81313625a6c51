"""The addresses of the condition, the gates before a course, and the records of the desk."""

from uuid import UUID

from apiflask import APIBlueprint

from backend.accounts.access import caller, desk_only, patient_in_care, patient_only
from backend.programmes.care.schemas.condition import (
    ConditionIn,
    ConditionOut,
    OwnConditionIn,
    OwnConditionOut,
)
from backend.programmes.care.schemas.findings import (
    ImagingIn,
    ImagingOut,
    ProvocationTestIn,
    ProvocationTestOut,
    StrengthTestIn,
    StrengthTestOut,
)
from backend.programmes.care.schemas.records import (
    AppointmentIn,
    AppointmentOut,
    EscalationOut,
    ProcedureIn,
    ProcedureOut,
    RecordsOut,
    RestartIn,
)
from backend.programmes.care.services import appointments, condition, findings, procedures
from backend.programmes.care.services import escalation as ladder
from backend.programmes.care.services import records as pages
from backend.web.context import now, session

blueprint = APIBlueprint("care", __name__, tag="Care")


@blueprint.get("/api/condition")
@patient_only
@blueprint.output(OwnConditionOut)
def read_own_condition() -> OwnConditionOut:
    return condition.own_condition_out(session(), caller(), now())


@blueprint.put("/api/condition")
@patient_only
@blueprint.input(OwnConditionIn)
@blueprint.output(OwnConditionOut)
def tell_condition(json_data: OwnConditionIn) -> OwnConditionOut:
    condition.tell_condition(session(), caller(), json_data, now())
    return condition.own_condition_out(session(), caller(), now())


@blueprint.get("/api/patients/<uuid:patient_id>/condition")
@desk_only
@blueprint.output(ConditionOut)
def read_condition(patient_id: UUID) -> ConditionOut:
    return condition.condition_out(session(), patient_in_care(session(), patient_id), now())


@blueprint.put("/api/patients/<uuid:patient_id>/condition")
@desk_only
@blueprint.input(ConditionIn)
@blueprint.output(ConditionOut)
def record_condition(patient_id: UUID, json_data: ConditionIn) -> ConditionOut:
    patient = patient_in_care(session(), patient_id)
    condition.record_condition(session(), caller(), patient, json_data, now())
    return condition.condition_out(session(), patient, now())


@blueprint.get("/api/patients/<uuid:patient_id>/records")
@desk_only
@blueprint.output(RecordsOut)
def read_records(patient_id: UUID) -> RecordsOut:
    return pages.records(session(), patient_in_care(session(), patient_id), now())


@blueprint.get("/api/patients/<uuid:patient_id>/escalation")
@desk_only
@blueprint.output(EscalationOut)
def read_escalation(patient_id: UUID) -> EscalationOut:
    return ladder.escalation(session(), patient_in_care(session(), patient_id), now())


@blueprint.post("/api/patients/<uuid:patient_id>/provocation-tests")
@desk_only
@blueprint.input(ProvocationTestIn)
@blueprint.output(ProvocationTestOut, status_code=201)
def record_provocation(patient_id: UUID, json_data: ProvocationTestIn) -> ProvocationTestOut:
    patient = patient_in_care(session(), patient_id)
    row = findings.record_provocation(session(), caller(), patient, json_data, now())
    return pages.provocation_out(row, pages.names(session()))


@blueprint.post("/api/patients/<uuid:patient_id>/strength-tests")
@desk_only
@blueprint.input(StrengthTestIn)
@blueprint.output(StrengthTestOut, status_code=201)
def record_strength(patient_id: UUID, json_data: StrengthTestIn) -> StrengthTestOut:
    patient = patient_in_care(session(), patient_id)
    row = findings.record_strength(session(), caller(), patient, json_data, now())
    return pages.strength_out(row, pages.measure_of(session(), patient, now()), pages.names(session()))


@blueprint.post("/api/patients/<uuid:patient_id>/imaging")
@desk_only
@blueprint.input(ImagingIn)
@blueprint.output(ImagingOut, status_code=201)
def record_imaging(patient_id: UUID, json_data: ImagingIn) -> ImagingOut:
    patient = patient_in_care(session(), patient_id)
    row = findings.record_imaging(session(), caller(), patient, json_data, now())
    return pages.imaging_out(row, pages.names(session()))


@blueprint.post("/api/patients/<uuid:patient_id>/procedures")
@desk_only
@blueprint.input(ProcedureIn)
@blueprint.output(ProcedureOut, status_code=201)
def record_procedure(patient_id: UUID, json_data: ProcedureIn) -> ProcedureOut:
    patient = patient_in_care(session(), patient_id)
    row = procedures.record_procedure(session(), caller(), patient, json_data, now())
    others = procedures.procedures_of(session(), patient.id)
    return pages.procedure_out(row, others, patient, pages.names(session()), now())


@blueprint.put("/api/patients/<uuid:patient_id>/procedures/<uuid:procedure_id>/restart")
@desk_only
@blueprint.input(RestartIn)
@blueprint.output(ProcedureOut)
def set_restart(patient_id: UUID, procedure_id: UUID, json_data: RestartIn) -> ProcedureOut:
    patient = patient_in_care(session(), patient_id)
    row = procedures.set_restart(session(), caller(), patient, procedure_id, json_data, now())
    others = procedures.procedures_of(session(), patient.id)
    return pages.procedure_out(row, others, patient, pages.names(session()), now())


@blueprint.post("/api/patients/<uuid:patient_id>/appointments")
@desk_only
@blueprint.input(AppointmentIn)
@blueprint.output(AppointmentOut, status_code=201)
def book_appointment(patient_id: UUID, json_data: AppointmentIn) -> AppointmentOut:
    patient = patient_in_care(session(), patient_id)
    row = appointments.book_appointment(session(), caller(), patient, json_data, now())
    return pages.appointment_out(row, patient, pages.names(session()))


@blueprint.delete("/api/patients/<uuid:patient_id>/appointments/<uuid:appointment_id>")
@desk_only
@blueprint.doc(responses=[204])
def cancel_appointment(patient_id: UUID, appointment_id: UUID) -> tuple[str, int]:
    patient = patient_in_care(session(), patient_id)
    appointments.cancel_appointment(session(), patient, appointment_id, now())
    return "", 204
