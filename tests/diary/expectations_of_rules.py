"""Who gets which answer from the routes of verdicts, warning signs, overrides and thresholds."""

from datetime import timedelta
from uuid import uuid4

from backend.diary.overriding import give_override
from backend.diary.screenings.schemas import ScreeningIn
from backend.diary.screenings.services import take_screening
from backend.diary.verdicts import verdict_on
from tests.diary.scenes import NO_SIGNS
from tests.web.expectations import Call, Line, Lines, Stage

CHANGE = {"value": 4, "reason": "as agreed"}


def _screening(stage: Stage) -> Call:
    return Call(path={"screening_id": uuid4()}, body=_form(stage).model_dump(mode="json", exclude_none=True))


def _form(stage: Stage) -> ScreeningIn:
    return ScreeningIn.model_validate({"asked_at": stage.now, "reason": "start", "answers": NO_SIGNS})


def _self_guided(stage: Stage) -> Call:
    """Ada has answered the questions, Eve has not."""
    with stage.database.session() as session:
        take_screening(session, stage.cast.ada.id, uuid4(), _form(stage), stage.now)
    return Call(body={"starts_on": stage.now.date().isoformat()})


def _patient(stage: Stage) -> Call:
    return Call(path={"patient_id": stage.cast.ada.id})


def _seen(stage: Stage) -> Call:
    screening_id = uuid4()
    with stage.database.session() as session:
        take_screening(session, stage.cast.ada.id, screening_id, _form(stage), stage.now)
        said = verdict_on(session, screening_id, "screening")
    return Call(path={"patient_id": stage.cast.ada.id, "verdict_id": said.id}, body={"note": "called"})


def _override(stage: Stage) -> Call:
    until = (stage.now.date() + timedelta(days=3)).isoformat()
    body = {"effect": "hold", "until": until, "reason": "a race"}
    return Call(path={"patient_id": stage.cast.ada.id}, body=body)


def _given_override(stage: Stage) -> Call:
    cast, until = stage.cast, stage.now.date()
    with stage.database.session() as session:
        row = give_override(session, cast.ben, cast.ada, "hold", until, "a race", stage.now)
    return Call(path={"patient_id": cast.ada.id, "override_id": row.id})


def _threshold(_stage: Stage) -> Call:
    return Call(path={"name": "pain_limit"}, body=CHANGE)


def _own_threshold(stage: Stage) -> Call:
    return Call(path={"name": "pain_limit", "patient_id": stage.cast.ada.id}, body=CHANGE)


def _nothing(_stage: Stage) -> Call:
    return Call()


OF_BEN = {"nobody": 401, "ada": 403, "eve": 403, "ben": 200, "cy": 404, "dot": 403}
OF_CLINICIANS = OF_BEN | {"cy": 200}
OF_PATIENTS = {"nobody": 401, "ada": 200, "eve": 200, "ben": 403, "cy": 403, "dot": 403}
PATIENT = "/api/patients/<uuid:patient_id>"

LINES: Lines = {
    "PUT /api/diary/screenings/<uuid:screening_id>": Line(**OF_PATIENTS, call=_screening),
    "POST /api/programme/self-guided": Line(**OF_PATIENTS | {"ada": 201, "eve": 409}, call=_self_guided),
    "GET /api/diary/verdicts": Line(**OF_PATIENTS, call=_nothing),
    "GET /api/diary/questions": Line(**OF_PATIENTS, call=_nothing),
    f"GET {PATIENT}/verdicts": Line(**OF_BEN, call=_patient),
    f"POST {PATIENT}/verdicts/<uuid:verdict_id>/seen": Line(**OF_BEN, call=_seen),
    f"GET {PATIENT}/overrides": Line(**OF_BEN, call=_patient),
    f"POST {PATIENT}/overrides": Line(**OF_BEN | {"ben": 201}, call=_override),
    f"DELETE {PATIENT}/overrides/<uuid:override_id>": Line(**OF_BEN | {"ben": 204}, call=_given_override),
    "GET /api/clinic/thresholds": Line(**OF_CLINICIANS, call=_nothing),
    "PUT /api/clinic/thresholds/<name>": Line(**OF_CLINICIANS, call=_threshold),
    f"GET {PATIENT}/thresholds": Line(**OF_BEN, call=_patient),
    f"PUT {PATIENT}/thresholds/<name>": Line(**OF_BEN, call=_own_threshold),
}
