"""Who gets which answer from the routes of side effects and courses."""

from uuid import UUID, uuid4

from sqlalchemy import select

from backend.accounts.models import Person
from backend.diary.side_effects.schemas import SideEffectIn
from backend.diary.side_effects.services import report_side_effect
from backend.programmes.models import Occurrence
from backend.programmes.services import assign_programme
from tests.programmes.care.answers import pass_gates
from tests.programmes.scenes import SHOCKWAVE, form
from tests.web.expectations import Call, Line, Lines, Stage

OF_ADA = {"nobody": 401, "ada": 200, "eve": 404, "ben": 403, "cy": 403, "dot": 403}
OWN = {"nobody": 401, "ada": 200, "eve": 200, "ben": 403, "cy": 403, "dot": 403}
DESK = {"nobody": 401, "ada": 403, "eve": 403, "ben": 200, "cy": 404, "dot": 403}


def _ada(stage: Stage) -> Call:
    return Call(path={"patient_id": stage.cast.ada.id})


def _report(stage: Stage) -> Call:
    return Call(path={"entry_id": uuid4()}, body={"noted_at": stage.now.isoformat(), "headache": "mild"})


def _stored(stage: Stage) -> Call:
    entry_id = uuid4()
    with stage.database.session() as session:
        report_side_effect(session, stage.cast.ada.id, entry_id, SideEffectIn(noted_at=stage.now), stage.now)
    return Call(path={"entry_id": entry_id})


def _wear(stage: Stage) -> Call:
    body = {"date": stage.now.date().isoformat(), "hours": 8, "both_shoes": True}
    return Call(path={"entry_id": uuid4()}, body=body)


def _visit(stage: Stage) -> UUID:
    with stage.database.session() as session:
        ada, ben = (session.get_one(Person, one.id) for one in (stage.cast.ada, stage.cast.ben))
        pass_gates(session, ben, ada, stage.now)
        starts_on = stage.now.date().isoformat()
        assign_programme(session, ben, ada, form(starts_on=starts_on, shockwave=SHOCKWAVE), stage.now)
        query = select(Occurrence.id).where(Occurrence.kind == "shockwave").order_by(Occurrence.due_at)
        return session.scalars(query.limit(1)).one()


def _rebook(stage: Stage) -> Call:
    path = {"patient_id": stage.cast.ada.id, "visit_id": _visit(stage)}
    return Call(path=path, body={"to_local": "2026-03-26T11:00"})


LINES: Lines = {
    "GET /api/diary/side-effects": Line(**OWN, call=lambda _stage: Call()),
    "PUT /api/diary/side-effects/<uuid:entry_id>": Line(**OWN, call=_report),
    "DELETE /api/diary/side-effects/<uuid:entry_id>": Line(**OF_ADA, call=_stored),
    "PUT /api/diary/wedges/<uuid:entry_id>": Line(**OWN, call=_wear),
    "GET /api/courses": Line(**OWN, call=lambda _stage: Call()),
    "PUT /api/courses/shockwave/visits/<uuid:visit_id>": Line(**OF_ADA, call=_rebook),
    "GET /api/patients/<uuid:patient_id>/side-effects": Line(**DESK, call=_ada),
    "GET /api/patients/<uuid:patient_id>/courses": Line(**DESK, call=_ada),
    "PUT /api/patients/<uuid:patient_id>/visits/<uuid:visit_id>": Line(**DESK, call=_rebook),
}
