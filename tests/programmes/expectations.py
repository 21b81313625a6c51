"""Who gets which answer from the routes of templates, plans, today and actions."""

from collections.abc import Callable
from uuid import UUID, uuid4

from backend.accounts.models import Person
from backend.programmes.locks import lock_for, locks_of
from backend.programmes.schemas import StatusChangeIn
from backend.programmes.services import assign_programme, pause_programme
from backend.programmes.today import today
from tests.programmes.scenes import form
from tests.web.expectations import Call, Line, Lines, Stage, for_everyone

PRESCRIPTION: dict[str, object] = {
    "template": "article_midportion",
    "sessions": {"weekdays": ["mon", "wed", "fri"], "time": "18:00"},
    "next_day_check": {"time": "08:30"},
}


MANNERS = {"quiet": None, "most_pushes": 6, "shows_detail": True, "takes_email": True, "away": None}


def _prescription(stage: Stage) -> dict[str, object]:
    return PRESCRIPTION | {"starts_on": stage.now.date().isoformat()}


def assigned(stage: Stage) -> UUID:
    """Ada has a plan; its id."""
    with stage.database.session() as session:
        ada = session.get_one(Person, stage.cast.ada.id)
        running = assign_programme(
            session, stage.cast.ben, ada, form(starts_on=stage.now.date().isoformat()), stage.now
        )
        return running.plan.id


def occurrence_of_ada(stage: Stage, kind: str) -> UUID:
    assigned(stage)
    with stage.database.reading_session() as session:
        ada = session.get_one(Person, stage.cast.ada.id)
        return next(row.id for row in today(session, ada, stage.now).occurrences if row.kind == kind)


def _for_ada(stage: Stage) -> Call:
    return Call(path={"patient_id": stage.cast.ada.id}, body=_prescription(stage))


def _plan(stage: Stage) -> Call:
    return Call(path={"plan_id": assigned(stage)})


def _adjust(stage: Stage) -> Call:
    body = {"version": 1, "reason": "as agreed", "prescription": _prescription(stage)}
    return Call(path={"plan_id": assigned(stage)}, body=body)


def _change(stage: Stage) -> Call:
    return Call(path={"plan_id": assigned(stage)}, body={"version": 1, "reason": "as agreed"})


def _resume(stage: Stage) -> Call:
    plan_id = assigned(stage)
    with stage.database.session() as session:
        pause_programme(session, stage.cast.ben, plan_id, StatusChangeIn(version=1), stage.now)
    return Call(path={"plan_id": plan_id}, body={"version": 2, "reason": "as agreed"})


def _act(stage: Stage) -> Call:
    return Call(
        path={"occurrence_id": occurrence_of_ada(stage, "session"), "action_id": uuid4()},
        body={"verb": "done", "acted_at": stage.now.isoformat()},
    )


def _open_stage(stage: Stage) -> Call:
    body = {"version": 1, "stage": "strength", "reason": "as agreed"}
    return Call(path={"plan_id": assigned(stage)}, body=body)


def _set_target(stage: Stage) -> Call:
    body = {"sets": 3, "reps_from": 8, "reps_to": 12, "reason": "as agreed"}
    path = {"plan_id": assigned(stage), "exercise": "raise-double", "side": "both"}
    return Call(path=path, body=body)


def _progress(stage: Stage) -> Call:
    assigned(stage)
    return Call(path={"patient_id": stage.cast.ada.id})


def _lift(stage: Stage) -> Call:
    with stage.database.session() as session:
        lock_for(session, stage.cast.ada.id, ("loading",), "R1", "emergency", stage.now)
        (lock,) = locks_of(session, stage.cast.ada.id, stage.now.date())
    path = {"patient_id": stage.cast.ada.id, "lock_id": lock.id}
    return Call(path=path, body={"reason": "seen and well"})


def _clinicians(status: int) -> dict[str, int]:
    return {"nobody": 401, "ada": 403, "eve": 403, "ben": status, "cy": 404, "dot": 403}


