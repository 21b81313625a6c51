"""Who gets which answer from the routes of a week's activity."""

from uuid import uuid4

from tests.web.expectations import Call, Line, Lines, Stage

OWN = {"nobody": 401, "ada": 200, "eve": 200, "ben": 403, "cy": 403, "dot": 403}
DESK = {"nobody": 401, "ada": 403, "eve": 403, "ben": 200, "cy": 404, "dot": 403}


def _week(_stage: Stage) -> Call:
    return Call(path={"entry_id": uuid4()}, body={"week_of": "2026-03-16", "steps": 30_000})


def _of_ada(stage: Stage) -> Call:
    return Call(path={"patient_id": stage.cast.ada.id})


LINES: Lines = {
    "PUT /api/diary/activity/<uuid:entry_id>": Line(**OWN, call=_week),
    "GET /api/diary/activity": Line(nobody=401, ada=200, eve=200, ben=403, cy=403, dot=403),
    "GET /api/patients/<uuid:patient_id>/activity": Line(**DESK, call=_of_ada),
}
