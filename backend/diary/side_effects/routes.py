"""The addresses of side effects, wedge hours, and how the courses stand."""

from uuid import UUID

from apiflask import APIBlueprint

from backend.accounts.access import caller, desk_only, patient_in_care, patient_only
from backend.diary.side_effects import services
from backend.diary.side_effects.courses import courses_of, rebook_own
from backend.diary.side_effects.schemas import (
    CoursesOut,
    RebookIn,
    SideEffectIn,
    SideEffectOut,
    SideEffectsOut,
    WedgeWearIn,
    WedgeWearOut,
)
from backend.programmes import rebooking
from backend.programmes.schemas import ChangedOut
from backend.programmes.today import changed_out
from backend.web.context import now, session

blueprint = APIBlueprint("side_effects", __name__, tag="Side effects")


@blueprint.put("/api/diary/side-effects/<uuid:entry_id>")
@patient_only
@blueprint.input(SideEffectIn)
@blueprint.output(SideEffectOut)
def report_side_effect(entry_id: UUID, json_data: SideEffectIn) -> SideEffectOut:
    row = services.report_side_effect(session(), caller().id, entry_id, json_data, now())
    return services.side_effect_out(session(), row)


@blueprint.delete("/api/diary/side-effects/<uuid:entry_id>")
@patient_only
@blueprint.output(SideEffectOut)
def withdraw_side_effect(entry_id: UUID) -> SideEffectOut:
    row = services.withdraw_side_effect(session(), caller().id, entry_id, now())
    return services.side_effect_out(session(), row)


@blueprint.get("/api/diary/side-effects")
@patient_only
@blueprint.output(SideEffectsOut)
def list_own_side_effects() -> SideEffectsOut:
    return SideEffectsOut(entries=services.side_effects_of(session(), caller().id))


@blueprint.get("/api/patients/<uuid:patient_id>/side-effects")
@desk_only
@blueprint.output(SideEffectsOut)
def list_side_effects(patient_id: UUID) -> SideEffectsOut:
    patient = patient_in_care(session(), patient_id)
    return SideEffectsOut(entries=services.side_effects_of(session(), patient.id))


@blueprint.put("/api/diary/wedges/<uuid:entry_id>")
@patient_only
@blueprint.input(WedgeWearIn)
@blueprint.output(WedgeWearOut)
def report_wedge_wear(entry_id: UUID, json_data: WedgeWearIn) -> WedgeWearOut:
    row = services.report_wedge_wear(session(), caller().id, entry_id, json_data, now())
    return services.wedge_wear_out(session(), caller(), row, now())


@blueprint.get("/api/courses")
@patient_only
@blueprint.output(CoursesOut)
def read_own_courses() -> CoursesOut:
    return courses_of(session(), caller(), now())


@blueprint.put("/api/courses/shockwave/visits/<uuid:visit_id>")
@patient_only
@blueprint.input(RebookIn)
@blueprint.output(ChangedOut)
def rebook_own_visit(visit_id: UUID, json_data: RebookIn) -> ChangedOut:
    moved = rebook_own(session(), caller(), visit_id, json_data.to_local, now())
    return changed_out(session(), caller(), moved, now())


@blueprint.put("/api/patients/<uuid:patient_id>/visits/<uuid:visit_id>")
@desk_only
@blueprint.input(RebookIn)
@blueprint.output(ChangedOut)
def rebook_visit(patient_id: UUID, visit_id: UUID, json_data: RebookIn) -> ChangedOut:
    patient = patient_in_care(session(), patient_id)
    moved = rebooking.rebook_visit(session(), patient, visit_id, json_data.to_local, now())
    return changed_out(session(), patient, moved, now())


@blueprint.get("/api/patients/<uuid:patient_id>/courses")
@desk_only
@blueprint.output(CoursesOut)
def read_courses(patient_id: UUID) -> CoursesOut:
    return courses_of(session(), patient_in_care(session(), patient_id), now())