def _patients(status: int) -> dict[str, int]:
    return {"nobody": 401, "ada": status, "eve": status, "ben": 403, "cy": 403, "dot": 403}


def _own_time(stage: Stage) -> Call:
    assigned(stage)
    return Call(body={"kind": "session", "local_time": "19:00"})


def _kept_time(stage: Stage) -> Call:
    assigned(stage)
    return Call(body={"kind": "session"})


def _signed_in(status: int, call: Callable[[Stage], Call] = lambda _stage: Call()) -> Line:
    return Line(nobody=401, ada=status, eve=status, ben=status, cy=status, dot=status, call=call)


LINES: Lines = {
    "GET /api/content/rules": for_everyone(200),
    "GET /api/content/exercises": for_everyone(200),
    "GET /api/content/figures": for_everyone(200),
    "GET /api/content/library": for_everyone(200),
    "GET /api/content/questionnaires": for_everyone(200),
    "GET /api/templates": Line(nobody=401, ada=403, eve=403, ben=200, cy=200, dot=403),
    "POST /api/patients/<uuid:patient_id>/programme/preview": Line(**_clinicians(200), call=_for_ada),
    "POST /api/patients/<uuid:patient_id>/programme": Line(**_clinicians(201), call=_for_ada),
    "GET /api/programmes/<uuid:plan_id>": Line(**_clinicians(200), call=_plan),
    "PUT /api/programmes/<uuid:plan_id>": Line(**_clinicians(200), call=_adjust),
    "GET /api/programmes/<uuid:plan_id>/versions": Line(**_clinicians(200), call=_plan),
    "POST /api/programmes/<uuid:plan_id>/pause": Line(**_clinicians(200), call=_change),
    "POST /api/programmes/<uuid:plan_id>/resume": Line(**_clinicians(200), call=_resume),
    "POST /api/programmes/<uuid:plan_id>/end": Line(**_clinicians(200), call=_change),
    "POST /api/programmes/<uuid:plan_id>/stage": Line(**_clinicians(200), call=_open_stage),
    "PUT /api/programmes/<uuid:plan_id>/targets/<exercise>/<side>": Line(
        **_clinicians(200), call=_set_target
    ),
    "GET /api/patients/<uuid:patient_id>/programme/progress": Line(**_clinicians(200), call=_progress),
    "POST /api/patients/<uuid:patient_id>/locks/<uuid:lock_id>/lift": Line(**_clinicians(200), call=_lift),
    "GET /api/programme": Line(nobody=401, ada=200, eve=200, ben=403, cy=403, dot=403),
    "POST /api/programme/stage": Line(
        nobody=401,
        ada=409,
        eve=409,
        ben=403,
        cy=403,
        dot=403,
        call=lambda _stage: Call(body={"stage": "run"}),
    ),
    "GET /api/today": Line(nobody=401, ada=200, eve=200, ben=403, cy=403, dot=403),
    "PUT /api/programme/zone": Line(
        nobody=401,
        ada=200,
        eve=200,
        ben=403,
        cy=403,
        dot=403,
        call=lambda _stage: Call(body={"zone": "Europe/Paris"}),
    ),
    "POST /api/programme/zone/keep": Line(
        **_patients(204), call=lambda _stage: Call(body={"zone": "Europe/Paris"})
    ),
    "GET /api/reminders/manners": _signed_in(200),
    "PUT /api/reminders/manners": _signed_in(200, lambda _stage: Call(body=MANNERS)),
    "PUT /api/programme/times": Line(**_patients(200) | {"eve": 409}, call=_own_time),
    "POST /api/programme/times/keep": Line(**_patients(204) | {"eve": 409}, call=_kept_time),
    "PUT /api/occurrences/<uuid:occurrence_id>/actions/<uuid:action_id>": Line(
        nobody=401, ada=200, eve=404, ben=403, cy=403, dot=403, call=_act
    ),
}
