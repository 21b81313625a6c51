"""The addresses of templates, plans, today, and what a patient does about it."""

from uuid import UUID

from apiflask import APIBlueprint

from backend.accounts.access import caller, desk_only, patient_in_care, patient_only
from backend.programmes import services, stages, target_setting
from backend.programmes.actions import act
from backend.programmes.answers import plan_out, plan_versions
from backend.programmes.care.services.gates import lift_by_hand
from backend.programmes.catalogue import catalogue
from backend.programmes.plans import plan_in_clinic
from backend.programmes.preview import preview
from backend.programmes.preview_schemas import PreviewOut
from backend.programmes.programme_out import programme_now
from backend.programmes.progress_history import progress_history
from backend.programmes.progress_schemas import (
    LiftIn,
    ProgrammeNowOut,
    ProgressHistoryOut,
    StageChangeIn,
    TakenUpStageIn,
    TargetIn,
)
from backend.programmes.scene import Wish
from backend.programmes.schemas import (
    ActionIn,
    AdjustmentIn,
    ChangedOut,
    PlanOut,
    PlanVersionsOut,
    PrescriptionIn,
    StatusChangeIn,
    TemplatesOut,
    ZoneIn,
    ZoneOut,
)
from backend.programmes.today import changed_out, today
from backend.programmes.today_schemas import TodayOut
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


@blueprint.get("/api/programme")
@patient_only
@blueprint.output(ProgrammeNowOut)
def read_own_programme() -> ProgrammeNowOut:
    return programme_now(session(), caller(), now())


@blueprint.post("/api/programme/stage")
@patient_only
@blueprint.input(TakenUpStageIn)
@blueprint.output(ProgrammeNowOut)
def take_up_stage(json_data: TakenUpStageIn) -> ProgrammeNowOut:
    stages.take_up_stage(session(), caller(), json_data.stage, now())
    return programme_now(session(), caller(), now())


@blueprint.post("/api/programmes/<uuid:plan_id>/stage")
@desk_only
@blueprint.input(StageChangeIn)
@blueprint.output(PlanOut)
def open_stage(plan_id: UUID, json_data: StageChangeIn) -> PlanOut:
    return plan_out(session(), stages.open_stage(session(), caller(), plan_id, json_data, now()))


@blueprint.put("/api/programmes/<uuid:plan_id>/targets/<exercise>/<side>")
@desk_only
@blueprint.input(TargetIn)
@blueprint.output(ProgressHistoryOut)
def set_target(plan_id: UUID, exercise: str, side: str, json_data: TargetIn) -> ProgressHistoryOut:
    plan = target_setting.set_target(session(), caller(), plan_id, exercise, side, json_data, now())
    return progress_history(session(), patient_in_care(session(), plan.person_id), now())


@blueprint.get("/api/patients/<uuid:patient_id>/programme/progress")
@desk_only
@blueprint.output(ProgressHistoryOut)
def read_progress(patient_id: UUID) -> ProgressHistoryOut:
    return progress_history(session(), patient_in_care(session(), patient_id), now())


@blueprint.post("/api/patients/<uuid:patient_id>/locks/<uuid:lock_id>/lift")
@desk_only
@blueprint.input(LiftIn)
@blueprint.output(ProgressHistoryOut)
def lift_lock(patient_id: UUID, lock_id: UUID, json_data: LiftIn) -> ProgressHistoryOut:
    patient = patient_in_care(session(), patient_id)
    lift_by_hand(session(), caller(), patient, lock_id, json_data.reason, now())
    return progress_history(session(), patient, now())


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
    return changed_out(session(), caller(), changed, now())
