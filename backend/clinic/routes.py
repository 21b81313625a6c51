"""The addresses of the clinician's desk."""

from uuid import UUID

from apiflask import APIBlueprint

from backend.accounts.access import caller, desk_only, patient_in_care
from backend.clinic.caseload import caseload
from backend.clinic.patient import patient_page
from backend.clinic.schemas import CaseloadOut, PatientOut
from backend.clinic.services import note_look
from backend.web.context import now, session, wiring

blueprint = APIBlueprint("clinic", __name__, tag="Clinic")


@blueprint.get("/api/patients")
@desk_only
@blueprint.output(CaseloadOut)
def list_patients() -> CaseloadOut:
    return caseload(session(), caller().clinic, now())


@blueprint.get("/api/patients/<uuid:patient_id>")
@desk_only
@blueprint.output(PatientOut)
def read_patient(patient_id: UUID) -> PatientOut:
    patient = patient_in_care(session(), patient_id)
    # A session of its own, because this request's one only reads.
    with wiring().database.session() as writing:
        note_look(writing, patient.id, caller().id, "patient_page", now())
    return patient_page(session(), patient, now())
