"""Everything that was tested, seen, done and booked, as the desk shows it."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Literal
from uuid import UUID
from zoneinfo import ZoneInfo

from sqlalchemy import select
from sqlalchemy.orm import Session

from backend.accounts.models import Person
from backend.programmes.care.models import (
    Appointment,
    Condition,
    Imaging,
    Procedure,
    ProvocationTest,
    StrengthTest,
)
from backend.programmes.care.schemas.findings import (
    ImagingOut,
    LegOut,
    ProvocationTestOut,
    StrengthTestOut,
)
from backend.programmes.care.schemas.records import AppointmentOut, MeasuresOut, ProcedureOut, RecordsOut
from backend.programmes.care.services.appointments import appointments_of
from backend.programmes.care.services.condition import age_of, condition_of
from backend.programmes.care.services.escalation import tried
from backend.programmes.care.services.findings import imaging_of, may_hop, provocations_of, strengths_of
from backend.programmes.care.services.holding import local_date
from backend.programmes.care.services.procedures import is_waiting, procedures_of, warnings_for
from backend.programmes.thresholds import values_for
from backend.rules.heel_raise import usual_raises
from backend.rules.strength import gate_reps
from backend.rules.wall_clock import wall_time


@dataclass(frozen=True, slots=True)
class Measure:
    """What the legs of a person are held against."""

    condition: Condition | None
    age: int | None
    thresholds: Mapping[str, int]

    @property
    def side_difference_percent(self) -> int:
        return self.thresholds["side_difference_percent"]

    @property
    def norm(self) -> int | None:
        return usual_raises(self.age, self.condition.sex if self.condition else None)

    @property
    def body_weight_kg(self) -> float | None:
        return self.condition.body_weight_kg if self.condition else None


def records(session: Session, patient: Person, now: datetime) -> RecordsOut:
    authors = _Names(session)
    measure = measure_of(session, patient, now)
    procedures = procedures_of(session, patient.id)
    return RecordsOut(
        provocation=[provocation_out(row, authors) for row in provocations_of(session, patient.id)],
        strength=[strength_out(row, measure, authors) for row in strengths_of(session, patient.id)],
        imaging=[imaging_out(row, authors) for row in imaging_of(session, patient.id)],
        procedures=[procedure_out(row, procedures, patient, authors, now) for row in procedures],
        appointments=[appointment_out(row, patient, authors) for row in appointments_of(session, patient.id)],
        may_hop=may_hop(session, patient.id),
        measures=_measures_out(measure),
        tried=tried(session, patient, now),
    )


def measure_of(session: Session, patient: Person, now: datetime) -> Measure:
    condition = condition_of(session, patient.id)
    thresholds = values_for(session, patient.clinic_id, patient.id, now)
    return Measure(condition, age_of(condition, patient, now), thresholds)


def names(session: Session) -> Callable[[UUID], str]:
    return _Names(session)


def provocation_out(row: ProvocationTest, name: Callable[[UUID], str]) -> ProvocationTestOut:
    return ProvocationTestOut(
        id=row.id,
        done_on=row.done_on,
        test=row.test,
        left_pain=row.left_pain,
        right_pain=row.right_pain,
        author=name(row.author_id),
        at=row.at,
    )


def strength_out(row: StrengthTest, measure: Measure, name: Callable[[UUID], str]) -> StrengthTestOut:
    counts_raises = row.position == "heel_raise"
    norm = measure.norm if counts_raises else None
    compared = (row.left_reps, row.right_reps) if counts_raises else _loads(row)
    difference = _difference_percent(*compared)
    is_lopsided = difference is not None and difference > measure.side_difference_percent
    return StrengthTestOut(
        id=row.id,
        done_on=row.done_on,
        position=row.position,
        left=_leg(row.left_kg, row.left_reps, measure, norm),
        right=_leg(row.right_kg, row.right_reps, measure, norm),
        norm=norm,
        difference_percent=round(difference) if difference is not None else None,
        weaker=_weaker(*compared) if is_lopsided else None,
        author=name(row.author_id),
        at=row.at,
    )


def imaging_out(row: Imaging, name: Callable[[UUID], str]) -> ImagingOut:
    return ImagingOut(
        id=row.id,
        done_on=row.done_on,
        kind=row.kind,
        reading=row.reading,
        finding=row.finding,
        author=name(row.author_id),
        at=row.at,
    )


def procedure_out(
    row: Procedure,
    others: Sequence[Procedure],
    patient: Person,
    name: Callable[[UUID], str],
    now: datetime,
) -> ProcedureOut:
    return ProcedureOut(
        id=row.id,
        kind=row.kind,
        done_on=row.done_on,
        done_by=row.done_by,
        side=row.side,
        restart_on=row.restart_on,
        is_waiting=is_waiting(row, local_date(patient, now)),
        reason=row.reason,
        warnings=warnings_for(row, others),
        author=name(row.author_id),
        at=row.at,
    )


def appointment_out(row: Appointment, patient: Person, name: Callable[[UUID], str]) -> AppointmentOut:
    return AppointmentOut(
        id=row.id,
        what=row.what,
        starts_at=row.starts_at,
        local=wall_time(row.starts_at, ZoneInfo(patient.clinic.zone)),
        is_cancelled=row.cancelled_at is not None,
        author=name(row.author_id),
    )


def _measures_out(measure: Measure) -> MeasuresOut:
    return MeasuresOut(
        usual_raises=measure.norm,
        side_difference_percent=measure.side_difference_percent,
        standing_gate_percent=measure.thresholds["standing_gate_percent"],
        seated_gate_percent=measure.thresholds["seated_gate_percent"],
        goal_reps=gate_reps(None, measure.thresholds["goal_reps"]),
        pain_limit=measure.thresholds["pain_limit"],
    )


def _leg(load_kg: float | None, reps: int | None, measure: Measure, norm: int | None) -> LegOut:
    weight = measure.body_weight_kg
    return LegOut(
        load_kg=load_kg,
        reps=reps,
        body_weight_percent=int(load_kg * 100 / weight) if load_kg is not None and weight else None,
        norm_percent=reps * 100 // norm if reps is not None and norm else None,
    )


def _loads(row: StrengthTest) -> tuple[float | None, float | None]:
    """The loads, unless they were lifted a different number of times: those cannot be compared."""
    return (row.left_kg, row.right_kg) if row.left_reps == row.right_reps else (None, None)


def _difference_percent(left: float | None, right: float | None) -> float | None:
    if left is None or right is None:
        return None
    return abs(left - right) * 100 / max(left, right) if max(left, right) > 0 else 0.0


def _weaker(left: float | None, right: float | None) -> Literal["left", "right"] | None:
    if left is None or right is None or left == right:
        return None
    return "left" if left < right else "right"


class _Names:
    """Names by id, each looked up once."""

    def __init__(self, session: Session) -> None:
        self._session = session
        self._known: dict[UUID, str] = {}

    def __call__(self, person_id: UUID) -> str:
        if person_id not in self._known:
            found = self._session.scalar(select(Person.name).where(Person.id == person_id))
            self._known[person_id] = found or ""
        return self._known[person_id]
