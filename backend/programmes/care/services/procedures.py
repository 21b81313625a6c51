"""Injections, scraping and surgery: recorded as facts, with the locks and warnings that follow from them."""

from collections.abc import Collection
from datetime import date, datetime
from typing import Final
from uuid import UUID, uuid4

from sqlalchemy import select
from sqlalchemy.orm import Session

from backend.accounts.models import Person
from backend.db import transaction
from backend.programmes.care.models import Procedure
from backend.programmes.care.schemas.records import ProcedureIn, RestartIn
from backend.programmes.care.services.findings import check_date
from backend.programmes.care.services.gates import hold_if_blocked
from backend.programmes.care.services.holding import hold, local_date, release
from backend.web.problems import FieldProblem, NotFound, Refused

INJECTIONS: Final = ("steroid", "needling", "prp", "other_injection")
WAITING: Final = ("loading", "running")
AFTER_STEROID, AFTER_OTHERS = "M22", "R7"
# Sources: docs/evidence.md#steroid-injection, #prp, #surgery
WARNINGS: Final = {
    "steroid": "A steroid weakens the tendon and can lead to a rupture: avoid it in the Achilles.",
    "prp": "Blood plasma did no better than a dummy injection in trials.",
    "surgery": "Surgery comes last: it has done no better than exercise in trials, and has risks of its own.",
}
SECOND_INJECTION: Final = "One injection at most: there has been one before."


def record_procedure(
    session: Session, author: Person, patient: Person, form: ProcedureIn, now: datetime
) -> Procedure:
    """Loading and running wait for the restart day; a steroid keeps shockwave away too.

    Raises Refused: a date to come, a restart before the procedure, a second injection without a reason.
    """
    with transaction(session):
        check_date("done_on", form.done_on, patient, now)
        _check_restart(form.restart_on, form.done_on)
        _check_second_injection(session, patient.id, form)
        row = Procedure(**form.model_dump(), id=uuid4(), person_id=patient.id, author_id=author.id, at=now)
        session.add(row)
        session.flush()
        _wait(session, patient, row, now)
        if row.kind == "steroid":
            hold_if_blocked(session, patient, "shockwave", now)
    return row


def set_restart(
    session: Session, author: Person, patient: Person, procedure_id: UUID, form: RestartIn, now: datetime
) -> Procedure:
    """The day from which loading is allowed again, which may be today. Raises NotFound, Refused."""
    with transaction(session):
        row = session.get(Procedure, procedure_id)
        if row is None or row.person_id != patient.id:
            raise NotFound
        _check_restart(form.restart_on, row.done_on)
        row.restart_on = form.restart_on
        session.flush()
        # Locks of a rule are lifted together, so those of the other procedures are laid again.
        release(session, author, patient, (_rule(row),), form.reason, now)
        for other in procedures_of(session, patient.id):
            if _rule(other) == _rule(row):
                _wait(session, patient, other, now)
    return row


def procedures_of(session: Session, person_id: UUID) -> list[Procedure]:
    """Newest first."""
    query = select(Procedure).where(Procedure.person_id == person_id)
    return list(session.scalars(query.order_by(Procedure.done_on.desc(), Procedure.at.desc())))


def is_waiting(row: Procedure, today: date) -> bool:
    """Loading has not begun again after it."""
    return row.restart_on is None or row.restart_on > today


def warnings_for(row: Procedure, others: Collection[Procedure]) -> list[str]:
    found = [WARNINGS[row.kind]] if row.kind in WARNINGS else []
    if row.kind in INJECTIONS and any(_is_injection_before(other, row) for other in others):
        found.append(SECOND_INJECTION)
    return found


def _is_injection_before(other: Procedure, row: Procedure) -> bool:
    return other.kind in INJECTIONS and (other.done_on, other.at) < (row.done_on, row.at)


def _wait(session: Session, patient: Person, row: Procedure, now: datetime) -> None:
    if is_waiting(row, local_date(patient, now)):
        hold(session, patient, WAITING, _rule(row), "stop", now, row.restart_on)


def _rule(row: Procedure) -> str:
    return AFTER_STEROID if row.kind == "steroid" else AFTER_OTHERS


def _check_restart(restart_on: date | None, done_on: date) -> None:
    if restart_on is not None and restart_on <= done_on:
        raise Refused(FieldProblem("restart_on", "must lie after the procedure"))


def _check_second_injection(session: Session, person_id: UUID, form: ProcedureIn) -> None:
    if form.kind not in INJECTIONS or form.reason:
        return
    if any(row.kind in INJECTIONS for row in procedures_of(session, person_id)):
        message = "is needed for a second injection: one at most, after simpler care has failed"
        raise Refused(FieldProblem("reason", message))
