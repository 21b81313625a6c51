"""Who gets which answer from the routes of care."""

from typing import Any
from uuid import UUID

from backend.accounts.models import Person
from backend.programmes.care.schemas.records import AppointmentIn, ProcedureIn
from backend.programmes.care.services.appointments import book_appointment
from backend.programmes.care.services.procedures import record_procedure
from tests.programmes.care.answers import (
    COLLAGEN_ANSWERS,
    GTN_ANSWERS,
    GTN_HEALTH,
    SHOCKWAVE_ANSWERS,
)
from tests.web.expectations import Call, Line, Lines, Stage

PATIENT = {"nobody": 401, "ada": 200, "eve": 200, "ben": 403, "cy": 403, "dot": 403}
INJECTION = {"kind": "prp", "done_on": "2026-03-19", "done_by": "Ben", "side": "left"}
SCAN = {"what": "mri", "starts_at": "2026-03-25T10:00"}
HEALTH_OF_COLLAGEN = {name: said for name, said in COLLAGEN_ANSWERS.items() if name != "dose"}


def _desk(status: int, body: Any = None) -> Line:
    def call(stage: Stage) -> Call:
        return Call(path={"patient_id": stage.cast.ada.id}, body=body)

    return Line(nobody=401, ada=403, eve=403, ben=status, cy=404, dot=403, call=call)


def _own(body: Any = None) -> Line:
    return Line(**PATIENT, call=lambda _stage: Call(body=body))


def _procedure(stage: Stage) -> UUID:
    with stage.database.session() as session:
        ada, ben = (session.get_one(Person, one.id) for one in (stage.cast.ada, stage.cast.ben))
        return record_procedure(session, ben, ada, ProcedureIn.model_validate(INJECTION), stage.now).id


def _restart(stage: Stage) -> Call:
    path = {"patient_id": stage.cast.ada.id, "procedure_id": _procedure(stage)}
    return Call(path=path, body={"restart_on": "2026-03-30", "reason": "Calm."})


def _cancel(stage: Stage) -> Call:
    with stage.database.session() as session:
        ada, ben = (session.get_one(Person, one.id) for one in (stage.cast.ada, stage.cast.ben))
        row = book_appointment(session, ben, ada, AppointmentIn.model_validate(SCAN), stage.now)
        return Call(path={"patient_id": ada.id, "appointment_id": row.id})


OF = "/api/patients/<uuid:patient_id>"
LINES: Lines = {
    "GET /api/condition": _own(),
    "PUT /api/condition": _own({"usual_pain": 3}),
    "GET /api/gates": _own(),
    "PUT /api/gates/gtn": _own(GTN_HEALTH),
    "PUT /api/gates/shockwave": _own(SHOCKWAVE_ANSWERS),
    "PUT /api/gates/collagen": _own(HEALTH_OF_COLLAGEN),
    f"GET {OF}/condition": _desk(200),
    f"PUT {OF}/condition": _desk(200, {"version": 0, "diagnosis": "other"}),
    f"GET {OF}/gates": _desk(200),
    f"PUT {OF}/gates/gtn": _desk(200, GTN_ANSWERS),
    f"PUT {OF}/gates/shockwave": _desk(200, SHOCKWAVE_ANSWERS),
    f"PUT {OF}/gates/collagen": _desk(200, COLLAGEN_ANSWERS),
    f"GET {OF}/records": _desk(200),
    f"GET {OF}/escalation": _desk(200),
    f"POST {OF}/provocation-tests": _desk(
        201, {"done_on": "2026-03-20", "test": "raise_x10", "left_pain": 3}
    ),
    f"POST {OF}/strength-tests": _desk(
        201, {"done_on": "2026-03-20", "position": "heel_raise", "left_reps": 20}
    ),
    f"POST {OF}/imaging": _desk(201, {"done_on": "2026-03-20", "kind": "mri", "reading": "typical"}),
    f"POST {OF}/procedures": _desk(201, INJECTION),
    f"PUT {OF}/procedures/<uuid:procedure_id>/restart": Line(
        nobody=401, ada=403, eve=403, ben=200, cy=404, dot=403, call=_restart
    ),
    f"POST {OF}/appointments": _desk(201, SCAN),
    f"DELETE {OF}/appointments/<uuid:appointment_id>": Line(
        nobody=401, ada=403, eve=403, ben=204, cy=404, dot=403, call=_cancel
    ),
}
