"""The addresses of the questionnaires."""

from collections.abc import Iterable
from uuid import UUID

from apiflask import APIBlueprint

from backend.accounts.access import caller, desk_only, patient_in_care, patient_only
from backend.content import questionnaires
from backend.diary.questionnaires import services
from backend.diary.questionnaires.schemas import (
    ComparedOut,
    MyQuestionnairesOut,
    QuestionnaireEntryIn,
    QuestionnaireEntryOut,
    QuestionnaireScoreOut,
    QuestionnaireScoresOut,
)
from backend.diary.questionnaires.scores import Scored, asking, scores
from backend.programmes.questionnaire_out import offered
from backend.programmes.schemas import ChangedOut
from backend.programmes.today import changed_out
from backend.web.context import now, session, settings

blueprint = APIBlueprint("questionnaires", __name__, tag="Questionnaires")


@blueprint.get("/api/diary/questionnaires")
@patient_only
@blueprint.output(MyQuestionnairesOut)
def read_my_questionnaires() -> MyQuestionnairesOut:
    asked = asking(session(), caller().id, offered(settings().questionnaires_dir), now())
    return MyQuestionnairesOut(
        asked=asked.questionnaire,
        due_occurrence_id=asked.due_occurrence_id,
        first=_score_out(Scored(asked.first, None)) if asked.first else None,
        scores=_scores_out(scores(session(), caller().id)),
    )


@blueprint.put("/api/diary/questionnaires/<uuid:entry_id>")
@patient_only
@blueprint.input(QuestionnaireEntryIn)
@blueprint.output(QuestionnaireEntryOut)
def report_questionnaire(entry_id: UUID, json_data: QuestionnaireEntryIn) -> QuestionnaireEntryOut:
    known = questionnaires(settings().questionnaires_dir)
    entry, changed = services.report_questionnaire(session(), caller().id, entry_id, json_data, known, now())
    scored = next(
        (one for one in scores(session(), caller().id) if one.entry.id == entry.id), Scored(entry, None)
    )
    return QuestionnaireEntryOut(
        **_score_out(scored).model_dump(),
        occurrence_id=entry.occurrence_id,
        occurrences=changed_out(session(), caller(), changed, now()).occurrences,
    )


@blueprint.delete("/api/diary/questionnaires/<uuid:entry_id>")
@patient_only
@blueprint.output(ChangedOut)
def withdraw_questionnaire(entry_id: UUID) -> ChangedOut:
    changed = services.withdraw_questionnaire(session(), caller().id, entry_id, now())
    return changed_out(session(), caller(), changed, now())


@blueprint.get("/api/patients/<uuid:patient_id>/questionnaires")
@desk_only
@blueprint.output(QuestionnaireScoresOut)
def read_questionnaire_scores(patient_id: UUID) -> QuestionnaireScoresOut:
    patient = patient_in_care(session(), patient_id)
    return QuestionnaireScoresOut(scores=_scores_out(scores(session(), patient.id)))


def _scores_out(found: Iterable[Scored]) -> list[QuestionnaireScoreOut]:
    return [_score_out(scored) for scored in found]


def _score_out(scored: Scored) -> QuestionnaireScoreOut:
    entry, compared = scored.entry, scored.compared
    known = questionnaires(settings().questionnaires_dir).get(entry.questionnaire)
    return QuestionnaireScoreOut(
        id=entry.id,
        questionnaire=entry.questionnaire,
        title=known.title if known else entry.questionnaire,
        version=entry.version,
        answered_at=entry.answered_at,
        score=entry.score,
        most=entry.most,
        missing=entry.missing,
        compared=ComparedOut(
            change=compared.change,
            difference=compared.difference,
            threshold=compared.threshold,
            weeks=compared.weeks,
        )
        if compared
        else None,
    )
