"""What is asked before a patch, shockwave or collagen: kept with who answered, decided by the table."""

from collections.abc import Iterator
from datetime import date, datetime
from typing import Any, Final
from uuid import UUID, uuid4

from sqlalchemy import select
from sqlalchemy.orm import Session

from backend.accounts.models import Person, Role
from backend.db import transaction
from backend.programmes.care.models import GateAnswer, Procedure
from backend.programmes.care.names import CourseName
from backend.programmes.care.schemas.gates import (
    CollagenGateIn,
    CollagenHealthIn,
    GtnDeskIn,
    GtnGateIn,
    GtnHealthIn,
    ShockwaveGateIn,
)
from backend.programmes.care.services.condition import age_of, condition_of
from backend.programmes.care.services.holding import hold, local_date, release
from backend.programmes.care.services.medicines import (
    Finding,
    collagen_facts,
    gtn_facts,
    medicines_finding,
    shockwave_facts,
    whole_weeks,
)
from backend.programmes.locks import Lock, lift_lock
from backend.programmes.plans import running_plan
from backend.programmes.schemas import PrescriptionIn
from backend.programmes.thresholds import values_for
from backend.rules.tables import Verdict
from backend.web.problems import Conflict, FieldProblem, Refused

COURSES: Final = ("gtn", "shockwave", "collagen")
# What a gate locks and may release; a side effect's lock is another rule's, and only lifted by hand.
RULES: Final = {
    "gtn": ("M1", "M1b", "M2", "M3"),
    "shockwave": ("M15", "M15b"),
    "collagen": ("M13",),
}
STILL_CLOSED: Final = "The answers before this course do not allow it: answer them anew."
ANSWERED_ANEW: Final = "The questions before the course have been answered anew."
Form = GtnGateIn | ShockwaveGateIn | CollagenGateIn
HealthForm = GtnHealthIn | ShockwaveGateIn | CollagenHealthIn


def latest_answer(session: Session, person_id: UUID, course: str) -> GateAnswer | None:
    query = select(GateAnswer).where(GateAnswer.person_id == person_id, GateAnswer.course == course)
    return session.scalar(query.order_by(GateAnswer.number.desc()).limit(1))


def answer_gate(
    session: Session, author: Person, patient: Person, course: CourseName, form: Form, now: datetime
) -> GateAnswer:
    """By a clinician; what had been blocked by earlier answers, and is safe now, goes on. Raises Refused."""
    if isinstance(form, GtnGateIn) and form.may_be_cut and form.patch_kind != "matrix":
        raise Refused(FieldProblem("may_be_cut", "is possible for a matrix patch only"))
    with transaction(session):
        _one_at_a_time(session, patient)
        return _keep(session, author, patient, course, form.model_dump(), now)


def answer_own_gate(
    session: Session, person: Person, course: CourseName, form: HealthForm, now: datetime
) -> GateAnswer:
    """By the patient: the questions about health; what the clinician and the prescriber have said stays.

    A clinician's word on a risk holds only for the answers it was given on.
    """
    with transaction(session):
        _one_at_a_time(session, person)
        latest = latest_answer(session, person.id, course)
        said = form.model_dump()
        kept = dict(latest.answers) if latest else _nothing_said(course)
        if kept.get("is_confirmed") and any(kept[name] != value for name, value in said.items()):
            kept["is_confirmed"] = False
        return _keep(session, person, person, course, kept | said, now)


def gate_finding(
    session: Session,
    patient: Person,
    course: str,
    now: datetime,
    prescriber: str = "",
    answer: GateAnswer | None = None,
) -> Finding:
    """What the table says of the course by the newest answers, or by `answer`, and what is on record."""
    found = answer or latest_answer(session, patient.id, course)
    facts: dict[str, Any]
    if course == "gtn":
        facts = gtn_facts(found, prescriber)
    elif course == "shockwave":
        age = age_of(condition_of(session, patient.id), patient, now)
        weeks = whole_weeks(steroid_dates(session, patient.id), local_date(patient, now))
        facts = shockwave_facts(found, age, weeks)
    else:
        facts = collagen_facts(found)
    return medicines_finding(facts, values_for(session, patient.clinic_id, patient.id, now))


