"""The addresses of who is not reached, and of one patient's reminders."""

from uuid import UUID

from apiflask import APIBlueprint

from backend.accounts.access import caller, desk_only, patient_in_care
from backend.clinic.reach.schemas import PatientRemindersOut, ReachListOut
from backend.clinic.reach.services import patient_reminders, reach_list
from backend.clinic.services import note_look
from backend.web.context import now, session, settings, wiring

blueprint = APIBlueprint("reach", __name__, tag="Clinic")


@blueprint.get("/api/clinic/reach")
@desk_only
@blueprint.output(ReachListOut)
def list_unreached() -> ReachListOut:
    return reach_list(session(), caller().clinic, now(), has_mail=settings().mail is not None)


@blueprint.get("/api/clinic/patients/<uuid:patient_id>/reminders")
@desk_only
@blueprint.output(PatientRemindersOut)
def read_patient_reminders(patient_id: UUID) -> PatientRemindersOut:
    patient = patient_in_care(session(), patient_id)
    # A session of its own, because this request's one only reads.
    with wiring().database.session() as writing:
        note_look(writing, patient.id, caller().id, "reminders", now())
    return patient_reminders(session(), patient, now())
