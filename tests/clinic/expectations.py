"""Who gets which answer from the routes of the desk."""

from tests.web.expectations import Call, Line, Lines, Stage


def _ada(stage: Stage) -> Call:
    return Call(path={"patient_id": stage.cast.ada.id})


LINES: Lines = {
    "GET /api/patients": Line(nobody=401, ada=403, eve=403, ben=200, cy=200, dot=403),
    "GET /api/patients/<uuid:patient_id>": Line(
        nobody=401, ada=403, eve=403, ben=200, cy=404, dot=403, call=_ada
    ),
    "GET /api/clinic/reach": Line(nobody=401, ada=403, eve=403, ben=200, cy=200, dot=403),
    "GET /api/clinic/patients/<uuid:patient_id>/reminders": Line(
        nobody=401, ada=403, eve=403, ben=200, cy=404, dot=403, call=_ada
    ),
}
