"""The content a phone keeps: the same for everybody, never about a person."""

import gzip

from apiflask import APIBlueprint
from flask import Response, request

from backend.accounts.access import public
from backend.content import exercises, figures, library, ruleset, tables
from backend.content.exercise import Exercise
from backend.content.table_document import tables_document
from backend.programmes.content_schemas import (
    ExerciseOut,
    ExercisesOut,
    FiguresOut,
    LibraryOut,
    RulesOut,
    SiteNoteOut,
)
from backend.programmes.questionnaire_out import QuestionnairesOut, questionnaires_out
from backend.web.context import settings

WHICH_LEG = {"single": "One leg, then the other", "both": "Both legs together"}

blueprint = APIBlueprint("content", __name__, tag="Content", url_prefix="/api/content")


@blueprint.get("/rules")
@public
@blueprint.output(RulesOut)
def read_rules() -> RulesOut:
    return RulesOut.model_validate(tables_document(tables(), ruleset()))


@blueprint.get("/exercises")
@public
@blueprint.output(ExercisesOut)
def list_exercises() -> ExercisesOut:
    return ExercisesOut(exercises=[_shown(exercise) for exercise in exercises().values()])


@blueprint.get("/figures")
@public
@blueprint.output(FiguresOut)
def list_figures() -> FiguresOut:
    return FiguresOut.model_validate(figures())


@blueprint.get("/library")
@public
@blueprint.output(LibraryOut)
def read_library() -> LibraryOut:
    return LibraryOut.model_validate(library().as_json())


@blueprint.get("/questionnaires")
@public
@blueprint.output(QuestionnairesOut)
def list_questionnaires() -> QuestionnairesOut:
    return questionnaires_out(settings().questionnaires_dir)


@blueprint.after_request
def _say_when_it_changed(response: Response) -> Response:
    """May be kept, and is asked about each time: unchanged content crosses the network once."""
    if response.status_code == 200:
        response.headers["Cache-Control"] = "no-cache"
        _compress(response)
        response.add_etag()
        response.make_conditional(request)
    return response


def _compress(response: Response) -> None:
    response.vary.add("Accept-Encoding")
    if request.accept_encodings["gzip"] > 0:
        # Without a time in it, so that the same content is the same bytes.
        response.set_data(gzip.compress(response.get_data(), mtime=0))
        response.headers["Content-Encoding"] = "gzip"


def _shown(exercise: Exercise) -> ExerciseOut:
    note = exercise.insertional
    return ExerciseOut(
        key=exercise.key,
        title=exercise.title,
        family=exercise.family,
        knee=exercise.knee,
        leg=exercise.leg,
        which_leg=WHICH_LEG[exercise.leg],
        measure=exercise.measure,
        summary=exercise.summary,
        cues=list(exercise.cues),
        faults=list(exercise.faults),
        easier=exercise.down,
        harder=exercise.up,
        log=list(exercise.logs),
        tempo_s=list(exercise.tempo_s),
        equipment=list(exercise.equipment),
        insertional=SiteNoteOut(exercise=note.exercise, note=note.note) if note else None,
        source=exercise.source,
        is_house_default=exercise.is_house_default,
    )
