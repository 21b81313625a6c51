"""The addresses of verdicts, overrides and thresholds at the desk."""

from uuid import UUID

from apiflask import APIBlueprint

from backend.accounts.access import caller, desk_only, patient_in_care
from backend.diary import overriding
from backend.diary.desk import services
from backend.diary.desk.answers import (
    desk_verdict,
    desk_verdicts,
    override_out,
    overrides_out,
    thresholds_out,
)
from backend.diary.desk.schemas import (
    DeskVerdictOut,
    DeskVerdictsOut,
    OverrideIn,
    OverrideOut,
    OverridesOut,
    SeenIn,
    ThresholdIn,
    ThresholdOut,
    ThresholdsOut,
)
from backend.web.context import now, session

blueprint = APIBlueprint("diary_desk", __name__, tag="Desk")


@blueprint.get("/api/patients/<uuid:patient_id>/verdicts")
@desk_only
@blueprint.output(DeskVerdictsOut)
def list_patient_verdicts(patient_id: UUID) -> DeskVerdictsOut:
    return desk_verdicts(session(), patient_in_care(session(), patient_id))


@blueprint.post("/api/patients/<uuid:patient_id>/verdicts/<uuid:verdict_id>/seen")
@desk_only
@blueprint.input(SeenIn)
@blueprint.output(DeskVerdictOut)
def note_verdict_seen(patient_id: UUID, verdict_id: UUID, json_data: SeenIn) -> DeskVerdictOut:
    patient = patient_in_care(session(), patient_id)
    row = services.note_seen(session(), caller(), patient, verdict_id, json_data.note, now())
    return desk_verdict(session(), row)


@blueprint.get("/api/patients/<uuid:patient_id>/overrides")
@desk_only
@blueprint.output(OverridesOut)
def list_overrides(patient_id: UUID) -> OverridesOut:
    return overrides_out(session(), patient_in_care(session(), patient_id), now())


@blueprint.post("/api/patients/<uuid:patient_id>/overrides")
@desk_only
@blueprint.input(OverrideIn)
@blueprint.output(OverrideOut, status_code=201)
def give_override(patient_id: UUID, json_data: OverrideIn) -> OverrideOut:
    patient, said = patient_in_care(session(), patient_id), json_data
    row = overriding.give_override(session(), caller(), patient, said.effect, said.until, said.reason, now())
    return override_out(session(), row, patient, now())


@blueprint.delete("/api/patients/<uuid:patient_id>/overrides/<uuid:override_id>")
@desk_only
@blueprint.doc(responses=[204])
def end_override(patient_id: UUID, override_id: UUID) -> tuple[str, int]:
    patient = patient_in_care(session(), patient_id)
    overriding.end_override(session(), caller(), patient, override_id, now())
    return "", 204


@blueprint.get("/api/clinic/thresholds")
@desk_only
@blueprint.output(ThresholdsOut)
def list_clinic_thresholds() -> ThresholdsOut:
    return thresholds_out(session(), caller().clinic_id, None, now())


@blueprint.put("/api/clinic/thresholds/<name>")
@desk_only
@blueprint.input(ThresholdIn)
@blueprint.output(ThresholdOut)
def set_clinic_threshold(name: str, json_data: ThresholdIn) -> ThresholdOut:
    services.set_threshold(session(), caller(), None, name, json_data.value, json_data.reason, now())
    return thresholds_out(session(), caller().clinic_id, None, now(), name).thresholds[0]


@blueprint.get("/api/patients/<uuid:patient_id>/thresholds")
@desk_only
@blueprint.output(ThresholdsOut)
def list_patient_thresholds(patient_id: UUID) -> ThresholdsOut:
    patient = patient_in_care(session(), patient_id)
    return thresholds_out(session(), patient.clinic_id, patient, now())


@blueprint.put("/api/patients/<uuid:patient_id>/thresholds/<name>")
@desk_only
@blueprint.input(ThresholdIn)
@blueprint.output(ThresholdOut)
def set_patient_threshold(patient_id: UUID, name: str, json_data: ThresholdIn) -> ThresholdOut:
    patient = patient_in_care(session(), patient_id)
    services.set_threshold(session(), caller(), patient, name, json_data.value, json_data.reason, now())
    return thresholds_out(session(), patient.clinic_id, patient, now(), name).thresholds[0]
