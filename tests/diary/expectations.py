"""Who gets which answer from the routes of the diary."""

from uuid import UUID, uuid4

from backend.diary.schemas import MorningCheckIn, SessionEntryIn
from backend.diary.services import report_morning, report_session
from backend.programmes.models import Occurrence
from tests.diary.activity.expectations import LINES as ACTIVITY
from tests.diary.expectations_of_rules import LINES as OF_RULES
from tests.diary.questionnaire_expectations import LINES as QUESTIONNAIRES
from tests.programmes.expectations import occurrence_of_ada
from tests.web.expectations import Call, Line, Lines, Stage


def _session(stage: Stage) -> Call:
    occurrence_id = str(occurrence_of_ada(stage, "session"))
    body = {"occurrence_id": occurrence_id, "done_at": stage.now.isoformat(), "pain_during": 2}
    return Call(path={"entry_id": uuid4()}, body=body)


def _check(stage: Stage) -> Call:
    body = {
        "occurrence_id": str(_check_of_today(stage)),
        "answered_at": stage.now.isoformat(),
        "morning_pain": 2,
    }
    return Call(path={"entry_id": uuid4()}, body=body)


def _check_of_today(stage: Stage) -> UUID:
    """Ada's first check, on a morning that has come."""
    occurrence_id = occurrence_of_ada(stage, "next_day_check")
    with stage.database.session() as session, session.begin():
        session.get_one(Occurrence, occurrence_id).local_date = stage.now.date()
    return occurrence_id


def _stored_session(stage: Stage) -> Call:
    entry_id = uuid4()
    report = SessionEntryIn(occurrence_id=None, done_at=stage.now, pain_during=2)
    with stage.database.session() as session:
        report_session(session, stage.cast.ada.id, entry_id, report, stage.now)
    return Call(path={"entry_id": entry_id})


def _stored_check(stage: Stage) -> Call:
    entry_id = uuid4()
    occurrence_id = _check_of_today(stage)
    report = MorningCheckIn(occurrence_id=occurrence_id, answered_at=stage.now, morning_pain=2)
    with stage.database.session() as session:
        report_morning(session, stage.cast.ada.id, entry_id, report, stage.now)
    return Call(path={"entry_id": entry_id})


OF_ADA = {"nobody": 401, "ada": 200, "eve": 404, "ben": 403, "cy": 403, "dot": 403}

LINES: Lines = OF_RULES | {
    **QUESTIONNAIRES,
    **ACTIVITY,
    "PUT /api/diary/sessions/<uuid:entry_id>": Line(**OF_ADA, call=_session),
    "DELETE /api/diary/sessions/<uuid:entry_id>": Line(**OF_ADA, call=_stored_session),
    "PUT /api/diary/checks/<uuid:entry_id>": Line(**OF_ADA, call=_check),
    "DELETE /api/diary/checks/<uuid:entry_id>": Line(**OF_ADA, call=_stored_check),
}
