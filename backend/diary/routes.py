"""The addresses of the diary."""

from uuid import UUID

from apiflask import APIBlueprint

from backend.accounts.access import caller, patient_only
from backend.diary import services
from backend.diary.schemas import MorningCheckIn, MorningCheckOut, SessionEntryIn, SessionEntryOut
from backend.programmes.answers import changed_out
from backend.programmes.schemas import ChangedOut
from backend.programmes.today import form_of_person
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
        occurrences=changed_out(changed, form_of_person(session(), caller())).occurrences,
    )


@blueprint.delete("/api/diary/sessions/<uuid:entry_id>")
@patient_only
@blueprint.output(ChangedOut)
def withdraw_session(entry_id: UUID) -> ChangedOut:
    changed = services.withdraw_session(session(), caller().id, entry_id, now())
    return changed_out(changed, form_of_person(session(), caller()))


@blueprint.put("/api/diary/checks/<uuid:entry_id>")
@patient_only
@blueprint.input(MorningCheckIn)
@blueprint.output(MorningCheckOut)
def report_morning(entry_id: UUID, json_data: MorningCheckIn) -> MorningCheckOut:
    check, changed = services.report_morning(session(), caller().id, entry_id, json_data, now())
    return MorningCheckOut(
        id=check.id,
        occurrence_id=check.occurrence_id,
        answered_at=check.answered_at,
        morning_pain=check.morning_pain,
        occurrences=changed_out(changed, form_of_person(session(), caller())).occurrences,
    )


@blueprint.delete("/api/diary/checks/<uuid:entry_id>")
@patient_only
@blueprint.output(ChangedOut)
def withdraw_morning(entry_id: UUID) -> ChangedOut:
    changed = services.withdraw_morning(session(), caller().id, entry_id, now())
    return changed_out(changed, form_of_person(session(), caller()))
