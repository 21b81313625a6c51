"""Times that a patient has set in place of the prescribed ones: which hold, and how they change."""

from collections.abc import Iterator, Mapping
from datetime import date, datetime, time
from typing import Final
from uuid import UUID
from zoneinfo import ZoneInfo

from sqlalchemy.orm import Session

from backend.accounts.models import Person
from backend.db import transaction
from backend.programmes.models import PlanStatus
from backend.programmes.plans import Running, lay_out_plan, running_plan
from backend.programmes.prescription import prescribed
from backend.programmes.preview_schemas import TimeOut
from backend.programmes.schemas import PrescriptionIn
from backend.programmes.versions import add_version
from backend.reminders.manners.own_times import note_asked, own_times_of, set_time
from backend.rules.own_times import (
    CHECK,
    OWN_KINDS,
    SESSION,
    WEDGES,
    leading_time,
    settable_times,
    time_problem,
    with_own_times,
)
from backend.rules.patch import PATCH
from backend.rules.prescription import Prescription
from backend.rules.wall_clock import wall_time
from backend.web.problems import Conflict, FieldProblem, Refused

OWN_TIME_SET: Final = "The patient prefers another time."
OWN_TIME_CLEARED: Final = "Back to the prescribed time, as the patient wishes."
_NO_SUCH_KIND: Final = FieldProblem("kind", f"One of {', '.join(OWN_KINDS)}.")


def set_own_time(
    session: Session, person: Person, kind: str, at: time | None, now: datetime
) -> list[TimeOut]:
    """From now on; what was moved or done stays. None: as prescribed. Answers all times as they are now.

    A patch is put on and taken off at a fixed distance: whichever is set, both move. Raises Refused
    for another kind and a time that cannot be, Conflict for a kind that the running plan does not have.
    """
    if kind not in OWN_KINDS:
        raise Refused(_NO_SUCH_KIND)
    with transaction(session):
        today = wall_time(now, ZoneInfo(person.zone)).date()
        running = _running_with(session, person, kind, today)
        written = _as_written(running.form)
        leading, leading_at = leading_time(written, kind, at or settable_times(written, today)[kind])
        chosen = None if leading_at == settable_times(written, today)[leading] else leading_at
        own_times = own_times_of(session, [person.id])[person.id]
        before = own_times.get(leading)
        if chosen and chosen != before:
            _check_time(settable_times(with_own_times(written, own_times), today), leading, chosen)
        set_time(session, person.id, leading, chosen, now)
        note_asked(session, person.id, kind, now)
        session.flush()
        if chosen != before:
            _lay_out_again(session, running, person, OWN_TIME_SET if chosen else OWN_TIME_CLEARED, now)
        return times_out(running.form, own_times_of(session, [person.id])[person.id], today)


def keep_time(session: Session, person: Person, kind: str, now: datetime) -> None:
    """It is the right time after all: not asked again before as many more go unanswered.

    Raises as `set_own_time` does.
    """
    if kind not in OWN_KINDS:
        raise Refused(_NO_SUCH_KIND)
    with transaction(session):
        _running_with(session, person, kind, wall_time(now, ZoneInfo(person.zone)).date())
        note_asked(session, person.id, kind, now)


def _running_with(session: Session, person: Person, kind: str, today: date) -> Running:
    running = running_plan(session, person.id)
    if running is None or kind not in settable_times(_as_written(running.form), today):
        raise Conflict("This is not part of a plan that runs.")
    return running


def still_own(
    own_times: Mapping[str, time], before: PrescriptionIn | None, after: PrescriptionIn
) -> dict[str, time]:
    """Without those whose very time a clinician has changed: that is newer, and has a reason."""
    if before is None:
        return dict(own_times)
    old, new = _leading_times(before), _leading_times(after)
    changed = {kind for kind in old.keys() & new.keys() if old[kind] != new[kind]}
    return {kind: at for kind, at in own_times.items() if kind not in changed}


def drop_changed_times(
    session: Session, person_id: UUID, before: PrescriptionIn, after: PrescriptionIn, now: datetime
) -> None:
    own_times = own_times_of(session, [person_id])[person_id]
    for kind in own_times.keys() - still_own(own_times, before, after).keys():
        set_time(session, person_id, kind, None, now)
    session.flush()


def times_out(form: PrescriptionIn, own_times: Mapping[str, time], today: date) -> list[TimeOut]:
    written = _as_written(form)
    used = settable_times(with_own_times(written, own_times), today)
    return [
        TimeOut(kind=kind, local_time=used[kind], prescribed_time=at, is_own=used[kind] != at)
        for kind, at in settable_times(written, today).items()
    ]


def _check_time(times: Mapping[str, time], kind: str, at: time) -> None:
    problem = time_problem(times, kind, at)
    if problem:
        raise Refused(FieldProblem("local_time", problem))


def _as_written(form: PrescriptionIn) -> Prescription:
    # Times of day are the same in every zone.
    return prescribed(form, "UTC", "UTC")


def _leading_times(form: PrescriptionIn) -> dict[str, time]:
    return dict(_named_times(form))


def _named_times(form: PrescriptionIn) -> Iterator[tuple[str, time]]:
    yield SESSION, form.sessions.time
    yield CHECK, form.next_day_check.time
    if form.gtn:
        yield PATCH, form.gtn.time
    if form.wedges:
        yield WEDGES, form.wedges.time


def _lay_out_again(session: Session, running: Running, person: Person, reason: str, now: datetime) -> None:
    plan, form = running.plan, running.form.model_copy(update={"reason": reason})
    plan.version += 1
    changed = Running(plan, add_version(session, plan, person, form, now), running.clinic_zone)
    if plan.status == PlanStatus.ACTIVE:
        lay_out_plan(session, changed, form, now)
