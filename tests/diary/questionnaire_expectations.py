"""Who gets which answer from the routes of the questionnaires."""

from uuid import uuid4

from backend.content import questionnaires
from backend.diary.questionnaires.schemas import QuestionnaireEntryIn
from backend.diary.questionnaires.services import report_questionnaire
from tests.programmes.expectations import occurrence_of_ada
from tests.web.expectations import Call, Line, Lines, Stage

ANSWERS = {"stiff": 0, "daily": 1, "walk": 0, "stairs": 2, "rise": 3, "fast": 1, "missed": 0}


def _answered(stage: Stage) -> Call:
    body = {
        "questionnaire": "soleus_short",
        "occurrence_id": str(occurrence_of_ada(stage, "questionnaire")),
        "answered_at": stage.now.isoformat(),
        "answers": ANSWERS,
    }
    return Call(path={"entry_id": uuid4()}, body=body)


def _stored(stage: Stage) -> Call:
    entry_id = uuid4()
    report = QuestionnaireEntryIn(
        questionnaire="soleus_short", occurrence_id=None, answered_at=stage.now, answers=ANSWERS
    )
    with stage.database.session() as session:
        report_questionnaire(session, stage.cast.ada.id, entry_id, report, questionnaires(), stage.now)
    return Call(path={"entry_id": entry_id})


def _of_ada(stage: Stage) -> Call:
    return Call(path={"patient_id": stage.cast.ada.id})


OF_ADA = {"nobody": 401, "ada": 200, "eve": 404, "ben": 403, "cy": 403, "dot": 403}
OF_HER_CLINIC = {"nobody": 401, "ada": 403, "eve": 403, "ben": 200, "cy": 404, "dot": 403}

LINES: Lines = {
    "GET /api/diary/questionnaires": Line(nobody=401, ada=200, eve=200, ben=403, cy=403, dot=403),
    "PUT /api/diary/questionnaires/<uuid:entry_id>": Line(**OF_ADA, call=_answered),
    "DELETE /api/diary/questionnaires/<uuid:entry_id>": Line(**OF_ADA, call=_stored),
    "GET /api/patients/<uuid:patient_id>/questionnaires": Line(**OF_HER_CLINIC, call=_of_ada),
}
