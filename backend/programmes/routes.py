"""The addresses of templates, plans, today, and what a patient does about it."""

from uuid import UUID

from apiflask import APIBlueprint

from backend.accounts.access import caller, desk_only, patient_in_care, patient_only
from backend.programmes import services
from backend.programmes.actions import act
from backend.programmes.answers import changed_out, plan_out, plan_versions
from backend.programmes.catalogue import catalogue
from backend.programmes.plans import plan_in_clinic
from backend.programmes.preview import preview
from backend.programmes.scene import Wish
from backend.programmes.schemas import (
    ActionIn,
    AdjustmentIn,
    ChangedOut,
    PlanOut,
    PlanVersionsOut,
    PrescriptionIn,
    PreviewOut,
    StatusChangeIn,
    TemplatesOut,
    TodayOut,
    ZoneIn,
    ZoneOut,
)
from backend.programmes.today import form_of_person, today
from backend.web.context import now, session

blueprint = APIBlueprint("programmes", __name__, tag="Programmes")


@blueprint.get("/api/templates")
@desk_only
@blueprint.output(TemplatesOut)
def list_templates() -> TemplatesOut:
    return catalogue()


@blueprint.post("/api/patients/<uuid:patient_id>/programme/preview")
@desk_only
@blueprint.input(PrescriptionIn)
@blueprint.output(PreviewOut)
def preview_programme(patient_id: UUID, json_data: PrescriptionIn) -> PreviewOut:
    return preview(session(), patient_in_care(session(), patient_id), json_data, now())


@blueprint.post("/api/patients/<uuid:patient_id>/programme")
@desk_only
@blueprint.input(PrescriptionIn)
@blueprint.output(PlanOut, status_code=201)
def assign_programme(patient_id: UUID, json_data: PrescriptionIn) -> PlanOut:
    patient = patient_in_care(session(), patient_id)
    return plan_out(session(), services.assign_programme(session(), caller(), patient, json_data, now()))


@blueprint.get("/api/programmes/<uuid:plan_id>")
@desk_only
@blueprint.output(PlanOut)
def read_programme(plan_id: UUID) -> PlanOut:
    return plan_out(session(), plan_in_clinic(session(), caller().clinic_id, plan_id))


@blueprint.get("/api/programmes/<uuid:plan_id>/versions")
@desk_only
@blueprint.output(PlanVersionsOut)
def list_programme_versions(plan_id: UUID) -> PlanVersionsOut:
    running = plan_in_clinic(session(), caller().clinic_id, plan_id)
    return PlanVersionsOut(versions=plan_versions(session(), running.plan))


@blueprint.put("/api/programmes/<uuid:plan_id>")
@desk_only
@blueprint.input(AdjustmentIn)
@blueprint.output(PlanOut)
def adjust_programme(plan_id: UUID, json_data: AdjustmentIn) -> PlanOut:
    adjusted = services.adjust_programme(session(), caller(), plan_id, json_data, now())
    return plan_out(session(), adjusted)


@blueprint.post("/api/programmes/<uuid:plan_id>/pause")
@desk_only
@blueprint.input(StatusChangeIn)
@blueprint.output(PlanOut)
def pause_programme(plan_id: UUID, json_data: StatusChangeIn) -> PlanOut:
    return plan_out(session(), services.pause_programme(session(), caller(), plan_id, json_data, now()))


@blueprint.post("/api/programmes/<uuid:plan_id>/resume")
@desk_only
@blueprint.input(StatusChangeIn)
@blueprint.output(PlanOut)
def resume_programme(plan_id: UUID, json_data: StatusChangeIn) -> PlanOut:
    return plan_out(session(), services.resume_programme(session(), caller(), plan_id, json_data, now()))


@blueprint.post("/api/programmes/<uuid:plan_id>/end")
@desk_only
@blueprint.input(StatusChangeIn)
@blueprint.output(PlanOut)
def end_programme(plan_id: UUID, json_data: StatusChangeIn) -> PlanOut:
    return plan_out(session(), services.end_programme(session(), caller(), plan_id, json_data, now()))


@blueprint.get("/api/today")
@patient_only
@blueprint.output(TodayOut)
def read_today() -> TodayOut:
    return today(session(), caller(), now())


@blueprint.put("/api/programme/zone")
@patient_only
@blueprint.input(ZoneIn)
@blueprint.output(ZoneOut)
def follow_zone(json_data: ZoneIn) -> ZoneOut:
    services.follow_zone(session(), caller(), json_data.zone, now())
    return ZoneOut(zone=json_data.zone)


@blueprint.put("/api/occurrences/<uuid:occurrence_id>/actions/<uuid:action_id>")
@patient_only
@blueprint.input(ActionIn)
@blueprint.output(ChangedOut)
def act_on_occurrence(occurrence_id: UUID, action_id: UUID, json_data: ActionIn) -> ChangedOut:
    wish = Wish(
        action_id, json_data.verb, json_data.acted_at, to_local=json_data.to_local, minutes=json_data.minutes
    )
    changed = act(session(), caller().id, occurrence_id, wish, now())
    return changed_out(changed, form_of_person(session(), caller()))