def blocking_verdict(finding: Finding, course: str) -> Verdict | None:
    """The most severe row that keeps the course from going on; None when it may."""
    return next((verdict for verdict in finding.verdicts if course in verdict.locks), None)


def check_gates(
    session: Session,
    patient: Person,
    form: PrescriptionIn,
    running: PrescriptionIn | None,
    now: datetime,
) -> None:
    """Raises Refused for each course that the rules block. What runs already is not asked about again:
    it was locked when its gate closed.
    """
    found = tuple(_gate_problems(session, patient, form, running, now))
    if found:
        raise Refused(*found)


def lift_by_hand(
    session: Session, author: Person, patient: Person, lock_id: UUID, reason: str, now: datetime
) -> None:
    """As `lift_lock`. Raises Conflict also while the gate that laid the lock is closed: answers open it."""
    with transaction(session):
        _one_at_a_time(session, patient)
        lock = session.get(Lock, lock_id)
        rule = lock.rule if lock and lock.person_id == patient.id and lock.lifted_at is None else None
        course = next((course for course in COURSES if rule in RULES[course]), None)
        if course and _is_blocked(session, patient, course, now):
            raise Conflict(STILL_CLOSED)
        lift_lock(session, author, patient.id, lock_id, reason, now)


def steroid_dates(session: Session, person_id: UUID) -> list[date]:
    query = select(Procedure.done_on).where(Procedure.person_id == person_id, Procedure.kind == "steroid")
    return list(session.scalars(query))


def hold_if_blocked(session: Session, patient: Person, course: str, now: datetime) -> None:
    """A course that is running, and may not any more by what is on record now, is locked."""
    running = running_plan(session, patient.id)
    prescribed = getattr(running.form, course) if running else None
    if prescribed is None:
        return
    finding = gate_finding(session, patient, course, now, getattr(prescribed, "prescriber", ""))
    if verdict := blocking_verdict(finding, course):
        hold(session, patient, (course,), verdict.rule, verdict.effect, now)


def _is_blocked(session: Session, patient: Person, course: str, now: datetime) -> bool:
    running = running_plan(session, patient.id)
    prescriber = getattr(getattr(running.form, course), "prescriber", "") if running else ""
    return blocking_verdict(gate_finding(session, patient, course, now, prescriber), course) is not None


def _gate_problems(
    session: Session,
    patient: Person,
    form: PrescriptionIn,
    running: PrescriptionIn | None,
    now: datetime,
) -> Iterator[FieldProblem]:
    for course in COURSES:
        wanted = getattr(form, course)
        if wanted is None or (running and getattr(running, course) == wanted):
            continue
        finding = gate_finding(session, patient, course, now, getattr(wanted, "prescriber", ""))
        if verdict := blocking_verdict(finding, course):
            yield FieldProblem(course, f"{verdict.saw} (rule {verdict.rule})")


def _keep(
    session: Session, author: Person, patient: Person, course: CourseName, said: dict[str, Any], now: datetime
) -> GateAnswer:
    before = latest_answer(session, patient.id, course)
    row = GateAnswer(
        id=uuid4(),
        person_id=patient.id,
        course=course,
        number=before.number + 1 if before else 1,
        author_id=author.id,
        at=now,
        answers=said,
    )
    finding = gate_finding(session, patient, course, now, answer=row)
    blocking = blocking_verdict(finding, course)
    worst = blocking or finding.worst
    row.rule, row.verdict, row.effect = worst.rule, worst.verdict, worst.effect
    row.saw, row.do, row.call = worst.saw, worst.do, worst.call
    row.ruleset, row.inputs, row.thresholds = finding.ruleset, dict(finding.inputs), finding.thresholds
    session.add(row)
    session.flush()
    if blocking:
        hold_if_blocked(session, patient, course, now)
    elif author.role == Role.CLINICIAN:
        release(session, author, patient, RULES[course], ANSWERED_ANEW, now)
    return row


def _one_at_a_time(session: Session, patient: Person) -> None:
    session.execute(select(Person.id).where(Person.id == patient.id).with_for_update(key_share=True))


def _nothing_said(course: str) -> dict[str, Any]:
    """The clinician's part before any clinician has said anything."""
    if course == "gtn":
        return GtnDeskIn().model_dump()
    return {"dose": ""} if course == "collagen" else {}
