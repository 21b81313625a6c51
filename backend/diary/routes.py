"""The addresses of the diary."""

from uuid import UUID

from apiflask import APIBlueprint

from backend.accounts.access import caller, patient_only
from backend.diary import services
from backend.diary.morning_verdict import ask_again_at
from backend.diary.questions import questions
from backend.diary.schemas import (
    MorningCheckIn,
    MorningCheckOut,
    QuestionsOut,
    SessionEntryIn,
    SessionEntryOut,
    VerdictsOut,
)
from backend.diary.session_advice import collagen_of
from backend.diary.shown import own_verdicts, progress_shown, verdict_shown
from backend.diary.verdicts import IN_SESSION, NEXT_DAY
from backend.programmes.schemas import ChangedOut
from backend.programmes.thresholds import values_for
from backend.programmes.today import changed_out
from backend.web.context import now, session

blueprint = APIBlueprint("diary", __name__, tag="Diary")


@blueprint.put("/api/diary/sessions/<uuid:entry_id>")
@patient_only
@blueprint.input(SessionEntryIn)
@blueprint.output(SessionEntryOut)
def report_session(entry_id: UUID, json_data: SessionEntryIn) -> SessionEntryOut:
    entry, changed = services.report_session(session(), caller().id, entry_id, json_data, now())
    return SessionEntryOut(
        id=entry.id,
        occurrence_id=entry.occurrence_id,
        done_at=entry.done_at,
        pain_during=entry.pain_during,
        note=entry.note,
        collagen=collagen_of(session(), entry),
        verdict=verdict_shown(session(), entry.id, IN_SESSION),
        occurrences=changed_out(session(), caller(), changed, now()).occurrences,
    )


@blueprint.delete("/api/diary/sessions/<uuid:entry_id>")
@patient_only
@blueprint.output(ChangedOut)
def withdraw_session(entry_id: UUID) -> ChangedOut:
    changed = services.withdraw_session(session(), caller().id, entry_id, now())
    return changed_out(session(), caller(), changed, now())


@blueprint.put("/api/diary/checks/<uuid:entry_id>")
@patient_only
@blueprint.input(MorningCheckIn)
@blueprint.output(MorningCheckOut)
def report_morning(entry_id: UUID, json_data: MorningCheckIn) -> MorningCheckOut:
    check, changed = services.report_morning(session(), caller().id, entry_id, json_data, now())
    values = values_for(session(), caller().clinic_id, caller().id, now())
    return MorningCheckOut(
        id=check.id,
        occurrence_id=check.occurrence_id,
        answered_at=check.answered_at,
        morning_pain=check.morning_pain,
        ask_again_at=ask_again_at(session(), check, values),
        verdict=verdict_shown(session(), check.id, NEXT_DAY),
        progress=progress_shown(session(), check.id),
        occurrences=changed_out(session(), caller(), changed, now()).occurrences,
    )


@blueprint.delete("/api/diary/checks/<uuid:entry_id>")
@patient_only
@blueprint.output(ChangedOut)
def withdraw_morning(entry_id: UUID) -> ChangedOut:
    changed = services.withdraw_morning(session(), caller().id, entry_id, now())
    return changed_out(session(), caller(), changed, now())


@blueprint.get("/api/diary/verdicts")
@patient_only
@blueprint.output(VerdictsOut)
def list_verdicts() -> VerdictsOut:
    return own_verdicts(session(), caller().id)


@blueprint.get("/api/diary/questions")
@patient_only
@blueprint.output(QuestionsOut)
def list_questions() -> QuestionsOut:
    return questions(session(), caller(), now())
