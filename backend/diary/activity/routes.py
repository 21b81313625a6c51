"""The addresses of a week's activity."""

from uuid import UUID

from apiflask import APIBlueprint

from backend.accounts.access import caller, desk_only, patient_in_care, patient_only
from backend.diary.activity import services
from backend.diary.activity.schemas import ActivityIn, ActivityOut
from backend.web.context import now, session

blueprint = APIBlueprint("activity", __name__, tag="Activity")


@blueprint.put("/api/diary/activity/<uuid:entry_id>")
@patient_only
@blueprint.input(ActivityIn)
@blueprint.output(ActivityOut)
def report_activity(entry_id: UUID, json_data: ActivityIn) -> ActivityOut:
    services.report_activity(session(), caller().id, entry_id, json_data, now())
    return services.activity_of(session(), caller(), now())


@blueprint.get("/api/diary/activity")
@patient_only
@blueprint.output(ActivityOut)
def read_own_activity() -> ActivityOut:
    return services.activity_of(session(), caller(), now())


@blueprint.get("/api/patients/<uuid:patient_id>/activity")
@desk_only
@blueprint.output(ActivityOut)
def read_activity(patient_id: UUID) -> ActivityOut:
    return services.activity_of(session(), patient_in_care(session(), patient_id), now())
